// Character classes of regular expressions, `[a-zäöü]`, and the escapes that stand for characters or
// classes inside and outside of them.
import type { SetNode } from './regex-node.ts';
import {
  atEnd,
  characterAt,
  fail,
  matchHere,
  type RegexFlags,
  type RegexReader,
  sees,
  takes,
} from './regex-reader.ts';
import {
  DIGIT_BODY,
  escapeCharacter,
  POSIX_BODIES,
  propertyBody,
  SPACE_BODY,
  WORD_BODY,
} from './unicode-sets.ts';

/** What an escape stands for: one character, or a class. */
export interface EscapeSet {
  readonly character: string | null;
  readonly body: string;
  readonly negated: boolean;
}

const CONTROLS: Readonly<Record<string, string>> = {
  a: '\x07',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** `\d`, `\pL`, `\x{4E2D}`, `\.` and their kin. Undefined after an error. */
export function readEscapeSet(reader: RegexReader): EscapeSet | undefined {
  const start = reader.index;
  const next = reader.source.slice(start + 1, start + 2);
  if (next === '')
    return fail(
      reader,
      { start: start, end: start + 1 },
      'There is nothing behind this backslash.',
      '\\\\',
    );
  const classes: Readonly<Record<string, string>> = { d: DIGIT_BODY, w: WORD_BODY, s: SPACE_BODY };
  const body = classes[next.toLowerCase()];
  if (body !== undefined) {
    reader.index += 2;
    return { character: null, body, negated: next !== next.toLowerCase() };
  }
  if (next === 'p' || next === 'P') return readProperty(reader);
  return readCharacter(reader);
}

function readProperty(reader: RegexReader): EscapeSet | undefined {
  const start = reader.index;
  const match = matchHere(reader, /\\([pP])(?:\{(\^?)([^}]*)\}|([A-Za-z]))/y);
  const end = start + (match?.[0].length ?? 2);
  const name = match?.[3] ?? match?.[4] ?? '';
  const body = propertyBody(name);
  if (!match || body === null) {
    return fail(
      reader,
      { start: start, end: end },
      `Unicode knows no class ${name || 'without a name'}.`,
      '\\p{L}',
      '\\p{Greek}',
    );
  }
  reader.index = end;
  return { character: null, body, negated: (match[1] === 'P') !== (match[2] === '^') };
}

function readCharacter(reader: RegexReader): EscapeSet | undefined {
  const start = reader.index;
  const hex = matchHere(reader, /\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/y);
  if (hex) {
    const codePoint = Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
    reader.index += hex[0].length;
    if (codePoint > 0x10ffff)
      return fail(
        reader,
        { start: start, end: reader.index },
        'There is no such code point.',
        '\\x{4E2D}',
      );
    return one(String.fromCodePoint(codePoint));
  }
  const octal = matchHere(reader, /\\(0[0-7]{0,2}|[1-7][0-7]{2})/y);
  if (octal) {
    reader.index += octal[0].length;
    return one(String.fromCodePoint(Number.parseInt(octal[1] ?? '0', 8)));
  }
  const next = reader.source[start + 1] ?? '';
  const control = Object.hasOwn(CONTROLS, next) ? CONTROLS[next] : undefined;
  if (control !== undefined || !/[A-Za-z0-9]/.test(next)) {
    const codePoint = reader.source.codePointAt(start + 1) ?? 0;
    const character = String.fromCodePoint(codePoint);
    reader.index += 1 + character.length;
    return one(control ?? character);
  }
  return fail(reader, { start: start, end: start + 2 }, unknownEscape(next));
}

function one(character: string): EscapeSet {
  return { character, body: escapeCharacter(character), negated: false };
}

function unknownEscape(letter: string): string {
  if (/[1-9k]/.test(letter)) return 'Back-references are not part of RE2.';
  if (letter === 'Z') return '\\Z is not part of RE2; the end of the text is \\z.';
  return `\\${letter} is not part of RE2.`;
}

/** `[…]`, from its bracket on. Undefined after an error. */
export function readClass(reader: RegexReader, flags: RegexFlags): SetNode | undefined {
  const start = reader.index;
  reader.index++;
  const negated = takes(reader, '^');
  const bodies: string[] = [];
  for (let first = true; first || !sees(reader, ']'); first = false) {
    if (atEnd(reader))
      return fail(reader, { start: start, end: start + 1 }, 'This class is never closed.', ']');
    const body = readPosix(reader) ?? readItem(reader);
    if (body === undefined) return undefined;
    bodies.push(body);
  }
  reader.index++;
  return {
    kind: 'set',
    body: bodies.join(''),
    negated,
    ignoreCase: flags.ignoreCase,
    literal: null,
  };
}

function readPosix(reader: RegexReader): string | undefined {
  const match = matchHere(reader, /\[:(\^?)(\w+):\]/y);
  const body = match ? POSIX_BODIES[match[2] ?? ''] : undefined;
  if (!match || body === undefined) return undefined;
  reader.index += match[0].length;
  return match[1] === '^' ? `[^${body}]` : body;
}

/** A character, a range or an escaped class. */
function readItem(reader: RegexReader): string | undefined {
  const start = reader.index;
  const low = readBound(reader);
  if (!low) return undefined;
  if (low.character === null) return low.negated ? `[^${low.body}]` : low.body;
  const dash = sees(reader, '-') && !sees(reader, '-]') && reader.index + 1 < reader.source.length;
  if (!dash) return low.body;
  reader.index++;
  const high = readBound(reader);
  if (!high) return undefined;
  const order = (high.character?.codePointAt(0) ?? -1) - (low.character.codePointAt(0) ?? 0);
  if (order < 0) {
    return fail(
      reader,
      { start: start, end: reader.index },
      'A range goes from a lower character to a higher one.',
      'a-z',
    );
  }
  return `${low.body}-${high.body}`;
}

function readBound(reader: RegexReader): EscapeSet | undefined {
  if (sees(reader, '\\')) return readEscapeSet(reader);
  const character = characterAt(reader);
  reader.index += character.length;
  return one(character);
}
