// Reads RE2's syntax (https://github.com/google/re2/wiki/Syntax). Lookaround, back-references,
// possessive quantifiers and \C are errors with their place; \w, \b, \d and \s are those of Unicode.
import { readClass, readEscapeSet } from './parse-class.ts';
import type { ParsedRegex, RegexTree, SetNode } from './regex-node.ts';
import {
  atEnd,
  characterAt,
  createReader,
  fail,
  matchHere,
  type RegexFlags,
  type RegexReader,
  sees,
  takes,
} from './regex-reader.ts';
import { escapeCharacter } from './unicode-sets.ts';

const GREATEST_REPEAT = 1000;
const DEEPEST_NESTING = 100;

/** Parses an expression, given without its slashes. */
export function parseRegex(source: string, ignoreCase: boolean): ParsedRegex {
  const reader = createReader(source);
  const flags: RegexFlags = { ignoreCase, multiline: false, dotAll: false, ungreedy: false };
  const tree = readAlternation(reader, flags, 0);
  if (tree && !atEnd(reader)) {
    fail(reader, { start: reader.index, end: reader.index + 1 }, 'This ) closes nothing.', '\\)');
  }
  if (reader.error) return { ok: false, error: reader.error };
  return tree ? { ok: true, tree } : { ok: true, tree: EMPTY };
}

const EMPTY: RegexTree = { kind: 'concatenation', parts: [] };

/** Reads up to `)` or the end. Undefined after an error, which the reader keeps. */
function readAlternation(
  reader: RegexReader,
  outer: RegexFlags,
  depth: number,
): RegexTree | undefined {
  if (depth > DEEPEST_NESTING) {
    return fail(
      reader,
      { start: reader.index, end: reader.index + 1 },
      'Groups are nested too deeply.',
    );
  }
  const branches: RegexTree[] = [];
  let flags = outer;
  for (;;) {
    const parts: RegexTree[] = [];
    while (readsOn(reader)) {
      if (openQuotation(reader)) continue;
      const switched = reader.quoteEnd < 0 ? readFlagSwitch(reader, flags) : null;
      if (switched) {
        flags = switched;
        continue;
      }
      const part = readRepeated(reader, flags, depth);
      if (!part) return undefined;
      parts.push(part);
    }
    branches.push(parts.length === 1 && parts[0] ? parts[0] : { kind: 'concatenation', parts });
    if (!takes(reader, '|')) break;
  }
  const [only] = branches;
  return branches.length === 1 && only ? only : { kind: 'alternation', parts: branches };
}

/** Whether the branch goes on: inside `\Q…\E` nothing but its end closes anything. */
function readsOn(reader: RegexReader): boolean {
  if (atEnd(reader)) return false;
  return reader.quoteEnd >= 0 || (!sees(reader, '|') && !sees(reader, ')'));
}

/** Steps over `\Q`; from there on characters stand for themselves. */
function openQuotation(reader: RegexReader): boolean {
  if (reader.quoteEnd >= 0 || !takes(reader, '\\Q')) return false;
  const close = reader.source.indexOf('\\E', reader.index);
  reader.quoteEnd = close < 0 ? reader.source.length : close;
  closeQuotation(reader);
  return true;
}

function closeQuotation(reader: RegexReader): void {
  if (reader.quoteEnd !== reader.index) return;
  reader.quoteEnd = -1;
  takes(reader, '\\E');
}

function readQuoted(reader: RegexReader, flags: RegexFlags): SetNode {
  const character = characterAt(reader);
  reader.index += character.length;
  closeQuotation(reader);
  return literal(character, flags);
}

/** `(?i)` up to the end of its group. */
function readFlagSwitch(reader: RegexReader, flags: RegexFlags): RegexFlags | null {
  const match = matchHere(reader, /\(\?([imsU]*)(?:-([imsU]+))?\)/y);
  if (!match || match[0] === '(?)') return null;
  reader.index += match[0].length;
  return changedFlags(flags, match[1] ?? '', match[2] ?? '');
}

function changedFlags(flags: RegexFlags, on: string, off: string): RegexFlags {
  const value = (letter: string, now: boolean) =>
    off.includes(letter) ? false : on.includes(letter) || now;
  return {
    ignoreCase: value('i', flags.ignoreCase),
    multiline: value('m', flags.multiline),
    dotAll: value('s', flags.dotAll),
    ungreedy: value('U', flags.ungreedy),
  };
}

function readRepeated(
  reader: RegexReader,
  flags: RegexFlags,
  depth: number,
): RegexTree | undefined {
  const start = reader.index;
  const quoted = reader.quoteEnd >= 0;
  const body = quoted ? readQuoted(reader, flags) : readAtom(reader, flags, depth);
  if (!body) return undefined;
  if (reader.quoteEnd >= 0) return body;
  const quantifier = readQuantifier(reader, start);
  if (!quantifier) return reader.error ? undefined : body;
  const lazy = takes(reader, '?');
  if (matchHere(reader, /[*+?]|\{\d+(,\d*)?\}/y)) {
    const { index } = reader;
    const what = sees(reader, '+')
      ? 'Possessive quantifiers are not part of RE2.'
      : 'A quantifier follows a quantifier.';
    return fail(reader, { start: index, end: index + 1 }, what, 'a group around what repeats');
  }
  return { kind: 'repeat', body, ...quantifier, greedy: lazy === flags.ungreedy };
}

function readQuantifier(
  reader: RegexReader,
  start: number,
): { min: number; max: number | null } | undefined {
  if (takes(reader, '*')) return { min: 0, max: null };
  if (takes(reader, '+')) return { min: 1, max: null };
  if (takes(reader, '?')) return { min: 0, max: 1 };
  const counted = matchHere(reader, /\{(\d+)(,(\d*))?\}/y);
  if (!counted) return undefined;
  const from = reader.index;
  reader.index += counted[0].length;
  const min = Number(counted[1]);
  const max = counted[2] === undefined ? min : counted[3] === '' ? null : Number(counted[3]);
  if (min > GREATEST_REPEAT || (max ?? 0) > GREATEST_REPEAT || (max !== null && max < min)) {
    const message = `A repetition counts from 0 to ${GREATEST_REPEAT}, the smaller number first.`;
    return fail(reader, { start: from, end: reader.index }, message, '{2}', '{2,}', '{2,5}');
  }
  return start < from ? { min, max } : undefined;
}

function readAtom(reader: RegexReader, flags: RegexFlags, depth: number): RegexTree | undefined {
  const start = reader.index;
  const character = characterAt(reader);
  switch (character) {
    case '(':
      return readGroup(reader, flags, depth);
    case '[':
      return readClass(reader, flags);
    case '\\':
      return readEscape(reader, flags);
    case '*':
    case '+':
    case '?':
      return fail(
        reader,
        { start: start, end: start + 1 },
        `There is nothing that ${character} could repeat.`,
        `\\${character}`,
      );
    case '.':
      reader.index++;
      return set(flags.dotAll ? String.raw`\u{0}-\u{10FFFF}` : String.raw`\n`, !flags.dotAll);
    case '^':
      reader.index++;
      return { kind: 'assertion', assertion: flags.multiline ? 'line-start' : 'text-start' };
    case '$':
      reader.index++;
      return { kind: 'assertion', assertion: flags.multiline ? 'line-end' : 'text-end' };
    default:
      reader.index += character.length;
      return literal(character, flags);
  }
}

function set(body: string, negated: boolean): SetNode {
  return { kind: 'set', body, negated, ignoreCase: false, literal: null };
}

function literal(character: string, flags: RegexFlags): SetNode {
  const { ignoreCase } = flags;
  const body = escapeCharacter(character);
  return { kind: 'set', body, negated: false, ignoreCase, literal: character };
}

function readGroup(reader: RegexReader, flags: RegexFlags, depth: number): RegexTree | undefined {
  const start = reader.index;
  const around = matchHere(reader, /\(\?(?:<?[=!]|>)/y);
  if (around) {
    const message =
      around[0] === '(?>'
        ? 'Atomic groups are not part of RE2.'
        : 'Lookaround is not part of RE2; NEAR, BEFORE and NOT AFTER look around.';
    return fail(reader, { start: start, end: start + around[0].length }, message, '(…)', '(?:…)');
  }
  const opened = matchHere(reader, /\((?:\?(?:P?<\w+>|([imsU]*)(?:-([imsU]+))?:))?/y);
  const open = opened?.[0] ?? '(';
  if (open === '(' && reader.source[start + 1] === '?') {
    return fail(
      reader,
      { start: start, end: start + 2 },
      'This kind of group is not part of RE2.',
      '(…)',
      '(?:…)',
      '(?i:…)',
    );
  }
  reader.index += open.length;
  const inner = changedFlags(flags, opened?.[1] ?? '', opened?.[2] ?? '');
  const tree = readAlternation(reader, inner, depth + 1);
  if (!tree) return undefined;
  if (!takes(reader, ')'))
    return fail(reader, { start: start, end: start + 1 }, 'This group is never closed.', ')');
  return tree;
}

function readEscape(reader: RegexReader, flags: RegexFlags): RegexTree | undefined {
  const start = reader.index;
  const next = reader.source[start + 1] ?? '';
  const assertions: Readonly<Record<string, RegexTree>> = {
    A: { kind: 'assertion', assertion: 'text-start' },
    z: { kind: 'assertion', assertion: 'text-end' },
    b: { kind: 'assertion', assertion: 'word-border' },
    B: { kind: 'assertion', assertion: 'no-word-border' },
  };
  const assertion = Object.hasOwn(assertions, next) ? assertions[next] : undefined;
  if (assertion) {
    reader.index += 2;
    return assertion;
  }
  const found = readEscapeSet(reader);
  if (!found) return undefined;
  if (found.character !== null) return literal(found.character, flags);
  return {
    kind: 'set',
    body: found.body,
    negated: found.negated,
    ignoreCase: flags.ignoreCase,
    literal: null,
  };
}
