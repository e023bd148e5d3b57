// A concordance: every hit of a query with the words around it, one a line (KWIC).
import type { Column, Table } from './table.ts';

/** One line of a concordance, as the JSON contract gives it. */
export interface ConcordanceLine {
  readonly document: string;
  readonly title: string;
  /** Line of the source file on which the hit begins, from 1. */
  readonly line: number;
  /** Kind of the block: a heading is a hit like any other. */
  readonly kind: string;
  /** Place of the hit in the document's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly left: string;
  readonly keyword: string;
  readonly right: string;
  /** Codes at the hit, where they were asked for. */
  readonly codes?: readonly string[];
}

const COLUMNS: readonly Column[] = [
  { key: 'document', label: 'Document', type: 'text', unit: null },
  { key: 'line', label: 'Line', type: 'integer', unit: null },
  { key: 'left', label: 'Left', type: 'text', unit: null, align: 'right' },
  { key: 'keyword', label: 'Keyword', type: 'text', unit: null },
  { key: 'right', label: 'Right', type: 'text', unit: null },
];

/** The concordance as a table; the column of codes is there where any line has codes to show. */
export function concordanceTable(
  query: string,
  total: number,
  lines: readonly ConcordanceLine[],
): Table {
  const withCodes = lines.some(({ codes }) => codes !== undefined);
  const codes: Column = { key: 'codes', label: 'Codes', type: 'text', unit: null };
  return {
    id: 'concordance',
    title: `Concordance: ${query}`,
    columns: withCodes ? [...COLUMNS, codes] : COLUMNS,
    rows: lines.map((line) => [
      line.document,
      line.line,
      line.left,
      line.keyword,
      line.right,
      ...(withCodes ? [(line.codes ?? []).join('; ')] : []),
    ]),
    notes: [`${lines.length} of ${total} lines.`],
  };
}
