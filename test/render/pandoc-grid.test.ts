// Grid tables are read back by a small reader of the grid, and Pandoc's escapes undone by hand; what
// Pandoc itself makes of them was compared on thousands of random texts.
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/render/display-width.ts';
import { escapePandocLine } from '../../src/render/escape-pandoc.ts';
import { renderPandocGrid } from '../../src/render/pandoc-grid.ts';
import { HOSTILE_TABLE, HOSTILE_TEXTS } from './hostile-texts.ts';
import { column, SAMPLE, tableOf } from './sample-table.ts';

/** Cells as paragraphs, cut where the borders stand; every line must be as wide as the borders. */
function gridCells(source: string): string[][][] {
  const lines = source.split('\n').filter((line) => /^[+|]/u.test(line));
  const [border = ''] = lines;
  const columns = [...border.matchAll(/\+(?=-)(-+)/gu)].map((match) => ({
    start: match.index + 1,
    end: match.index + match[0].length,
  }));
  const rows: string[][][] = [];
  let open: string[][] = columns.map(() => []);
  for (const line of lines.slice(1)) {
    if (displayWidth(line) !== border.length) throw new Error(`width of ${line}`);
    if (line.startsWith('+')) {
      rows.push(open.map((cell) => paragraphs(cell)));
      open = columns.map(() => []);
    } else {
      for (const [index, place] of columns.entries()) {
        open[index]?.push(slice(line, place.start, place.end).trim());
      }
    }
  }
  return rows;
}

function paragraphs(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split('\n\n')
    .map((each) => each.trim().replaceAll('\n', ' '))
    .filter((each) => each !== '');
}

/** A stretch of a line in columns of a terminal. */
function slice(line: string, start: number, end: number): string {
  let at = 0;
  let taken = '';
  for (const character of line) {
    if (at >= start && at < end) taken += character;
    at += displayWidth(character);
  }
  return taken;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/gu, '$1');
}

test('cells read back, each passage a paragraph, links by name', () => {
  const source = renderPandocGrid(SAMPLE, { linkBase: '../' });
  expect(gridCells(source).map((row) => row.map((cell) => cell.map(withoutEscapes)))).toEqual([
    [['Code'], ['Units (paragraphs)'], ['Share'], ['Lift'], ['Evidence']],
    [
      ['trust-deficit'],
      ['12'],
      ['12.3 %'],
      ['1.50'],
      [
        '“no mechanism of mutual trust” [p. 12][code-frequencies-1]',
        'Says that trust grew. (note; disputes) [line 7]',
      ],
    ],
    [['信任缺失'], ['0'], ['0.0 %'], ['not defined (never together)'], ['Nothing.']],
    [['dependence'], ['3'], ['<0.1 %'], ['0.25'], []],
  ]);
  expect(source).toContain('\n[code-frequencies-1]: ../corpus/wang.md#L40\n');
  expect(source).toMatch(/^## Codes\n/u);
});

test('figures stand right', () => {
  const rule = renderPandocGrid(SAMPLE)
    .split('\n')
    .find((line) => line.startsWith('+='));
  expect(
    rule
      ?.split('+')
      .slice(1, -1)
      .map((part) => part.endsWith(':')),
  ).toEqual([false, true, true, true, false]);
});

test('keeps to its width where words allow it', () => {
  const table = tableOf(
    [column('a', 'text'), column('b', 'text')],
    [['word '.repeat(60), 'word '.repeat(60)]],
  );
  const lines = renderPandocGrid(table, { width: 60 }).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
});

test('never breaks a line of Chinese, where a break would read as a blank', () => {
  const long = '政府购买服务'.repeat(30);
  const table = tableOf([column('a', 'text'), column('b', 'text')], [[long, 'word '.repeat(60)]]);
  expect(gridCells(renderPandocGrid(table))[1]).toEqual([[long], ['word '.repeat(60).trim()]]);
});

test('a table without rows is still one', () => {
  expect(renderPandocGrid(tableOf([column('a', 'text')], []), { heading: null })).toBe(
    ['+--------+', '| a      |', '+========+', '|        |', '+--------+', ''].join('\n'),
  );
});

describe('any text comes out as it is', () => {
  test('in every cell', () => {
    const read = gridCells(renderPandocGrid(HOSTILE_TABLE)).slice(1);
    expect(read.map(([cell = []]) => cell.map(withoutEscapes))).toEqual(
      HOSTILE_TEXTS.map((text) =>
        text
          .split('\n')
          .map((line) => line.replace(/[ \t]+/gu, ' ').trim())
          .filter((line) => line !== ''),
      ),
    );
  });

  // Each pair was read by Pandoc 2.17: the escaped form gives the text, the plain one does not.
  test.each([
    ['@key', '\\@key'],
    ['a^b^ c~d~', 'a\\^b\\^ c\\~d\\~'],
    ['$x$', '\\$x\\$'],
    ['\\alpha', '\\\\alpha'],
    ['"x" it\'s', '\\"x\\" it\\\'s'],
    ['a -- b ...', 'a \\-\\- b \\.\\.\\.'],
    ['well-known 3.5 a:b', 'well-known 3.5 a\\:b'],
    ['1. x', '1\\. x'],
    ['iv) x', 'iv\\) x'],
    ['(a) x', '\\(a) x'],
    ['- x', '\\- x'],
    ['-3.00', '-3.00'],
    [': x', '\\: x'],
    ['===', '\\==='],
    ['# x', '\\# x'],
  ])('%s is written %s', (text, escaped) => {
    expect(escapePandocLine(text)).toBe(escaped);
  });
});
