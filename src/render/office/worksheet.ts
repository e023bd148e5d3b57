// One sheet of a spreadsheet: cells, links, a frozen head with filters, a printable page.
import { displayWidth } from '../display-width.ts';
import { escapeXml, xmlElement } from '../escape-xml.ts';
import { wrapToWidth } from '../wrap-text.ts';
import type { OfficePart, Relation } from './office-package.ts';
import { type LookName, styleNumber } from './sheet-style.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Excel's limit for the text of a cell, in UTF-16 units. */
export const MOST_CELL_TEXT = 32_767;

/** In points. */
const LINE_HEIGHT = 15;
/** Of Chinese, Japanese and Korean letters. */
const WIDE_LINE_HEIGHT = 18;
const MOST_HEIGHT = 409;
/** What the indent of a cell takes of its width, in characters. */
const INDENT = 3;

export interface SheetCell {
  /** null for an empty cell. */
  readonly value: string | number | null;
  readonly look: LookName;
  /** Address of a link, or null. */
  readonly href?: string | null;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** Whether the first row is a head: it stays in sight, has filters, and is printed on each page. */
  readonly head: boolean;
  /** Columns at the left that stay in sight. */
  readonly frozenColumns?: number;
}

/** The sheet as the part `xl/worksheets/sheetN.xml`. */
export function worksheetPart(sheet: Sheet, number: number): OfficePart {
  const links = sheetLinks(sheet);
  return {
    path: `xl/worksheets/sheet${number}.xml`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
    relations: links.relations,
    xml: xmlElement(
      'worksheet',
      { xmlns: MAIN, 'xmlns:r': RELATIONS },
      [
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
        xmlElement('dimension', { ref: sheetRange(sheet) }),
        sheetView(sheet, number),
        '<sheetFormatPr defaultRowHeight="15"/>',
        columnsXml(sheet.widths),
        `<sheetData>${sheet.rows.map((row, index) => rowXml(row, index, sheet.widths)).join('')}</sheetData>`,
        sheet.head ? xmlElement('autoFilter', { ref: sheetRange(sheet) }) : '',
        links.xml,
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
        '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
      ].join(''),
    ),
  };
}

/** All cells of a sheet: `A1:C12`. */
export function sheetRange(sheet: Sheet): string {
  return `A1:${columnName(Math.max(1, sheet.widths.length))}${Math.max(1, sheet.rows.length)}`;
}

/** `A`, `B`, …, `Z`, `AA`; columns count from 1. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column <= 26 ? last : columnName(Math.floor((column - 1) / 26)) + last;
}

function sheetView(sheet: Sheet, number: number): string {
  const columns = sheet.head ? (sheet.frozenColumns ?? 0) : 0;
  const pane = sheet.head
    ? xmlElement('pane', {
        xSplit: columns === 0 ? undefined : columns,
        ySplit: 1,
        topLeftCell: `${columnName(columns + 1)}2`,
        activePane: columns === 0 ? 'bottomLeft' : 'bottomRight',
        state: 'frozen',
      })
    : '';
  const selected = { workbookViewId: 0, tabSelected: number === 1 ? 1 : undefined };
  return `<sheetViews>${xmlElement('sheetView', selected, pane)}</sheetViews>`;
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map((width, index) =>
    xmlElement('col', { min: index + 1, max: index + 1, width, customWidth: 1 }),
  );
  return `<cols>${columns.join('')}</cols>`;
}

function rowXml(row: readonly SheetCell[], index: number, widths: readonly number[]): string {
  const cells = row.map((cell, column) => cellXml(cell, `${columnName(column + 1)}${index + 1}`));
  return xmlElement('row', { r: index + 1, ht: rowHeight(row, widths) }, cells.join(''));
}

/** Height in points that shows all lines, as far as a row can grow; programs do not all measure it. */
function rowHeight(row: readonly SheetCell[], widths: readonly number[]): number {
  const heights = row.map(({ value }, column) => {
    if (typeof value !== 'string') return LINE_HEIGHT;
    const lines = wrapToWidth(value, (widths[column] ?? 10) - INDENT).length;
    return lines * (displayWidth(value) > value.length ? WIDE_LINE_HEIGHT : LINE_HEIGHT);
  });
  return Math.min(MOST_HEIGHT, Math.max(LINE_HEIGHT, ...heights));
}

function cellXml({ value, look }: SheetCell, place: string): string {
  const style = { r: place, s: styleNumber(look) };
  if (value === null || value === '') return xmlElement('c', style);
  if (typeof value === 'number') return xmlElement('c', style, `<v>${value}</v>`);
  const text = xmlElement('t', { 'xml:space': 'preserve' }, sheetText(value));
  return xmlElement('c', { ...style, t: 'inlineStr' }, `<is>${text}</is>`);
}

/** Text in a cell; `_x0041_` would be read as an escape, so its underscore is escaped. */
function sheetText(text: string): string {
  const lines = text.replace(/\r\n?/gu, '\n');
  const cut = lines.slice(0, MOST_CELL_TEXT).replace(/[\uD800-\uDBFF]$/u, '');
  return escapeXml(cut).replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
}

function sheetLinks(sheet: Sheet): {
  readonly xml: string;
  readonly relations: readonly Relation[];
} {
  const relations: Relation[] = [];
  const links: string[] = [];
  sheet.rows.forEach((row, rowIndex) => {
    row.forEach(({ href }, column) => {
      if (href === undefined || href === null) return;
      const [target = '', ...fragment] = href.split('#');
      relations.push({ type: 'hyperlink', target, external: true });
      links.push(
        xmlElement('hyperlink', {
          ref: `${columnName(column + 1)}${rowIndex + 1}`,
          'r:id': `rId${relations.length}`,
          location: fragment.length === 0 ? undefined : fragment.join('#'),
        }),
      );
    });
  });
  return { relations, xml: links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>` };
}
