// From TeX notation to plain text: accents, letters, quotation marks, dashes; markup goes.
import {
  ACCENTS,
  ESCAPED_SIGNS,
  FIRST_ARGUMENT_GOES,
  FORMATTING,
  SUBSCRIPTS,
  SUPERSCRIPTS,
  SYMBOLS,
} from './tex-symbols.ts';

/** Deepest nesting of arguments that is followed; what lies deeper is dropped. */
const DEEPEST = 50;
const OPEN = '\ue000';
const CLOSE = '\ue001';

export interface TexText {
  readonly text: string;
  /** Words that stand in braces, wholly or in part: BibTeX keeps their capitals. In order, each once. */
  readonly protectedWords: readonly string[];
  /** Commands that are not known; each was dropped, and its argument kept as text. */
  readonly unknownCommands: readonly string[];
}

interface Reader {
  readonly source: string;
  at: number;
  math: boolean;
  /** Whether `$` begins mathematics: not where a lone one is a sign of money. */
  readonly hasMath: boolean;
  readonly hasBackticks: boolean;
  readonly unknown: Set<string>;
}

/** The plain text of a value in TeX notation, in composed form (NFC), blanks collapsed. */
export function readTex(source: string): TexText {
  if (!/[\\{}$~`\u2010-\u2015-]|''|\s\s|[\t\n]|^\s|\s$|[\ue000\ue001]/.test(source)) {
    return { text: source.normalize('NFC'), protectedWords: [], unknownCommands: [] };
  }
  const clean = source.replace(/[\ue000\ue001]/g, '');
  const reader: Reader = {
    source: clean,
    at: 0,
    math: false,
    hasMath: ((clean.replace(/\\[\s\S]/g, '').match(/\$/g) ?? []).length & 1) === 0,
    hasBackticks: /(?<!\\)`/.test(clean),
    unknown: new Set(),
  };
  const marked = readAll(reader).replace(/\s+/g, ' ').trim().normalize('NFC');
  return {
    text: marked.replace(/[\ue000\ue001]/g, ''),
    protectedWords: wordsInMarks(marked),
    unknownCommands: [...reader.unknown],
  };
}

/** The text of `readTex` alone. */
export function texToText(source: string): string {
  return readTex(source).text;
}

/** A value that is no text (a DOI, a URL): braces and backslashes before signs go, all else stays. */
export function readVerbatim(source: string): string {
  const inner = /^\s*\\url\{(.*)\}\s*$/s.exec(source)?.[1] ?? source;
  return inner.replace(/\\([_%&#~{}$])/g, '$1').replace(/[{}\s]/g, '');
}

/** Whether the whole value stands in one pair of braces: `{World Bank}`. */
export function isBraced(source: string): boolean {
  const value = source.trim();
  if (!value.startsWith('{') || !value.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '{') depth += 1;
    else if (value[at] === '}') depth -= 1;
    if (depth === 0) return at === value.length - 1;
  }
  return false;
}

function readAll(reader: Reader): string {
  let text = '';
  const marks: boolean[] = [];
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at] ?? '';
    if (char === '{') {
      const isMark = marks.length === 0 && reader.source[reader.at + 1] !== '\\';
      marks.push(isMark);
      if (isMark) text += OPEN;
      reader.at += 1;
    } else if (char === '}') {
      if (marks.pop()) text += CLOSE;
      reader.at += 1;
    } else text += readToken(reader, 0);
  }
  return text;
}

/** One character, ligature or command with its arguments. */
function readToken(reader: Reader, depth: number): string {
  const { source, at } = reader;
  const char = source[at] ?? '';
  if (char === '\\') return readCommand(reader, depth);
  const plain = /[^\\{}$~`'^_-]+/y;
  plain.lastIndex = at;
  const run = plain.exec(source)?.[0];
  if (run) {
    reader.at += run.length;
    return run;
  }
  for (const [ligature, sign] of LIGATURES) {
    if (!source.startsWith(ligature, at)) continue;
    reader.at += ligature.length;
    return sign;
  }
  reader.at += 1;
  if (char === '~') return ' ';
  if (char === '`') return '‘';
  if (char === "'") return reader.hasBackticks ? '’' : "'";
  if (char === '$' && reader.hasMath) {
    reader.math = !reader.math;
    return '';
  }
  if (reader.math && (char === '^' || char === '_')) {
    return raised(readArgument(reader, depth + 1), char === '^' ? SUPERSCRIPTS : SUBSCRIPTS);
  }
  return char;
}

const LIGATURES: readonly (readonly [string, string])[] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
];

function readCommand(reader: Reader, depth: number): string {
  const { source } = reader;
  const word = /[a-zA-Z]+/y;
  word.lastIndex = reader.at + 1;
  const name = word.exec(source)?.[0] ?? source[reader.at + 1] ?? '';
  reader.at += 1 + name.length;
  if (/^[a-zA-Z]/.test(name)) skipBlanks(reader);
  const accent = ACCENTS[name];
  if (accent !== undefined && Object.hasOwn(ACCENTS, name)) {
    return accented(readArgument(reader, depth + 1), accent);
  }
  if (Object.hasOwn(SYMBOLS, name)) return SYMBOLS[name] ?? '';
  if (Object.hasOwn(ESCAPED_SIGNS, name)) return ESCAPED_SIGNS[name] ?? '';
  if (name === 'enquote') return `“${readArgument(reader, depth + 1)}”`;
  if (FIRST_ARGUMENT_GOES.has(name)) readArgument(reader, depth + 1);
  else if (!FORMATTING.has(name) && name !== '') reader.unknown.add(name);
  return '';
}

/** The next group, command or character. */
function readArgument(reader: Reader, depth: number): string {
  skipBlanks(reader);
  if (reader.source[reader.at] !== '{') {
    if (reader.at >= reader.source.length || reader.source[reader.at] === '}') return '';
    if (reader.source[reader.at] === '\\') return depth > DEEPEST ? '' : readCommand(reader, depth);
    const char = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
    reader.at += char.length;
    return char;
  }
  reader.at += 1;
  let text = '';
  let open = 1;
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at];
    if (char === '{' || char === '}') {
      open += char === '{' ? 1 : -1;
      reader.at += 1;
      if (open === 0) break;
    } else if (depth > DEEPEST) reader.at += 1;
    else text += readToken(reader, depth);
  }
  return text;
}

function skipBlanks(reader: Reader): void {
  while (/\s/.test(reader.source[reader.at] ?? '')) reader.at += 1;
}

/** The first letter with the accent; a dotless i or j gets its plain form below one. */
function accented(argument: string, accent: string): string {
  const letter = [...argument][0] ?? ' ';
  const plain = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
  return `${plain}${accent}${argument.slice(letter.length)}`.normalize('NFC');
}

function raised(argument: string, digits: string): string {
  return /^\d+$/.test(argument)
    ? argument.replace(/\d/g, (digit) => digits[Number(digit)] ?? '')
    : argument;
}

/** Words that lie wholly or partly between marks, without the signs around them. */
function wordsInMarks(marked: string): string[] {
  const words = new Set<string>();
  let open = false;
  for (const word of marked.split(' ')) {
    const touched = open || word.includes(OPEN);
    open = word.lastIndexOf(OPEN) > word.lastIndexOf(CLOSE) || (open && !word.includes(CLOSE));
    const bare = word
      .replace(/[\ue000\ue001]/g, '')
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    if (touched && bare !== '') words.add(bare);
  }
  return [...words];
}
