import { expect, test } from 'vitest';
import { codeKeywords } from '../../src/analysis/code-keywords.ts';
import { smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ law: null });

test('a word of the quotations of two documents comes first, with its counts', () => {
  const corpus = smallCorpus(codebook, [
    smallDocument('a', ':law[budget rules] for all.\n\nOther words stand here.\n'),
    smallDocument('b', 'We read :law[the budget] here.\n\nNo budget there.\n'),
  ]);
  const result = codeKeywords(corpus, 'law', 10);
  // a: budget rules | for all, Other words stand here; b: the budget | We read here, No budget there
  expect(result).toMatchObject({ words: 4, referenceWords: 12 });
  expect(result.keywords.map(({ term }) => term)).toEqual(['budget']);
  expect(result.keywords[0]).toMatchObject({
    count: 2,
    referenceCount: 1,
    documents: 2,
    codedUnits: 2,
    uncodedUnits: 1,
    caught: 0,
  });
  expect(result.keywords[0]?.logRatio).toBeCloseTo(Math.log2(2 / 4 / (1 / 12)), 12);
});

test('two Chinese characters that follow each other are one candidate', () => {
  const corpus = smallCorpus(codebook, [
    smallDocument('a', ':law[预算]在此。\n'),
    smallDocument('b', '又见:law[预算]。\n'),
  ]);
  const terms = codeKeywords(corpus, 'law', 10).keywords.map(({ term }) => term);
  expect(terms).toContain('预算');
});
