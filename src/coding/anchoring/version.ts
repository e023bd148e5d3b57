// One of two versions of a text, with what it shares with the other.
import type { Span } from '../../text/span.ts';
import { coverage, type Run } from './runs.ts';

/** A text, and the runs that another version shares with it, in the order of this text (as `old`). */
export interface Version {
  readonly text: string;
  readonly runs: readonly Run[];
  readonly coveredBefore: (offset: number) => number;
  /** What the other version does not have. */
  readonly gaps: readonly Span[];
}

export function versionOf(text: string, runs: readonly Run[]): Version {
  const gaps: Span[] = [];
  let start = 0;
  for (const run of [...runs, { old: text.length, now: 0, length: 0 }]) {
    if (run.old > start) gaps.push({ start, end: run.old });
    start = run.old + run.length;
  }
  return { text, runs, coveredBefore: coverage(runs), gaps };
}
