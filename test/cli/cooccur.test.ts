// axial cooccur through the command line, on five paragraphs that a person can count.
import { expect, test } from 'vitest';
import { studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = `- id: a
  name: A
  definition: The first.
- id: b
  name: B
  definition: The second.
`;

/** Both twice (once on the same words), A alone once, B alone once, neither once. */
const FIVE = `:a[One :b[two three]{coder=yw}]{coder=yw} four.

:a[Five]{coder=yw} :b[six.]{coder=yw}

:a[Seven.]{coder=yw}

:b[Eight.]{coder=yw}

Nine.
`;

function study(): string {
  return studyOf({ 'codebook/codes.yaml': CODEBOOK, 'corpus/d.md': FIVE });
}

async function ask(...args: string[]) {
  const { code, out } = await axial(study(), 'cooccur', ...args, '--json');
  expect(code).toBe(0);
  return JSON.parse(out);
}

test('units with either and both, and what follows from them', async () => {
  const { unit, n, m, codes, pairs } = await ask();
  expect({ unit, n, m }).toEqual({ unit: 'paragraph', n: 5, m: 1 });
  expect(codes).toEqual([
    { code: 'a', count: 3 },
    { code: 'b', count: 3 },
  ]);
  expect(pairs).toMatchObject([{ a: 'a', b: 'b', n1: 3, n2: 3, n12: 2, jaccard: 2 / 4 }]);
  expect(pairs[0].expected).toBeCloseTo(9 / 5);
  expect(pairs[0].lift).toBeCloseTo(10 / 9);
  // (2 · 1) / (1 · 1), and with one half more in each cell (2.5 · 1.5) / (1.5 · 1.5).
  expect(pairs[0].oddsRatio).toBeCloseTo(2);
  expect(pairs[0].oddsRatioCorrected.value).toBeCloseTo(5 / 3);
  expect(pairs[0].flags).toEqual(['small_expected']);
});

test('words: those under both, no test, and the pairs of quotations that overlap beside them', async () => {
  const { n, pairs } = await ask('--unit', 'overlap');
  // Nine words; A covers 1-3, 5 and 7, B 2-3, 6 and 8.
  expect(n).toBe(9);
  const none = { value: null, reason: 'words_not_independent' };
  expect(pairs).toMatchObject([
    { n1: 5, n2: 4, n12: 2, overlappingPairs: 1, p: none, pFisher: none, oddsRatioCorrected: none },
  ]);
  expect(pairs[0].jaccard).toBeCloseTo(2 / 7);
});

test('A, then B within the next paragraphs, each first unit once', async () => {
  const next = await ask('--within', '1');
  const pair = (list: { a: string; b: string }[]) =>
    list.find(({ a, b }) => a === 'a' && b === 'b');
  // From paragraph 1 to 2 and from 3 to 4; expected (5 - 1) · 3 · 3 / 25.
  expect(pair(next.pairs)).toMatchObject({ followed: 2, expected: 36 / 25 });
  const two = await ask('--within', '2');
  expect(pair(two.pairs)).toMatchObject({ followed: 3, expected: { value: null } });
});

test('a cell opens its quotations, its codes named apart or in a list', async () => {
  const apart = await ask('--show', 'a', 'b');
  expect(apart.quotations.map(({ quote }: { quote: string }) => quote)).toEqual([
    ...['One two three', 'two three', 'Five', 'six.'],
  ]);
  expect(await ask('--show', 'a,b')).toEqual(apart);
  expect((await axial(study(), 'cooccur', '--show', 'a')).code).toBe(2);
});

test('--codes is --code; the heads say what p is worth; shuffles are named', async () => {
  expect(await ask('--codes', 'a,b')).toEqual(await ask('--code', 'a,b'));
  const { out } = await axial(study(), 'cooccur', '--all');
  expect(out).toContain('p (Fisher), descriptive');
  expect(out).toContain('over m = 1 pairs');
  const { pairs } = await ask('--permute', '99', '--seed', '4');
  expect(pairs[0].permutation.p).toBeGreaterThan(0.05);
});

test.each([['heat-map'], ['network']])('a chart is printed as a picture: %s', async (kind) => {
  const { code, out } = await axial(study(), 'cooccur', '--chart', kind);
  expect(code).toBe(0);
  expect(out).toMatch(/^<svg [\s\S]*<title[\s\S]*<\/svg>\s*$/);
});
