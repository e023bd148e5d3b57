// A hit while a query is evaluated: where it stands in positions and in characters, and which words
// it uses up. Distances are counted in positions, hits are told in characters.
import type { Span } from '../text/span.ts';
import type { TokenisedText } from '../text/tokens.ts';

export interface Stretch extends Span {
  /** Tokens [first, after). A stretch without a token has first = after: the token behind it. */
  readonly first: number;
  readonly after: number;
  /**
   * What serves its operands, as token indexes; a coding or a sign without a word serves as a number
   * below 0. Nothing serves two operands. Null: every token of the stretch.
   */
  readonly used: readonly number[] | null;
}

/** The stretch of the tokens [first, after), which holds at least one. */
export function tokenStretch(tokens: TokenisedText, first: number, after: number): Stretch {
  const start = tokens.starts[first] as number;
  return { start, end: tokens.ends[after - 1] as number, first, after, used: null };
}

/** The stretch of some characters; its tokens are those that share characters with it. */
export function characterStretch(tokens: TokenisedText, span: Span): Stretch {
  const first = firstEndingAfter(tokens, span.start);
  const after = Math.max(first, firstStartingFrom(tokens, span.end));
  const used = first === after ? [SIGNS - span.start] : null;
  return { start: span.start, end: span.end, first, after, used };
}

/** The stretch of a coding, or of a part of one: the coding serves, the words in it stay free. */
export function codingStretch(tokens: TokenisedText, span: Span, used: readonly number[]): Stretch {
  return { ...characterStretch(tokens, span), used };
}

/** What serves for the coding with this number, from 0. */
export function codingUse(number: number): readonly number[] {
  return [-1 - number];
}

/** Whether a stretch is a coding or a part of one. */
export function isCodingStretch({ used }: Stretch): boolean {
  const [first = 0] = used ?? [];
  return used?.length === 1 && first < 0 && first > SIGNS;
}

/** Signs without a word serve as this number less their offset. */
const SIGNS = -(2 ** 40);

/** Index of the first token whose end lies behind `offset`. */
export function firstEndingAfter(tokens: TokenisedText, offset: number): number {
  return lowerBound(tokens.ends, tokens.count, offset + 1);
}

/** Index of the first token that starts at `offset` or behind it. */
export function firstStartingFrom(tokens: TokenisedText, offset: number): number {
  return lowerBound(tokens.starts, tokens.count, offset);
}

/** First index below `length` whose value is at least `value`; values ascend. */
export function lowerBound(values: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a word (or a coding, or a sign) would serve both. */
export function shareWords(a: Stretch, b: Stretch): boolean {
  if (a.used === null && b.used === null) return a.first < b.after && b.first < a.after;
  if (a.used === null) return sharesUsed(a, b.used ?? []);
  if (b.used === null) return sharesUsed(b, a.used);
  const { used } = b;
  return a.used.some((word) => used.includes(word));
}

function sharesUsed(whole: Stretch, used: readonly number[]): boolean {
  return used.some((word) => word >= whole.first && word < whole.after);
}

/** Whether two stretches overlap, in positions or (where they have none) in characters. */
export function touch(a: Stretch, b: Stretch): boolean {
  if (a.first < b.after && b.first < a.after && a.first < a.after && b.first < b.after) return true;
  return a.start < b.end && b.start < a.end;
}

/** Whether `a` ends before `b` begins, in positions and in characters. */
export function precedes(a: Stretch, b: Stretch): boolean {
  return a.after <= b.first && a.end <= b.start;
}

/** Positions strictly between two stretches; 0 where they overlap. */
export function distanceBetween(a: Stretch, b: Stretch): number {
  return Math.max(0, b.first - a.after, a.first - b.after);
}

/** All that a stretch uses up, as a list. */
export function usedWords(stretch: Stretch): readonly number[] {
  if (stretch.used !== null) return stretch.used;
  return Array.from({ length: stretch.after - stretch.first }, (_, index) => stretch.first + index);
}

/** Order by start, then end. */
export function compareStretches(a: Stretch, b: Stretch): number {
  return a.start - b.start || a.end - b.end;
}

/** Stretches in order, those with the same characters and words told once. */
export function distinctStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length < 2) return stretches;
  const sorted = [...stretches].sort(compareStretches);
  return sorted.filter((stretch, index) => {
    for (let before = index - 1; before >= 0; before--) {
      const other = sorted[before] as Stretch;
      if (compareStretches(other, stretch) !== 0) return true;
      if (sameWords(other, stretch)) return false;
    }
    return true;
  });
}

function sameWords(a: Stretch, b: Stretch): boolean {
  if (a.used === b.used) return true;
  const words = usedWords(b);
  const others = usedWords(a);
  return others.length === words.length && others.every((word) => words.includes(word));
}
