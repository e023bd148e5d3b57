// The blocks (lines) of a text in which a place lies, and whether two of them are versions of one.
import type { Span } from '../../text/span.ts';
import { similarity } from './agreement.ts';

/** Similarity from which on two blocks are versions of one. */
const ALIKE = 0.5;
/** Longer blocks are taken for alike: to compare them costs more than to ask a person. */
const LONGEST = 2000;

/** The blocks that a span touches, as one span without the line end behind the last. */
export function blockAround(text: string, { start, end }: Span): Span {
  const lineEnd = text.indexOf('\n', end);
  return {
    start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd < 0 ? text.length : lineEnd,
  };
}

export function blockText(text: string, span: Span): string {
  const { start, end } = blockAround(text, span);
  return text.slice(start, end);
}

/** Whether the blocks around two places have at least half of their characters in common. */
export function areAlike(a: readonly [string, Span], b: readonly [string, Span]): boolean {
  const [first, second] = [blockText(...a), blockText(...b)];
  if (Math.max(first.length, second.length) > LONGEST) return true;
  return similarity(first, second) >= ALIKE;
}
