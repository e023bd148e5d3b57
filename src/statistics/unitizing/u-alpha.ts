// Krippendorff's alphas for unitized text: did coders mark the same stretches, and mean the same?
import { type Figure, type NotDefined, notDefined } from '../not-defined.ts';
import { type Coincidences, coincidencesOf, GAP, type Matrix } from './coincidences.ts';
import type { UnitizedSegment } from './segments.ts';

/** An alpha with the share of the continuum, or of a code's segments, that it rests on. */
interface CoveredAlpha {
  readonly alpha: Figure;
  /** 0 to 1. */
  readonly coverage: Figure;
}

export interface UnitizingAlphas {
  /** uα: marking and coding together. */
  readonly uAlpha: Figure;
  /** |uα: marked or not, whatever the code. */
  readonly binaryUAlpha: Figure;
  /** cuα: the codes, where two coders marked. */
  readonly cuAlpha: CoveredAlpha;
  /** (k)uα: each code against the others, where two coders marked. */
  readonly kuAlpha: ReadonlyMap<string, CoveredAlpha>;
}

/**
 * The four alphas of Krippendorff, Mathet, Bouvry and Widlöcher 2016 (On the reliability of unitizing
 * textual continua, Quality & Quantity 50, 2347-2364, eq. 1 to 13), one entry of `coders` a coder,
 * positions from 0 to `length`. Not defined: `overlapping_segments` where a coder gave one position
 * two codes; `no_pairable_values` for one coder or an empty continuum.
 */
export function unitizingAlphas(
  coders: readonly (readonly UnitizedSegment[])[],
  length: number,
): UnitizingAlphas {
  if (coders.length < 2 || length === 0) return allNotDefined(notDefined('no_pairable_values'));
  const sums = coincidencesOf(coders, length);
  if (sums === null) return allNotDefined(notDefined('overlapping_segments'));
  return unitizingAlphasOf(sums);
}

/** The same from sums, for instance over several documents. */
export function unitizingAlphasOf(sums: Coincidences): UnitizingAlphas {
  const kuAlpha = new Map<string, CoveredAlpha>();
  for (const value of valuesOf(sums)) kuAlpha.set(value, kuAlphaOf(sums, value));
  return {
    uAlpha: uAlphaOf(sums),
    binaryUAlpha: binaryUAlphaOf(sums),
    cuAlpha: cuAlphaOf(sums),
    kuAlpha,
  };
}

/**
 * uα = 1 − Σ ℓ_ck / Σ ε_ck over c ≠ k (eq. 5). Expected coincidences ε_ck = ℓ.. ℓ_c ℓ_k / (ℓ..² −
 * Σ L(segment)² − Σ L(gap)): a segment is not compared with itself, a gap only position by position
 * (eq. 4).
 */
function uAlphaOf({ lengths, selfPairs }: Coincidences): Figure {
  const margins = marginsOf(lengths, () => true);
  const total = sumOf(margins.values());
  const observed = total - diagonal(lengths, () => true);
  return oneMinus(
    observed / total,
    unlikePairs(margins) / (total ** 2 - sumOf(selfPairs.values())),
  );
}

/** |uα: the same with all codes taken as one (eq. 6). */
function binaryUAlphaOf({ lengths, selfPairs }: Coincidences): Figure {
  const margins = marginsOf(lengths, () => true);
  const total = sumOf(margins.values());
  const gaps = margins.get(GAP) ?? 0;
  const observed = 2 * (gaps - (lengths.get(GAP)?.get(GAP) ?? 0));
  const expected = 2 * gaps * (total - gaps);
  return oneMinus(observed / total, expected / (total ** 2 - sumOf(selfPairs.values())));
}

/**
 * cuα: only where both coders marked (eq. 9 to 11). Its expected coincidences leave out pairs within
 * one segment: for each ordered pair of coders (the length of a segment that the other's segments
 * cover)², divided by m − 1. For three coders and more, programs in public differ here: one covers a
 * segment by all others at once (Krippendorff 2019, 12.6.5) and does not divide. For two coders they
 * agree.
 */
function cuAlphaOf({ lengths, coveredSelfPairs }: Coincidences): CoveredAlpha {
  const all = sumOf(marginsOf(lengths, () => true).values());
  const margins = marginsOf(lengths, isMarked);
  const total = sumOf(margins.values());
  if (total === 0) return { alpha: notDefined('no_pairable_values'), coverage: 0 };
  const observed = total - diagonal(lengths, isMarked);
  const pairs = total ** 2 - sumOf(coveredSelfPairs.values());
  return { alpha: oneMinus(observed / total, unlikePairs(margins) / pairs), coverage: total / all };
}

/** (k)uα = 1 − (ε_k / ℓ_k) (ℓ_k − ℓ_kk) / (ε_k − ε_kk) among marked positions (eq. 13). */
function kuAlphaOf({ lengths, coveredSelfPairs }: Coincidences, value: string): CoveredAlpha {
  const margins = marginsOf(lengths, isMarked);
  const own = margins.get(value) ?? 0;
  const everywhere = sumOf(lengths.get(value)?.values() ?? []);
  const coverage = everywhere === 0 ? notDefined('never_used') : own / everywhere;
  if (own === 0) return { alpha: notDefined('no_pairable_values'), coverage };
  const observed = (own - (lengths.get(value)?.get(value) ?? 0)) / own;
  const withOthers = own * (sumOf(margins.values()) - own);
  const withItself = own ** 2 - (coveredSelfPairs.get(value) ?? 0);
  return { alpha: oneMinus(observed, withOthers / (withOthers + withItself)), coverage };
}

/** 1 − observed / expected disagreement; `no_variation` where none could be expected. */
function oneMinus(observed: number, expected: number): Figure {
  return expected > 0 && Number.isFinite(expected)
    ? 1 - observed / expected
    : notDefined('no_variation');
}

function isMarked(value: string): boolean {
  return value !== GAP;
}

/** ℓ_c of the values that count. */
function marginsOf(lengths: Matrix, counts: (value: string) => boolean): Map<string, number> {
  const margins = new Map<string, number>();
  for (const [c, row] of lengths) {
    if (!counts(c)) continue;
    let sum = 0;
    for (const [k, length] of row) if (counts(k)) sum += length;
    if (sum > 0) margins.set(c, sum);
  }
  return margins;
}

function diagonal(lengths: Matrix, counts: (value: string) => boolean): number {
  let sum = 0;
  for (const [c, row] of lengths) if (counts(c)) sum += row.get(c) ?? 0;
  return sum;
}

/** Σ over c ≠ k of ℓ_c ℓ_k. */
function unlikePairs(margins: ReadonlyMap<string, number>): number {
  const total = sumOf(margins.values());
  let alike = 0;
  for (const margin of margins.values()) alike += margin ** 2;
  return total ** 2 - alike;
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function valuesOf({ lengths }: Coincidences): string[] {
  return [...lengths.keys()].filter(isMarked).sort();
}

function allNotDefined(reason: NotDefined): UnitizingAlphas {
  return {
    uAlpha: reason,
    binaryUAlpha: reason,
    cuAlpha: { alpha: reason, coverage: reason },
    kuAlpha: new Map(),
  };
}
