// A table as a Word document (ECMA-376): landscape, the head repeated on each page, every look a named
// style, every place a link.
import type { Cell, Column, Passage, PassageCell, Table } from '../analysis/table.ts';
import { isNotDefined, isPassageCell } from '../analysis/table.ts';
import {
  checkTable,
  columnAlign,
  columnDecimals,
  columnHead,
  notDefinedText,
  numberText,
} from './cell-text.ts';
import { columnShares } from './column-shares.ts';
import { displayWidth } from './display-width.ts';
import { xmlElement } from './escape-xml.ts';
import { linkTarget } from './link-target.ts';
import { type OfficePart, officePackage, type Relation } from './office/office-package.ts';
import { FootnoteList } from './office/word-footnotes.ts';
import { wordStylesXml } from './office/word-styles.ts';
import { hyperlink, paragraph, runs, styleId } from './office/word-text.ts';
import { passageLines, passageParts } from './passage-parts.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Pages in twentieths of a point, landscape. */
const PAPER = {
  a4: { width: 16_838, height: 11_906 },
  letter: { width: 15_840, height: 12_240 },
} as const;
const PAGE_MARGIN = 1_134;
/** Width of a character in a table, at its most. */
const CHARACTER = 118;

export interface DocxOptions {
  /** Goes before every link: `../` where the file lies in `reports/`. */
  readonly linkBase?: string;
  readonly paper?: 'a4' | 'letter';
  /** Put the places of passages into footnotes, with the source, instead of behind the words. */
  readonly footnotes?: boolean;
}

/**
 * The table as the bytes of a `.docx` file; the same bytes for the same table: a heading, the table
 * over the whole width, its notes. Passages are paragraphs of their own; their words stand in curly
 * quotation marks only if they are quotations.
 */
export function renderDocx(table: Table, options: DocxOptions = {}): Promise<Uint8Array> {
  checkTable(table);
  const footnotes = options.footnotes ? new FootnoteList() : null;
  const links = new LinkList(options.linkBase ?? '', footnotes !== null);
  const page = PAPER[options.paper ?? 'a4'];
  const body = [
    paragraph('heading 1', runs(table.title), table.title),
    tableXml(table, page.width - 2 * PAGE_MARGIN, { links, footnotes }),
    ...table.notes.map((note) => paragraph('Table Note', runs(note), note)),
    sectionXml(page),
  ];
  const document: OfficePart = {
    path: 'word/document.xml',
    contentType: `${WORD_TYPE}.document.main+xml`,
    relations: links.relations(),
    xml: xmlElement(
      'w:document',
      { 'xmlns:w': MAIN, 'xmlns:r': RELATIONS },
      `<w:body>${body.join('')}</w:body>`,
    ),
  };
  const parts = [document, ...otherParts(), ...(footnotes ? [footnotes.part()] : [])];
  return officePackage(parts, { title: table.title });
}

/** Where the document's places go. */
interface PlaceLists {
  readonly links: LinkList;
  /** null: places stand behind the words. */
  readonly footnotes: FootnoteList | null;
}

/** Relations of the document: its parts, then the links in the order of the text. */
class LinkList {
  readonly #base: string;
  readonly #targets: string[] = [];

  readonly #parts: readonly Relation[];

  constructor(base: string, hasFootnotes: boolean) {
    this.#base = base;
    this.#parts = hasFootnotes
      ? [...PART_RELATIONS, { type: 'footnotes', target: 'footnotes.xml' }]
      : PART_RELATIONS;
  }

  target(href: string): string {
    return linkTarget(href, this.#base);
  }

  /** Number of the relation to this address. */
  add(href: string): number {
    const target = this.target(href);
    const known = this.#targets.indexOf(target);
    if (known >= 0) return this.#parts.length + known + 1;
    return this.#parts.length + this.#targets.push(target);
  }

  relations(): Relation[] {
    const links = this.#targets.map((target) => ({ type: 'hyperlink', target, external: true }));
    return [...this.#parts, ...links];
  }
}

const PART_RELATIONS: readonly Relation[] = [
  { type: 'styles', target: 'styles.xml' },
  { type: 'settings', target: 'settings.xml' },
  { type: 'footer', target: 'footer1.xml' },
];

function otherParts(): OfficePart[] {
  return [
    { path: 'word/styles.xml', contentType: `${WORD_TYPE}.styles+xml`, xml: wordStylesXml() },
    {
      path: 'word/settings.xml',
      contentType: `${WORD_TYPE}.settings+xml`,
      xml: xmlElement(
        'w:settings',
        { 'xmlns:w': MAIN },
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
      ),
    },
    {
      path: 'word/footer1.xml',
      contentType: `${WORD_TYPE}.footer+xml`,
      xml: xmlElement(
        'w:ftr',
        { 'xmlns:w': MAIN },
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
      ),
    },
  ];
}

function sectionXml({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): string {
  const margin = PAGE_MARGIN;
  return `<w:sectPr>${[
    xmlElement('w:footerReference', { 'w:type': 'default', 'r:id': 'rId3' }),
    xmlElement('w:pgSz', { 'w:w': width, 'w:h': height, 'w:orient': 'landscape' }),
    xmlElement('w:pgMar', {
      'w:top': margin,
      'w:right': margin,
      'w:bottom': margin,
      'w:left': margin,
      'w:header': 567,
      'w:footer': 567,
      'w:gutter': 0,
    }),
  ].join('')}</w:sectPr>`;
}

function tableXml(table: Table, width: number, places: PlaceLists): string {
  const widths = columnShares(table, Math.floor(width / CHARACTER)).map((share) =>
    Math.floor(share * width),
  );
  const decimals = table.columns.map((_, index) => columnDecimals(table, index));
  const head = table.columns.map((column) =>
    paragraph(
      columnAlign(column) === 'right' ? 'Table Head Figure' : 'Table Head',
      runs(columnHead(column)),
    ),
  );
  const rows = table.rows.map((row, place) =>
    table.columns.map((column, index) =>
      cellParagraphs(row[index] ?? null, {
        column,
        decimals: decimals[index] ?? 0,
        ...places,
        label: rowLabel(table, row),
        isTotal: table.totals?.includes(place) ?? false,
      }),
    ),
  );
  const properties =
    xmlElement('w:tblStyle', { 'w:val': styleId('Axial Table') }) +
    xmlElement('w:tblW', { 'w:w': widths.reduce((sum, each) => sum + each, 0), 'w:type': 'dxa' }) +
    xmlElement('w:tblLayout', { 'w:type': 'fixed' }) +
    xmlElement('w:tblLook', { 'w:val': '0020', 'w:firstRow': 1, 'w:noHBand': 1, 'w:noVBand': 1 });
  const grid = widths.map((each) => xmlElement('w:gridCol', { 'w:w': each })).join('');
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${[
    rowXml(head, widths, { head: true, whole: true }),
    ...rows.map((cells, place) =>
      rowXml(cells, widths, { head: false, whole: isShort(table.rows[place] ?? [], widths) }),
    ),
  ].join('')}</w:tbl>`;
}

/** Lines of a row that is kept on one page; a longer one would leave half a page white. */
const SHORT_ROW = 14;

/** Whether a row takes few lines, as far as its texts tell. */
function isShort(row: readonly Cell[], widths: readonly number[]): boolean {
  return row.every((cell, index) => {
    if (cell === null || typeof cell === 'number' || isNotDefined(cell)) return true;
    const texts = isPassageCell(cell) ? passageLines(cell) : [cell];
    const width = Math.max(1, (widths[index] ?? 0) / CHARACTER);
    const lines = texts.reduce((sum, text) => sum + Math.ceil(displayWidth(text) / width), 0);
    return lines <= SHORT_ROW;
  });
}

/** A row; the head is repeated on each page, and a row that is kept whole is not broken over two. */
function rowXml(
  cells: readonly string[],
  widths: readonly number[],
  { head, whole }: { readonly head: boolean; readonly whole: boolean },
): string {
  const written = cells.map(
    (content, index) =>
      `<w:tc><w:tcPr>${xmlElement('w:tcW', { 'w:w': widths[index] ?? 0, 'w:type': 'dxa' })}</w:tcPr>${content}</w:tc>`,
  );
  return `<w:tr><w:trPr>${whole ? '<w:cantSplit/>' : ''}${head ? '<w:tblHeader/>' : ''}</w:trPr>${written.join('')}</w:tr>`;
}

interface CellContext extends PlaceLists {
  readonly column: Column;
  readonly decimals: number;
  /** What a footnote calls the row. */
  readonly label: string;
  readonly isTotal: boolean;
}

function cellParagraphs(cell: Cell, context: CellContext): string {
  const { column, decimals, isTotal } = context;
  const base = isTotal ? 'Table Total' : 'Table Text';
  const figure = isTotal ? 'Table Total Figure' : 'Table Figure';
  const style = columnAlign(column) === 'right' ? figure : base;
  if (cell === null) return paragraph(style, '');
  if (typeof cell === 'number')
    return paragraph(style, runs(numberText(cell, column.type, decimals)));
  if (isNotDefined(cell)) return paragraph(style, runs(notDefinedText(cell), 'Not Defined'));
  return isPassageCell(cell) ? passagesXml(cell, context) : paragraph(style, runs(cell), cell);
}

function passagesXml(cell: PassageCell, context: CellContext): string {
  const note =
    cell.note === null || cell.note === ''
      ? []
      : [paragraph('Table Text', runs(cell.note), cell.note)];
  const all = [...note, ...cell.passages.map((passage) => passageXml(passage, context))];
  return all.length === 0 ? paragraph('Table Text', '') : all.join('');
}

/** The text of the reference, else of the first cell. */
function rowLabel({ columns }: Table, row: readonly Cell[]): string {
  const reference = columns.findIndex(({ key }) => key === 'reference');
  const cell = row[Math.max(0, reference)] ?? null;
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}

function passageXml(passage: Passage, { links, footnotes, label }: CellContext): string {
  const { words, marks, locator, href } = passageParts(passage);
  const style = passage.quoted ? 'Table Quotation' : 'Table Paraphrase';
  if (footnotes !== null && locator !== '') {
    const before = label === '' ? '' : `${label}, `;
    const note = footnotes.add(before, locator, href === null ? null : links.target(href));
    const said = [runs(words), runs(marks, 'Passage Mark')].filter((part) => part !== '');
    return paragraph(style, said.join(runs(' ')) + note, passage.text);
  }
  const place =
    href === null
      ? runs(locator === '' ? '' : `[${locator}]`)
      : hyperlink(links.add(href), locator);
  const parts = [runs(words), runs(marks, 'Passage Mark'), place].filter((part) => part !== '');
  return paragraph(style, parts.join(runs(' ')), passage.text);
}
