// From a file's bytes to text with `\n` as the only line end.
import type { Diagnostic } from '../text/diagnostic.ts';
import { countLines } from './count-lines.ts';

export interface DecodedFile {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Decodes UTF-8; a byte order mark goes, CRLF and lone CR become LF. Invalid bytes and NUL become
 * U+FFFD, with a finding at the first line that has them.
 */
export function decodeMarkdown(bytes: Uint8Array, file: string): DecodedFile {
  const diagnostics: Diagnostic[] = [];
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('utf-8').decode(bytes);
    diagnostics.push(invalidBytes(bytes, file));
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    diagnostics.push({
      rule: 'nul-character',
      severity: 'warning',
      message: 'The file holds NUL characters; each is read as U+FFFD.',
      file,
      line: countLines(text, nul),
      column: nul - text.lastIndexOf('\n', nul),
      hint: 'Take them out: they are the mark of a damaged or binary file.',
    });
    text = text.replaceAll('\0', '\ufffd');
  }
  return { text, diagnostics };
}

/** A finding at the first line with bytes that are no UTF-8, and how many lines have such bytes. */
function invalidBytes(bytes: Uint8Array, file: string): Diagnostic {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const lines = invalidLines(bytes);
  const [first] = lines;
  const others = lines.length > 1 ? ` (${lines.length} lines have such bytes)` : '';
  return {
    rule: 'invalid-utf8',
    severity: 'error',
    message: `The file is not valid UTF-8 here; what cannot be read is shown as U+FFFD${others}.`,
    file,
    line: first?.line ?? 1,
    column: first ? invalidColumn(bytes.subarray(first.start, first.end)) : 1,
    hint: `Save the file as UTF-8${isUtf16 ? '; it looks like UTF-16' : ''}.`,
  };
}

/** The column, in UTF-16 units from 1, of the first byte of a line that cannot be read. */
function invalidColumn(line: Uint8Array): number {
  const encoder = new TextEncoder();
  let offset = 0;
  let column = 1;
  for (const character of new TextDecoder('utf-8', { ignoreBOM: true }).decode(line)) {
    const expected = encoder.encode(character);
    if (!expected.every((byte, index) => line[offset + index] === byte)) break;
    offset += expected.length;
    column += character.length;
  }
  return column;
}

interface InvalidLine {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function invalidLines(bytes: Uint8Array): InvalidLine[] {
  const lines: InvalidLine[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; start <= bytes.length; line += 1) {
    const end = endOfLine(bytes, start);
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      lines.push({ line, start, end });
    }
    start = end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1);
  }
  return lines;
}

/** Offset of the next LF or CR, or the length of the file. No byte of a longer character is either. */
function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}
