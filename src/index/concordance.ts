// The lines of a concordance from the index: hits with the text around them, in the order asked for.
import type { BlockKind } from '../corpus/source-document.ts';
import { foldCase } from '../text/folding.ts';
import { compareSpans, type Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';

import { type Answer, answerQuestion, type Plan, type Question } from './answer-question.ts';
import type { CandidateDocument } from './candidates.ts';
import { type CountedUnit, countedUnits, hasHitsOfAllTerms } from './counted-answer.ts';
import type { IndexFile } from './index-file.ts';
import { blocksOf } from './search.ts';
import type { StoredDocument } from './stored-document.ts';
import { Top } from './top.ts';

/** How much stands on either side: words (characters of Chinese or Japanese are words), or characters. */
export interface Window {
  readonly size: number;
  readonly of: 'words' | 'characters';
}

/**
 * What lines are sorted by: the n-th word to the left or right of the hit, the hit itself, the
 * document, its year. Ties go on to the next key, at last to the place.
 */
export type SortKey =
  | { readonly by: 'left' | 'right'; readonly word: number }
  | { readonly by: 'keyword' | 'document' | 'year' };

export interface ConcordanceHit extends Span {
  readonly document: StoredDocument;
  /** Index of the block in which it begins. */
  readonly block: number;
  readonly kind: BlockKind;
  /** The stretches of the block's text before and behind the hit, at most as long as the window. */
  readonly left: string;
  readonly right: string;
  readonly keyword: string;
}

export interface Concordance {
  /** Hits in all units. */
  readonly total: number;
  readonly files: readonly string[];
  readonly lines: readonly ConcordanceHit[];
  readonly plan: Plan;
}

interface PlacedHit extends Span {
  readonly document: StoredDocument;
  readonly block: number;
}

interface SortedHit extends PlacedHit {
  readonly keys: readonly string[];
}

interface ConcordanceOptions {
  readonly window: Window;
  readonly sort: readonly SortKey[];
  readonly keep: number;
}

/** The first `keep` hits of a question in an order, and how many there are in all. */
export function concordance(
  index: IndexFile,
  question: Question,
  options: ConcordanceOptions,
): Concordance {
  const answer = answerQuestion(index, question);
  const counted = countedHits(index, { question, answer }, options);
  const vocabulary = createVocabulary();
  const top = new Top<SortedHit>(options.keep, compareHits);
  const files: string[] = [];
  let total = 0;
  for (const { document, units } of answer.documents(counted?.candidates)) {
    const before = total;
    for (const { unit, hits } of units) {
      total += hits.length;
      if (options.keep === 0) continue;
      for (const { start, end } of hits) {
        const block = isOneBlock(question.unit) ? unit.block : document.blockIndexAt(start);
        const hit = { document, block, start, end };
        top.add({ ...hit, keys: options.sort.map((key) => keyOf(hit, key, vocabulary)) });
      }
    }
    if (total > before) files.push(document.file);
  }
  const lines = top.list().map((hit) => lineOf(hit, { window: options.window, vocabulary }));
  return { total, files, lines, plan: answer.plan, ...counted?.all };
}

/**
 * Where the postings say how many hits there are and the order asks for no text: the numbers of all,
 * and the candidates that hold the first `keep` hits.
 */
function countedHits(
  index: IndexFile,
  { question, answer }: { readonly question: Question; readonly answer: Answer },
  { sort, keep }: ConcordanceOptions,
): {
  readonly candidates: readonly CandidateDocument[];
  readonly all: Pick<Concordance, 'total' | 'files'>;
} | null {
  if (sort.some(({ by }) => by !== 'document' && by !== 'year')) return null;
  if (!hasHitsOfAllTerms(question.query)) return null;
  const counted = countedUnits(index, question, answer);
  if (!counted) return null;
  const units = [...counted].filter(({ hits }) => hits > 0);
  const documents = new Set(units.map(({ entry }) => entry));
  return {
    candidates: blocksOf(firstUnits(units, sort, keep)),
    all: {
      total: units.reduce((sum, { hits }) => sum + hits, 0),
      files: [...documents].map((entry) => index.document(entry).file),
    },
  };
}

/** The units that come first in an order and hold `keep` hits together. */
function firstUnits(
  units: readonly CountedUnit[],
  sort: readonly SortKey[],
  keep: number,
): CountedUnit[] {
  const keyed = units.map((unit) => ({
    unit,
    keys: sort.map(({ by }) => (by === 'year' ? yearKey(unit.entry.year) : unit.entry.id)),
  }));
  // Units of one document follow each other already, and sorting keeps their order.
  keyed.sort(
    (a, b) => compareKeys(a.keys, b.keys) || compareText(a.unit.entry.id, b.unit.entry.id),
  );
  const first: CountedUnit[] = [];
  let hits = 0;
  for (const { unit } of keyed) {
    if (hits >= keep) break;
    first.push(unit);
    hits += unit.hits;
  }
  return first;
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [place, key] of a.entries()) {
    const order = compareText(key, b[place] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function yearKey(year: number | null): string {
  return String(year ?? '9999').padStart(6, '0');
}

function compareHits(a: SortedHit, b: SortedHit): number {
  return (
    compareKeys(a.keys, b.keys) || compareText(a.document.id, b.document.id) || compareSpans(a, b)
  );
}

function isOneBlock(unit: Question['unit']): boolean {
  return unit === 'paragraph' || unit === 'sentence';
}

/** The text of a sort key, such that texts compare as the keys do. */
function keyOf(hit: PlacedHit, key: SortKey, vocabulary: Vocabulary): string {
  const { document } = hit;
  switch (key.by) {
    case 'document':
      return document.id;
    case 'year':
      return yearKey(document.year);
    case 'keyword':
      return foldCase(around(hit).keyword);
    default: {
      const { before, after } = around(hit);
      const side = key.by === 'left' ? before : after;
      const tokens = tokenise(side, vocabulary);
      const place = key.by === 'left' ? tokens.count - key.word : key.word - 1;
      const word = tokens.words[place];
      return word === undefined ? '' : (vocabulary.folded[word] ?? '');
    }
  }
}

interface Surroundings {
  readonly before: string;
  readonly keyword: string;
  readonly after: string;
}

/** The text of the blocks that a hit lies in: before it, its own, behind it. */
function around({ document, block, start, end }: PlacedHit): Surroundings {
  const { start: from, end: until } = document.block(block);
  const text =
    end <= until
      ? document.blockText(block)
      : document.text.slice(from, document.block(document.blockIndexAt(end - 1)).end);
  return {
    before: text.slice(0, start - from),
    keyword: text.slice(start - from, end - from),
    after: text.slice(end - from),
  };
}

function lineOf(
  hit: SortedHit,
  { window, vocabulary }: { readonly window: Window; readonly vocabulary: Vocabulary },
): ConcordanceHit {
  const { document, block, start, end } = hit;
  const { before, keyword, after } = around(hit);
  const { kind } = document.block(block);
  const left = lastOf(before, window, vocabulary).trim();
  const right = firstOf(after, window, vocabulary).trim();
  return { document, block, start, end, kind, left, keyword, right };
}

function lastOf(text: string, { size, of }: Window, vocabulary: Vocabulary): string {
  if (of === 'characters') return Array.from(text).slice(-size).join('');
  const { starts, count } = tokenise(text, vocabulary);
  return count <= size ? text : text.slice(starts[count - size]);
}

function firstOf(text: string, { size, of }: Window, vocabulary: Vocabulary): string {
  if (of === 'characters') return Array.from(text).slice(0, size).join('');
  const { starts, count } = tokenise(text, vocabulary);
  return count <= size ? text : text.slice(0, starts[size]);
}
