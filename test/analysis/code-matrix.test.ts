// The matrix against counts by hand, and against the frequencies that it must agree with.
import { describe, expect, test } from 'vitest';
import { codeFrequencies } from '../../src/analysis/code-frequencies.ts';
import { codeMatrix } from '../../src/analysis/code-matrix.ts';
import { matrixTable } from '../../src/analysis/code-matrix-table.ts';
import { codingOn, smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ trust: null, 'low-trust': 'trust', not: null });
const first = smallDocument(
  'first',
  '---\nyear: 2001\nvariables: {eu-member: true, year: Q1}\n---\n\n𝒳 one two.\n\nThree four.\n\n# References\n\nThree.\n',
);
const second = smallDocument('second', 'Five six.\n');
const corpus = smallCorpus(codebook, [first, second], {
  codings: [
    codingOn(first, 'one', { code: 'low-trust' }),
    codingOn(first, 'two', { code: 'trust' }),
    codingOn(first, 'two', { code: 'trust', origin: 'rule', rule: 'r' }),
    codingOn(first, 'two', { code: 'trust', id: 'same-again' }),
    codingOn(first, 'Three', { code: 'not' }),
    codingOn(first, 'Three', { code: 'not', nth: 2 }),
  ],
});

test('documents by codes: a parent holds what is below it, excluded sections hold nothing', () => {
  const { codes, rows } = codeMatrix(corpus, { unit: 'document' });
  expect(codes).toEqual(['trust', 'low-trust', 'not']);
  expect(rows.map(({ document, counts }) => [document.id, counts])).toEqual([
    ['first', [3, 1, 1]],
    ['second', [0, 0, 0]],
  ]);
});

test('units by codes, each with its place in code points', () => {
  const { n, rows } = codeMatrix(corpus, { unit: 'paragraph' });
  expect(n).toBe(3);
  expect(rows.map(({ place, counts }) => [place, counts])).toEqual([
    [{ unit: 1, line: 6, start: 0, end: 11, codePoints: { start: 0, end: 10 } }, [3, 1, 0]],
    [{ unit: 2, line: 8, start: 12, end: 23, codePoints: { start: 11, end: 22 } }, [0, 0, 1]],
    [{ unit: 1, line: 1, start: 0, end: 9, codePoints: { start: 0, end: 9 } }, [0, 0, 0]],
  ]);
});

test.each(['document', 'section', 'paragraph', 'sentence'] as const)(
  'columns sum to the frequencies of axial codes: %s',
  (unit) => {
    const matrix = codeMatrix(corpus, { unit });
    const frequencies = codeFrequencies(corpus, { unit });
    expect(matrix.n).toBe(frequencies.n);
    for (const [index, code] of matrix.codes.entries()) {
      const held = matrix.rows.filter(({ counts }) => (counts[index] ?? 0) > 0).length;
      expect([code, held]).toEqual([code, frequencies.rows[index]?.units]);
    }
  },
);

describe('tables', () => {
  const matrix = codeMatrix(corpus, { unit: 'document' });

  test('names that R, SPSS and pandas take: no hyphen, no word of SPSS, no name twice', () => {
    const { columns, rows } = matrixTable(matrix, codebook, 'binary');
    expect(columns.map(({ key }) => key)).toEqual([
      'document',
      'title',
      'year',
      'type',
      'language',
      'eu_member',
      'variable_year',
      'trust',
      'low_trust',
      'code_not',
    ]);
    expect(rows[0]).toEqual(['first', 'References', 2001, null, 'en', 1, 'Q1', 1, 1, 1]);
    expect(matrixTable(matrix, codebook, 'count').rows[0]?.slice(-3)).toEqual([3, 1, 1]);
  });

  test('the dictionary says what each column is, and how the units were counted', () => {
    const { rows } = matrixTable(matrix, codebook, 'dictionary');
    expect(rows.map(([name]) => name)).toEqual(
      matrixTable(matrix, codebook, 'count').columns.map(({ key }) => key),
    );
    expect(rows[0]?.[5]).toContain('Unit: document; n = 2.');
    expect(rows.at(-2)).toEqual([
      'low_trust',
      'code',
      'low-trust',
      'low-trust',
      'binary: 0 absent, 1 present; count: distinct codings',
      'About low-trust.',
      1,
      2,
    ]);
  });

  test('a long name is cut to 64 bytes, and two that are cut alike stay apart', () => {
    const long = 'c'.repeat(70);
    const wide = smallCodebook({ [`${long}-a`]: null, [`${long}-b`]: null, 信任: null });
    const { columns } = matrixTable(
      codeMatrix(smallCorpus(wide, [second]), { unit: 'document' }),
      wide,
      'count',
    );
    expect(columns.slice(-3).map(({ key }) => key)).toEqual([
      'c'.repeat(64),
      `${'c'.repeat(60)}_2`,
      '信任',
    ]);
  });
});
