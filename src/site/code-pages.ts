// The pages of codes: the codebook as an outline, and for each code what it means and all that was coded
// with it, by document.

import type { Code, Codebook } from '../codebook/codebook.ts';
import { withDescendants } from '../codebook/codebook.ts';
import { counted } from '../text/counted.ts';
import { codePath, documentPath, rootFrom } from './addresses.ts';
import type { CodeLooks } from './code-looks.ts';
import { Html, type HtmlValue, html } from './html.ts';
import type { PageContent } from './page.ts';
import { comparePlaces, type ListedQuotation, quotationItem } from './quotation-list.ts';

export interface CodePagesInput {
  readonly codebook: Codebook;
  readonly looks: CodeLooks;
  /** Quotations of each code itself, in the order of documents. */
  readonly quotations: ReadonlyMap<string, readonly ListedQuotation[]>;
}

/** Quotations on a page before the list goes on in another. */
const QUOTATIONS_A_PAGE = 1000;

/** The codebook on one page. */
export function codesPage(input: CodePagesInput): PageContent {
  const { codebook } = input;
  return {
    path: 'codes.html',
    title: 'Codes',
    section: 'codes.html',
    kind: 'codes',
    main: html`<h1>Codes</h1>
${codebook.roots.length === 0 ? html`<p>The codebook holds no code.</p>` : outline(codebook.roots, input, '')}`,
  };
}

function outline(codes: readonly Code[], input: CodePagesInput, root: string): Html {
  const items = codes.map((code) => {
    const count = quotationsOf(code.id, input).length;
    return html`<li><a class="named ${input.looks.classOf(code.id)}" href="${root}${codePath(code.id)}" dir="auto">${code.name}</a> <span class="small">${counted(count, 'quotation')}${code.deprecated ? ', no longer used' : null}</span><p dir="auto">${code.definition}</p>${code.children.length > 0 ? outline(code.children, input, root) : null}</li>`;
  });
  return html`<ul class="outline">${items}</ul>`;
}

/** Quotations of a code and those below it, by document and place. */
function quotationsOf(
  code: string,
  { codebook, quotations }: CodePagesInput,
): { readonly code: string; readonly quotation: ListedQuotation }[] {
  return withDescendants(codebook, code).flatMap((each) =>
    (quotations.get(each) ?? []).map((quotation) => ({ code: each, quotation })),
  );
}

/** The pages of one code; a long list goes on in further ones. */
export function codePages(code: Code, input: CodePagesInput): PageContent[] {
  const listed = quotationsOf(code.id, input).sort(
    (a, b) =>
      (a.quotation.document < b.quotation.document
        ? -1
        : a.quotation.document > b.quotation.document
          ? 1
          : 0) || comparePlaces(a.quotation, b.quotation),
  );
  const parts = Math.max(1, Math.ceil(listed.length / QUOTATIONS_A_PAGE));
  return Array.from({ length: parts }, (_, index) => {
    const path = codePath(code.id, index + 1);
    const root = rootFrom(path);
    const shown = listed.slice(index * QUOTATIONS_A_PAGE, (index + 1) * QUOTATIONS_A_PAGE);
    const documents = new Set(listed.map(({ quotation }) => quotation.document)).size;
    const more = { code: code.id, parts, part: index + 1, root };
    return {
      path,
      title: code.name,
      section: 'codes.html',
      kind: 'code',
      main: html`<article>
<h1><span class="named ${input.looks.classOf(code.id)}" dir="auto">${code.name}</span></h1>
${index === 0 ? meaning(code, input, root) : null}
<section aria-labelledby="quotations-title"><h2 id="quotations-title">${counted(listed.length, 'quotation')} in ${counted(documents, 'document')}</h2>
${partLinks(more)}${byDocument(shown, { code, input, root })}${partLinks(more)}</section>
</article>`,
    };
  });
}

function meaning(code: Code, { codebook, looks }: CodePagesInput, root: string): Html {
  const parent = code.parent === null ? undefined : codebook.codes.get(code.parent);
  const link = (each: Code) =>
    html`<li><a class="chip named ${looks.classOf(each.id)}" href="${root}${codePath(each.id)}" dir="auto">${each.name}</a></li>`;
  return html`<p class="small"><code>${code.id}</code>${code.emergent ? ' · arose from the reading' : null}${code.deprecated ? ' · no longer used' : null}</p>
<p class="lead prose" dir="auto">${code.definition}</p>
<dl class="criteria">
${criterion('When to use it', code.include)}${criterion('When not to use it', code.exclude)}${criterion('Examples', code.positive)}${criterion('Not an example', code.negative)}${
  code.rules.length === 0
    ? null
    : html`<dt>Rules that find it</dt><dd><ul>${code.rules.map((rule) => html`<li><code>${rule.source}</code> <span class="small">${rule.id}${rule.language === null ? null : `, ${rule.language}`}, within one ${rule.unit}</span></li>`)}</ul></dd>\n`
}${parent ? html`<dt>Part of</dt><dd><ul>${link(parent)}</ul></dd>\n` : null}${
  code.children.length > 0
    ? html`<dt>Parts</dt><dd><ul>${code.children.map(link)}</ul></dd>\n`
    : null
}</dl>`;
}

function criterion(name: string, texts: readonly string[]): Html | null {
  if (texts.length === 0) return null;
  return html`<dt>${name}</dt><dd><ul>${texts.map((text) => html`<li dir="auto">${text}</li>`)}</ul></dd>\n`;
}

function byDocument(
  listed: readonly { readonly code: string; readonly quotation: ListedQuotation }[],
  around: { readonly code: Code; readonly input: CodePagesInput; readonly root: string },
): HtmlValue {
  const { code, input, root } = around;
  const documents = new Map<string, typeof listed>();
  for (const each of listed) {
    const { document } = each.quotation;
    documents.set(document, [...(documents.get(document) ?? []), each]);
  }
  return [...documents].map(([id, quotations]) => {
    const items = quotations.map((each) => {
      const name = input.codebook.codes.get(each.code)?.name ?? each.code;
      const label =
        each.code === code.id
          ? null
          : html`<a class="chip named ${input.looks.classOf(each.code)}" href="${root}${codePath(each.code)}" dir="auto">${name}</a>`;
      return quotationItem(each.quotation, root, label);
    });
    return html`<h3 dir="auto"><a href="${root}${documentPath(id)}">${quotations[0]?.quotation.title ?? id}</a></h3>
<ul class="quotations">${items}</ul>
`;
  });
}

function partLinks(more: {
  readonly code: string;
  readonly part: number;
  readonly parts: number;
  readonly root: string;
}): HtmlValue {
  if (more.parts === 1) return null;
  const links = Array.from({ length: more.parts }, (_, index) => {
    const current = index + 1 === more.part ? ' aria-current="page"' : '';
    return html`<a href="${more.root}${codePath(more.code, index + 1)}"${new Html(current)}>${index + 1}</a> `;
  });
  return html`<p class="small">Parts of the list: ${links}</p>`;
}
