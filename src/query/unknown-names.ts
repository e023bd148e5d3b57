// Names in a query that the study does not have (fields, variables, codes), and values that no field has.

import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import { wrongFilterValues } from './filter-values.ts';
import { unknownFilters } from './filters.ts';
import { errorSentence, formatQueryError, type QueryError } from './query-error.ts';
import { type CodeNode, childrenOf, type QueryNode } from './query-node.ts';

/** A query as it was written: a tree made beside it (by an option) has no place. */
export interface WrittenQuery {
  readonly query: QueryNode;
  readonly source: string;
  readonly places: ReadonlyMap<QueryNode, Span>;
}

export interface KnownNames {
  /** Variables that the study declares or a document carries. */
  readonly variables: readonly string[];
  readonly codes: Iterable<string>;
}

/**
 * What is wrong with the names and values of a query, from left to right, each as the line of the query
 * with carets below and the nearest known name; of a filter that an option added the sentence alone.
 * Null where nothing is.
 */
export function unknownNames(written: WrittenQuery, known: KnownNames): string | null {
  const { query, source, places } = written;
  const codes = new Set(known.codes);
  const errors = [
    ...unknownFilters(query, places, known.variables),
    ...wrongFilterValues(query, places, known.variables),
    ...codesIn(query).flatMap((node) => unknownCode(node, codes, places)),
  ].sort((a, b) => a.start - b.start);
  if (errors.length === 0) return null;
  return errors
    .map((error) => (error.end > 0 ? formatQueryError(source, error) : errorSentence(error)))
    .join('\n');
}

function unknownCode(
  node: CodeNode,
  codes: ReadonlySet<string>,
  places: ReadonlyMap<QueryNode, Span>,
): QueryError[] {
  if (codes.has(node.code)) return [];
  const { start, end } = places.get(node) ?? { start: 0, end: 0 };
  const near = nearest(node.code, codes);
  const message = `There is no code "${node.code}".`;
  return [{ start, end, message, expected: near ? [`@${near}`] : [] }];
}

function codesIn(query: QueryNode): readonly CodeNode[] {
  return query.kind === 'code' ? [query] : childrenOf(query).flatMap(codesIn);
}
