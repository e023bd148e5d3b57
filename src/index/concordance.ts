// The lines of a concordance from the index: hits with the text around them, in the order asked for.
import type { BlockKind } from '../corpus/source-document.ts';
import { foldCase } from '../text/folding.ts';
import { compareSpans, type Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import type { IndexFile } from './index-file.ts';
import { answerQuestion, type Plan, type Question } from './search.ts';
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

interface SortedHit {
  readonly document: StoredDocument;
  readonly start: number;
  readonly end: number;
  readonly keys: readonly string[];
}

/** The first `keep` hits of a question in an order, and how many there are in all. */
export function concordance(
  index: IndexFile,
  question: Question,
  options: {
    readonly window: Window;
    readonly sort: readonly SortKey[];
    readonly keep: number;
  },
): Concordance {
  const answer = answerQuestion(index, question);
  const vocabulary = createVocabulary();
  const top = new Top<SortedHit>(options.keep, compareHits);
  const files: string[] = [];
  let total = 0;
  for (const { document, units } of answer.documents()) {
    const before = total;
    for (const { hits } of units) {
      total += hits.length;
      for (const { start, end } of hits) {
        if (options.keep === 0) continue;
        const keys = options.sort.map((key) =>
          keyOf(document, { start, end }, { key, vocabulary }),
        );
        top.add({ document, start, end, keys });
      }
    }
    if (total > before) files.push(document.file);
  }
  const lines = top.list().map((hit) => lineOf(hit, { window: options.window, vocabulary }));
  return { total, files, lines, plan: answer.plan };
}

function compareHits(a: SortedHit, b: SortedHit): number {
  for (const [place, key] of a.keys.entries()) {
    const other = b.keys[place] ?? '';
    if (key !== other) return key < other ? -1 : 1;
  }
  if (a.document.id !== b.document.id) return a.document.id < b.document.id ? -1 : 1;
  return compareSpans(a, b);
}

/** The text of a sort key, such that texts compare as the keys do. */
function keyOf(
  document: StoredDocument,
  hit: Span,
  { key, vocabulary }: { readonly key: SortKey; readonly vocabulary: Vocabulary },
): string {
  switch (key.by) {
    case 'document':
      return document.id;
    case 'year':
      return String(document.metadata.year ?? '9999').padStart(6, '0');
    case 'keyword':
      return foldCase(around(document, hit).keyword);
    default: {
      const { before, after } = around(document, hit);
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
function around(document: StoredDocument, { start, end }: Span): Surroundings {
  const first = document.blockIndexAt(start);
  const last = document.blockIndexAt(Math.max(start, end - 1));
  const from = document.block(first).start;
  const text =
    first === last
      ? document.blockText(first)
      : document.text.slice(from, document.block(last).end);
  return {
    before: text.slice(0, start - from),
    keyword: text.slice(start - from, end - from),
    after: text.slice(end - from),
  };
}

function lineOf(
  { document, start, end }: SortedHit,
  { window, vocabulary }: { readonly window: Window; readonly vocabulary: Vocabulary },
): ConcordanceHit {
  const { before, keyword, after } = around(document, { start, end });
  const { kind } = document.block(document.blockIndexAt(start));
  const left = lastOf(before, window, vocabulary).trim();
  const right = firstOf(after, window, vocabulary).trim();
  return { document, start, end, kind, left, keyword, right };
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
