// Cuts a BibTeX file into entries with raw values: `@string` resolved, TeX not yet read. One broken
// entry costs only itself: the next line that begins like an entry is where reading goes on.
import { type Finding, findingMaker } from './finding.ts';

export interface BibtexField {
  /** What stands between the outer braces or quotation marks, pieces joined. */
  readonly value: string;
  readonly line: number;
}

export interface BibtexEntry {
  /** In small letters: `article`, `book`. */
  readonly type: string;
  /** Empty where the entry has none. */
  readonly key: string;
  /** By name in small letters. Of two with one name the first counts. */
  readonly fields: ReadonlyMap<string, BibtexField>;
  readonly line: number;
}

/** Longest value after its macros are put in. */
const LONGEST_VALUE = 1_000_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ENTRY_START = /@\s*([a-z][\w-]*)\s*([{(])/iy;
/** An entry that begins on a line of its own: inside a value it is the sign of a missing brace. */
const NEXT_ENTRY = /\n[ \t]*@[a-z]+\s*[{(]\s*[^\s,{}()=]+\s*,/gi;
const ENTRY_HERE = new RegExp(NEXT_ENTRY.source, 'iy');
const FIELD_NAME = /([^\s=,{}()"#%]+)\s*=/y;
const MACRO = /[^\s=,{}()"#%]+/y;
const BLANK = /(?:[\s,]+|%[^\n]*)*/y;

/** A value that cannot be read; the entry is given up at this offset. */
interface Broken {
  readonly broken: string;
  readonly at: number;
}

/** Reads any text. What is wrong is in the findings; nothing is thrown. */
export function scanBibtex(
  text: string,
  file: string,
): { entries: BibtexEntry[]; findings: Finding[] } {
  const scanner = createScanner(text, file);
  const entries: BibtexEntry[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    ENTRY_START.lastIndex = at;
    const start = ENTRY_START.exec(text);
    if (!start || scanner.isCommented(at)) {
      at += 1;
      continue;
    }
    const head = {
      type: (start[1] ?? '').toLowerCase(),
      open: ENTRY_START.lastIndex,
      close: start[2] === '(' ? ')' : '}',
      start: at,
    };
    const result = readAny(scanner, head);
    if (typeof result === 'number') at = result;
    else if ('broken' in result) {
      at = giveUp(scanner, head, result);
    } else {
      entries.push(result.entry);
      at = result.end;
    }
  }
  return { entries, findings: scanner.findings };
}

interface Head {
  readonly type: string;
  /** Offset behind the opening brace. */
  readonly open: number;
  readonly close: string;
  readonly start: number;
}

type Scanner = ReturnType<typeof createScanner>;

function createScanner(text: string, file: string) {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  const lineIndex = (offset: number): number => {
    let low = 0;
    let high = lineStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return {
    text,
    macros: new Map(MONTHS.map((name) => [name, name])),
    findings: [] as Finding[],
    make: findingMaker(file),
    lineAt: (offset: number): number => lineIndex(offset) + 1,
    /** Whether the line of `offset` begins with a per cent sign. */
    isCommented: (offset: number): boolean =>
      /^[ \t]*%/.test(text.slice(lineStarts[lineIndex(offset)], offset)),
  };
}

/** An entry with its end; or the end alone where `@comment`, `@string` or `@preamble` gives none. */
function readAny(
  scanner: Scanner,
  head: Head,
): { entry: BibtexEntry; end: number } | number | Broken {
  if (head.type === 'comment') return skipComment(scanner, head);
  if (head.type === 'preamble') {
    const value = readValue(scanner, head.open);
    return 'broken' in value ? value : value.end;
  }
  if (head.type === 'string') return readMacro(scanner, head);
  return readEntry(scanner, head);
}

/** `@comment{…}` is passed over; one that never closes is a comment to the end of its line. */
function skipComment({ text }: Scanner, head: Head): number {
  const group = readGroup(text, head.open, head.close);
  if (!('broken' in group)) return group.end;
  const end = text.indexOf('\n', head.open);
  return end < 0 ? text.length : end;
}

function readMacro(scanner: Scanner, head: Head): number | Broken {
  const at = skipBlank(scanner.text, head.open);
  FIELD_NAME.lastIndex = at;
  const name = FIELD_NAME.exec(scanner.text)?.[1];
  if (!name) return { broken: 'it has no name and no "="', at };
  const value = readValue(scanner, FIELD_NAME.lastIndex);
  if ('broken' in value) return value;
  scanner.macros.set(name.toLowerCase(), value.value);
  const end = skipBlank(scanner.text, value.end);
  return scanner.text[end] === head.close ? end + 1 : { broken: 'it is not closed', at: end };
}

function readEntry(scanner: Scanner, head: Head): { entry: BibtexEntry; end: number } | Broken {
  const { text } = scanner;
  const line = scanner.lineAt(head.start);
  const fields = new Map<string, BibtexField>();
  const key = /[^,{}()="\n]*/y;
  key.lastIndex = head.open;
  const first = key.exec(text)?.[0] ?? '';
  const hasKey = text[head.open + first.length] !== '=';
  let at = skipBlank(text, hasKey ? head.open + first.length : head.open);
  while (text[at] !== head.close) {
    FIELD_NAME.lastIndex = at;
    const name = FIELD_NAME.exec(text)?.[1]?.toLowerCase();
    if (at >= text.length || text[at] === '@') return { broken: 'it is not closed', at };
    if (!name) return { broken: 'a field has no name or no "="', at };
    const value = readValue(scanner, FIELD_NAME.lastIndex);
    if ('broken' in value) return { ...value, broken: `the field "${name}" ${value.broken}` };
    const fieldLine = scanner.lineAt(at);
    if (!fields.has(name)) fields.set(name, { value: value.value, line: fieldLine });
    else {
      const message = `The entry "${first.trim()}" has the field "${name}" twice; the first one counts.`;
      scanner.findings.push(scanner.make('repeated-field', 'warning', fieldLine, message));
    }
    at = skipBlank(text, value.end);
  }
  const entry = { type: head.type, key: hasKey ? first.trim() : '', fields, line };
  return { entry, end: at + 1 };
}

/** Pieces in braces, in quotation marks, numbers and macros, joined by `#`. */
function readValue(scanner: Scanner, from: number): { value: string; end: number } | Broken {
  let value = '';
  for (let at = from; ; ) {
    const piece = readPiece(scanner, skipBlank(scanner.text, at, false));
    if ('broken' in piece) return piece;
    value += piece.value;
    if (value.length > LONGEST_VALUE) return { broken: 'is too long', at: piece.end };
    const next = skipBlank(scanner.text, piece.end, false);
    if (scanner.text[next] !== '#') return { value, end: piece.end };
    at = next + 1;
  }
}

function readPiece(scanner: Scanner, at: number): { value: string; end: number } | Broken {
  const { text } = scanner;
  if (text[at] === '{') return readGroup(text, at + 1, '}');
  if (text[at] === '"') return readGroup(text, at + 1, '"');
  MACRO.lastIndex = at;
  const word = MACRO.exec(text)?.[0];
  if (word === undefined) return { broken: 'has no value', at };
  const end = at + word.length;
  const known = scanner.macros.get(word.toLowerCase());
  if (known !== undefined) return { value: known, end };
  if (/^\p{L}/u.test(word)) {
    const message = `The abbreviation "${word}" is not defined; it stands as it is written.`;
    const hint = 'Define it with @string above this entry, or put the words in braces.';
    scanner.findings.push(
      scanner.make('unknown-abbreviation', 'warning', scanner.lineAt(at), message, hint),
    );
  }
  return { value: word, end };
}

/** From behind an opening brace or quotation mark to its end, braces inside in pairs. */
function readGroup(
  text: string,
  from: number,
  close: string,
): { value: string; end: number } | Broken {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === close && depth === 0) return { value: text.slice(from, at), end: at + 1 };
    if (char === '{') depth += 1;
    else if (char === '}') {
      if (depth === 0) return { broken: 'has a closing brace too many', at };
      depth -= 1;
    } else if (char === '\n' && beginsEntry(text, at)) {
      return { broken: 'is not closed', at };
    }
  }
  return { broken: 'is not closed', at: text.length };
}

function beginsEntry(text: string, newline: number): boolean {
  ENTRY_HERE.lastIndex = newline;
  return ENTRY_HERE.test(text);
}

function skipBlank(text: string, from: number, commas = true): number {
  if (!commas) {
    let at = from;
    while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
    return at;
  }
  BLANK.lastIndex = from;
  BLANK.exec(text);
  return Math.max(from, BLANK.lastIndex);
}

/** Reports the entry that was given up, and says where the next one may begin. */
function giveUp(scanner: Scanner, head: Head, { broken, at }: Broken): number {
  const { text } = scanner;
  const key = /^[^\s,{}()="]*/.exec(text.slice(head.open, head.open + 200))?.[0] ?? '';
  const name = key === '' ? `@${head.type}` : `@${head.type}{${key}`;
  const message = `The entry ${name} cannot be read and is left out: ${broken}.`;
  const hint = 'Every { needs its }, every field a name, "=", a value and a comma behind it.';
  const line = scanner.lineAt(head.start);
  scanner.findings.push(scanner.make('unreadable-entry', 'error', line, message, hint));
  // Blanks before `at` may have been read already: the next entry can begin on its very line.
  NEXT_ENTRY.lastIndex = Math.max(head.open, text.lastIndexOf('\n', at));
  const next = NEXT_ENTRY.exec(text);
  return next ? next.index + 1 : text.length;
}
