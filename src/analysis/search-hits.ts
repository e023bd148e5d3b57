// The hits of a search as people and programs read them: a unit with its place, its marked words, and
// the codes that lie on it.
import type { Span } from '../text/span.ts';
import type { Column, Table } from './table.ts';

/** One unit of a search's answer, as the JSON contract gives it. */
export interface SearchHit {
  readonly document: string;
  readonly title: string;
  /** Headings above, joined by " > ". */
  readonly section: string;
  /** Line of the source file on which the unit begins, from 1. */
  readonly line: number;
  /** Kind of the block, `section` or `document`. */
  readonly kind: string;
  /** Place of the unit in the document's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Places of the hits in `text`, in UTF-16 units. */
  readonly spans: readonly Span[];
  readonly score: number;
  /** Ids of the codes that share text with the unit, each once, sorted. */
  readonly codes: readonly string[];
  /** Units before and behind it, where they were asked for. */
  readonly before?: readonly string[];
  readonly after?: readonly string[];
}

const COLUMNS: readonly (readonly [keyof SearchHit, string, Column['type']])[] = [
  ['document', 'Document', 'text'],
  ['title', 'Title', 'text'],
  ['section', 'Section', 'text'],
  ['line', 'Line', 'integer'],
  ['kind', 'Kind', 'text'],
  ['text', 'Text', 'text'],
  ['score', 'Score', 'number'],
  ['codes', 'Codes', 'text'],
];

/** The hits as a table, one row a unit. */
export function searchTable(query: string, total: number, hits: readonly SearchHit[]): Table {
  return {
    id: 'search',
    title: `Search: ${query}`,
    columns: COLUMNS.map(([key, label, type]) => ({ key, label, type, unit: null })),
    rows: hits.map((hit) => [
      hit.document,
      hit.title,
      hit.section,
      hit.line,
      hit.kind,
      hit.text,
      hit.score,
      hit.codes.join('; '),
    ]),
    notes: [`${hits.length} of ${total} units.`],
  };
}
