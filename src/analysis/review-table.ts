// The literature-review table: one row a document, one column a code, each cell the words that speak
// for it with the place where they stand.

import { authorYearLabels } from '../bibliography/author-year.ts';
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { compareText } from '../coding/coded-corpus.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { chooseQuotations } from './choose-quotations.ts';
import { passage } from './passage.ts';
import { type CodingFilter, filterCodings } from './quotations.ts';
import type { Cell, Column, Table } from './table.ts';

export interface ReviewTableOptions {
  readonly filter?: CodingFilter;
  /** One column each; top-level codes, if absent. */
  readonly codes?: readonly string[];
  /** Quotations a cell. */
  readonly quotations: number;
  /** Words a quotation before it is cut with […]. */
  readonly maxWords: number;
}

/** What a cell says where a coder is done with the document and did not find the code. */
const ABSENT = '–';
const NOT_CODED = 'not coded';

interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
}

/**
 * The evidence table. Rows in the order of author, year, title. Every quotation is verified.
 * @throws FalseQuotationError where a coding's words do not stand in its document.
 */
export function reviewTable(corpus: CodedCorpus, options: ReviewTableOptions): Table {
  const codes = options.codes ?? corpus.codebook.roots.map((code) => code.id);
  const codingsOf = filterCodings(corpus, options.filter ?? {});
  const documents: SourceDocument[] = [];
  const cellsOf = new Map<string, readonly Cell[]>();
  let quotationCount = 0;
  let noteCount = 0;
  for (const coded of corpus.documents()) {
    if (options.filter?.documents && !options.filter.documents.includes(coded.document.id))
      continue;
    documents.push(coded.document);
    const codings = codingsOf(coded);
    const cells = codes.map((code): Cell => {
      const family = new Set(withDescendants(corpus.codebook, code));
      const stretches = chooseQuotations(
        codings.filter((coding) => family.has(coding.code)),
        options.quotations,
      );
      if (stretches.length === 0)
        return emptyCell(
          coded,
          code,
          codings.some((c) => family.has(c.code)),
        );
      if (coded.document.metadata.rendition === 'notes') noteCount += stretches.length;
      else quotationCount += stretches.length;
      return {
        passages: stretches.map((stretch) => passage(coded.document, stretch, options.maxWords)),
        note: null,
      };
    });
    cellsOf.set(coded.document.id, cells);
  }

  const labels = authorYearLabels(documents.map(({ metadata, title }) => ({ ...metadata, title })));
  const rows = documents.map((document, index): Row => {
    const label = labels[index] ?? document.title;
    const { metadata } = document;
    return {
      label,
      cells: [
        label,
        document.title,
        metadata.type,
        metadata.year,
        ...(cellsOf.get(document.id) ?? []),
      ],
    };
  });
  rows.sort(
    (a, b) => compareText(a.label, b.label) || compareText(String(a.cells[1]), String(b.cells[1])),
  );
  return {
    id: 'review-table',
    title: 'Literature review: evidence by code',
    columns: [...metadataColumns(), ...codes.map((code) => codeColumn(corpus, code))],
    rows: rows.map((row) => row.cells),
    notes: notesUnder(documents, quotationCount, noteCount),
  };
}

function notesUnder(
  documents: readonly SourceDocument[],
  quotationCount: number,
  noteCount: number,
): string[] {
  const notes = [
    `${documents.length} documents. ${quotationCount} quotations and ${noteCount} passages from notes, each checked word for word against its document.`,
    `"${NOT_CODED}": nobody has finished this document for this code, so its absence says nothing. "${ABSENT}": read whole, and not there.`,
  ];
  if (noteCount > 0) {
    notes.push('Passages marked (note) are somebody’s notes about the source, not its words.');
  }
  return notes;
}

function emptyCell(coded: CodedDocument, code: string, codedWhole: boolean): Cell {
  if (codedWhole) return 'whole document';
  return coded.done.some((mark) => mark.codes.has(code)) ? ABSENT : NOT_CODED;
}

function metadataColumns(): Column[] {
  return [
    { key: 'reference', label: 'Reference', type: 'text', unit: null },
    { key: 'title', label: 'Title', type: 'text', unit: null },
    { key: 'type', label: 'Type', type: 'text', unit: null },
    { key: 'year', label: 'Year', type: 'integer', unit: null },
  ];
}

function codeColumn(corpus: CodedCorpus, code: string): Column {
  const name = corpus.codebook.codes.get(code)?.name ?? code;
  return { key: code, label: name, type: 'passages', unit: null };
}
