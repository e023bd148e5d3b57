// One query of a rule: parsed, and held against what a rule may be.
import { hasPositiveTerm } from '../query/compile.ts';
import { wrongFilterValues } from '../query/filter-values.ts';
import { unknownFilters } from '../query/filters.ts';
import { parseQuery } from '../query/parse.ts';
import { errorSentence } from '../query/query-error.ts';
import type { QueryNode } from '../query/query-node.ts';
import type { Severity } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';

/** `@code` in a query, at [start, end) of its source, the `@` included. */
export interface CodeReference extends Span {
  readonly code: string;
}

/** A finding about a place in a query. */
export interface QueryFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Offset in the query's source. */
  readonly start: number;
  readonly hint: string | null;
}

export interface CheckedQuery {
  /** Null where it cannot be a rule's query. */
  readonly query: QueryNode | null;
  readonly references: readonly CodeReference[];
  readonly findings: readonly QueryFinding[];
}

/** Parses a query and finds what is wrong with it as a rule; `variables` can be filtered by too. */
export function checkQuery(source: string, variables: readonly string[]): CheckedQuery {
  const parsed = parseQuery(source);
  if (!parsed.ok) {
    const { error } = parsed;
    const message = `The query cannot be read: ${error.message}`;
    const hint = error.expected.length > 0 ? errorSentence({ ...error, message: '' }).trim() : null;
    const finding = {
      rule: 'query-syntax',
      severity: 'error',
      message,
      start: error.start,
      hint,
    } as const;
    return { query: null, references: [], findings: [finding] };
  }
  const { query, places, hints } = parsed;
  const findings: QueryFinding[] = hints.map(({ message, start }) => ({
    rule: 'query-hint',
    severity: 'info',
    message,
    start,
    hint: null,
  }));
  const references: CodeReference[] = [];
  for (const [node, { start, end }] of places) {
    if (node.kind === 'code') references.push({ code: node.code, start, end });
  }
  for (const { start, message, expected } of unknownFilters(query, places, variables)) {
    const hint = expected[0] ? `Did you mean "${expected[0]}"?` : null;
    findings.push({ rule: 'unknown-filter', severity: 'error', message, start, hint });
  }
  for (const { start, message, expected } of wrongFilterValues(query, places, variables)) {
    const hint = errorSentence({ start, end: start, message: '', expected }).trim();
    findings.push({ rule: 'filter-value', severity: 'error', message, start, hint });
  }
  if (!hasPositiveTerm(query)) findings.push(NO_POSITIVE_TERM);
  const sound = findings.every(({ severity }) => severity !== 'error');
  return { query: sound ? query : null, references, findings };
}

const NO_POSITIVE_TERM: QueryFinding = {
  rule: 'no-positive-term',
  severity: 'error',
  message: 'The query only says what must not be there, so there is nothing to code.',
  start: 0,
  hint: 'Add a word, a phrase, a regular expression or an @code that must be there.',
};
