// From the text of a query to its tree, or to the first thing that is wrong with it.
//
//   query     := all { OR all }
//   all       := negation { [AND] negation }
//   negation  := NOT negation | proximity
//   proximity := operand { NEAR/n operand | NOT NEAR/n operand | … }      from the left
//   operand   := term | ( query )
import type { Span } from '../text/span.ts';
import { findUnboundFilter } from './coding-filters.ts';
import { type Lexeme, lexQuery } from './lex.ts';
import type { QueryError, QueryHint } from './query-error.ts';
import {
  childrenOf,
  conjunction,
  disjunction,
  type ProximityNode,
  type QueryNode,
} from './query-node.ts';

export type ParsedQuery =
  | {
      readonly ok: true;
      readonly query: QueryNode;
      readonly hints: readonly QueryHint[];
      /** Where each node of the tree stands in the source. */
      readonly places: ReadonlyMap<QueryNode, Span>;
    }
  | { readonly ok: false; readonly error: QueryError };

/** Parentheses and NOTs in one another, and proximities in a row. */
const DEEPEST_NESTING = 100;
const TERM = ['a word', 'a phrase', '(', 'NOT'];
const OPERAND = ['a word', 'a phrase', 'a regular expression', '@code', 'an OR group'];

interface Parser {
  readonly lexemes: readonly Lexeme[];
  readonly places: Map<QueryNode, Span>;
  /** The first written AND of a conjunction: one of words side by side has none. */
  readonly ands: Map<QueryNode, Span>;
  at: number;
  depth: number;
}

/** Signals the first error inside the parser only; `parseQuery` makes it a value. */
class SyntaxProblem extends Error {
  readonly problem: QueryError;
  constructor(problem: QueryError) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Parses a query. Hints are about what is allowed and probably not meant. A query of nothing but
 * space is an error.
 */
export function parseQuery(source: string): ParsedQuery {
  const lexed = lexQuery(source);
  if (!lexed.ok) return lexed;
  const parser: Parser = {
    lexemes: lexed.lexemes,
    places: new Map(),
    ands: new Map(),
    at: 0,
    depth: 0,
  };
  try {
    const query = parseOr(parser);
    const rest = here(parser);
    if (rest.kind !== 'end')
      throw problem(rest, 'This ) closes nothing.', ['AND', 'OR', 'the end']);
    const unbound = findUnboundFilter(query);
    if (unbound) throw unboundProblem(placeOf(parser, unbound), unbound.name);
    return { ok: true, query, hints: lexed.hints, places: parser.places };
  } catch (error) {
    if (error instanceof SyntaxProblem) return { ok: false, error: error.problem };
    throw error;
  }
}

function problem(place: Span, message: string, expected: readonly string[]): SyntaxProblem {
  return new SyntaxProblem({ start: place.start, end: place.end, message, expected });
}

function unboundProblem(place: Span, name: string): SyntaxProblem {
  const message = `${name}: says which codings of a code count; no @code stands beside it.`;
  return problem(place, message, [`@some-code ${name}:…`]);
}

function here(parser: Parser): Lexeme {
  const lexeme = parser.lexemes[parser.at] ?? parser.lexemes.at(-1);
  if (!lexeme) throw new Error('a row of lexemes ends with `end`');
  return lexeme;
}

function placeOf(parser: Parser, node: QueryNode): Span {
  return parser.places.get(node) ?? { start: 0, end: 0 };
}

function placed<Query extends QueryNode>(parser: Parser, node: Query, start: number): Query {
  const end = parser.lexemes[parser.at - 1]?.end ?? start;
  if (!parser.places.has(node)) parser.places.set(node, { start, end });
  return node;
}

function deeper<Result>(parser: Parser, place: Span, parse: () => Result): Result {
  parser.depth++;
  if (parser.depth > DEEPEST_NESTING) {
    throw problem(place, `A query nests at most ${DEEPEST_NESTING} deep.`, []);
  }
  const result = parse();
  parser.depth--;
  return result;
}

function parseOr(parser: Parser): QueryNode {
  const { start } = here(parser);
  const operands = [parseAnd(parser)];
  while (here(parser).kind === 'OR') {
    parser.at++;
    operands.push(parseAnd(parser));
  }
  return placed(parser, disjunction(operands), start);
}

function parseAnd(parser: Parser): QueryNode {
  const { start } = here(parser);
  const operands = [parseNot(parser)];
  let and: Span | null = null;
  for (;;) {
    const lexeme = here(parser);
    if (lexeme.kind === 'AND') {
      and ??= lexeme;
      parser.at++;
    } else if (!['NOT', '(', 'term'].includes(lexeme.kind)) break;
    operands.push(parseNot(parser));
  }
  const node = placed(parser, conjunction(operands), start);
  if (and) parser.ands.set(node, and);
  return node;
}

function parseNot(parser: Parser): QueryNode {
  const lexeme = here(parser);
  if (lexeme.kind !== 'NOT') return parseProximity(parser);
  parser.at++;
  const operand = deeper(parser, lexeme, () => parseNot(parser));
  return placed(parser, { kind: 'not', operand }, lexeme.start);
}

function parseProximity(parser: Parser): QueryNode {
  const { start } = here(parser);
  let left = parseOperand(parser);
  let chained = 0;
  for (let lexeme = here(parser); lexeme.kind === 'proximity'; lexeme = here(parser)) {
    const { operator, distance, text } = lexeme;
    parser.at++;
    if (here(parser).kind === 'NOT') {
      throw problem(here(parser), `NOT cannot stand inside ${text}.`, OPERAND);
    }
    if (++chained + parser.depth > DEEPEST_NESTING) {
      throw problem(lexeme, `A query nests at most ${DEEPEST_NESTING} deep.`, []);
    }
    const node: ProximityNode = {
      kind: 'proximity',
      operator,
      distance,
      left,
      right: parseOperand(parser),
    };
    checkOperand(parser, node.left, text);
    checkOperand(parser, node.right, text);
    left = placed(parser, node, start);
  }
  return left;
}

function checkOperand(parser: Parser, operand: QueryNode, operator: string): void {
  const place = placeOf(parser, operand);
  if (operand.kind === 'and') {
    const and = parser.ands.get(operand);
    const what = and ? 'AND' : 'Words side by side mean AND, which';
    throw problem(and ?? place, `${what} cannot stand inside ${operator}.`, OPERAND);
  }
  if (operand.kind === 'not') {
    const not = { start: place.start, end: place.start + 'NOT'.length };
    throw problem(not, `NOT cannot stand inside ${operator}.`, OPERAND);
  }
  if (operand.kind === 'filter') {
    throw problem(place, `A filter cannot stand inside ${operator}.`, OPERAND);
  }
  if (operand.kind === 'or') {
    for (const child of childrenOf(operand)) checkOperand(parser, child, operator);
  }
}

function parseOperand(parser: Parser): QueryNode {
  const lexeme = here(parser);
  if (lexeme.kind === 'term') {
    parser.at++;
    return placed(parser, lexeme.node, lexeme.start);
  }
  if (lexeme.kind !== '(') throw missingOperand(parser, lexeme);
  parser.at++;
  const inner = deeper(parser, lexeme, () => parseOr(parser));
  if (here(parser).kind !== ')') throw problem(lexeme, 'This ( is never closed.', [')']);
  parser.at++;
  return inner;
}

function missingOperand(parser: Parser, found: Lexeme): SyntaxProblem {
  const before = parser.lexemes[parser.at - 1];
  if (!before && found.kind === 'end') return problem(found, 'The query is empty.', TERM);
  if (before && (found.kind === 'end' || found.kind === ')')) {
    const what =
      before.kind === '(' ? 'There is nothing inside (' : 'Nothing follows this operator';
    return problem(before, `${what}.`, TERM);
  }
  const message = before
    ? 'An operator follows an operator.'
    : 'An operator stands at the beginning.';
  return problem(found, found.kind === ')' ? 'This ) closes nothing.' : message, TERM);
}
