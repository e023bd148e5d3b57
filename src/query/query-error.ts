// What is wrong with a query, and where: a value, not an exception, so that every caller can show it
// in its own way. `formatQueryError` is the way of terminals.

/** A place in the query's source, in UTF-16 units, and what should have stood there. */
export interface QueryError {
  readonly start: number;
  readonly end: number;
  /** One plain sentence. */
  readonly message: string;
  /** What could have stood there, for example `a word` or `)`; empty where nothing could. */
  readonly expected: readonly string[];
}

/** Something that is allowed and probably not meant. */
export interface QueryHint {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Characters that take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/**
 * The error as lines for people: the line of the query that holds it, carets under the place, the
 * message, and what was expected. The carets stand right under wide characters too.
 *
 *     trust NEAR law
 *           ^^^^
 *     NEAR needs a distance. Expected: NEAR/5.
 */
export function formatQueryError(source: string, error: QueryError): string {
  const lineStart = source.lastIndexOf('\n', error.start - 1) + 1;
  const nextBreak = source.indexOf('\n', lineStart);
  const line = source.slice(lineStart, nextBreak < 0 ? source.length : nextBreak);
  const from = error.start - lineStart;
  const to = Math.min(error.end - lineStart, line.length);
  const carets = '^'.repeat(Math.max(1, columnsOf(line.slice(from, to))));
  const shown = line.replaceAll('\t', ' ');
  const marker = ' '.repeat(columnsOf(line.slice(0, from))) + carets;
  return `${shown}\n${marker}\n${errorSentence(error)}`;
}

/** Message and expectation in one line, where there is no room for carets. */
export function errorSentence(error: QueryError): string {
  if (error.expected.length === 0) return error.message;
  const [last = '', ...before] = [...error.expected].reverse();
  const list = before.length > 0 ? `${before.reverse().join(', ')} or ${last}` : last;
  return `${error.message} Expected: ${list}.`;
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (!NO_WIDTH.test(character)) columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}
