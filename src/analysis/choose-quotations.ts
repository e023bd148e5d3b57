// Which of a document's quotations stand for a code in a review table.

import { compareText } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import { compareSpans, contains, type Span } from '../text/span.ts';

/** One stretch that carries a code, with everybody and everything that coded it. */
export interface CodedStretch extends Span {
  readonly quote: string;
  readonly codings: readonly Coding[];
}

/**
 * The best `limit` stretches of one document for one code, in the order of the text. People's codings
 * come before rules'; among rules', those on which more rules agree; then the first in the text. A
 * stretch inside one that was chosen, or around it, is passed over. Codings without a place (orphans,
 * proposals, codes for the whole document) are no quotations.
 */
export function chooseQuotations(codings: readonly Coding[], limit: number): CodedStretch[] {
  const byStretch = new Map<string, Coding[]>();
  for (const coding of codings) {
    if (!hasPlace(coding)) continue;
    const key = `${coding.start}-${coding.end}`;
    const same = byStretch.get(key);
    if (same) same.push(coding);
    else byStretch.set(key, [coding]);
  }
  const stretches = [...byStretch.values()].flatMap((same): CodedStretch[] => {
    const first = same[0];
    return first ? [{ start: first.start, end: first.end, quote: first.quote, codings: same }] : [];
  });
  stretches.sort(
    (a, b) =>
      Number(humanlyCoded(b)) - Number(humanlyCoded(a)) ||
      rulesOn(b) - rulesOn(a) ||
      compareSpans(a, b),
  );
  const chosen: CodedStretch[] = [];
  for (const stretch of stretches) {
    if (chosen.length === limit) break;
    if (!chosen.some((other) => contains(other, stretch) || contains(stretch, other))) {
      chosen.push(stretch);
    }
  }
  return chosen.sort(compareSpans);
}

function hasPlace(coding: Coding): boolean {
  return (
    coding.origin !== 'document' &&
    coding.origin !== 'machine' &&
    (coding.status === 'anchored' || coding.status === 'moved')
  );
}

function humanlyCoded(stretch: CodedStretch): boolean {
  return stretch.codings.some(({ origin }) => origin !== 'rule');
}

function rulesOn(stretch: CodedStretch): number {
  return new Set(stretch.codings.map(({ rule }) => rule).filter((rule) => rule !== null)).size;
}

/** The stances taken on a stretch, each once, in alphabetical order. */
export function stancesOn(stretch: CodedStretch): string[] {
  const stances = stretch.codings.flatMap(({ stance }) => (stance === null ? [] : [stance]));
  return [...new Set(stances)].sort(compareText);
}

/**
 * Words shortened to at most `maxWords`, cut at white space, with […] for what was left out. The words
 * that stay are unchanged. Text without white space (Chinese) counts two characters a word.
 */
export function elide(text: string, maxWords: number): string {
  const cut = cutAfterWords(text, maxWords);
  return cut === null ? text : `${text.slice(0, cut).trimEnd()} […]`;
}

const WORD_OR_CHARACTERS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

function cutAfterWords(text: string, maxWords: number): number | null {
  let words = 0;
  for (const match of text.matchAll(WORD_OR_CHARACTERS)) {
    words++;
    if (words > maxWords) return match.index;
  }
  return null;
}
