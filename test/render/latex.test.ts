// LaTeX is read back by a small reader of TeX; what it compiles to was looked at with pdfLaTeX and XeLaTeX.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeLatex, needsUnicodeEngine } from '../../src/render/escape-latex.ts';
import { renderLatex } from '../../src/render/latex.ts';
import { HOSTILE_TABLE, HOSTILE_TEXTS } from './hostile-texts.ts';
import { latexRows, latexText } from './read-latex.ts';
import { column, NOTE, QUOTATION, SAMPLE, tableOf } from './sample-table.ts';

test('cells read back', () => {
  const rows = latexRows(
    renderLatex({
      ...SAMPLE,
      columns: SAMPLE.columns.slice(0, 4),
      rows: SAMPLE.rows.map((row) => row.slice(0, 4)),
    }),
  );
  expect(rows.map((row) => row.map(latexText))).toEqual([
    ['trust-deficit', '12', '12.3 %', '1.50'],
    ['信任缺失', '0', '0.0 %', 'not defined (never together)'],
    ['dependence', '3', '<0.1 %', '0.25'],
  ]);
});

test('passages: quotation marks only around quotations, the place as a link', () => {
  const cell = { passages: [QUOTATION, NOTE], note: 'A summary.' };
  const source = renderLatex(tableOf([column('p', 'passages')], [[cell]]), { linkBase: '../' });
  expect(latexRows(source)).toEqual([
    [
      'A summary. \\par “no mechanism of mutual trust” \\href{../corpus/wang.md\\#L40}{p. 12}' +
        ' \\par Says that trust grew. \\emph{(note; disputes)} {[}line 7{]}',
    ],
  ]);
});

describe('the document', () => {
  test('has the head on each page, a caption, landscape paper, notes', () => {
    const source = renderLatex(SAMPLE);
    for (const part of [
      '\\documentclass[a4paper,landscape,10pt]{article}',
      '\\caption{Codes}\\label{tab:code-frequencies}',
      '\\endfirsthead',
      '\\endhead',
      '\\toprule',
      '\\midrule',
      '\\bottomrule',
      '\\par\\noindent n = 98 paragraphs of 31 documents.',
    ]) {
      expect(source).toContain(part);
    }
    expect(renderLatex(SAMPLE, { paper: 'letter' })).toContain('[letterpaper,');
  });

  test('columns fit the line', () => {
    const shares = [...renderLatex(SAMPLE).matchAll(/dimexpr ([\d.]+)\\linewidth/gu)].map(
      ([, share]) => Number(share),
    );
    expect(shares).toHaveLength(5);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1.001);
  });

  test('asks for XeLaTeX only where letters need it', () => {
    const latin = tableOf([column('x', 'text')], [['Ärger “École” – naïve']]);
    expect(renderLatex(latin)).toContain('\\usepackage[T1]{fontenc}');
    expect(renderLatex(latin)).not.toContain('RequireXeTeX');
    expect(renderLatex(SAMPLE)).toContain('\\RequireXeTeX');
    expect(renderLatex(SAMPLE)).toContain('xeCJK');
    expect(renderLatex(SAMPLE)).not.toContain('TeXXeT');
    expect(renderLatex(tableOf([column('x', 'text')], [['שלום']]))).toContain('\\TeXXeTstate=1');
  });

  test('can be the table alone', () => {
    const source = renderLatex(SAMPLE, { standalone: false });
    expect(source).not.toContain('\\begin{document}');
    expect(source).toMatch(/^% Needs/u);
    expect(source).toContain('\\end{longtable}');
  });
});

describe('any text comes out as it is', () => {
  test.each(HOSTILE_TEXTS)('%j', (text) => {
    expect(latexText(escapeLatex(text))).toBe(text.replaceAll('\t', ' '));
  });

  test('in every row and note of a table', () => {
    const rows = latexRows(renderLatex(HOSTILE_TABLE));
    expect(rows.map(([text = '']) => latexText(text).trim())).toEqual(
      HOSTILE_TEXTS.map((text) => text.replaceAll('\t', ' ').trim()),
    );
  });

  test('any mix of marks', () => {
    const marks = fc.string({
      unit: fc.constantFrom(...'\\{}&%$#_~^<>|"\'`[]*-,!? \nab1é信א\u00AD\u00A0'),
    });
    fc.assert(
      fc.property(marks, (text) => {
        expect(latexText(escapeLatex(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['plain', false],
  ['Żółć „x“ … €', false],
  ['ſtraße', true],
  ['Ħal Għaxaq', true],
  ['l‛x', true],
  ['E\u0301tat', true],
  ['信任', true],
  ['ελληνικά', true],
  ['a → b', true],
])('%s needs a Unicode engine: %s', (text, needs) => {
  expect(needsUnicodeEngine(text)).toBe(needs);
});
