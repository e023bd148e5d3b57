// The token rule and the patterns of words, written for clarity: one expression for a token, one for a
// wildcard.
import type { Span } from '../../src/text/span.ts';

export interface Token extends Span {
  /** With case, in normal form. */
  readonly cased: string;
  readonly folded: string;
}

const CJK = String.raw`[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]&&[\p{L}\p{N}]]`;
const LETTER = String.raw`[[\p{L}\p{N}]--${CJK}]`;
const TOKEN = new RegExp(
  String.raw`${CJK}\p{M}*|${LETTER}(?:${LETTER}|\p{M}|\u00AD+(?=${LETTER})|(?<=\p{Nd})[.,](?=\p{Nd}))*`,
  'gv',
);

export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}

export function normal(text: string): string {
  return text.replaceAll('\u00AD', '').normalize('NFKC');
}

export function naiveTokens(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: spelling, index }) => ({
    start: index,
    end: index + spelling.length,
    cased: normal(spelling),
    folded: fold(normal(spelling)),
  }));
}

const expressions = new Map<string, RegExp>();

/** Makes an expression once a run. */
function remembered(key: string, make: () => RegExp): RegExp {
  const expression = expressions.get(key) ?? make();
  expressions.set(key, expression);
  return expression;
}

export function globExpression(pattern: string): RegExp {
  return remembered(`glob ${pattern}`, () => {
    const source = pattern.replace(/[.]/g, '\\.').replaceAll('*', '.*').replaceAll('?', '.');
    return new RegExp(`^${source}$`, 'su');
  });
}

export function nativeExpression(source: string, ignoreCase: boolean): RegExp {
  const flags = ignoreCase ? 'giu' : 'gu';
  return remembered(`${flags} ${source}`, () => {
    const word = String.raw`[\p{L}\p{M}\p{Nd}\p{Pc}]`;
    const border = `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
    return new RegExp(source.replaceAll('\\w', word).replaceAll('\\b', border), flags);
  });
}
