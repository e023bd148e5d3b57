// How well a place agrees with what an anchor remembers: its words, and the words around them.
import { distance } from 'fastest-levenshtein';
import type { Span } from '../../text/span.ts';
import { type Anchor, isCut, textBefore, textBehind } from './anchor.ts';

/**
 * Weights of quotation, text before and text behind. The words count most: a quotation without an error
 * reaches the threshold of 0.8 wherever it stands, one with the most errors that are allowed (20 %) only
 * between its old neighbours. The neighbours can part two places with the same words by up to 0.2.
 */
const QUOTE_WEIGHT = 0.8;
const SIDE_WEIGHT = 0.1;

type Context = Pick<Anchor, 'prefix' | 'suffix'>;

/** The context of a place of a text. */
export function contextAt(text: string, { start, end }: Span): Context {
  return { prefix: textBefore(text, start), suffix: textBehind(text, end) };
}

/** How well the text before and the text behind agree, each from 0 to 1. */
export interface ContextFit {
  readonly before: number;
  readonly behind: number;
}

/**
 * A context that was cut short by the end of its text agrees with whatever comes after it: people write
 * on at the end, and put titles before the beginning.
 */
export function contextFit({ prefix, suffix }: Context, there: Context): ContextFit {
  const before = isCut(prefix) ? lastOf(there.prefix, prefix.length) : there.prefix;
  const behind = isCut(suffix) ? there.suffix.slice(0, suffix.length) : there.suffix;
  return { before: similarity(prefix, before), behind: similarity(suffix, behind) };
}

function lastOf(text: string, length: number): string {
  return text.slice(Math.max(0, text.length - length));
}

export function meanFit({ before, behind }: ContextFit): number {
  return (before + behind) / 2;
}

/** From 0 to 1: 1 for the same words between the same neighbours. */
export function agreementScore(quoteSimilarity: number, here: Context, there: Context): number {
  const { before, behind } = contextFit(here, there);
  return QUOTE_WEIGHT * quoteSimilarity + SIDE_WEIGHT * (before + behind);
}

/** 1 less the edit distance as a share of the longer text; two empty texts are the same. */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - distance(a, b) / longer;
}

/** Characters that have to agree before a short quotation is believed to be the same one. */
const ENOUGH = 32;

/**
 * Whether quotation and context agree in enough characters that the place is not the same word by
 * chance, as when a paragraph is written anew and uses it again. A Chinese, Japanese or Korean character
 * counts as two; the beginning or end of the text, where it is near and still the same, is enough.
 */
export function agreesEnough(anchor: Anchor, there: Context): boolean {
  const { prefix, suffix } = anchor;
  const fit = contextFit(anchor, there);
  const before = sameEnd(prefix, there.prefix) ? ENOUGH : weightOf(prefix) * fit.before;
  const behind = sameEnd(suffix, there.suffix) ? ENOUGH : weightOf(suffix) * fit.behind;
  return weightOf(anchor.quote) + before + behind >= ENOUGH;
}

/** Whether both places have the end of the text near, with the same words before it. */
function sameEnd(here: string, there: string): boolean {
  return isCut(here) && here === there;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Length in UTF-16 units, where a Chinese, Japanese or Korean character counts as two. */
export function weightOf(text: string): number {
  if (text.length >= ENOUGH) return text.length;
  return text.length + (text.match(WIDE)?.length ?? 0);
}
