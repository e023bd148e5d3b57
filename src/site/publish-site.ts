// The whole site, file by file, from a coded corpus. It knows no folders: `write` takes each file.

import { codeFrequencies } from '../analysis/code-frequencies.ts';
import { codesByVariable, codesOverYears } from '../analysis/codes-by-variable.ts';
import { cooccurrences } from '../analysis/cooccurrence.ts';
import { corpusOverview } from '../analysis/corpus-overview.ts';
import { methodsFacts } from '../analysis/methods-facts.ts';
import { provenance } from '../analysis/provenance.ts';
import type { CountingUnit } from '../analysis/unit-counts.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { SORT_SCRIPT } from '../render/html-sort.ts';
import { renderSvg } from '../render/svg.ts';
import type { ReportEvidence } from '../report/evidence.ts';
import { type EvidenceTableOptions, evidenceTable } from '../report/evidence-table.ts';
import { humanFigures } from '../report/human-sections.ts';
import { methodsSection } from '../report/methods-section.ts';
import { documentPath } from './addresses.ts';
import { codeLooks } from './code-looks.ts';
import { type CodePagesInput, codePages, codesPage } from './code-pages.ts';
import { cooccurrencePage, pairPages } from './cooccurrence-pages.ts';
import { documentPage } from './document-page.ts';
import { documentsPage, type ListedDocument } from './documents-page.ts';
import { type PageContent, page, type SiteFile, type SiteFrame } from './page.ts';
import { pairPassages } from './pair-passages.ts';
import { publishedDocument } from './published-document.ts';
import { type ListedQuotation, listedQuotations } from './quotation-list.ts';
import { reviewPage } from './review-page.ts';
import { publishedCodes } from './search/published-codes.ts';
import { searchWriter } from './search/search-writer.ts';
import { searchPage } from './search-page.ts';
import { sourceReferences } from './source-references.ts';
import { startPage } from './start-page.ts';

export interface SiteOptions extends EvidenceTableOptions {
  readonly title: string;
  readonly version: string;
  readonly unit: CountingUnit;
  readonly variables: readonly string[];
  readonly exclude: readonly string[];
  readonly evidence: ReportEvidence;
  /** Only quotations with 25 words around, for sources that may not be shared. */
  readonly withoutText: boolean;
  /** Scripts and style sheet that came with the program, by their names. */
  readonly assets: readonly SiteFile[];
  readonly write: (file: SiteFile) => void;
}

export interface PublishedSite {
  readonly documents: number;
  readonly codes: number;
  readonly codings: number;
  /** The files of the search: how many parts, and their size in bytes; null where it was left out. */
  readonly search: { readonly parts: number; readonly bytes: number } | null;
  /** What was left out, and why, in a sentence each. */
  readonly leftOut: readonly string[];
}

/** Documents for which an index in the browser is worth its size. */
export const MOST_SEARCHABLE = 2000;
const QUOTATIONS_A_CELL = 3;

/** Writes every page. The same corpus gives the same files. */
export async function publishSite(
  corpus: CodedCorpus,
  options: SiteOptions,
): Promise<PublishedSite> {
  const { write, unit } = options;
  const overview = corpusOverview(corpus);
  const hasSearch = overview.documents <= MOST_SEARCHABLE;
  const leftOut = hasSearch ? [] : [searchLeftOut(overview.documents)];
  const frame = siteFrame(options, hasSearch);
  const looks = codeLooks(corpus.codebook);
  const put = (content: PageContent): void => write(page(frame, content));

  const texts = writeDocuments(corpus, { ...options, looks, hasSearch, put });
  const codeInput: CodePagesInput = {
    codebook: corpus.codebook,
    looks,
    quotations: texts.quotations,
  };
  put(documentsPage(texts.documents));
  put(codesPage(codeInput));
  for (const code of corpus.codebook.codes.values()) codePages(code, codeInput).forEach(put);

  const together = cooccurrences(corpus, { unit });
  const pairInput = { ...codeInput, together, passages: texts.passages, hasSearch };
  put(cooccurrencePage(pairInput));
  pairPages(pairInput).forEach(put);

  const review = evidenceTable(corpus, options, QUOTATIONS_A_CELL);
  put(reviewPage(review, texts.pages));

  const facts = methodsFacts(corpus, unit);
  const frequencies = codeFrequencies(corpus, { unit });
  const years = codesOverYears(
    corpus,
    codesByVariable(corpus, 'year', { unit }),
    corpus.codebook.roots.map((code) => code.id),
  );
  const charts = overview.years && corpus.codebook.roots.length > 0 ? [years] : [];
  for (const chart of charts) {
    write({ name: `${chart.id}.svg`, content: await renderSvg(chart) });
  }
  put(
    startPage({
      title: options.title,
      overview,
      frequencies,
      looks,
      coders: facts.coders.length,
      methods: methodsSection({
        ...options,
        facts,
        figures: humanFigures(corpus, facts, options.evidence),
        hashes: { ...provenance(corpus), ledgers: options.evidence.ledgers },
      }),
      charts,
      withoutText: options.withoutText,
      leftOut,
    }),
  );
  write({ name: 'assets/codes.css', content: looks.css });
  write({ name: 'assets/sort.js', content: `${SORT_SCRIPT}\n` });
  for (const { name, content } of options.assets) write({ name: `assets/${name}`, content });
  return {
    documents: overview.documents,
    codes: corpus.codebook.codes.size,
    codings: Object.values(overview.codings).reduce((sum, count) => sum + count, 0),
    search: texts.search,
    leftOut,
  };
}

function searchLeftOut(documents: number): string {
  return `The search is left out: with ${documents} documents its index would be too large for a browser (it takes up to ${MOST_SEARCHABLE}). "axial search" searches them all.`;
}

function siteFrame({ title, version }: SiteOptions, hasSearch: boolean): SiteFrame {
  return {
    title,
    version,
    sections: [
      { label: 'Start', path: 'index.html' },
      { label: 'Documents', path: 'documents.html' },
      { label: 'Codes', path: 'codes.html' },
      { label: 'Co-occurrence', path: 'cooccurrence.html' },
      { label: 'Review table', path: 'table.html' },
      ...(hasSearch ? [{ label: 'Search', path: 'search.html' }] : []),
    ],
  };
}

interface TextOptions extends SiteOptions {
  readonly looks: ReturnType<typeof codeLooks>;
  readonly hasSearch: boolean;
  readonly put: (content: PageContent) => void;
}

/** One pass over the texts: their pages, the search, and what the other pages need of them. */
function writeDocuments(corpus: CodedCorpus, options: TextOptions) {
  const { looks, hasSearch, put, withoutText } = options;
  const documents: ListedDocument[] = [];
  const pages = new Map<string, string>();
  const quotations = new Map<string, ListedQuotation[]>();
  const passages = pairPassages(corpus, options.unit);
  let bytes = 0;
  const search = searchWriter({
    codes: publishedCodes(corpus.codebook, looks),
    variables: options.variables,
    withoutText,
    write: (file) => {
      bytes += file.content.length;
      options.write(file);
    },
  });
  const references = sourceReferences(corpus, options.references);
  for (const coded of corpus.documents()) {
    const { document, codings } = coded;
    const published = publishedDocument(coded, { withoutText });
    put(documentPage(published, { codebook: corpus.codebook, looks, references }));
    if (hasSearch) search.add(published);
    const { id, title, metadata, language, file } = document;
    documents.push({ id, title, metadata, language, codings: codings.length });
    pages.set(file, documentPath(id));
    const listed = listedQuotations(document, codings);
    for (const quotation of listed) {
      const code = quotation.codings[0]?.code ?? '';
      const list = quotations.get(code);
      if (list) list.push(quotation);
      else quotations.set(code, [quotation]);
    }
    passages.add(coded, listed);
  }
  if (!hasSearch) return { documents, pages, quotations, passages, search: null };
  const parts = search.finish();
  put(searchPage({ documents: documents.length, withoutText }));
  return { documents, pages, quotations, passages, search: { parts, bytes } };
}
