// Trend, sequence and saturation on corpora that can be counted by hand.
import { expect, test } from 'vitest';
import { codeSaturation, saturationTable } from '../../src/analysis/code-saturation.ts';
import { sequence } from '../../src/analysis/sequence.ts';
import { trend, trendTable } from '../../src/analysis/trend.ts';
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

test('trend: a year with documents and without the code has a row with the share 0', () => {
  const corpus = smallCorpus(codebook, [
    dated('a', 2000, ':law[One].'),
    dated('b', 2001, 'Two.'),
    dated('c', 2003, 'Three.'),
  ]);
  const { rows, notes } = trendTable(trend(corpus, {}));
  // Wilson for 0 of 1 ends at z² / (1 + z²).
  const top = 1.959964 ** 2 / (1 + 1.959964 ** 2);
  expect(rows.map((row) => row.slice(0, 6))).toEqual([
    ['law', '2000', 1, 1, 1, expect.closeTo(1 - top, 5)],
    ['law', '2001', 0, 1, 0, 0],
    ['law', '2003', 0, 1, 0, 0],
  ]);
  expect(rows[1]?.[6]).toBeCloseTo(top, 5);
  expect(notes).toContain('2 codes in no document with a year, without a row.');
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

const EMERGENT = {
  ...codebook,
  codes: new Map([...codebook.codes].map(([id, code]) => [id, { ...code, emergent: true }])),
};
const TEXTS = {
  a: ':law[One].\n',
  b: ':law[One] and :trust[two].\n',
  c: ':trust[Three].\n',
  d: 'Nothing.\n',
};

/** Saturation over TEXTS where somebody is done with these documents for all codes. */
function saturated(done: readonly string[]) {
  const mark = { coder: 'eva', codes: new Set(EMERGENT.codes.keys()), changed: false, shown: [] };
  const corpus = smallCorpus(
    EMERGENT,
    Object.entries(TEXTS).map(([id, markdown]) => smallDocument(id, markdown)),
    { done: Object.fromEntries(done.map((id) => [id, [mark]])) },
  );
  return codeSaturation(corpus, { base: 1, run: 1, threshold: 0, orders: 10, seed: 1 });
}

test('saturation: a base of one and a run of one, counted by hand, over the documents read', () => {
  const result = saturated(['a', 'b', 'c']);
  expect(result.reason).toBeNull();
  expect(result.documents).toEqual(['a', 'b', 'c']);
  expect(result.runs.map(({ newCodes, newInformation }) => [newCodes, newInformation])).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(result.reachedAt).toBe(2);
  expect(result.notes).toContain(
    'n = 3 documents of 4: those that somebody is done with for all of these codes.',
  );
});

test('saturation: documents that nobody read, and an empty base, are no evidence', () => {
  expect(saturated([])).toMatchObject({ reason: 'no_done_documents', runs: [] });
  expect(saturated(['a'])).toMatchObject({ reason: 'too_few_documents' });
  expect(saturated(['d']).reason).toBe('too_few_documents');
  const mark = { coder: 'eva', codes: new Set(EMERGENT.codes.keys()), changed: false, shown: [] };
  const corpus = smallCorpus(
    EMERGENT,
    [smallDocument('a', 'None.\n'), smallDocument('b', ':law[One].\n')],
    { done: { a: [mark], b: [mark] } },
  );
  const empty = codeSaturation(corpus, { base: 1, run: 1, threshold: 0, orders: 10, seed: 1 });
  expect(empty.reason).toBe('empty_base');
  expect(saturationTable(empty).rows).toEqual([]);
  expect(empty.runs).toMatchObject([{ newInformation: { value: null, reason: 'empty_base' } }]);
});
