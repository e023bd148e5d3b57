import { expect, test } from 'vitest';
import { cooccurrences } from '../../src/analysis/cooccurrence.ts';
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
