// The query's source as tokens: parentheses, operators and whole terms. Terms are read by
// `read-term.ts`; here it is decided where one begins and ends.
import type { QueryError, QueryHint } from './query-error.ts';
import type { ProximityOperator, QueryNode } from './query-node.ts';
import { readTerm } from './read-term.ts';

export type Lexeme = { readonly start: number; readonly end: number } & (
  | { readonly kind: '(' | ')' | 'AND' | 'OR' | 'NOT' | 'end' }
  | {
      readonly kind: 'proximity';
      readonly operator: ProximityOperator;
      readonly distance: number;
      readonly text: string;
    }
  | { readonly kind: 'term'; readonly node: QueryNode }
);

/** The lexemes in order, with an `end` behind the last; or the first error. */
export type Lexed =
  | { readonly ok: true; readonly lexemes: readonly Lexeme[]; readonly hints: readonly QueryHint[] }
  | { readonly ok: false; readonly error: QueryError };

const SPACE = /\s+/y;
/** What may stand behind an operator. */
const BORDER = String.raw`(?=[\s()"“”„]|$)`;
const PROXIMITY = new RegExp(String.raw`(?:(NOT)\s+)?(NEAR|BEFORE|AFTER)/(\d{1,9})${BORDER}`, 'y');
const BOOLEAN = new RegExp(`(AND|OR|NOT)${BORDER}`, 'y');
const UNFINISHED = new RegExp(String.raw`(NEAR|BEFORE|AFTER)(?:/[^\s()]*)?${BORDER}`, 'y');

const OPERATORS: Readonly<Record<string, ProximityOperator>> = {
  NEAR: 'near',
  BEFORE: 'before',
  'NOT NEAR': 'not-near',
  'NOT AFTER': 'not-after',
  'NOT BEFORE': 'not-before',
};

export function lexQuery(source: string): Lexed {
  const lexemes: Lexeme[] = [];
  const hints: QueryHint[] = [];
  let index = skipSpace(source, 0);
  while (index < source.length) {
    const operator = operatorAt(source, index);
    if (operator && 'message' in operator) return { ok: false, error: operator };
    if (operator) lexemes.push(operator);
    else {
      const term = readTerm(source, index);
      if (!term.ok) return term;
      hints.push(...term.hints);
      lexemes.push({ kind: 'term', node: term.node, start: index, end: term.end });
    }
    index = skipSpace(source, lexemes.at(-1)?.end ?? source.length);
  }
  lexemes.push({ kind: 'end', start: source.length, end: source.length });
  return { ok: true, lexemes, hints };
}

function skipSpace(source: string, index: number): number {
  SPACE.lastIndex = index;
  return SPACE.test(source) ? SPACE.lastIndex : index;
}

function matchAt(pattern: RegExp, source: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(source);
}

function operatorAt(source: string, index: number): Lexeme | QueryError | null {
  const character = source[index];
  if (character === '(' || character === ')') {
    return { kind: character, start: index, end: index + 1 };
  }
  const near = matchAt(PROXIMITY, source, index);
  if (near) return proximity(near, index);
  const boolean = matchAt(BOOLEAN, source, index);
  if (boolean) {
    const kind = boolean[1] as 'AND' | 'OR' | 'NOT';
    return { kind, start: index, end: index + kind.length };
  }
  const unfinished = matchAt(UNFINISHED, source, index);
  return unfinished ? noDistance(unfinished, index) : null;
}

function proximity(match: RegExpExecArray, start: number): Lexeme | QueryError {
  const [text, not, name = '', digits = ''] = match;
  const end = start + text.length;
  const operator = OPERATORS[not ? `NOT ${name}` : name];
  if (operator) {
    return { kind: 'proximity', operator, distance: Number(digits), text, start, end };
  }
  const message = 'AFTER stands only behind NOT; for order, write the earlier word first.';
  return { start, end, message, expected: [`BEFORE/${digits}`, `NOT AFTER/${digits}`] };
}

function noDistance(match: RegExpExecArray, start: number): QueryError {
  const [text, name = ''] = match;
  const wanted = name === 'AFTER' ? 'NOT AFTER/5' : `${name}/5`;
  return {
    start,
    end: start + text.length,
    message: `${name} needs a distance, a whole number; the word itself is searched as ${name.toLowerCase()}.`,
    expected: [wanted],
  };
}
