// The corpus in figures: how many documents of which kind, language and time, and how much text.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { countedWords } from './counted-words.ts';
import type { Table } from './table.ts';

export type { CodedCorpus } from '../coding/coded-corpus.ts';

export interface CorpusOverview {
  readonly documents: number;
  /** Words outside excluded sections. */
  readonly words: number;
  readonly notes: number;
  readonly years: { readonly first: number; readonly last: number } | null;
  readonly codings: Readonly<Record<string, number>>;
  /** Documents, words and codings by type of document. */
  readonly byType: Table;
}

interface TypeTally {
  documents: number;
  words: number;
  codings: number;
}

/** Figures of a coded corpus. */
export function corpusOverview(corpus: CodedCorpus): CorpusOverview {
  const types = new Map<string, TypeTally>();
  const codings: Record<string, number> = {};
  const years: number[] = [];
  let notes = 0;
  for (const coded of corpus.documents()) {
    const { document } = coded;
    const type = document.metadata.type ?? '(no type)';
    const tally = types.get(type) ?? { documents: 0, words: 0, codings: 0 };
    types.set(type, tally);
    tally.documents++;
    tally.words += wordsIn(document);
    tally.codings += coded.codings.length;
    if (document.metadata.rendition === 'notes') notes++;
    if (document.metadata.year !== null) years.push(document.metadata.year);
    for (const { origin } of coded.codings) codings[origin] = (codings[origin] ?? 0) + 1;
  }
  const tallies = [...types.values()];
  return {
    documents: tallies.reduce((sum, tally) => sum + tally.documents, 0),
    words: tallies.reduce((sum, tally) => sum + tally.words, 0),
    notes,
    years: years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) },
    codings,
    byType: typeTable(types),
  };
}

function wordsIn(document: SourceDocument): number {
  return countedWords(document).length;
}

function typeTable(types: ReadonlyMap<string, TypeTally>): Table {
  const names = [...types.keys()].sort();
  return {
    id: 'corpus',
    title: 'The corpus',
    columns: [
      { key: 'type', label: 'Type', type: 'text', unit: null },
      { key: 'documents', label: 'Documents', type: 'integer', unit: null },
      { key: 'words', label: 'Words', type: 'integer', unit: null },
      { key: 'codings', label: 'Codings', type: 'integer', unit: null },
    ],
    rows: names.map((name) => {
      const tally = types.get(name);
      return [name, tally?.documents ?? 0, tally?.words ?? 0, tally?.codings ?? 0];
    }),
    notes: [
      'Words are counted outside excluded sections; each Chinese or Japanese character is one.',
    ],
  };
}
