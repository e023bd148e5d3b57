// Block structure without the parser, as far as it is plain: paragraphs, headings, thematic breaks,
// indented code, lists and quotations, nested as they may be. Where anything else begins (fences, HTML,
// tables, definitions, tags around blocks, tabs) the reading stops at the last safe place before it, and the
// parser reads on from there. The tests hold both ways of reading against each other.
import {
  isBlankFrom,
  markerLength,
  readContinuation,
  readInterruption,
  readLineStart,
} from './plain-line.ts';
import type { BlockKind } from './source-document.ts';

/** Inline text of one block: its lines, as offsets in the source. */
export interface PlainBlock {
  readonly kind: BlockKind;
  /** Level of a heading, else 0. */
  readonly depth: number;
  /** Source line on which it begins. */
  readonly line: number;
  /** Three offsets a line: behind the marks of its containers, at its first visible character, its end. */
  readonly lines: number[];
}

/** A stretch of Markdown, from the beginning of a line on. */
export interface SourceRange {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** Line of `start` in the file. */
  readonly line: number;
}

/** A place between two top-level blocks: what follows is read the same with nothing before it. */
export interface SafePlace {
  readonly offset: number;
  readonly line: number;
}

/** Width of an open quotation among those of list items, which are at least 2. */
const QUOTE = 0;
const TAB = 9;
const EQUALS = 61;
const CODE_INDENTATION = 4;

interface Reader {
  readonly source: string;
  readonly emit: (block: PlainBlock) => void;
  /** Blocks since the last safe place. */
  pending: PlainBlock[];
  /** The paragraph that the next line may continue. */
  paragraph: PlainBlock | null;
  /** Open containers from the outermost in: the indentation that an item's content has, or QUOTE. */
  readonly widths: number[];
  /** How many lines in a row an item has begun with that were empty, 0 once it has content. */
  readonly emptyLines: number[];
  safe: SafePlace;
}

/**
 * Reads plain blocks from `range.start`, a safe place, and gives them to `emit`. Returns where it
 * stopped: the end of the range, or a safe place from which the parser has to read on.
 */
export function readPlainBlocks(range: SourceRange, emit: (block: PlainBlock) => void): SafePlace {
  const { source, end } = range;
  const reader: Reader = {
    source,
    emit,
    pending: [],
    paragraph: null,
    widths: [],
    emptyLines: [],
    safe: { offset: range.start, line: range.line },
  };
  let { line } = range;
  for (let offset = range.start; offset < end; line += 1) {
    const newline = source.indexOf('\n', offset);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    if (!readLine(reader, { start: offset, end: lineEnd, line })) return reader.safe;
    offset = lineEnd + 1;
  }
  flush(reader, { offset: end, line });
  return reader.safe;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/** Where the reading of a line stands: behind the marks of containers, and at what is to be seen. */
interface Cursor {
  /** Behind the last mark. */
  at: number;
  /** The first character that is no space, or the end of the line. */
  visible: number;
}

/** Reads one line; false if only the parser can. */
function readLine(reader: Reader, line: Line): boolean {
  const { source, widths } = reader;
  const cursor = { at: line.start, visible: skipSpaces(source, line.start) };
  const matched = matchContainers(reader, cursor, line.end);
  if (isBlankFrom(source, cursor.visible)) {
    closeFrom(reader, matched);
    reader.paragraph = null;
    return true;
  }
  // A tab is as wide as its place makes it: that is not counted here.
  if (source.charCodeAt(cursor.visible) === TAB) return false;
  for (let index = 0; index < matched; index += 1) reader.emptyLines[index] = 0;
  const sameLevel = matched === widths.length;
  const interrupts = reader.paragraph !== null && sameLevel;
  if (reader.paragraph) {
    const isText = cursor.visible - cursor.at >= CODE_INDENTATION;
    const begins = isText ? 'other' : readContinuation(source, cursor.visible, sameLevel);
    if (begins === 'parser') return false;
    if (begins === 'underline') return underline(reader, reader.paragraph, cursor.visible);
    if (begins === 'other') {
      reader.paragraph.lines.push(cursor.at, cursor.visible, line.end);
      return true;
    }
    reader.paragraph = null;
  }
  closeFrom(reader, matched);
  // What interrupts a paragraph would be read with more freedom if nothing stood before it.
  if (cursor.visible === line.start && !interrupts) {
    flush(reader, { offset: line.start, line: line.line });
  }
  return beginBlocks(reader, cursor, { ...line, interrupts });
}

/** Counts the containers that the line continues, and moves behind their marks. */
function matchContainers(reader: Reader, cursor: Cursor, lineEnd: number): number {
  const { source, widths, emptyLines } = reader;
  let index = 0;
  for (; index < widths.length; index += 1) {
    const width = widths[index] ?? QUOTE;
    const indentation = cursor.visible - cursor.at;
    if (width === QUOTE) {
      if (indentation > 3 || source.charCodeAt(cursor.visible) !== 62) return index;
      skipQuoteMark(source, cursor);
    } else if (cursor.visible >= lineEnd || isBlankFrom(source, cursor.visible)) {
      const empty = emptyLines[index] ?? 0;
      if (empty > 0) emptyLines[index] = empty + 1;
    } else {
      // An item that begins with two empty lines is over.
      if (indentation < width || (emptyLines[index] ?? 0) > 1) return index;
      cursor.at += width;
    }
  }
  return index;
}

function skipQuoteMark(source: string, cursor: Cursor): void {
  cursor.at = cursor.visible + 1;
  if (source.charCodeAt(cursor.at) === 32) cursor.at += 1;
  cursor.visible = skipSpaces(source, cursor.at);
}

/** Begins the containers and the block that the line holds; false if only the parser can. */
function beginBlocks(
  reader: Reader,
  cursor: Cursor,
  line: Line & { readonly interrupts: boolean },
): boolean {
  const { source, widths, emptyLines } = reader;
  for (;;) {
    if (source.charCodeAt(cursor.visible) === TAB) return false;
    if (cursor.visible - cursor.at >= CODE_INDENTATION) {
      reader.pending.push({
        kind: 'code',
        depth: 0,
        line: line.line,
        lines: [cursor.at, cursor.at + CODE_INDENTATION, line.end],
      });
      return true;
    }
    const begins = line.interrupts
      ? readInterruption(source, cursor.visible)
      : readLineStart(source, cursor.visible);
    switch (begins) {
      case 'parser':
        return false;
      case 'break':
        return true;
      case 'heading':
        addHeading(reader, cursor.visible, line);
        return true;
      case 'other':
        reader.paragraph = addBlock(reader, line, [cursor.at, cursor.visible, line.end]);
        return true;
      case 'quote':
        widths.push(QUOTE);
        emptyLines.push(0);
        skipQuoteMark(source, cursor);
        if (isBlankFrom(source, cursor.visible)) return true;
        break;
      case 'bullet':
      case 'ordered': {
        const indentation = cursor.visible - cursor.at;
        const behind = cursor.visible + markerLength(source, cursor.visible, begins);
        const marker = behind - cursor.visible;
        if (isBlankFrom(source, behind)) {
          widths.push(indentation + marker + 1);
          emptyLines.push(1);
          return true;
        }
        const content = skipSpaces(source, behind);
        // Of five spaces or more, the first is the item's and the rest is the indentation of code.
        cursor.at = content - behind > CODE_INDENTATION ? behind + 1 : content;
        cursor.visible = content;
        widths.push(indentation + marker + cursor.at - behind);
        emptyLines.push(0);
      }
    }
  }
}

function addBlock(reader: Reader, { line }: Line, lines: number[]): PlainBlock {
  const innermost = reader.widths.at(-1);
  const kind = innermost === undefined ? 'paragraph' : innermost === QUOTE ? 'quote' : 'item';
  const block: PlainBlock = { kind, depth: 0, line, lines };
  reader.pending.push(block);
  return block;
}

/** Makes a heading of the paragraph above the line at `at`; false if it may be the head of a table. */
function underline(reader: Reader, paragraph: PlainBlock, at: number): boolean {
  const { source } = reader;
  if (source.slice(paragraph.lines[0], at).includes('|')) return false;
  const depth = source.charCodeAt(at) === EQUALS ? 1 : 2;
  reader.pending[reader.pending.length - 1] = { ...paragraph, kind: 'heading', depth };
  reader.paragraph = null;
  return true;
}

/** A heading without its number signs; one without a title gives no block. */
function addHeading(reader: Reader, at: number, { end, line }: Line): void {
  const { source } = reader;
  let start = at;
  while (source.charCodeAt(start) === 35) start += 1;
  const depth = start - at;
  while (start < end && isSpaceOrTab(source, start)) start += 1;
  let stop = trimEnd(source, start, end);
  let sequence = stop;
  while (sequence > start && source.charCodeAt(sequence - 1) === 35) sequence -= 1;
  if (sequence === start || isSpaceOrTab(source, sequence - 1))
    stop = trimEnd(source, start, sequence);
  if (start < stop) reader.pending.push({ kind: 'heading', depth, line, lines: [at, start, stop] });
}

function closeFrom(reader: Reader, matched: number): void {
  reader.widths.length = matched;
  reader.emptyLines.length = matched;
}

function flush(reader: Reader, place: SafePlace): void {
  for (const block of reader.pending) reader.emit(block);
  reader.pending = [];
  reader.safe = place;
}

function skipSpaces(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === 32) at += 1;
  return at;
}

function trimEnd(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpaceOrTab(source, end - 1)) end -= 1;
  return end;
}

function isSpaceOrTab(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code === 32 || code === 9;
}
