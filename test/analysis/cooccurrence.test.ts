import { expect, test } from 'vitest';
import { cooccurrences } from '../../src/analysis/cooccurrence.ts';
import { cellQuotations } from '../../src/analysis/cooccurrence-cell.ts';
import { followingPairs } from '../../src/analysis/cooccurrence-within.ts';
import { smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ trust: null, distrust: 'trust', law: null, money: null });

// Paragraphs: 1 trust and law, 2 law, 3 distrust and law, 4 nothing, 5 trust.
const document = smallDocument(
  'a',
  `# First

:trust[One] and :law[two].

:law[Three].

# Second

:distrust[Four and :law[five]].

Six.

:trust[Seven].
`,
);
const corpus = smallCorpus(codebook, [document]);

test('paragraphs: n, n1, n2, n12, expected, Jaccard and lift as counted by hand', () => {
  const result = cooccurrences(corpus, { unit: 'paragraph' });
  expect(result.n).toBe(5);
  expect(result.codes).toEqual([
    { code: 'trust', count: 3 },
    { code: 'distrust', count: 1 },
    { code: 'law', count: 3 },
  ]);
  const pair = result.pairs.find(({ a, b }) => a === 'trust' && b === 'law');
  expect(pair).toMatchObject({
    n1: 3,
    n2: 3,
    n12: 2,
    documents: 1,
    expected: 9 / 5,
    jaccard: 2 / 4,
  });
  expect(pair?.lift).toBeCloseTo(2 / (9 / 5), 12);
});

test('a code is not paired with one below it, nor with one that never occurs', () => {
  const names = cooccurrences(corpus, { unit: 'paragraph' }).pairs.map(({ a, b }) => `${a} ${b}`);
  expect(names).toEqual(['trust law', 'distrust law']);
});

test('sections and documents are units too', () => {
  const sections = cooccurrences(corpus, { unit: 'section' });
  expect(sections.n).toBe(2);
  expect(sections.pairs.find(({ a }) => a === 'distrust')).toMatchObject({ n1: 1, n2: 2, n12: 1 });
  const documents = cooccurrences(corpus, { unit: 'document' });
  expect(documents.n).toBe(1);
  expect(documents.pairs[0]).toMatchObject({ n1: 1, n2: 1, n12: 1, jaccard: 1 });
});

test('overlap: units are words, n12 the words under both', () => {
  const result = cooccurrences(corpus, { unit: 'overlap' });
  // First One and two Three Second Four and five Six Seven
  expect(result.n).toBe(11);
  expect(result.pairs.find(({ a, b }) => a === 'trust' && b === 'law')).toMatchObject({
    n1: 5,
    n2: 3,
    n12: 1,
    jaccard: 1 / 7,
  });
});

test('by document: documents with both codes, and those where they meet; children kept apart count only themselves', () => {
  const other = smallDocument('b', ':trust[One].\n\n:law[Two].\n');
  const two = smallCorpus(codebook, [document, other]);
  const inDocuments = cooccurrences(two, { unit: 'paragraph', byDocument: true });
  expect(inDocuments.n).toBe(2);
  const pair = inDocuments.pairs.find(({ a, b }) => a === 'trust' && b === 'law');
  expect(pair).toMatchObject({ n1: 2, n2: 2, n12: 2, documents: 1 });
  const kept = cooccurrences(corpus, { unit: 'paragraph', children: 'keep' });
  // Paragraph 3 holds distrust, not trust itself.
  expect(kept.pairs.find(({ a }) => a === 'trust')).toMatchObject({ n1: 2, n2: 3, n12: 1 });
});

test('shuffles within documents: p of the hypergeometric distribution, never 0', () => {
  const permute = { shuffles: 4000, seed: 1 };
  const result = cooccurrences(corpus, { unit: 'paragraph', permute });
  const pair = result.pairs.find(({ a, b }) => a === 'trust' && b === 'law');
  // Three and three of five: 1, 2 or 3 in common with 3/10, 6/10, 1/10; 2 is nearest to 1.8.
  expect(pair?.permutation).toMatchObject({ observed: 2, expected: 1.8, p: 1 });
  const greater = pair?.permutation && 'pGreater' in pair.permutation && pair.permutation.pGreater;
  expect(greater).toBeCloseTo(0.7, 1);
  const [of] = cooccurrences(corpus, { unit: 'document', permute }).pairs;
  expect(of?.permutation).toEqual({ value: null, reason: 'one_unit_a_document' });
});

test('within the next paragraph: A then B, each A once, with the expected number', () => {
  // trust in 1, 3, 5; law in 1, 2, 3.
  const { pairs } = followingPairs(corpus, { unit: 'paragraph', within: 1 });
  const pair = (a: string, b: string) => pairs.find((each) => each.a === a && each.b === b);
  expect(pair('trust', 'law')).toMatchObject({ followed: 1, expected: (4 * 3 * 3) / 25 });
  expect(pair('law', 'trust')).toMatchObject({ followed: 1 });
  const two = followingPairs(corpus, { unit: 'paragraph', within: 2 });
  expect(two.pairs.find(({ a }) => a === 'law')).toMatchObject({ b: 'trust', followed: 3 });
});

test('a cell opens to the quotations in its units', () => {
  const quotes = cellQuotations(corpus, ['trust', 'law'], { unit: 'paragraph' }).map(
    (q) => q.quote,
  );
  expect(quotes).toEqual(['One', 'two', 'Four and five', 'five']);
  const touching = cellQuotations(corpus, ['trust', 'law'], { unit: 'overlap' });
  expect(touching.map(({ quote }) => quote)).toEqual(['Four and five', 'five']);
});
