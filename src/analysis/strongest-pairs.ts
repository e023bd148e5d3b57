// The pairs of codes that stand together most often, each with a place to read.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { unitsOf } from '../corpus/units.ts';
import { overlaps } from '../text/span.ts';
import type { CooccurrencePair, Cooccurrences } from './cooccurrence.ts';
import { passage } from './passage.ts';
import type { Passage } from './table.ts';

export interface StrongPair {
  readonly pair: CooccurrencePair;
  /** A unit that holds both codes, with the document's title; null where the unit has no text of its own. */
  readonly example: { readonly title: string; readonly passage: Passage } | null;
}

/** Words of an example before it is cut with […]. */
const EXAMPLE_WORDS = 60;

export interface PairsWanted {
  readonly limit: number;
  /** Pairs of top-level codes, or pairs of codes below them: a parent repeats what its children say. */
  readonly level: 'families' | 'children';
}

/**
 * The pairs with the most common units (then the higher lift), each with the paragraph in which the two
 * were first found together.
 */
export function strongestPairs(
  corpus: CodedCorpus,
  result: Cooccurrences,
  { limit, level }: PairsWanted,
): StrongPair[] {
  const isFamily = (code: string): boolean => corpus.codebook.codes.get(code)?.parent === null;
  const lift = (pair: CooccurrencePair): number => (typeof pair.lift === 'number' ? pair.lift : 0);
  const pairs = result.pairs
    .filter(
      (pair) =>
        pair.n12 > 0 && [pair.a, pair.b].every((code) => isFamily(code) === (level === 'families')),
    )
    .sort((x, y) => y.n12 - x.n12 || lift(y) - lift(x))
    .slice(0, limit);
  const examples = new Map<CooccurrencePair, StrongPair['example']>();
  for (const coded of corpus.documents()) {
    const open = pairs.filter((pair) => !examples.has(pair));
    if (open.length === 0) break;
    for (const pair of open) {
      const found = commonParagraph(corpus, coded, pair);
      if (found) examples.set(pair, { title: coded.document.title, passage: found });
    }
  }
  return pairs.map((pair) => ({ pair, example: examples.get(pair) ?? null }));
}

/** The first counted paragraph of a document that holds both codes of a pair. */
function commonParagraph(
  corpus: CodedCorpus,
  { document, codings }: CodedDocument,
  pair: CooccurrencePair,
): Passage | null {
  const stretchesOf = (code: string) => {
    const family = new Set(withDescendants(corpus.codebook, code));
    return codings.filter((coding) => family.has(coding.code) && coding.origin !== 'document');
  };
  const [first, second] = [stretchesOf(pair.a), stretchesOf(pair.b)];
  if (first.length === 0 || second.length === 0) return null;
  const unit = unitsOf(document, 'paragraph').find(
    (paragraph) =>
      !paragraph.excluded &&
      first.some((coding) => overlaps(coding, paragraph)) &&
      second.some((coding) => overlaps(coding, paragraph)),
  );
  if (!unit) return null;
  const quote = document.text.slice(unit.start, unit.end);
  const inUnit = [...first, ...second].filter((coding) => overlaps(coding, unit));
  const stretch = { start: unit.start, end: unit.end, quote, codings: inUnit };
  return passage(document, stretch, EXAMPLE_WORDS);
}
