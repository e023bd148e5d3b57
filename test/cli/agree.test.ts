// axial agree through the command line: figures that can be computed by hand, and what wrong data gets.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markDone, studyOf } from './ledger-study.ts';
import { axial, scratchFolder } from './run-axial.ts';

const CODEBOOK = `- id: law
  name: Law
  definition: Speaks of law.
- id: money
  name: Money
  definition: Speaks of money.
`;

async function rate(csv: string, ...args: string[]) {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'r.csv'), csv);
  return axial(folder, 'agree', '--ratings', 'r.csv', ...args);
}

async function rated(csv: string, ...args: string[]) {
  const { code, out } = await rate(csv, ...args, '--json');
  expect(code).toBe(0);
  return JSON.parse(out);
}

/** One row a unit: so often both 1, only the first, only the second, neither. */
function pairs(both: number, onlyA: number, onlyB: number, neither: number): string {
  const rows = [
    ...Array<string>(both).fill('1,1'),
    ...Array<string>(onlyA).fill('1,0'),
    ...Array<string>(onlyB).fill('0,1'),
    ...Array<string>(neither).fill('0,0'),
  ];
  return `unit,A,B\n${rows.map((row, unit) => `${unit},${row}`).join('\n')}\n`;
}

describe('ratings from anywhere', () => {
  test('two categories: positive and negative agreement stand beside the coefficients', async () => {
    const { coefficients, units, raters } = await rated(pairs(5, 3, 2, 90));
    expect({ units, raters }).toEqual({ units: 100, raters: ['A', 'B'] });
    expect(coefficients.percentAgreement.value).toBeCloseTo(0.95);
    expect(coefficients.positiveAgreement.value).toBeCloseTo(10 / 15);
    expect(coefficients.negativeAgreement.value).toBeCloseTo(180 / 185);
    expect(coefficients.cohenKappa.value).toBeCloseTo((0.95 - 0.8612) / (1 - 0.8612));
    // What the margins allow is no estimate: it has no interval.
    expect(coefficients.cohenKappaMax).toMatchObject({ low: null, reason: 'bound_not_estimate' });
  });

  test('gaps: only units that two raters rated count, and the rows are told', async () => {
    const rows = [...Array<string>(4).fill('1,1'), ...Array<string>(6).fill('0,0')];
    const unread = [...Array<string>(4).fill('1,'), ...Array<string>(6).fill('0,')];
    const csv = ['unit,A,B', ...[...rows, ...unread].map((row, i) => `${i},${row}`)].join('\n');
    const { units, rows: all, coefficients } = await rated(csv);
    expect({ units, all, kappa: coefficients.cohenKappa.value }).toEqual({
      ...{ units: 10, all: 20, kappa: 1 },
    });
  });

  test('ordered words: alpha takes the order, weighted kappa too (Agresti 1990)', async () => {
    const table = [
      [7, 7, 2, 3],
      [2, 8, 3, 7],
      [1, 5, 4, 9],
      [2, 8, 9, 14],
    ];
    const words = ['never', 'fairly', 'very', 'always'];
    const rows = table.flatMap((row, c) =>
      row.flatMap((count, k) => Array<string>(count).fill(`u,${words[c]},${words[k]}`)),
    );
    const csv = ['unit,A,B', ...rows].join('\n');
    const args = ['--level', 'ordinal', '--categories', words.join(',')];
    const { coefficients, notes } = await rated(csv, ...args);
    expect(coefficients.cohenKappa.value).toBeCloseTo(0.129330254, 6);
    expect(coefficients.weightedKappaLinear.value).toBeCloseTo(0.237380628, 6);
    expect(coefficients.weightedKappaQuadratic.value).toBeCloseTo(0.332045586, 6);
    expect(notes.join(' ')).toContain('these stand in several rows: u.');
  });

  test('one category alone: percent agreement stays, all else is not defined', async () => {
    const { coefficients } = await rated('unit;A;B\n1;y;y\n2;y;y\n');
    const { percentAgreement, ...corrected } = coefficients;
    expect(percentAgreement.value).toBe(1);
    for (const figure of Object.values(corrected)) {
      expect(figure).toEqual({ value: null, reason: 'no_variation' });
    }
  });

  test('one rater constant, the other not: kappa is 0', async () => {
    const { coefficients } = await rated(pairs(5, 5, 0, 0));
    expect(coefficients.cohenKappa.value).toBe(0);
  });

  test('no unit with two ratings: a reason, exit code 0', async () => {
    const { units, coefficients } = await rated('unit,A,B\n1,1,\n2,,1\n');
    expect(units).toBe(0);
    expect(coefficients.krippendorffAlpha).toEqual({ value: null, reason: 'no_pairable_values' });
  });

  test('a word for "missing" is a category, and the note says so', async () => {
    const { categories, notes } = await rated('unit,A,B\n1,x,NA\n2,x,x\n');
    expect(categories).toEqual(['x', 'NA']);
    expect(notes).toContain(
      'NA counts as a category. Where a rating is missing, leave the cell empty.',
    );
    const named = await rated('unit,A,B\n1,x,NA\n2,x,x\n', '--categories', 'x,NA');
    expect(named.notes.join(' ')).not.toContain('counts as a category');
  });

  test('--weights chooses one weighted kappa', async () => {
    const csv = 'unit,A,B\n1,1,1\n2,2,3\n3,3,1\n4,2,2\n5,3,3\n';
    const both = (await rated(csv, '--level', 'ordinal')).coefficients;
    const one = (await rated(csv, '--level', 'ordinal', '--weights', 'quadratic')).coefficients;
    expect(one.weightedKappaQuadratic).toEqual(both.weightedKappaQuadratic);
    expect('weightedKappaLinear' in both && !('weightedKappaLinear' in one)).toBe(true);
  });

  test('ratings of ratios with hundreds of values have an interval around the figure', async () => {
    const rows = Array.from(
      { length: 600 },
      (_, unit) => `${unit},${1 + unit / 7},${1 + unit / 8}`,
    );
    const csv = `unit,A,B\n${rows.join('\n')}\n`;
    const { value, low, high } = (await rated(csv, '--level', 'ratio')).coefficients
      .krippendorffAlpha;
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(high - low).toBeLessThan(0.05);
  });

  test('three raters: what belongs to two coders says so', async () => {
    const { coefficients } = await rated('unit,A,B,C\n1,1,1,0\n2,0,0,0\n3,1,1,1\n');
    expect(coefficients.cohenKappa).toEqual({ value: null, reason: 'two_coders_only' });
    expect(coefficients.fleissKappa.value).not.toBeNull();
  });

  test.each([
    ['unit,A\n1,0\n', [], 'two raters or more'],
    ['', [], 'two raters or more'],
    ['unit,A,B\n1,0,1\n2,0\n', [], 'Line 3 has 2 cells'],
    ['unit,A,B\n1,x,y\n', ['--level', 'interval'], 'Line 2: "x" is no number'],
    ['unit,A,B\n1,x,y\n', ['--level', 'ordinal'], '--categories low,middle,high'],
    ['unit,A,B\n1,-1,2\n', ['--level', 'ratio'], 'below zero'],
    ['unit,A,B\n1,x,z\n', ['--categories', 'x,y'], '"z" is none of the categories'],
    ['unit,A,B\n1,x,y\n', ['--categories', 'x,y,x'], '--categories names x twice'],
    ['unit,A,B,A\n1,x,y,x\n', [], 'Two columns have the same rater: A.'],
    ['unit,A,B\n', [], 'a head and no line below it'],
    [
      'unit,A,B\n1,2,NA\n',
      ['--level', 'interval'],
      'If the rating is missing, leave the cell empty.',
    ],
    ['unit,A,B\n1,2,1\n', ['--weights', 'linear'], '--weights is for --ratings at --level ordinal'],
    ['unit,A,B,C\n1,2,1,1\n', ['--level', 'ordinal', '--weights', 'linear'], 'the file has 3'],
    ['unit,A,B\n1,2,1\n', ['--gamma-beta', '0'], 'Gamma is measured with --segments'],
    ['unit,A,B\n1,0,1\n', ['--level', 'metric'], 'nominal, ordinal, interval, ratio'],
  ])('wrong data is refused with its line: %j %j', async (csv, args, message) => {
    const { code, out, err } = await rate(csv, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});

describe('segments from anywhere', () => {
  async function segments(csv: string, ...args: string[]) {
    const folder = scratchFolder();
    writeFileSync(join(folder, 's.csv'), csv);
    return axial(folder, 'agree', '--segments', 's.csv', ...args);
  }

  test('eight words, one marks four and the other two of them', async () => {
    const csv = 'coder,start,end,code\nA,0,4,a\nB,0,2,a\n';
    const { out } = await segments(csv, '--length', '8', '--json');
    const { coefficients, coders } = JSON.parse(out);
    expect(coders).toEqual(['A', 'B']);
    expect(coefficients.uAlpha.value).toBeCloseTo(1 - 0.25 / (120 / 226));
    // Two of eight words were marked by both: that much cuα would rest on, but one code cannot vary.
    expect(coefficients.cuAlpha).toMatchObject({ value: null, reason: 'no_variation' });
    expect(coefficients.cuAlpha.coverage).toBeCloseTo(2 / 8);
  });

  test('weights of gamma: without a weight of codes, other codes do not matter', async () => {
    const csv = 'coder,start,end,code\nA,0,4,a\nA,9,12,b\nB,0,4,b\nB,9,12,a\n';
    const gamma = async (...args: string[]) =>
      JSON.parse((await segments(csv, '--length', '20', '--json', ...args)).out);
    expect((await gamma()).coefficients.gamma.value).toBeLessThan(0.9);
    const placesAlone = await gamma('--gamma-beta', '0', '--gamma-delta', '2');
    expect(placesAlone.coefficients.gamma.value).toBe(1);
    expect(placesAlone.notes.at(-1)).toContain('α = 1, β = 0, Δ∅ = 2,');
    expect((await segments(csv, '--length', '20', '--gamma-alpha', '-1')).code).toBe(2);
  });

  test('a file without a segment is refused, coders who marked nothing have a reason', async () => {
    const empty = await segments('coder,start,end,code\n', '--length', '8');
    expect(empty).toMatchObject({ code: 2, out: '' });
    expect(empty.err).toContain('a head and no line below it');
    const nothing = await segments('coder,start,end,code\nA,,,\nB,,,\n', '--length', '8', '--json');
    expect(JSON.parse(nothing.out).coefficients.gamma.reason).toBe('no_pairable_values');
  });

  test('a coder who overlaps himself: the alphas are not defined, gamma is', async () => {
    const csv = 'coder,start,end,code\nA,0,4,a\nA,2,6,b\nB,0,4,a\nB,2,6,b\n';
    const { out } = await segments(csv, '--length', '8', '--json');
    const { uAlpha, gamma } = JSON.parse(out).coefficients;
    expect(uAlpha).toMatchObject({ value: null, reason: 'overlapping_segments' });
    expect(gamma.value).toBe(1);
  });

  test.each([
    [[], '--segments needs --length'],
    [['--length', '3'], 'Line 2: a segment from 0 to 4 does not lie within 0 and 3'],
  ])('wrong use is refused: %j', async (args, message) => {
    const { code, err } = await segments('coder,start,end,code\nA,0,4,a\nB,0,2,a\n', ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

/** Words that both mark, that only a marks, and that only b marks; a memo for the agenda. */
const MARKED = `:law[:law[One two]{coder=b} three four]{coder=a}.

:law[Five six]{coder=a memo="A statute?"} seven eight.

:law[:money[Nine]{coder=b}]{coder=a} ten.
`;

function coded(): string {
  const folder = studyOf({ 'codebook/codes.yaml': CODEBOOK, 'corpus/d.md': MARKED });
  const codes = ['law', 'money'];
  for (const coder of ['a', 'b']) markDone(folder, coder, { document: 'd', codes });
  return folder;
}

describe('the corpus', () => {
  test('what only one has read is missing, not absent: kappa is 1 with n = 10', async () => {
    const ten = (...coders: string[]) =>
      Array.from({ length: 10 }, (_, i) =>
        i < 4 ? coders.reduce((text, c) => `:law[${text}]{coder=${c}}`, `W${i}.`) : `W${i}.`,
      ).join('\n\n');
    const folder = studyOf({
      'codebook/codes.yaml': CODEBOOK,
      'corpus/both.md': ten('a', 'b'),
      'corpus/only-a.md': ten('a'),
    });
    for (const coder of ['a', 'b']) markDone(folder, coder, { document: 'both', codes: ['law'] });
    markDone(folder, 'a', { document: 'only-a', codes: ['law'] });
    const { out } = await axial(folder, 'agree', '--json');
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ format: 1, unit: 'paragraph', coders: ['a', 'b'] });
    expect(answer.codes).toHaveLength(1);
    expect(answer.codes[0]).toMatchObject({ code: 'law', units: 10, positive: 4 });
    expect(answer.codes[0].flags).toEqual(['few_positive']);
    expect(answer.codes[0].coefficients.cohenKappa.value).toBe(1);
  });

  test('the agenda shows each unit on which they differ, with what was coded and why', async () => {
    const { out } = await axial(coded(), 'agree', '--disagreements', '--json');
    const { disagreements } = JSON.parse(out);
    expect(disagreements).toMatchObject([
      { line: 3, code: 'law', ratings: [1, 0], memos: ['a: A statute?'] },
      { line: 5, code: 'law', ratings: [1, 0], text: 'Nine ten.' },
      { line: 5, code: 'money', ratings: [0, 1], codings: [{ coder: 'b', quote: 'Nine' }] },
    ]);
  });

  test('by segment: words that all have read, each code for itself', async () => {
    const folder = coded();
    const { out } = await axial(folder, 'agree', '--unit', 'overlap', '--json');
    const { codes, length, documents } = JSON.parse(out);
    expect({ length, documents }).toEqual({ length: 10, documents: 1 });
    // law: a marks words 1-4, 5-6 and 9, b 1-2. Own words 7 + 2 = 9, gaps 3 + 8 = 11 of 20; unlike
    // 5 of 10. Pairs: 2 * 9 * 11 of 20² - (4² + 2² + 1 + 2²) - 11.
    expect(codes[0]).toMatchObject({ code: 'law', length: 10, positive: 7 });
    expect(codes[0].coefficients.uAlpha.value).toBeCloseTo(1 - 0.5 / (198 / 364));
    expect(codes[0].coefficients.uAlpha).toMatchObject({ low: null, reason: 'too_few_documents' });
  });

  test('a consensus begins with the words that all marked, once, and is no third coder', async () => {
    const folder = coded();
    const consensus = ['agree', '--consensus', 'agreed', '--json'];
    const dry = JSON.parse((await axial(folder, ...consensus, '--dry-run')).out);
    expect(dry).toMatchObject({ coders: ['a', 'b'], codings: 1, open: 3 });
    const first = JSON.parse((await axial(folder, ...consensus)).out);
    expect(first.documents[0]).toMatchObject({ codings: [{ code: 'law', start: 0 }], done: [] });
    const ledger = readFileSync(join(folder, 'corpus/codings/agreed/d.jsonl'), 'utf8');
    expect(ledger.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(ledger)).toMatchObject({ op: 'code', quote: 'One two', coder: 'agreed' });
    expect(JSON.parse((await axial(folder, ...consensus)).out)).toMatchObject({ codings: 0 });
    const { coders } = JSON.parse((await axial(folder, 'agree', '--json')).out);
    expect(coders).toEqual(['a', 'b']);
  });

  test('where they agree throughout, the consensus is done, and validate takes it as the reference', async () => {
    const folder = studyOf({
      'codebook/codes.yaml': CODEBOOK,
      'corpus/d.md': ':law[:law[One.]{coder=b}]{coder=a}\n\nTwo.\n',
    });
    for (const coder of ['a', 'b']) markDone(folder, coder, { document: 'd', codes: ['law'] });
    await axial(folder, 'agree', '--consensus', 'agreed');
    const { out } = await axial(folder, 'validate', '--code', 'law', '--json');
    expect(JSON.parse(out)).toMatchObject({ coder: 'agreed', codes: [{ units: 2, fn: 1, tn: 1 }] });
  });

  test.each([
    [['--consensus', 'a'], 'has codings of one’s own'],
    [['--consensus', 'x', '--coders', 'a'], 'needs two coders'],
    [['--coders', 'a,zoe'], 'There is no coder "zoe"'],
    [['--unit', 'overlap', '--disagreements'], 'needs units'],
  ])('wrong use is refused: %j', async (args, message) => {
    const { code, err } = await axial(coded(), 'agree', ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('one coder, or nobody done: a reason and exit code 0', async () => {
    const folder = studyOf({
      'codebook/codes.yaml': CODEBOOK,
      'corpus/d.md': ':law[One.]{coder=a}\n\nTwo.\n',
    });
    const { code, out } = await axial(folder, 'agree', '--json');
    expect(code).toBe(0);
    const [law] = JSON.parse(out).codes;
    expect(law.units).toBe(0);
    expect(law.coefficients.krippendorffAlpha).toEqual({
      ...{ value: null, reason: 'no_pairable_values' },
    });
  });
});
