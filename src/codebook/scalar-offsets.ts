// Where each character of a YAML text stands in the file. A query's error counts in the query; the
// person needs the line and column in the file, behind escapes, folded lines and indentation.
import type { Scalar } from 'yaml';
import { traceBlockScalar } from './block-scalar-offsets.ts';
import { Trace } from './scalar-trace.ts';

/** For every UTF-16 unit of a scalar's value, the half-open stretch of the file that spells it. */
export interface ScalarOffsets {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Where the characters of a string scalar stand in the file, for every style: plain, single-quoted,
 * double-quoted, `|` and `>`. Null where that cannot be told (the reading here and the parser's differ).
 *
 *     query: 'it''s'      value  i t ' s
 *             ^^^ ^       starts 8 9 10 12
 */
export function scalarOffsets(scalar: Scalar.Parsed): ScalarOffsets | null {
  const token = scalar.srcToken;
  if (typeof scalar.value !== 'string' || !token) return null;
  const trace = new Trace();
  if (token.type === 'block-scalar') {
    traceBlockScalar(trace, token);
  } else if (token.type === 'single-quoted-scalar') {
    traceFlow(trace, token.source.slice(1, -1), token.offset + 1, singleQuoted);
  } else if (token.type === 'double-quoted-scalar') {
    traceFlow(trace, token.source.slice(1, -1), token.offset + 1, doubleQuoted);
  } else if (token.type === 'scalar') {
    traceFlow(trace, token.source, token.offset, plain);
  }
  const rest = scalar.value.slice(trace.text.length);
  const end = trace.ends.at(-1) ?? token.offset;
  if (/^\n*$/.test(rest)) trace.add(rest, end, end);
  return trace.text === scalar.value ? trace : null;
}

/** The file's offset for the offset `at` of the value; behind its last character, the end of that. */
export function fileOffset(offsets: ScalarOffsets, at: number): number {
  return offsets.starts[at] ?? offsets.ends.at(-1) ?? 0;
}

/** Reads one character at `index` of a line: what it stands for and how long it is in the file. */
type Decode = (
  source: string,
  index: number,
) => { readonly value: string; readonly length: number };

const plain: Decode = (source, index) => ({ value: source[index] ?? '', length: 1 });

const singleQuoted: Decode = (source, index) =>
  source.startsWith("''", index) ? { value: "'", length: 2 } : plain(source, index);

const doubleQuoted: Decode = (source, index) => {
  if (source[index] !== '\\') return plain(source, index);
  const letter = source[index + 1] ?? '';
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits === undefined) return { value: ESCAPES[letter] ?? `\\${letter}`, length: 2 };
  const code = Number.parseInt(source.slice(index + 2, index + 2 + digits), 16);
  const value = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return { value, length: 2 + digits };
};

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

/**
 * Plain and quoted scalars: white space around a line break goes, one break is a space, n breaks are
 * n − 1 line feeds; in double quotes a break behind a backslash is nothing.
 */
function traceFlow(trace: Trace, source: string, base: number, decode: Decode): void {
  for (let index = 0; index < source.length; ) {
    const white = matchAt(/[ \t]+/y, source, index);
    const breaks = matchAt(/(?:\r?\n[ \t]*)+/y, source, index + white);
    const escapedBreak = decode === doubleQuoted ? matchAt(/\\\r?\n[ \t]*/y, source, index) : 0;
    if (escapedBreak > 0) {
      index += escapedBreak;
    } else if (breaks > 0) {
      const end = index + white + breaks;
      const lines = source.slice(index, end).split('\n').length - 1;
      trace.add(lines === 1 ? ' ' : '\n'.repeat(lines - 1), base + index, base + end);
      index = end;
    } else if (white > 0) {
      trace.addVerbatim(source.slice(index, index + white), base + index);
      index += white;
    } else {
      const { value, length } = decode(source, index);
      trace.add(value, base + index, base + index + length);
      index += length;
    }
  }
}

/** Length of the match of a sticky expression at `index`, 0 for none. */
function matchAt(expression: RegExp, source: string, index: number): number {
  expression.lastIndex = index;
  return expression.exec(source)?.[0].length ?? 0;
}
