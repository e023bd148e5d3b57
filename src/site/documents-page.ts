// The list of documents.
import { authorYearLabels } from '../bibliography/author-year.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { documentPath } from './addresses.ts';
import { html } from './html.ts';
import type { PageContent } from './page.ts';

/** A document of the list; its text need not be kept. */
export interface ListedDocument extends Pick<SourceDocument, 'id' | 'title' | 'metadata'> {
  readonly language: string;
  readonly codings: number;
}

export function documentsPage(documents: readonly ListedDocument[]): PageContent {
  const labels = authorYearLabels(
    documents.map(({ metadata: { authors, year }, title }) => ({ authors, year, title })),
  );
  const rows = documents.map(({ id, title, metadata, language, codings }, index) => {
    const label = metadata.authors.length > 0 ? (labels[index] ?? '') : '';
    return html`<tr><th scope="row" dir="auto"><a href="${documentPath(id)}">${title}</a></th><td dir="auto">${label}</td><td class="end" data-value="${metadata.year ?? 'NaN'}">${metadata.year}</td><td>${metadata.type}</td><td dir="auto">${metadata.jurisdiction}</td><td>${language}</td><td class="end" data-value="${codings}">${codings}</td></tr>\n`;
  });
  const heads = ['Title', 'Author and year', 'Year', 'Type', 'Jurisdiction', 'Language', 'Codings'];
  const head = heads.map(
    (name) => html`<th scope="col"><button type="button">${name}</button></th>`,
  );
  return {
    path: 'documents.html',
    title: 'Documents',
    section: 'documents.html',
    kind: 'documents',
    scripts: ['assets/sort.js'],
    main: html`<h1>Documents</h1>
<p class="field small" id="list-filter" hidden><label for="filter">Show only titles and authors with</label> <input id="filter" type="search" autocomplete="off"> <span role="status" id="filter-count"></span></p>
<div class="axial-scroll" role="region" aria-label="List of documents" tabindex="0"><table class="axial-table" id="document-list"><thead><tr>${head}</tr></thead>
<tbody>${rows}</tbody></table></div>`,
  };
}
