// What a person sees of a table in a terminal.
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/render/display-width.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { column, SAMPLE, tableOf } from './sample-table.ts';

test('a table without a terminal is aligned and uncut', () => {
  const table = {
    ...SAMPLE,
    columns: SAMPLE.columns.slice(0, 4),
    rows: SAMPLE.rows.map((row) => row.slice(0, 4)),
  };
  expect(renderTerminal(table)).toBe(
    [
      'Codes',
      '',
      'Code           Units (paragraphs)   Share                          Lift',
      '─────────────  ──────────────────  ──────  ────────────────────────────',
      'trust-deficit                  12  12.3 %                          1.50',
      '信任缺失                        0   0.0 %  not defined (never together)',
      'dependence                      3  <0.1 %                          0.25',
      '',
      'n = 98 paragraphs of 31 documents.',
      '',
    ].join('\n'),
  );
});

test('passages show quotation marks only around quotations', () => {
  const text = renderTerminal(SAMPLE);
  expect(text).toContain('“no mechanism of mutual trust” [p. 12]');
  expect(text).toContain('Says that trust grew. (note; disputes) [line 7]');
  expect(text).toContain('Nothing.');
});

test('no line is wider than the terminal, and nothing is lost by wrapping', () => {
  const text = renderTerminal(SAMPLE, { width: 70 });
  for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(70);
  const letters = (from: string): string => [...from.replace(/[\s─]/gu, '')].sort().join('');
  expect(letters(text)).toBe(letters(renderTerminal(SAMPLE)));
});

test('text is cut with an ellipsis where asked, figures never', () => {
  const table = tableOf(
    [column('text', 'text'), column('n', 'integer')],
    [['a'.repeat(50), 123456]],
  );
  const lines = renderTerminal(table, { width: 20, overflow: 'truncate' }).split('\n');
  expect(lines[4]).toBe(`${'a'.repeat(11)}…  123456`);
});

test('colour only when asked for', () => {
  expect(renderTerminal(SAMPLE)).not.toContain('\u001B');
  expect(renderTerminal(SAMPLE, { color: true })).toContain('\u001B[1mCodes\u001B[0m');
});

test('text cannot steer the terminal', () => {
  const table = tableOf([column('x', 'text')], [['\u001B[2Jgone\u0007\u202Eabc\u009B2J']]);
  const text = renderTerminal(table);
  expect(text).toContain('␛[2Jgone␇\uFFFDabc\uFFFD2J');
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202E/u);
});

test('a concordance stands right and left of its keyword', () => {
  const table = tableOf(
    [
      column('left', 'text', { align: 'right' }),
      column('keyword', 'text'),
      column('right', 'text'),
    ],
    [
      ['a lack of', 'trust', 'in them'],
      ['mutual', 'trust', ''],
    ],
  );
  expect(renderTerminal(table).split('\n').slice(4, 6)).toEqual([
    'a lack of  trust    in them',
    '   mutual  trust',
  ]);
});
