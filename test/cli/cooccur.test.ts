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

const FAMILY = `- id: a
  name: A
  definition: The first.
  children:
    - id: a-1
      name: A1
      definition: Below it.
- id: b
  name: B
  definition: The second.
`;

function family(): string {
  return studyOf({
    'codebook/codes.yaml': FAMILY,
    // A child then B; A itself then B; a document of which B is true as a whole.
    'corpus/d.md': ':a-1[One.]\n\n:b[Two.]\n\n:a[Three] :b[and four.]\n',
    'corpus/e.md': '---\ncodes: [b]\n---\n\n:a[Five.]\n',
  });
}

test('children kept apart hold for what follows and for a cell too', async () => {
  const folder = family();
  const json = async (...args: string[]) =>
    JSON.parse((await axial(folder, 'cooccur', ...args, '--json')).out);
  const followed = ({ pairs }: { pairs: { a: string; b: string; followed: number }[] }) =>
    pairs.filter(({ b }) => b === 'b').map(({ a, followed: times }) => [a, times]);
  // Paragraph 1 then 2.
  expect(followed(await json('--within', '1'))).toEqual([
    ['a', 1],
    ['a-1', 1],
  ]);
  const kept = await json('--within', '1', '--children', 'keep');
  expect(followed(kept)).toEqual([['a-1', 1]]);
  expect(kept.notes.at(-1)).toContain('Children kept apart');
  const cell = async (...args: string[]) =>
    (await json('--show', 'a', 'b', ...args)).quotations.map(
      ({ quote }: { quote: string }) => quote,
    );
  expect(await cell('--unit', 'section')).toEqual(['One.', 'Two.', 'Three', 'and four.']);
  expect(await cell('--unit', 'section', '--children', 'keep')).toEqual([
    ...['Two.', 'Three', 'and four.'],
  ]);
});

test('by document: unit, n and notes speak of documents, codes of whole documents count', async () => {
  const folder = family();
  const answer = JSON.parse((await axial(folder, 'cooccur', '--by', 'document', '--json')).out);
  expect(answer).toMatchObject({ unit: 'document', meetingUnit: 'paragraph', n: 2 });
  // Both documents hold A and B; in the first alone they stand in one paragraph.
  expect(answer.pairs[0]).toMatchObject({ a: 'a', b: 'b', n1: 2, n2: 2, n12: 2, documents: 1 });
  expect(answer.notes[0]).toContain('Unit: document; n = 2.');
  expect(answer.notes.join(' ')).not.toContain('paragraph; n');
  expect(answer.notes.at(-1)).toContain('both stand in one paragraph');
  const shown = JSON.parse(
    (await axial(folder, 'cooccur', '--by', 'document', '--show', 'a', 'b', '--json')).out,
  );
  expect(shown.unit).toBe('document');
  expect(shown.quotations).toHaveLength(6);
});

test.each([
  [['--within', '1', '--permute', '9'], 'not for --within'],
  [['--within', '1', '--by', 'document'], '--within counts units'],
  [['--within', '1', '--show', 'a', 'b'], '--show opens the cells of common units'],
  [['--within', '1', '--unit', 'document'], 'it needs units within documents'],
  [['--within', '1', '--chart'], 'it has no --chart'],
  [['--by', 'document', '--permute', '9'], 'nothing to shuffle'],
  [['--show', 'a', 'b', '--permute', '9'], 'it has no --permute'],
  [['--show', 'a', 'a'], 'two different codes'],
  [['--show', 'a', 'a-1'], '"a-1" stands below "a"'],
  [['--show', 'a-1', 'a'], '"a-1" stands below "a"'],
])('%j is refused with the reason', async (args, reason) => {
  const { code, err, out } = await axial(family(), 'cooccur', ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(reason);
});
