// The review table as a page of the site: its places lead to the documents' pages.
import { type Cell, isPassageCell, type Table } from '../analysis/table.ts';
import { renderHtmlTable } from '../render/html.ts';
import { Html, html } from './html.ts';
import type { PageContent } from './page.ts';

/** `pages` leads from a document's file, relative to the study, to its page. */
export function reviewPage(table: Table, pages: ReadonlyMap<string, string>): PageContent {
  const rows = table.rows.map((row) => row.map((cell) => withSiteLinks(cell, pages)));
  return {
    path: 'table.html',
    title: 'Review table',
    section: 'table.html',
    kind: 'table',
    scripts: ['assets/sort.js'],
    main: html`<h1>Review table</h1>\n${new Html(renderHtmlTable({ ...table, rows }))}`,
  };
}

function withSiteLinks(cell: Cell, pages: ReadonlyMap<string, string>): Cell {
  if (!isPassageCell(cell)) return cell;
  const passages = cell.passages.map((passage) => {
    const [path = '', line = ''] = passage.href?.split('#') ?? [];
    const page = pages.get(decodeURIComponent(path));
    return { ...passage, href: page === undefined ? null : `${page}#${line}` };
  });
  return { ...cell, passages };
}
