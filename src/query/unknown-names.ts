// Names in a query that the study does not have: fields, variables, codes.
import { nearest } from '../text/nearest.ts';
import { codesOf } from './compile.ts';
import { unknownFilters } from './filters.ts';
import type { QueryNode } from './query-node.ts';

/**
 * What is wrong with the names of a query, in one sentence with the nearest known name; null where all
 * are known. Variables are those that the study declares or a document carries.
 */
export function unknownName(
  query: QueryNode,
  known: { readonly variables: readonly string[]; readonly codes: Iterable<string> },
): string | null {
  const [unknown] = unknownFilters(query, new Map(), known.variables);
  if (unknown) {
    const near = unknown.expected.length > 0 ? ` Did you mean ${unknown.expected.join(', ')}?` : '';
    return `${unknown.message}${near}`;
  }
  const codes = new Set(known.codes);
  for (const code of codesOf(query)) {
    if (codes.has(code)) continue;
    const near = nearest(code, codes);
    return `There is no code "${code}".${near ? ` Did you mean "${near}"?` : ''}`;
  }
  return null;
}
