// What the postings answer alone is what reading every text answers: units, hits, scores, order.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../src/corpus/source-document.ts';
import type { Question } from '../../src/index/answer-question.ts';
import { answerQuestion } from '../../src/index/answer-question.ts';
import { concordance } from '../../src/index/concordance.ts';
import { countedUnits, hasHitsOfAllTerms } from '../../src/index/counted-answer.ts';
import type { IndexFile } from '../../src/index/index-file.ts';
import { scanDocuments } from '../../src/index/match-units.ts';
import { scoredTerms } from '../../src/index/scored-terms.ts';
import { type SearchOrder, search } from '../../src/index/search.ts';
import { compileQuery } from '../../src/query/compile.ts';
import { documentFields } from '../../src/query/document-fields.ts';
import { parseQuery } from '../../src/query/parse.ts';
import type { QueryNode } from '../../src/query/query-node.ts';
import { unitScores } from '../../src/query/ranking.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';
import { markdown, WORDS } from './markdown-texts.ts';
import { queriesOver } from './random-queries.ts';
import { temporaryCorpus } from './temporary-corpus.ts';

function parsed(source: string): QueryNode {
  const result = parseQuery(source);
  if (!result.ok) throw new Error(`${source}: ${result.error.message}`);
  return result.query;
}

function question(source: string, unit: Question['unit']): Question {
  return { query: parsed(source), unit, warn: () => undefined, codingsOf: () => [] };
}

/** Units, their hits and scores by reading every text. */
function scan(index: IndexFile, documents: readonly SourceDocument[], asked: Question) {
  const { query, unit } = asked;
  const vocabulary = createVocabulary();
  const request = {
    query: compileQuery(query, { vocabulary }),
    unit,
    vocabulary,
    fieldsOf: documentFields,
    codingsOf: () => [],
  };
  const terms = scoredTerms(query, vocabulary, { ...answerQuestion(index, asked), index });
  const words = index.entries.reduce((sum, entry) => sum + entry.words, 0);
  const blocks = index.entries.reduce((sum, entry) => sum + entry.blocks, 0);
  const averageLength = unit === 'document' ? words / documents.length : words / blocks;
  return [...scanDocuments(documents, request)].flatMap(({ document, context, units }) => {
    const spans = units.map(({ start, end }) => ({ start, end, kind: unit }));
    const scores = unitScores(context, spans, { terms, averageLength });
    return units.map(({ start, end, hits }, place) => {
      return { document: document.id, start, end, hits, score: scores[place] };
    });
  });
}

function isCounted(index: IndexFile, asked: Question): boolean {
  return countedUnits(index, asked, answerQuestion(index, asked)) !== null;
}

const TWO = {
  'a.md': '---\nyear: 2012\n---\n\n# Trust\n\nTrust and trusted trust.\n\nA law.\n',
  'b.md': 'Law, law, trust.\n\nNothing.\n',
};

describe('by hand', () => {
  test('which questions need no text', async () => {
    const { index, close } = await temporaryCorpus(TWO).open();
    const counted = (source: string, unit: Question['unit'] = 'paragraph') =>
      isCounted(index, question(source, unit));
    expect(
      ['trust', 'trust*', '~trust', 'trust law', 'trust OR (law year:2012)'].map((source) =>
        counted(source),
      ),
    ).toEqual([true, true, true, true, true]);
    expect(
      ['"a law"', '=Trust', '/law/', 'NOT law', 'law NEAR/3 trust', 'law section:Trust'].map(
        (source) => counted(source),
      ),
    ).toEqual([false, false, false, false, false, false]);
    expect([counted('law', 'document'), counted('law', 'sentence')]).toEqual([true, false]);
    close();
  });

  test('counts, lengths and hits of paragraphs and documents', async () => {
    const { index, close } = await temporaryCorpus(TWO).open();
    const units = (source: string, unit: Question['unit']) => {
      const asked = question(source, unit);
      return [...(countedUnits(index, asked, answerQuestion(index, asked)) ?? [])].map(
        ({ entry, block, counts, hits, length }) => [entry.id, block, counts, hits, length],
      );
    };
    expect(units('trust* OR trust', 'paragraph')).toEqual([
      ['a', 0, [1, 1], 1, 1],
      ['a', 1, [3, 2], 3, 4],
      ['b', 0, [1, 1], 1, 3],
    ]);
    expect(units('law', 'document')).toEqual([
      ['a', null, [1], 1, 7],
      ['b', null, [2], 2, 4],
    ]);
    close();
  });

  test('a term that counts only with another keeps its hits out of the sum', () => {
    expect(
      ['a', 'a b', 'a OR b', '(a OR b) c', 'a OR (b c)', 'a (b OR (c d))'].map((source) =>
        hasHitsOfAllTerms(parsed(source)),
      ),
    ).toEqual([true, true, true, true, false, false]);
  });
});

describe('against reading every text', () => {
  const words = WORDS.filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  const filters = ['year:2000..2010', 'language:en', 'document:a', 'title:trust'];
  const query = fc.oneof(
    { weight: 3, arbitrary: wordsAndOperators(words, filters) },
    { weight: 1, arbitrary: queriesOver({ words, filters }) },
  );
  const asked = fc.tuple(
    query,
    fc.constantFrom<Question['unit'][]>('paragraph', 'document'),
    fc.constantFrom<SearchOrder[]>('rank', 'document', 'year'),
    fc.nat(4),
  );

  test('the same units, hits, scores and lines', async () => {
    const texts = fc.array(markdown, { minLength: 1, maxLength: 5 });
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(asked, { minLength: 30, maxLength: 30 }),
        async (all, questions) => {
          const corpus = temporaryCorpus(
            Object.fromEntries(all.map((text, place) => [`${'abcde'[place]}.md`, text])),
          );
          const { index, close } = await corpus.open();
          const documents = corpus.documents();
          for (const [source, unit, order, keep] of questions) {
            const one = question(source, unit);
            if (isCounted(index, one)) counted += 1;
            compareSearch(index, documents, { source, question: one, order, keep });
            compareConcordance(index, documents, { source, question: one, keep });
          }
          close();
        },
      ),
      { numRuns: 15 },
    );
    expect(counted).toBeGreaterThan(100);
  });
});

function compareSearch(
  index: IndexFile,
  documents: readonly SourceDocument[],
  asked: { source: string; question: Question; order: SearchOrder; keep: number },
): void {
  const { source, order, keep } = asked;
  const expected = scan(index, documents, asked.question);
  const all = search(index, asked.question, { order, keep: Number.POSITIVE_INFINITY });
  const place = (hit: { document: string; start: number }) => `${hit.document} ${hit.start}`;
  const found = all.hits.map(({ document, start, end, spans, score }) => {
    return { document: document.id, start, end, hits: spans, score };
  });
  const byPlace = (
    a: { document: string; start: number },
    b: { document: string; start: number },
  ) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start);
  expect({ source, total: all.total, units: [...found].sort(byPlace) }).toEqual({
    source,
    total: expected.length,
    units: expected,
  });
  expect(all.files).toEqual([...new Set(expected.map(({ document }) => `corpus/${document}.md`))]);
  if (order === 'rank') {
    const scores = all.hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  }
  // The first few are the first of all, with the same scores, whichever way they were found.
  const few = search(index, asked.question, { order, keep });
  expect(
    few.hits.map((hit) => [place({ document: hit.document.id, start: hit.start }), hit.score]),
  ).toEqual(
    all.hits
      .slice(0, keep)
      .map((hit) => [place({ document: hit.document.id, start: hit.start }), hit.score]),
  );
}

function compareConcordance(
  index: IndexFile,
  documents: readonly SourceDocument[],
  asked: { source: string; question: Question; keep: number },
): void {
  const { source, question: one, keep } = asked;
  const expected = scan(index, documents, one).flatMap(({ document, hits }) =>
    hits.map(({ start, end }) => ({ document, start, end })),
  );
  const { total, files, lines } = concordance(index, one, {
    window: { size: 2, of: 'words' },
    sort: [{ by: 'document' }],
    keep,
  });
  expect({
    source,
    total,
    files,
    lines: lines.map(({ document, start, end }) => ({ document: document.id, start, end })),
  }).toEqual({
    source,
    total: expected.length,
    files: [...new Set(expected.map(({ document }) => `corpus/${document}.md`))],
    lines: expected.slice(0, keep),
  });
}

/** Words, wildcards and stems under AND and OR, with filters: what the postings can decide. */
function wordsAndOperators(
  words: readonly string[],
  filters: readonly string[],
): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words);
  const term = fc.oneof(
    word,
    word.map((text) => `${text.slice(0, 2)}*`),
    word.map((text) => `?${text.slice(1)}`),
    word.map((text) => `~${text}`),
    fc.constantFrom(...filters),
  );
  const join = (operator: string) => (inner: fc.Arbitrary<string>) =>
    fc.array(inner, { minLength: 1, maxLength: 3 }).map((parts) => `(${parts.join(operator)})`);
  return fc.oneof(
    term,
    join(' OR ')(term),
    join(' ')(join(' OR ')(term)),
    join(' OR ')(join(' ')(term)),
  );
}
