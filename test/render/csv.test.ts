// CSV is read back by an independent parser, and holds no formula.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/analysis/table.ts';
import { neutralise, renderCsv, streamCsv } from '../../src/render/csv.ts';
import { column, SAMPLE, tableOf } from './sample-table.ts';

test('machine names, full figures, reasons in a column of their own', () => {
  const [head, ...rows] = parse(renderCsv(SAMPLE)) as string[][];
  expect(head).toEqual(['code', 'units', 'share', 'lift', 'evidence', 'notDefined']);
  expect(rows).toEqual([
    [
      'trust-deficit',
      '12',
      '0.123',
      '1.5',
      '“no mechanism of mutual trust” [p. 12, corpus/wang.md#L40]\nSays that trust grew. (note; disputes) [line 7]',
      '',
    ],
    ['信任缺失', '0', '0', '', 'Nothing.', 'lift: never_together'],
    ['dependence', '3', '0.0004', '0.25', '', ''],
  ]);
});

test('records end in CRLF, also the last one, and only needed quotes are set', () => {
  const table = tableOf(
    [column('a', 'text'), column('b', 'text')],
    [
      ['x, y', 'plain words'],
      ['say "no"', 'é'],
    ],
  );
  expect(renderCsv(table)).toBe('a,b\r\n"x, y",plain words\r\n"say ""no""",é\r\n');
});

test('a table of text alone has no column of reasons', () => {
  expect(renderCsv(tableOf([column('a', 'text')], []))).toBe('a\r\n');
});

test('a byte order mark only where asked for', () => {
  expect(renderCsv(SAMPLE).charCodeAt(0)).toBe('c'.charCodeAt(0));
  expect(renderCsv(SAMPLE, { bom: true }).charCodeAt(0)).toBe(0xfeff);
});

describe('formulas', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\ttext', "'\ttext"],
    ['\n=1', "'\n=1"],
    [' =1', "' =1"],
    ['\u200B=1', "'\u200B=1"],
    ['＝1+1', "'＝1+1"],
    ['-5', '-5'],
    ['-0.25', '-0.25'],
    ['-1e-7', '-1e-7'],
    ['–', '–'],
    ['a=b', 'a=b'],
    ["'quoted", "'quoted"],
  ])('%j becomes %j', (text, expected) => {
    expect(neutralise(text)).toBe(expected);
  });

  test('also in heads and in passages; a negative figure stays one', () => {
    const passage = { text: '=cmd', quoted: false, marks: [], locator: '', href: null };
    const table = tableOf(
      [column('=head', 'integer'), column('p', 'passages')],
      [[-5, { passages: [passage], note: null }]],
    );
    expect(renderCsv(table)).toBe("'=head,p\r\n-5,'=cmd (note)\r\n");
  });
});

test('any text comes back from the parser', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.string({ unit: fc.constantFrom(...'=+-@\'", ;\t\r\nab1é信👍') }), fc.string()),
      ),
      (rows) => {
        const table = tableOf([column('a', 'text'), column('b', 'text')], rows);
        const expected = rows.map((row) => row.map(neutralise));
        expect(
          (parse(renderCsv(table), { record_delimiter: '\r\n' }) as string[][]).slice(1),
        ).toEqual(expected);
      },
    ),
  );
});

test('a table that streams reads like one that is whole', () => {
  const columns: Column[] = [
    { key: 'word', label: 'Word', type: 'text', unit: null },
    { key: 'share', label: 'Share', type: 'percent', unit: null },
  ];
  const rows = Array.from({ length: 1201 }, (_, place) => [`=a"${place},\n`, place / 7]);
  const parts = [...streamCsv({ columns, rows: () => rows })];
  expect(parts).toHaveLength(3);
  const whole = { id: 'a', title: 'A', columns, rows, notes: [] };
  expect(parts.join('')).toBe(renderCsv(whole));
});
