// Copies: other places that a diff could have chosen as well. After `A P B → A P P B`, nothing in the
// texts says which P is the old one, and a diff that names one of them does so by chance.
import type { Span } from '../../text/span.ts';
import { weightOf } from './agreement.ts';
import { areVersions, blockAround, blockText, type PlaceInText } from './blocks.ts';
import { sharedAhead, sharedBehind } from './runs.ts';
import type { Version } from './version.ts';

/** Weight of shared text, around a place with the same words, from which on it may be a copy. */
const COPY_WEIGHT = 20;
/** Of a word that stands everywhere, so many places around the chosen one are looked at. */
const MOST_RIVALS = 200;
/** Where the comparison of surroundings ends. */
const FAR = 100_000;
/** Characters that may agree at the end of a copy by accident. */
const ACCIDENT = 8;

/** A place in each of two versions that hold the same words. */
export interface SamePlace {
  readonly here: Span;
  readonly there: Span;
}

/**
 * Places in `there.text` that are as good as `place.there` for the words at `place.here`. Such a place
 * - holds the words, and reaches into text that the other version does not have;
 * - shares enough of the surroundings of `place.here` to be a copy (`isCopy`);
 * - lies in a version of the block of `place.here`, if the block of `place.there` is the very same one;
 * - with `near`, costs the diff no more, or lies in such a version right beside `place.there`.
 */
export function rivalsOf(
  hereText: string,
  there: Version,
  { place, near }: { readonly place: SamePlace; readonly near: boolean },
): Span[] {
  const { here } = place;
  const quote = hereText.slice(here.start, here.end);
  const isWhole = blockText(hereText, here) === blockText(there.text, place.there);
  return nearest(occurrencesInGaps(there, quote), place.there).filter((span) => {
    const before = sharedBehind([hereText, here.start], [there.text, span.start], FAR);
    const behind = sharedAhead([hereText, here.end], [there.text, span.end], FAR);
    const rival = { span, before, behind };
    if (!isCopy([hereText, here], there.text, rival)) return false;
    const isVersion = (): boolean => areVersions([hereText, here], [there.text, span]);
    if (!near || isAsCheap(there, place.there, rival)) return !isWhole || isVersion();
    return isBeside(there, place.there, span) && isVersion();
  });
}

/** A place, and how many characters before and behind it are the same. */
interface Rival {
  readonly span: Span;
  readonly before: number;
  readonly behind: number;
}

/**
 * Whether the shared text, with the words, comes to 20 characters (Chinese ones count as two), or reaches
 * the beginning or end of both texts.
 */
function isCopy(
  [text, here]: PlaceInText,
  other: string,
  { span, before, behind }: Rival,
): boolean {
  if (before === here.start && before === span.start) return true;
  if (here.end + behind === text.length && span.end + behind === other.length) return true;
  return weightOf(text.slice(here.start - before, here.end + behind)) >= COPY_WEIGHT;
}

/**
 * Whether a diff that chose `span` would keep as much of the text: what lies between the two places and
 * was kept could be kept as well behind (or before) the other one, but for a few characters that agree
 * by accident. A whole block that was kept between them is no accident.
 */
function isAsCheap(
  { text, coveredBefore }: Version,
  place: Span,
  { span, before, behind }: Rival,
): boolean {
  if (span.start > place.start) {
    const excess = coveredBefore(span.start) - coveredBefore(place.end) - behind;
    const start = place.end + behind;
    return excess <= 0 || (excess <= ACCIDENT && !text.slice(start, start + excess).includes('\n'));
  }
  const excess = coveredBefore(place.start) - coveredBefore(span.end) - before;
  const end = place.start - before;
  return excess <= 0 || (excess <= ACCIDENT && !text.slice(end - excess, end).includes('\n'));
}

/** Whether no more than a few characters were kept between the blocks of two places. */
function isBeside({ text, coveredBefore }: Version, a: Span, b: Span): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const { end } = blockAround(text, first);
  const { start } = blockAround(text, second);
  return coveredBefore(start) - coveredBefore(end) <= ACCIDENT;
}

/** The places nearest to `place`, without itself. */
function nearest(spans: readonly Span[], place: Span): Span[] {
  const distance = (span: Span): number => Math.abs(span.start - place.start);
  return spans
    .filter((span) => span.start !== place.start)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST_RIVALS);
}

/** Where the words stand and reach into a gap, in the order of the text. */
function occurrencesInGaps({ text, gaps }: Version, quote: string): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const gap of gaps) {
    from = Math.max(from, gap.start - quote.length + 1);
    const stretch = text.slice(from, gap.end + quote.length - 1);
    for (let at = stretch.indexOf(quote); at >= 0; at = stretch.indexOf(quote, at + 1)) {
      found.push({ start: from + at, end: from + at + quote.length });
    }
    from = gap.end;
  }
  return found;
}
