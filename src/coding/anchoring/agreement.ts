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

/** From 0 to 1: 1 for the same words between the same neighbours. */
export function agreementScore(quoteSimilarity: number, a: Context, b: Context): number {
  return (
    QUOTE_WEIGHT * quoteSimilarity +
    SIDE_WEIGHT * (similarity(a.prefix, b.prefix) + similarity(a.suffix, b.suffix))
  );
}

/** From 0 to 1: the mean similarity of the text before and the text behind. */
export function contextAgreement(a: Context, b: Context): number {
  return (similarity(a.prefix, b.prefix) + similarity(a.suffix, b.suffix)) / 2;
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
  return (
    weightOf(anchor.quote) +
      agreeingWeight(anchor.prefix, there.prefix) +
      agreeingWeight(anchor.suffix, there.suffix) >=
    ENOUGH
  );
}

function agreeingWeight(here: string, there: string): number {
  if (here === there && isCut(here)) return ENOUGH;
  return weightOf(here) * similarity(here, there);
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Length in UTF-16 units, where a Chinese, Japanese or Korean character counts as two. */
export function weightOf(text: string): number {
  if (text.length >= ENOUGH) return text.length;
  return text.length + (text.match(WIDE)?.length ?? 0);
}
