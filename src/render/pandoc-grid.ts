// A table as a Pandoc grid table: cells with several paragraphs, wrapped so that the source reads as
// the table itself. Pandoc makes Word, LaTeX or anything else of it.
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
import { columnNeeds } from './column-shares.ts';
import { shareWidth } from './column-widths.ts';
import { displayWidth, padToWidth } from './display-width.ts';
import { escapePandocLine } from './escape-pandoc.ts';
import { linkTarget } from './link-target.ts';
import { passageParts } from './passage-parts.ts';

export interface PandocGridOptions {
  readonly heading?: 1 | 2 | 3 | 4 | 5 | 6 | null;
  /** Goes before every link: `../` where the output lies in `reports/`. */
  readonly linkBase?: string;
  /** Cite the sources of rows by key, instead of naming and linking places. */
  readonly cite?: CiteStyle | undefined;
  /** Width of the source in columns; more where a word or a line of Chinese is longer. */
  readonly width?: number;
}

/** A cell's paragraphs, as source that is not wrapped yet. */
type Paragraphs = readonly string[];

/**
 * The table as Pandoc Markdown, ending in a line break: heading, grid table, one paragraph a note, the
 * addresses of the links. Lines break at blanks only: a break between Chinese letters would read as a
 * blank.
 */
export function renderPandocGrid(table: Table, options: PandocGridOptions = {}): string {
  checkTable(table);
  const { heading = 2, linkBase = '', width = 120, cite } = options;
  const links = new Map<string, string>();
  const linkName = (href: string): string => {
    const target = linkTarget(href, linkBase);
    const name = links.get(target) ?? `${table.id}-${links.size + 1}`;
    links.set(target, name);
    return name;
  };
  const decimals = table.columns.map((_, index) => columnDecimals(table, index));
  const heads = table.columns.map((column) => paragraphsOf(columnHead(column)));
  const rows = table.rows.map((row, place) =>
    table.columns.map((column, index) =>
      cellParagraphs(row[index] ?? null, {
        column,
        decimals: decimals[index] ?? 0,
        linkName,
        cited: rowCitations(table, place, cite),
        isTotal: table.totals?.includes(place) ?? false,
      }),
    ),
  );
  const addresses = () => [...links].map(([target, name]) => `[${name}]: ${target}`);
  return `${[
    ...(heading === null ? [] : [`${'#'.repeat(heading)} ${paragraphsOf(table.title).join(' ')}`]),
    gridTable(table, [heads, ...rows], width),
    ...table.notes.map((note) => paragraphsOf(note).join('\n\n')),
    ...(links.size === 0 ? [] : [addresses().join('\n')]),
  ].join('\n\n')}\n`;
}

function gridTable(table: Table, rows: readonly (readonly Paragraphs[])[], width: number): string {
  const [heads = [], ...body] = rows;
  const least = table.columns.map((_, index) => longestWord(rows.map((row) => row[index] ?? [])));
  const needs = columnNeeds(table).map((need, index) => Math.max(need, least[index] ?? 0));
  const widths = shareWidth(needs, width - 3 * table.columns.length - 1, least);
  const border = (mark: string): string =>
    `+${widths.map((each) => mark.repeat(each + 2)).join('+')}+`;
  const rule = `+${widths
    .map((each, index) => {
      const column = table.columns[index];
      return column && columnAlign(column) === 'right'
        ? `${'='.repeat(each + 1)}:`
        : '='.repeat(each + 2);
    })
    .join('+')}+`;
  const lines = [border('-'), ...rowLines(heads, widths), rule];
  if (body.length === 0)
    lines.push(
      ...rowLines(
        heads.map(() => []),
        widths,
      ),
      border('-'),
    );
  for (const row of body) lines.push(...rowLines(row, widths), border('-'));
  return lines.join('\n');
}

function rowLines(cells: readonly Paragraphs[], widths: readonly number[]): string[] {
  const wrapped = cells.map((paragraphs, index) =>
    paragraphs.flatMap((each, place) => [
      ...(place === 0 ? [] : ['']),
      ...wrapAtBlanks(each, widths[index] ?? 0),
    ]),
  );
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from(
    { length: height },
    (_, line) =>
      `| ${wrapped.map((lines, index) => padToWidth(lines[line] ?? '', widths[index] ?? 0, 'left')).join(' | ')} |`,
  );
}

interface CellContext {
  readonly column: Column;
  readonly decimals: number;
  readonly linkName: (href: string) => string;
  readonly cited: RowCitations | null;
  readonly isTotal: boolean;
}

function cellParagraphs(cell: Cell, context: CellContext): Paragraphs {
  const { column, decimals, cited } = context;
  if (context.isTotal) {
    return cellParagraphs(cell, { ...context, isTotal: false }).map((each) => `**${each}**`);
  }
  if (cell === null) return [];
  if (typeof cell === 'number') return paragraphsOf(numberText(cell, column.type, decimals));
  if (isNotDefined(cell)) return paragraphsOf(notDefinedText(cell));
  if (!isPassageCell(cell)) {
    return cited && column.key === 'reference' ? [cited.source] : paragraphsOf(cell);
  }
  const note = cell.note === null || cell.note === '' ? [] : paragraphsOf(cell.note);
  return [...note, ...cell.passages.flatMap((passage) => passageParagraphs(passage, context))];
}

function passageParagraphs(passage: Passage, { linkName, cited }: CellContext): Paragraphs {
  const { words, marks, locator, href } = passageParts(passage);
  const place = escapeInside(href === null ? `[${locator}]` : locator);
  const paragraphs = [...paragraphsOf(words)];
  const last = paragraphs.pop() ?? '';
  const end = [
    last,
    escapeInside(marks),
    cited?.place(locator) ??
      (locator === '' ? '' : href === null ? place : `[${place}][${linkName(href)}]`),
  ];
  return [...paragraphs, end.filter((part) => part !== '').join(' ')];
}

/** Each line of a text is a paragraph; empty ones go. */
function paragraphsOf(text: string): Paragraphs {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .split('\n')
    .map(escapePandocLine)
    .filter((line) => line !== '');
}

/** Escapes text that does not begin a paragraph. */
function escapeInside(text: string): string {
  return escapePandocLine(`x${text}`).slice(1);
}

function wrapAtBlanks(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function longestWord(cells: readonly Paragraphs[]): number {
  let most = 3;
  for (const word of cells.flat().flatMap((paragraph) => paragraph.split(' '))) {
    most = Math.max(most, displayWidth(word));
  }
  return most;
}
