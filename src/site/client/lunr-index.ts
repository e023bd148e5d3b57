// The lunr index of a published file: unpacked, and asked for the units that hold words of a pattern.
import lunr from 'lunr';
import type { VocabularyPattern } from '../../query/condition.ts';
import { FIELDS, type IndexField, type PackedIndex } from './search-data.ts';

export interface WordIndex {
  /** Numbers of the units that hold a word which fits one of the patterns. */
  readonly unitsWith: (patterns: readonly VocabularyPattern[]) => Set<number>;
}

/**
 * Rebuilds lunr's index from its packed form. The vectors by which lunr ranks are left empty: here it
 * only proposes, and the ranking is the command line's.
 */
export function openWordIndex(packed: PackedIndex): WordIndex {
  const index = lunr.Index.load(serialised(packed));
  return {
    unitsWith(patterns) {
      const found = new Set<number>();
      for (const { ref } of index.query((query) => addTerms(query, patterns))) {
        found.add(Number(ref));
      }
      return found;
    },
  };
}

function addTerms(query: lunr.Query, patterns: readonly VocabularyPattern[]): void {
  for (const pattern of patterns) {
    if (pattern.kind === 'glob') {
      // lunr has no sign for one character: any run instead, the matcher decides.
      const term = pattern.text.replace(/[*?]+/g, '*');
      query.term(term, { fields: ['text'], usePipeline: false });
      continue;
    }
    // A stem that is a word of its own stands in the words alone.
    query.term(pattern.stem, { fields: [...FIELDS], usePipeline: false });
  }
}

type Posting = { _index: number } & Partial<Record<IndexField, Record<string, object>>>;

function serialised(packed: PackedIndex): object {
  const postings = new Map<string, Posting>();
  const vectors = new Map<string, readonly [string, readonly number[]]>();
  for (const field of FIELDS) {
    const { terms, units } = packed[field];
    terms.forEach((term, place) => {
      const posting = postings.get(term) ?? { _index: postings.size, text: {}, stem: {} };
      postings.set(term, posting);
      const refs: Record<string, object> = {};
      for (const ref of unpackUnits(units[place] ?? [])) {
        refs[ref] = {};
        const name = `${field}/${ref}`;
        if (!vectors.has(name)) vectors.set(name, [name, []]);
      }
      posting[field] = refs;
    });
  }
  const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    version: lunr.version,
    fields: FIELDS,
    fieldVectors: [...vectors.values()],
    invertedIndex: sorted,
    pipeline: [],
  };
}

/** Ascending numbers from the distances between them. */
export function unpackUnits(distances: readonly number[]): number[] {
  let unit = 0;
  return distances.map((distance) => {
    unit += distance;
    return unit;
  });
}

/** The distances between ascending numbers. */
export function packUnits(units: readonly number[]): number[] {
  return units.map((unit, place) => unit - (units[place - 1] ?? 0));
}
