// What a line begins, seen without the parser: a heading, a thematic break, a list item, a quotation,
// or something that only the parser can read.

/** `other`: nothing but text. `parser`: something that may be more than the plain reading knows. */
export type LineStartKind =
  | 'heading'
  | 'underline'
  | 'break'
  | 'bullet'
  | 'ordered'
  | 'quote'
  | 'other'
  | 'parser';

const HEADING = /#{1,6}(?=[ \t\n]|$)/y;
const BREAK = /(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})(?=\n|$)/y;
const BULLET = /[-+*](?=[ \t\n]|$)/y;
const ORDERED = /\d{1,9}[.)](?=[ \t\n]|$)/y;
const FENCE = /`{3}|~{3}/y;
const TAG = /:::+[a-z]/y;
/** A label, which holds no bracket, with a colon behind; or one that goes on in the next line. */
const DEFINITION = /\[(?:[^[\]\\\n]|\\[^\n])*(?:\]:|\\?(?:\n|$))/y;
const UNDERLINE = /(?:=+|-+)[ \t]*(?=\n|$)/y;
/** What may be the second line of a table. */
const DELIMITERS = /[-:|][-:| \t]*(?=\n|$)/y;

/** What begins at `at`, the first visible character of a line that continues no paragraph. */
export function readLineStart(source: string, at: number): LineStartKind {
  switch (source.charCodeAt(at)) {
    case 35: // #
      return matches(HEADING, source, at) ? 'heading' : 'other';
    case 42: // *
    case 45: // -
      if (matches(BREAK, source, at)) return 'break';
      return matches(BULLET, source, at) ? 'bullet' : 'other';
    case 43: // +
      return matches(BULLET, source, at) ? 'bullet' : 'other';
    case 95: // _
      return matches(BREAK, source, at) ? 'break' : 'other';
    case 62: // >
      return 'quote';
    case 60: // <
    case 9: // tab
      return 'parser';
    case 96: // `
    case 126: // ~
      return matches(FENCE, source, at) ? 'parser' : 'other';
    case 58: // :
      return matches(TAG, source, at) ? 'parser' : 'other';
    case 91: // [
      return mayDefine(source, at) ? 'parser' : 'other';
    default:
      return isDigit(source.charCodeAt(at)) && matches(ORDERED, source, at) ? 'ordered' : 'other';
  }
}

/** What begins at `at` in a line that may continue a paragraph. */
export function readContinuation(source: string, at: number, sameLevel: boolean): LineStartKind {
  const code = source.charCodeAt(at);
  if ((code === 61 || code === 45) && matches(UNDERLINE, source, at)) {
    return sameLevel ? 'underline' : 'parser';
  }
  if ((code === 45 || code === 58 || code === 124) && matches(DELIMITERS, source, at)) {
    return 'parser';
  }
  // A definition of a link cannot interrupt a paragraph; that of a footnote can.
  if (code === 91) return source.charCodeAt(at + 1) === 94 ? 'parser' : 'other';
  return sameLevel ? readInterruption(source, at) : readLineStart(source, at);
}

/**
 * What begins at `at` on a line that interrupts a paragraph of its own level. A list cannot do so with
 * an empty item, or with another number than 1; micromark holds to that within a quotation or item
 * that begins on this line, too.
 */
export function readInterruption(source: string, at: number): LineStartKind {
  const kind = readLineStart(source, at);
  if (kind !== 'bullet' && kind !== 'ordered') return kind;
  const marker = kind === 'bullet' ? 1 : 2;
  const isFirst =
    kind === 'bullet' || (source.charCodeAt(at) === 49 && !isDigit(source.charCodeAt(at + 1)));
  return isFirst && !isBlankFrom(source, at + marker) ? kind : 'other';
}

/** Length of the marker of a list item at `at`. */
export function markerLength(source: string, at: number, kind: 'bullet' | 'ordered'): number {
  if (kind === 'bullet') return 1;
  let end = at;
  while (isDigit(source.charCodeAt(end))) end += 1;
  return end + 1 - at;
}

/** Whether only spaces and tabs follow on the line. */
export function isBlankFrom(source: string, at: number): boolean {
  let end = at;
  while (source.charCodeAt(end) === 32 || source.charCodeAt(end) === 9) end += 1;
  return end >= source.length || source.charCodeAt(end) === 10;
}

/** Whether a line that begins with `[` may begin a definition of a link or footnote. */
function mayDefine(source: string, at: number): boolean {
  return matches(DEFINITION, source, at);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function matches(pattern: RegExp, source: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(source);
}
