// One term of a query: a word, a phrase, a stem, a regular expression, a code or a filter.
import { normaliseForm } from '../text/folding.ts';
import { cutWords } from './cut-words.ts';
import type { QueryError, QueryHint } from './query-error.ts';
import type { FilterValue, PhraseNode, QueryNode } from './query-node.ts';
import { readRegex } from './read-regex.ts';

export type Term =
  | {
      readonly ok: true;
      readonly node: QueryNode;
      /** Index behind the term. */
      readonly end: number;
      readonly hints: readonly QueryHint[];
    }
  | { readonly ok: false; readonly error: QueryError };

const FILTER = /[\p{L}][\p{L}\p{N}\p{M}_.-]*:/uy;
const CODE = /@[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*/uy;
/** A word of the query: up to white space, a parenthesis or a quotation mark. */
const CHUNK = /[^\s()"“”„]+/y;
/** Each opening quotation mark and those that may close it. Word processors write the last three. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”"', '”': '”"', '„': '“”"' };
const LOWER_OPERATOR = /^(?:and|or|not|(?:near|before|after)\/\d+|near)$/i;
const FOREIGN_SYNTAX = /[（）＊？：＠～＝]/u;

/** Reads the term that starts at `start`, which is no space, parenthesis or operator. */
export function readTerm(source: string, start: number): Term {
  const first = source[start] ?? '';
  if (first in QUOTES) return readPhrase(source, start, start, false);
  if (first === '/') return readRegex(source, start);
  if (first === '@') return readCode(source, start);
  if (first === '~') return readStem(source, start);
  if (first === '=') return readCased(source, start);
  const filter = matchAt(FILTER, source, start);
  if (filter) return readFilter(source, start, filter.slice(0, -1));
  return readWord(source, start, start, false);
}

function matchAt(pattern: RegExp, source: string, index: number): string | null {
  pattern.lastIndex = index;
  return pattern.exec(source)?.[0] ?? null;
}

function fail(start: number, end: number, message: string, expected: readonly string[]): Term {
  return { ok: false, error: { start, end, message, expected } };
}

function readCased(source: string, start: number): Term {
  const next = source[start + 1] ?? '';
  if (next in QUOTES) return readPhrase(source, start, start + 1, true);
  if (next === '' || /[\s()~@=/]/.test(next)) {
    return fail(start, start + 1, '= belongs right before a word or a phrase.', [
      '=word',
      '="a phrase"',
    ]);
  }
  return readWord(source, start, start + 1, true);
}

/** A word, cut by the token rule: several tokens are a phrase. */
function readWord(source: string, start: number, from: number, cased: boolean): Term {
  const chunk = matchAt(CHUNK, source, from) ?? '';
  const end = from + chunk.length;
  const { elements, idleStar } = cutWords(chunk);
  if (elements.length === 0) {
    const message = `There is no letter or digit in ${chunk || 'this word'}.`;
    return fail(start, Math.max(end, start + 1), message, [
      'a word',
      'a regular expression such as /…/',
    ]);
  }
  const node: PhraseNode = { kind: 'phrase', elements, cased };
  return {
    ok: true,
    node,
    end,
    hints: [...wordHints(chunk, start, end), ...starHint(idleStar, start, end)],
  };
}

function wordHints(chunk: string, start: number, end: number): QueryHint[] {
  const hint = (message: string): QueryHint[] => [{ start, end, message }];
  if (LOWER_OPERATOR.test(chunk)) {
    return hint(
      `${chunk} is searched as a word; operators are upper case: ${chunk.toUpperCase()}.`,
    );
  }
  if (/^[-–−]./u.test(chunk)) return hint('A hyphen before a word excludes nothing; write NOT.');
  if (FOREIGN_SYNTAX.test(chunk)) {
    return hint(
      'Full-width signs are not part of the query language; write ( ) * ? : @ ~ = instead.',
    );
  }
  return [];
}

function starHint(idle: boolean, start: number, end: number): QueryHint[] {
  const message =
    'A * at the end of a word of Han, kana or Hangul characters does nothing: such a word is found inside longer ones anyway.';
  return idle ? [{ start, end, message }] : [];
}

function readPhrase(source: string, start: number, open: number, cased: boolean): Term {
  const quoted = readQuoted(source, open);
  if (!quoted) return unclosed(source, open);
  const { elements, idleStar } = cutWords(quoted.text);
  if (elements.length === 0) {
    return fail(start, quoted.end, 'There is no word between the quotation marks.', ['"a phrase"']);
  }
  const node: PhraseNode = { kind: 'phrase', elements, cased };
  return { ok: true, node, end: quoted.end, hints: starHint(idleStar, start, quoted.end) };
}

/** What stands between quotation marks, with `\"` and `\\` unescaped; null where they do not close. */
function readQuoted(source: string, open: number): { text: string; end: number } | null {
  const closing = QUOTES[source[open] ?? ''] ?? '';
  let text = '';
  for (let index = open + 1; index < source.length; index++) {
    const character = source[index] ?? '';
    const next = source[index + 1] ?? '';
    if (character === '\\' && (next === '"' || next === '\\')) {
      text += next;
      index++;
    } else if (closing.includes(character)) return { text, end: index + 1 };
    else text += character;
  }
  return null;
}

function unclosed(source: string, open: number): Term {
  return fail(open, source.length, 'This quotation mark is never closed.', ['"']);
}

function readCode(source: string, start: number): Term {
  const code = matchAt(CODE, source, start);
  const end = start + (code?.length ?? 1);
  const rest = matchAt(CHUNK, source, end);
  if (!code)
    return fail(start, end, '@ belongs right before the id of a code.', ['@trust-deficit']);
  if (rest) {
    return fail(end, end + rest.length, 'An id of a code has letters, digits and hyphens only.', [
      'a space',
    ]);
  }
  return { ok: true, node: { kind: 'code', code: code.slice(1).normalize('NFC') }, end, hints: [] };
}

function readStem(source: string, start: number): Term {
  const chunk = matchAt(CHUNK, source, start + 1) ?? '';
  const end = start + 1 + chunk.length;
  const { elements } = cutWords(chunk);
  const words = elements.map((element) => ('text' in element ? element.text : '*'));
  if (words.length === 0) return fail(start, end, '~ belongs right before a word.', ['~depend']);
  if (words.some((word) => /[*?]/.test(word))) {
    return fail(start, end, 'A stem takes no wildcards.', ['~depend', 'depend*']);
  }
  return { ok: true, node: { kind: 'stem', words }, end, hints: [] };
}

function readFilter(source: string, start: number, name: string): Term {
  const from = start + name.length + 1;
  const quote = source[from] ?? '';
  const quoted = quote in QUOTES ? readQuoted(source, from) : null;
  if (quote in QUOTES && !quoted) return unclosed(source, from);
  const bare = quoted ? '' : (matchAt(CHUNK, source, from) ?? '');
  const text = normaliseForm(quoted ? quoted.text : bare).trim();
  const end = quoted ? quoted.end : from + bare.length;
  if (text === '') {
    return fail(start, end, `The filter ${name}: needs a value right behind the colon.`, [
      `${name}:value`,
      `${name}:"two words"`,
    ]);
  }
  const value = quoted ? { kind: 'text' as const, text } : bareValue(text);
  if (!value) return fail(from, end, 'A range needs an end.', ['2010..2020', '2010..', '..2020']);
  return { ok: true, node: { kind: 'filter', name: name.normalize('NFC'), value }, end, hints: [] };
}

function bareValue(text: string): FilterValue | null {
  const dots = text.indexOf('..');
  if (dots < 0) return { kind: 'text', text };
  const from = text.slice(0, dots);
  const to = text.slice(dots + 2);
  return from === '' && to === '' ? null : { kind: 'range', from: from || null, to: to || null };
}
