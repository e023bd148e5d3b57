// A table as a Markdown pipe table, for reading as it is, on GitHub, or through Pandoc.
import type { Cell, Column, Passage, Table } from '../analysis/table.ts';
import { isNotDefined, isPassageCell } from '../analysis/table.ts';
import {
  checkTable,
  columnAlign,
  columnDecimals,
  columnHead,
  notDefinedText,
  numberText,
} from './cell-text.ts';
import { type CiteStyle, type RowCitations, rowCitations } from './cite.ts';
import { displayWidth, padToWidth } from './display-width.ts';
import { escapeMarkdownInline, escapeMarkdownParagraph } from './escape-markdown.ts';
import { linkTarget } from './link-target.ts';
import { passageParts } from './passage-parts.ts';

/** Up to this many columns of source, cells are padded so that the source reads as a table too. */
const WIDEST_ALIGNED = 100;

export interface MarkdownOptions {
  /** Level of the heading with the table's title; null for none. */
  readonly heading?: 1 | 2 | 3 | 4 | 5 | 6 | null;
  /** Goes before every link: `../` where the output lies in `reports/`. */
  readonly linkBase?: string;
  /** Cite the sources of rows by key, instead of naming and linking places. */
  readonly cite?: CiteStyle | undefined;
}

/**
 * The table as Markdown, ending in a line break: heading, pipe table, one paragraph a note. Whatever
 * a cell's text holds comes out as that text. Passages stand one a line of their cell, in curly
 * quotation marks if they are quotations, with their marks and their place as a link. (For Word or LaTeX
 * through Pandoc, which loses `<br>`, see `pandoc-grid.ts`.)
 */
export function renderMarkdown(table: Table, options: MarkdownOptions = {}): string {
  return [...markdownParts(table, options)].join('');
}

/** The same in parts, for a table whose text is better not held as a whole. */
export function markdownParts(table: Table, options: MarkdownOptions = {}): Iterable<string> {
  checkTable(table);
  return tableParts(table, options);
}

function* tableParts(table: Table, options: MarkdownOptions): Generator<string> {
  const { heading = 2 } = options;
  if (heading !== null) yield `${'#'.repeat(heading)} ${escapeMarkdownInline(table.title)}\n\n`;
  let end = '';
  for (const line of tableLines(table, options)) {
    yield `${end}${line}`;
    end = '\n';
  }
  for (const note of table.notes) yield `\n\n${escapeMarkdownParagraph(note)}`;
  yield '\n';
}

/** One passage as Markdown inside a line: `“words” (disputes) [art. 3](corpus/a.md#L7)`. */
export function passageMarkdown(passage: Passage, linkBase = '', citation?: string): string {
  const { words, marks, locator, href } = passageParts(passage);
  const place = href === null ? `[${locator}]` : locator;
  const link = escapeMarkdownInline(place);
  const shown = locator === '' || href === null ? link : `[${link}](${linkTarget(href, linkBase)})`;
  return [
    escapeMarkdownInline(words),
    escapeMarkdownInline(marks),
    citation ?? (locator === '' ? '' : shown),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function* tableLines(table: Table, { linkBase = '', cite }: MarkdownOptions): Generator<string> {
  const heads = table.columns.map((column) => escapeMarkdownInline(columnHead(column)));
  const decimals = table.columns.map((_, index) => columnDecimals(table, index));
  const cellsOf = (row: readonly Cell[], place: number): string[] =>
    table.columns.map((column, index) =>
      cellMarkdown(row[index] ?? null, {
        column,
        decimals: decimals[index] ?? 0,
        linkBase,
        cited: rowCitations(table, place, cite),
        isTotal: table.totals?.includes(place) ?? false,
      }),
    );
  const widths = alignedWidths(heads, mapped(table.rows, cellsOf));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .map((cell, index) => padToWidth(cell, widths[index] ?? 0, alignOf(table.columns[index])))
      .join(' | ')} |`;
  yield line(heads);
  yield line(
    table.columns.map((column, index) => {
      const dashes = '-'.repeat(Math.max(3, widths[index] ?? 0));
      return columnAlign(column) === 'right' ? `${dashes.slice(1)}:` : dashes;
    }),
  );
  for (const cells of mapped(table.rows, cellsOf)) yield line(cells);
}

function* mapped<Item, Made>(
  items: readonly Item[],
  make: (item: Item, place: number) => Made,
): Generator<Made> {
  for (const [place, item] of items.entries()) yield make(item, place);
}

function alignOf(column: Column | undefined): 'left' | 'right' {
  return column === undefined ? 'left' : columnAlign(column);
}

/** Widths to pad cells to, or zeros where the table is too wide for that. */
function alignedWidths(
  heads: readonly string[],
  rows: Iterable<readonly string[]>,
): readonly number[] {
  const widths = heads.map((head) => Math.max(3, displayWidth(head)));
  const isTooWide = (): boolean =>
    widths.reduce((sum, width) => sum + width + 3, 1) > WIDEST_ALIGNED;
  for (const row of rows) {
    if (isTooWide()) break;
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, displayWidth(cell));
    });
  }
  return isTooWide() ? widths.map(() => 0) : widths;
}

interface CellContext {
  readonly column: Column;
  readonly decimals: number;
  readonly linkBase: string;
  readonly cited: RowCitations | null;
  readonly isTotal: boolean;
}

function cellMarkdown(cell: Cell, context: CellContext): string {
  if (cell === null) return '';
  const plain = { ...context, isTotal: false };
  if (context.isTotal) return `**${cellMarkdown(cell, plain)}**`;
  if (typeof cell === 'number') {
    return escapeMarkdownInline(numberText(cell, context.column.type, context.decimals));
  }
  if (isNotDefined(cell)) return escapeMarkdownInline(notDefinedText(cell));
  const { cited } = context;
  if (!isPassageCell(cell)) {
    return cited && context.column.key === 'reference' ? cited.source : escapeMarkdownInline(cell);
  }
  const note = cell.note === null || cell.note === '' ? [] : [escapeMarkdownInline(cell.note)];
  return [
    ...note,
    ...cell.passages.map((passage) =>
      passageMarkdown(passage, context.linkBase, cited?.place(passage.locator)),
    ),
  ].join(' <br> ');
}
