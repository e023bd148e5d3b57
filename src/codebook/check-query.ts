// One query of a rule: parsed, and held against what a rule may be.
import { parseQuery } from '../query/parse.ts';
import { errorSentence } from '../query/query-error.ts';
import { childrenOf, type QueryNode } from '../query/query-node.ts';
import type { Severity } from '../text/diagnostic.ts';
import { nearest } from '../text/nearest.ts';
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

/** Filters that every study has; a study's variables come on top. */
const FILTERS = [
  'title',
  'author',
  'year',
  'type',
  'language',
  'section',
  'document',
  'coder',
  'origin',
  'stance',
] as const;

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
  const known = [...FILTERS, ...variables];
  for (const [node, { start, end }] of places) {
    if (node.kind === 'code') references.push({ code: node.code, start, end });
    if (node.kind === 'filter' && !known.includes(node.name)) {
      findings.push(unknownFilter(node.name, start, known));
    }
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

function unknownFilter(name: string, start: number, known: readonly string[]): QueryFinding {
  const near = nearest(name, known);
  return {
    rule: 'unknown-filter',
    severity: 'error',
    message: `"${name}:" is neither a filter nor a variable of this study.`,
    start,
    hint: near
      ? `Did you mean "${near}:"?`
      : `If the words themselves are meant, put them in double quotes. Known: ${known.join(', ')}.`,
  };
}

/** Whether some term can give a hit: one that stands neither under NOT nor is a filter. */
function hasPositiveTerm(node: QueryNode): boolean {
  switch (node.kind) {
    case 'not':
    case 'filter':
      return false;
    case 'and':
    case 'or':
      return childrenOf(node).some(hasPositiveTerm);
    default:
      return true;
  }
}
