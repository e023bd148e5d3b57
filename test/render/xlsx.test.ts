// Workbooks are opened with an independent zip reader and XML parser.
import { beforeAll, describe, expect, test } from 'vitest';
import { columnName, MOST_CELL_TEXT } from '../../src/render/office/worksheet.ts';
import { renderXlsx } from '../../src/render/xlsx.ts';
import { HOSTILE_TABLE, HOSTILE_TEXTS } from './hostile-texts.ts';
import { brokenPromises, type OpenedPackage, readPackage } from './read-package.ts';
import { elements, textOf, type XmlElement } from './read-xml.ts';
import { column, QUOTATION, SAMPLE, tableOf } from './sample-table.ts';

const TABLE = 'xl/worksheets/sheet1.xml';
const PASSAGES = 'xl/worksheets/sheet2.xml';
const NOTES = 'xl/worksheets/sheet3.xml';

/** Cells as a spreadsheet reads them: numbers, text with escapes like `_x0041_` undone, null for empty. */
function cells(sheet: XmlElement): (string | number | null)[][] {
  return elements(sheet, 'row').map((row) =>
    elements(row, 'c').map((cell) => {
      const [value] = elements(cell, 'v');
      if (value) return Number(textOf(value));
      const [text] = elements(cell, 't');
      return text ? withoutEscapes(textOf(text)) : null;
    }),
  );
}

function withoutEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function links(opened: OpenedPackage, path: string): string[] {
  return elements(opened.part(path), 'hyperlink').map(({ attributes }) => {
    const target = opened.relations(path)[attributes['r:id'] ?? ''] ?? 'none';
    return `${attributes.ref} ${target}${attributes.location === undefined ? '' : `#${attributes.location}`}`;
  });
}

describe('a workbook', () => {
  let opened: OpenedPackage;
  beforeAll(async () => {
    opened = await readPackage(await renderXlsx(SAMPLE, { linkBase: '../' }));
  });

  test('keeps every promise of the package', () => {
    expect(brokenPromises(opened)).toEqual([]);
    expect(
      elements(opened.part('xl/workbook.xml'), 'sheet').map(({ attributes }) => attributes.name),
    ).toEqual(['Table', 'Passages', 'Notes']);
  });

  test('holds figures as figures, unrounded', () => {
    expect(cells(opened.part(TABLE))).toEqual([
      ['Code', 'Units (paragraphs)', 'Share', 'Lift', 'Evidence'],
      [
        'trust-deficit',
        12,
        0.123,
        1.5,
        '“no mechanism of mutual trust” [p. 12]\nSays that trust grew. (note; disputes) [line 7]',
      ],
      ['信任缺失', 0, 0, 'not defined (never together)', 'Nothing.'],
      ['dependence', 3, 0.0004, 0.25, null],
    ]);
  });

  test('shows percentages, decimals and small figures as such', () => {
    const formats = new Map(
      elements(opened.part('xl/styles.xml'), 'numFmt').map(({ attributes }) => [
        attributes.numFmtId,
        attributes.formatCode,
      ]),
    );
    const looks = elements(
      elements(opened.part('xl/styles.xml'), 'cellXfs')[0] as XmlElement,
      'xf',
    );
    const shown = elements(opened.part(TABLE), 'c').map(({ attributes }) => [
      attributes.r,
      formats.get(looks[Number(attributes.s)]?.attributes.numFmtId) ?? 'General',
    ]);
    expect(Object.fromEntries(shown)).toMatchObject({
      A2: 'General',
      B2: '0',
      C2: '0.0 %',
      C4: '0.0###### %',
      D2: '0.00',
    });
  });

  test('freezes the head, filters, and repeats the head in print', () => {
    const sheet = opened.part(TABLE);
    const [pane] = elements(sheet, 'pane');
    expect(pane?.attributes).toMatchObject({
      ySplit: '1',
      xSplit: '1',
      topLeftCell: 'B2',
      state: 'frozen',
    });
    expect(elements(sheet, 'autoFilter')[0]?.attributes.ref).toBe('A1:E4');
    expect(elements(sheet, 'pageSetup')[0]?.attributes.orientation).toBe('landscape');
    expect(elements(opened.part('xl/workbook.xml'), 'definedName').map(textOf)).toContain(
      'Table!$1:$1',
    );
  });

  test('wraps text in every cell', () => {
    const looks = elements(
      elements(opened.part('xl/styles.xml'), 'cellXfs')[0] as XmlElement,
      'alignment',
    );
    expect(looks.every(({ attributes }) => attributes.wrapText === '1')).toBe(true);
  });

  test('lists each passage with a link to its place', () => {
    expect(cells(opened.part(PASSAGES))).toEqual([
      ['Code', 'Column', 'Passage', 'Marks', 'Place'],
      ['trust-deficit', 'Evidence', '“no mechanism of mutual trust”', null, 'p. 12'],
      ['trust-deficit', 'Evidence', 'Says that trust grew.', 'note; disputes', 'line 7'],
    ]);
    expect(links(opened, PASSAGES)).toEqual(['E2 ../corpus/wang.md#L40']);
    expect(links(opened, TABLE)).toEqual(['A2 ../corpus/wang.md']);
  });

  test('carries title and notes', () => {
    expect(cells(opened.part(NOTES))).toEqual([['Codes'], ['n = 98 paragraphs of 31 documents.']]);
    expect(textOf(opened.part('docProps/core.xml'))).toContain('Codes');
  });
});

test('the same table gives the same bytes, whenever and wherever', async () => {
  const first = await renderXlsx(SAMPLE);
  expect(Buffer.from(await renderXlsx(SAMPLE)).equals(Buffer.from(first))).toBe(true);
  const { dates } = await readPackage(first);
  expect(new Set(dates)).toEqual(new Set(['33/0'])); // 1 January 1980, midnight
});

test('any text comes out as it is', async () => {
  const opened = await readPackage(await renderXlsx(HOSTILE_TABLE));
  expect(cells(opened.part(TABLE)).map(([text]) => text)).toEqual([
    HOSTILE_TEXTS[0],
    ...HOSTILE_TEXTS,
  ]);
  expect(cells(opened.part(NOTES)).flat()).toEqual(['Sample', ...HOSTILE_TEXTS]);
});

test('text that begins like a formula is text, and stays text when edited', async () => {
  const opened = await readPackage(
    await renderXlsx(tableOf([column('x', 'text')], [['=1+1'], ['plain'], ['-5']])),
  );
  const looks = elements(elements(opened.part('xl/styles.xml'), 'cellXfs')[0] as XmlElement, 'xf');
  const read = elements(opened.part(TABLE), 'c')
    .slice(1)
    .map(({ attributes }) => [attributes.t, looks[Number(attributes.s)]?.attributes.quotePrefix]);
  expect(read).toEqual([
    ['inlineStr', '1'],
    ['inlineStr', undefined],
    ['inlineStr', undefined],
  ]);
  expect(elements(opened.part(TABLE), 'f')).toEqual([]);
});

test('text beyond the limit of a cell is cut, and the notes say so', async () => {
  const opened = await readPackage(
    await renderXlsx(tableOf([column('x', 'text')], [['a'.repeat(40_000)]])),
  );
  expect(cells(opened.part(TABLE))[1]?.[0]).toHaveLength(MOST_CELL_TEXT);
  expect(cells(opened.part('xl/worksheets/sheet2.xml')).flat()).toContain(
    'Cells cut at 32767 characters, the most that a spreadsheet holds: 1.',
  );
});

test('an address with Chinese letters and blanks is a URL', async () => {
  const passage = { ...QUOTATION, href: 'corpus/信任 (1).md#L1' };
  const table = tableOf(
    [column('a', 'text'), column('p', 'passages')],
    [['x', { passages: [passage], note: null }]],
  );
  expect(links(await readPackage(await renderXlsx(table)), PASSAGES)).toEqual([
    'E2 corpus/%E4%BF%A1%E4%BB%BB%20%281%29.md#L1',
  ]);
});

test('a table without rows', async () => {
  const opened = await readPackage(await renderXlsx(tableOf([column('x', 'text')], [])));
  expect(cells(opened.part(TABLE))).toEqual([['x']]);
  expect(brokenPromises(opened)).toEqual([]);
});

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [53, 'BA'],
  [703, 'AAA'],
])('column %i is %s', (number, name) => {
  expect(columnName(number)).toBe(name);
});
