// Trend, sequence and saturation on corpora that can be counted by hand.
import { expect, test } from 'vitest';
import { codeSaturation } from '../../src/analysis/code-saturation.ts';
import { sequence } from '../../src/analysis/sequence.ts';
import { trend } from '../../src/analysis/trend.ts';
import { smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ law: null, trust: null, money: null });

function dated(id: string, year: number | null, text: string) {
  return smallDocument(
    id,
    `---\ntitle: ${id}\n${year === null ? '' : `year: ${year}\n`}---\n\n${text}\n`,
  );
}

test('trend: the share of the year’s documents, and those without a year apart', () => {
  const corpus = smallCorpus(codebook, [
    dated('a', 2000, ':law[One].'),
    dated('b', 2000, 'Two.'),
    dated('c', 2001, ':law[Three].'),
    dated('d', null, ':law[Four].'),
  ]);
  const result = trend(corpus, {});
  expect(result.years).toEqual([
    { year: 2000, documents: 2 },
    { year: 2001, documents: 1 },
  ]);
  expect(result.undated).toBe(1);
  const law = result.codes.find(({ code }) => code === 'law');
  expect(law?.points.map(({ documents, share }) => [documents, share.value])).toEqual([
    [1, 0.5],
    [1, 1],
  ]);
});

test('sequence: the next unit of the same document, never of the next document', () => {
  const corpus = smallCorpus(codebook, [
    smallDocument('a', ':law[One].\n\n:trust[Two].\n\n:law[Three].\n'),
    smallDocument('b', ':trust[Four].\n\nFive.\n'),
  ]);
  const result = sequence(corpus, { unit: 'paragraph' });
  expect(result.n).toBe(3);
  const found = result.transitions.map(({ from, to, n1, n2, n12 }) => [from, to, n1, n2, n12]);
  expect(found).toEqual([
    ['law', 'trust', 1, 1, 1],
    ['trust', 'law', 2, 1, 1],
  ]);
});

test('saturation: without an emergent code there is a reason, no figure', () => {
  const corpus = smallCorpus(codebook, [smallDocument('a', ':law[One].\n')]);
  const result = codeSaturation(corpus, { orders: 10, seed: 1 });
  expect(result.reason).toBe('no_emergent_codes');
});

test('saturation: a base of one and a run of one, counted by hand', () => {
  const emergent = {
    ...codebook,
    codes: new Map([...codebook.codes].map(([id, code]) => [id, { ...code, emergent: true }])),
  };
  const corpus = smallCorpus(emergent, [
    smallDocument('a', ':law[One].\n'),
    smallDocument('b', ':law[One] and :trust[two].\n'),
    smallDocument('c', ':trust[Three].\n'),
  ]);
  const result = codeSaturation(corpus, { base: 1, run: 1, threshold: 0, orders: 10, seed: 1 });
  expect(result.reason).toBeNull();
  expect(result.runs.map(({ newCodes, newInformation }) => [newCodes, newInformation])).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(result.reachedAt).toBe(2);
});
