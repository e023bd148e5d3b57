// A table as an Excel workbook (ECMA-376): figures as figures, the head frozen and with filters, every
// passage also in a row of its own with a link to its place.
import type { Cell, Column, Passage, Table } from '../analysis/table.ts';
import { isNotDefined, isPassageCell } from '../analysis/table.ts';
import {
  checkTable,
  columnAlign,
  columnDecimals,
  columnHead,
  isFigureColumn,
  notDefinedText,
  numberText,
} from './cell-text.ts';
import { columnNeeds } from './column-shares.ts';
import { neutralise } from './csv.ts';
import { xmlElement } from './escape-xml.ts';
import { linkTarget } from './link-target.ts';
import { officePackage } from './office/office-package.ts';
import { type LookName, stylesXml } from './office/sheet-style.ts';
import {
  MOST_CELL_TEXT,
  type Sheet,
  type SheetCell,
  sheetRange,
  worksheetPart,
} from './office/worksheet.ts';
import { passageLines, passageParts } from './passage-parts.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export interface XlsxOptions {
  /** Goes before every link: `../` where the file lies in `reports/`. */
  readonly linkBase?: string;
}

/**
 * The table as the bytes of an `.xlsx` file; the same bytes for the same table. Sheet `Table` holds
 * the table alone, from A1; `Passages`, if there are any, one row a passage; `Notes` title and notes.
 * Text that begins like a formula is text and stays text when edited. Text beyond Excel's limit of
 * 32,767 characters a cell is cut, and the notes say so.
 */
export function renderXlsx(table: Table, options: XlsxOptions = {}): Promise<Uint8Array> {
  checkTable(table);
  const { linkBase = '' } = options;
  const main = tableSheet(table, linkBase);
  const passages = passagesSheet(table, linkBase);
  const sheets = [main, ...(passages.rows.length > 1 ? [passages] : []), notesSheet(table, main)];
  return officePackage(
    [
      {
        path: 'xl/workbook.xml',
        contentType: `${SHEET_TYPE}.sheet.main+xml`,
        xml: workbookXml(sheets),
        relations: [
          ...sheets.map((_, index) => ({
            type: 'worksheet',
            target: `worksheets/sheet${index + 1}.xml`,
          })),
          { type: 'styles', target: 'styles.xml' },
        ],
      },
      ...sheets.map((sheet, index) => worksheetPart(sheet, index + 1)),
      { path: 'xl/styles.xml', contentType: `${SHEET_TYPE}.styles+xml`, xml: stylesXml() },
    ],
    { title: table.title },
  );
}

function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map((sheet, index) =>
    xmlElement('sheet', { name: sheet.name, sheetId: index + 1, 'r:id': `rId${index + 1}` }),
  );
  const names = sheets.flatMap((sheet, index) => (sheet.head ? sheetNames(sheet, index) : []));
  return xmlElement(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': RELATIONS },
    `<bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets>` +
      (names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : ''),
  );
}

/** Names by which Excel knows a sheet's filter and the rows that it repeats on each page. */
function sheetNames(sheet: Sheet, index: number): string[] {
  const range = sheetRange(sheet).replace(/([A-Z]+)(\d+)/gu, '$$$1$$$2');
  return [
    xmlElement(
      'definedName',
      { name: '_xlnm._FilterDatabase', localSheetId: index, hidden: 1 },
      `${sheet.name}!${range}`,
    ),
    xmlElement(
      'definedName',
      { name: '_xlnm.Print_Titles', localSheetId: index },
      `${sheet.name}!$1:$1`,
    ),
  ];
}

function tableSheet(table: Table, linkBase: string): Sheet {
  const decimals = table.columns.map((_, index) => columnDecimals(table, index));
  const heads = table.columns.map(
    (column): SheetCell => ({
      value: columnHead(column),
      look: columnAlign(column) === 'right' ? 'headRight' : 'head',
    }),
  );
  const rows = table.rows.map((row, place) => {
    const cells = table.columns.map((column, index) =>
      sheetCell(row[index] ?? null, column, decimals[index] ?? 0),
    );
    if (table.totals?.includes(place)) return cells.map(totalCell);
    const href = table.sources?.[place]?.href ?? firstSource(row);
    const linked = Math.max(
      0,
      table.columns.findIndex(({ key }) => key === 'reference'),
    );
    return cells.map((cell, index) =>
      index === linked ? linkedLabel(cell, href, linkBase) : cell,
    );
  });
  return {
    name: 'Table',
    rows: [heads, ...rows],
    widths: columnNeeds(table).map((need) => need + 4),
    head: true,
    frozenColumns: table.columns.length > 4 ? 1 : 0,
  };
}

function sheetCell(cell: Cell, column: Column, decimals: number): SheetCell {
  if (cell === null) return { value: null, look: 'text' };
  if (typeof cell === 'number') return { value: cell, look: figureLook(cell, column, decimals) };
  if (isNotDefined(cell)) return { value: notDefinedText(cell), look: 'notDefined' };
  if (isPassageCell(cell)) return textCell(passageLines(cell).join('\n'));
  return columnAlign(column) === 'right' ? { value: cell, look: 'textRight' } : textCell(cell);
}

function textCell(value: string): SheetCell {
  return { value, look: looksLikeFormula(value) ? 'formulaLike' : 'text' };
}

function totalCell(cell: SheetCell): SheetCell {
  return { ...cell, look: typeof cell.value === 'number' ? 'headRight' : 'head' };
}

/** The address of the first passage of a row; null for none. */
function firstSource(row: readonly Cell[]): string | null {
  return (
    row
      .flatMap((each) => (each !== null && isPassageCell(each) ? each.passages : []))
      .find((passage) => passage.href !== null)?.href ?? null
  );
}

/**
 * The label of a row leads to its source. The passages themselves carry no link there: a cell can have
 * only one, and LibreOffice does not wrap a cell that has.
 */
function linkedLabel(cell: SheetCell, href: string | null, linkBase: string): SheetCell {
  if (href === null || typeof cell.value !== 'string') return cell;
  const look = cell.look === 'formulaLike' ? 'linkFormulaLike' : 'link';
  return { ...cell, look, href: linkTarget(href.replace(/#.*$/u, ''), linkBase) };
}

function figureLook(value: number, column: Column, decimals: number): LookName {
  if (!isFigureColumn(column)) return 'text';
  const small = /^[<>]/u.test(numberText(value, column.type, decimals));
  if (column.type === 'percent') return small ? 'smallPercent' : 'percent';
  return small ? 'smallNumber' : `decimals${Math.min(3, decimals) as 0 | 1 | 2 | 3}`;
}

function passagesSheet(table: Table, linkBase: string): Sheet {
  const first = table.columns[0];
  const heads = [first ? columnHead(first) : '', 'Column', 'Passage', 'Marks', 'Place'];
  const rows = table.rows.flatMap((row) =>
    table.columns.flatMap((column, index) => {
      const cell = row[index] ?? null;
      if (cell === null || !isPassageCell(cell)) return [];
      const label = rowLabel(row[0] ?? null, first);
      return cell.passages.map((passage) =>
        passageRow([label, columnHead(column)], passage, linkBase),
      );
    }),
  );
  return {
    name: 'Passages',
    rows: [heads.map((value): SheetCell => ({ value, look: 'head' })), ...rows],
    widths: [28, 24, 80, 18, 24],
    head: true,
  };
}

function passageRow(labels: readonly string[], passage: Passage, linkBase: string): SheetCell[] {
  const { words, marks, locator, href } = passageParts(passage);
  const texts = [...labels, words, marks.replace(/^\(|\)$/gu, '')];
  return [
    ...texts.map(
      (value): SheetCell => ({ value, look: looksLikeFormula(value) ? 'formulaLike' : 'text' }),
    ),
    href === null
      ? { value: locator, look: 'text' }
      : {
          value: locator === '' ? 'source' : locator,
          look: 'link',
          href: linkTarget(href, linkBase),
        },
  ];
}

function rowLabel(cell: Cell, column: Column | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return numberText(cell, column?.type ?? 'text', 3);
  if (isNotDefined(cell)) return notDefinedText(cell);
  return isPassageCell(cell) ? passageLines(cell).join('\n') : cell;
}

function notesSheet(table: Table, main: Sheet): Sheet {
  const long = main.rows
    .flat()
    .filter(({ value }) => typeof value === 'string' && value.length > MOST_CELL_TEXT);
  const cut =
    long.length === 0
      ? []
      : [
          `Cells cut at ${MOST_CELL_TEXT} characters, the most that a spreadsheet holds: ${long.length}.`,
        ];
  const notes = [...table.notes, ...cut].map((note) => [textCell(note)]);
  return {
    name: 'Notes',
    rows: [[{ value: table.title, look: 'title' }], ...notes],
    widths: [100],
    head: false,
  };
}

function looksLikeFormula(text: string): boolean {
  return neutralise(text) !== text;
}
