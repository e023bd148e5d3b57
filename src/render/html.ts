// A table as an HTML page: accessible, sortable, in one file without requests to elsewhere.
import type { Cell, Column, Passage, PassageCell, Table } from '../analysis/table.ts';
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
import { escapeHtml } from './escape-html.ts';
import { SORT_SCRIPT } from './html-sort.ts';
import { TABLE_STYLE } from './html-style.ts';
import { linkTarget } from './link-target.ts';
import { passageParts } from './passage-parts.ts';

export interface HtmlOptions {
  /** Goes before every link: `../` where the file lies in `reports/`. */
  readonly linkBase?: string;
}

/** The table as a page of its own, with style and script inside. */
export function renderHtml(table: Table, options: HtmlOptions = {}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(table.title)}</title>
<style>
${TABLE_STYLE}
</style>
</head>
<body>
<main>
${renderHtmlTable(table, options)}</main>
<script>
${SORT_SCRIPT}
</script>
</body>
</html>
`;
}

/**
 * The table and its notes as a part of a page, which brings style and script (`TABLE_STYLE`,
 * `SORT_SCRIPT`). The first column heads its rows; every text may run in its own direction.
 */
export function renderHtmlTable(table: Table, options: HtmlOptions = {}): string {
  checkTable(table);
  const { linkBase = '' } = options;
  const decimals = table.columns.map((_, index) => columnDecimals(table, index));
  const heads = table.columns.map(
    (column) =>
      `<th scope="col"${endClass(column)}><button type="button">${escapeHtml(columnHead(column))}</button></th>`,
  );
  const rows = table.rows.map((row) =>
    table.columns
      .map((column, index) =>
        cellHtml(row[index] ?? null, {
          column,
          decimals: decimals[index] ?? 0,
          linkBase,
          first: index === 0,
        }),
      )
      .join(''),
  );
  const id = `table-${escapeHtml(table.id)}`;
  const notes = table.notes.map((note) => `<p dir="auto">${escapeHtml(note)}</p>\n`);
  return `<div class="axial-scroll" role="region" aria-labelledby="${id}" tabindex="0">
<table class="axial-table">
<caption id="${id}">${escapeHtml(table.title)}</caption>
<thead>
<tr>${heads.join('')}</tr>
</thead>
<tbody>
${rows.map((row, index) => `<tr${table.totals?.includes(index) ? ' class="total"' : ''}>${row}</tr>\n`).join('')}</tbody>
</table>
</div>
${notes.length === 0 ? '' : `<div class="axial-notes">\n${notes.join('')}</div>\n`}`;
}

interface CellContext {
  readonly column: Column;
  readonly decimals: number;
  readonly linkBase: string;
  readonly first: boolean;
}

/** A cell; in a column of figures `data-value` holds the full figure, NaN where there is none. */
function cellHtml(cell: Cell, context: CellContext): string {
  const { column, first } = context;
  const name = first ? 'th' : 'td';
  const attributes = [
    first ? ' scope="row"' : '',
    endClass(column),
    isFigureColumn(column) ? ` data-value="${typeof cell === 'number' ? cell : 'NaN'}"` : '',
    typeof cell === 'string' ? ' dir="auto"' : '',
  ].join('');
  return `<${name}${attributes}>${cellContent(cell, context)}</${name}>`;
}

function cellContent(cell: Cell, { column, decimals, linkBase }: CellContext): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return escapeHtml(numberText(cell, column.type, decimals));
  if (isNotDefined(cell)) {
    return `<span class="axial-not-defined">${escapeHtml(notDefinedText(cell))}</span>`;
  }
  return isPassageCell(cell) ? passagesHtml(cell, linkBase) : withBreaks(cell);
}

function passagesHtml(cell: PassageCell, linkBase: string): string {
  const note =
    cell.note === null || cell.note === '' ? '' : `<p dir="auto">${withBreaks(cell.note)}</p>`;
  return note + cell.passages.map((passage) => passageHtml(passage, linkBase)).join('');
}

function passageHtml(passage: Passage, linkBase: string): string {
  const { words, marks, locator, href } = passageParts(passage);
  const place =
    href === null
      ? escapeHtml(locator === '' ? '' : `[${locator}]`)
      : `<a href="${escapeHtml(linkTarget(href, linkBase))}">${escapeHtml(locator === '' ? 'source' : locator)}</a>`;
  const parts = [
    `<span dir="auto">${withBreaks(words)}</span>`,
    marks === '' ? '' : `<span class="axial-mark">${escapeHtml(marks)}</span>`,
    place,
  ];
  return `<p>${parts.filter((part) => part !== '').join(' ')}</p>`;
}

function endClass(column: Column): string {
  return columnAlign(column) === 'right' ? ' class="end"' : '';
}

function withBreaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
