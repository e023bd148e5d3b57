// The units of a document that hold codings, with those codings: what stands behind each count.
import { ancestorsOf, type Codebook } from '../codebook/codebook.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import { mergeOverlapping, overlaps, type Span } from '../text/span.ts';
import { countedWords, wordsIn } from './counted-words.ts';
import { type CountingUnit, holdingIn, isPlaced, unitsInScope } from './unit-counts.ts';

export interface CodedUnit extends Span {
  /** In the order of the text. */
  readonly codings: readonly Coding[];
  /** Their codes, and the codes above those. */
  readonly codes: ReadonlySet<string>;
}

/**
 * The units in scope that hold a coding, in the order of the text, counted as frequencies count them.
 * Where words are the unit (`overlap`), each group of codings that overlap one another is one.
 */
export function codedUnits(
  codebook: Codebook,
  { document, codings }: CodedDocument,
  unit: CountingUnit,
): CodedUnit[] {
  const placed = codings.filter(
    (coding) => isPlaced(coding) && (coding.origin !== 'document' || unit === 'document'),
  );
  if (placed.length === 0) return [];
  const words = countedWords(document);
  const counted = placed.filter(
    (coding) => coding.origin === 'document' || wordsIn(words, coding).length > 0,
  );
  if (unit === 'overlap') {
    return mergeOverlapping(counted).map((group) =>
      codedUnit(
        codebook,
        group,
        counted.filter((coding) => overlaps(coding, group)),
      ),
    );
  }
  const units = unitsInScope(document, unit);
  const unitsHeld = holdingIn({ words, units, assign: 'any' });
  const held = new Map<number, Coding[]>();
  for (const coding of counted) {
    for (const number of unitsHeld(coding)) {
      const list = held.get(number);
      if (list) list.push(coding);
      else held.set(number, [coding]);
    }
  }
  return [...held]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, list]) => {
      const span = units[number];
      return span ? [codedUnit(codebook, span, list)] : [];
    });
}

function codedUnit(codebook: Codebook, span: Span, codings: readonly Coding[]): CodedUnit {
  const { start, end } = span;
  const codes = codings.flatMap(({ code }) => [code, ...ancestorsOf(codebook, code)]);
  return { start, end, codings, codes: new Set(codes) };
}
