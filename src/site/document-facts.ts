// What a page says of a document's source: its reference after APA, and what kind of text it is.
import type { ReferenceRun } from '../bibliography/reference-runs.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { linkTarget } from '../render/link-target.ts';
import { type Html, html } from './html.ts';

const RENDITIONS: Readonly<Record<SourceDocument['metadata']['rendition'], string>> = {
  original: '',
  translation: 'A translation: quotations are the translator’s words.',
  notes:
    'Somebody’s notes about the source, not its words: what is shown here is no quotation of it.',
};

/** Reference, address of the source, and a remark where the text is no original. */
export function documentFacts(
  { id, metadata }: SourceDocument,
  runs: readonly ReferenceRun[],
): Html {
  const reference = runs.map(({ text, italic }) => (italic ? html`<i>${text}</i>` : html`${text}`));
  const remark = RENDITIONS[metadata.rendition];
  const facts = [metadata.type, metadata.jurisdiction].filter((fact) => fact !== null);
  return html`<div class="facts" lang="en"><p class="reference" dir="auto">${reference}</p>
<p class="source">${facts.length > 0 ? html`<span>${facts.join(', ')}</span> ` : null}<code>${id}</code>${sourceLink(metadata.url)}</p>${
    remark === '' ? null : html`\n<p class="remark">${remark}</p>`
  }</div>`;
}

function sourceLink(url: string | null): Html | null {
  if (url === null || !/^https?:\/\//i.test(url)) return null;
  return html` <a href="${linkTarget(url)}" rel="noreferrer">Source on the web</a>`;
}
