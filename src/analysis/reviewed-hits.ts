// Precision from the review queue: accepted against rejected hits. It says nothing of misses, so it stands
// apart from the validation against coding.
import type { Codebook } from '../codebook/codebook.ts';
import { withDescendants } from '../codebook/codebook.ts';
import { precision, precisionInterval } from '../statistics/validation.ts';
import { type MeasuredFigure, measured } from './measured-figure.ts';

/** A person's decision about a hit; several about one stretch are one hit. */
export interface HitDecision {
  readonly document: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string | null;
  readonly verdict: 'accept' | 'reject';
}

export interface ReviewedHits {
  readonly accepted: number;
  readonly rejected: number;
  /** accepted / (accepted + rejected), with Wilson's interval. */
  readonly precision: MeasuredFigure;
}

/** The reviewed hits of a code with those below it, or of one rule. A rejection by anybody wins. */
export function reviewedHits(
  codebook: Codebook,
  decisions: readonly HitDecision[],
  asked: { readonly code: string; readonly rule?: string },
): ReviewedHits {
  const family = new Set(withDescendants(codebook, asked.code));
  const verdicts = new Map<string, 'accept' | 'reject'>();
  for (const { document, code, start, end, rule, verdict } of decisions) {
    if (!family.has(code) || (asked.rule !== undefined && rule !== asked.rule)) continue;
    const key = JSON.stringify([document, code, start, end]);
    if (verdicts.get(key) !== 'reject') verdicts.set(key, verdict);
  }
  const all = [...verdicts.values()];
  const tp = all.filter((verdict) => verdict === 'accept').length;
  const counts = { tp, fp: all.length - tp, fn: 0, tn: 0 };
  return {
    accepted: counts.tp,
    rejected: counts.fp,
    precision: measured(precision(counts), precisionInterval(counts)),
  };
}
