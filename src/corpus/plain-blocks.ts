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
  /** The line under way. */
  readonly now: Line;
}

interface Line {
  start: number;
  end: number;
  line: number;
  /** Behind the last mark of a container. */
  at: number;
  /** The first character that is no space, or the end of the line. */
  visible: number;
  /** Whether it interrupts a paragraph of its own level. */
  interrupts: boolean;
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
    now: { start: 0, end: 0, line: 0, at: 0, visible: 0, interrupts: false },
  };
  const { now } = reader;
  let { line } = range;
  for (let offset = range.start; offset < end; line += 1) {
    const newline = source.indexOf('\n', offset);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    now.start = offset;
    now.end = lineEnd;
    now.line = line;
    now.at = offset;
    now.visible = skipSpaces(source, offset);
    if (!readLine(reader)) return reader.safe;
    offset = lineEnd + 1;
  }
  flush(reader, { offset: end, line });
  return reader.safe;
}

/** Reads one line; false if only the parser can. */
function readLine(reader: Reader): boolean {
  const { source, widths, now } = reader;
  const matched = matchContainers(reader);
  if (isBlankFrom(source, now.visible)) {
    closeFrom(reader, matched);
    reader.paragraph = null;
    return true;
  }
  // A tab is as wide as its place makes it: that is not counted here.
  if (source.charCodeAt(now.visible) === TAB) return false;
  for (let index = 0; index < matched; index += 1) reader.emptyLines[index] = 0;
  const sameLevel = matched === widths.length;
  now.interrupts = reader.paragraph !== null && sameLevel;
  if (reader.paragraph) {
    const isText = now.visible - now.at >= CODE_INDENTATION;
    const begins = isText ? 'other' : readContinuation(source, now.visible, sameLevel);
    if (begins === 'parser') return false;
    if (begins === 'underline') return underline(reader, reader.paragraph);
    if (begins === 'other') {
      reader.paragraph.lines.push(now.at, now.visible, now.end);
      return true;
    }
    reader.paragraph = null;
  }
  closeFrom(reader, matched);
  // What interrupts a paragraph would be read with more freedom if nothing stood before it.
  if (now.visible === now.start && !now.interrupts) {
    flush(reader, { offset: now.start, line: now.line });
  }
  return beginBlocks(reader);
}

/** Counts the containers that the line continues, and moves behind their marks. */
function matchContainers(reader: Reader): number {
  const { source, widths, emptyLines, now } = reader;
  let index = 0;
  for (; index < widths.length; index += 1) {
    const width = widths[index] ?? QUOTE;
    const indentation = now.visible - now.at;
    if (width === QUOTE) {
      if (indentation > 3 || source.charCodeAt(now.visible) !== 62) return index;
      skipQuoteMark(source, now);
    } else if (now.visible >= now.end || isBlankFrom(source, now.visible)) {
      const empty = emptyLines[index] ?? 0;
      if (empty > 0) emptyLines[index] = empty + 1;
    } else {
      // An item that begins with two empty lines is over.
      if (indentation < width || (emptyLines[index] ?? 0) > 1) return index;
      now.at += width;
    }
  }
  return index;
}

function skipQuoteMark(source: string, now: Line): void {
  now.at = now.visible + 1;
  if (source.charCodeAt(now.at) === 32) now.at += 1;
  now.visible = skipSpaces(source, now.at);
}

/** Begins the containers and the block that the line holds; false if only the parser can. */
function beginBlocks(reader: Reader): boolean {
  const { source, widths, emptyLines, now } = reader;
  for (;;) {
    if (source.charCodeAt(now.visible) === TAB) return false;
    if (now.visible - now.at >= CODE_INDENTATION) {
      reader.pending.push({
        kind: 'code',
        depth: 0,
        line: now.line,
        lines: [now.at, now.at + CODE_INDENTATION, now.end],
      });
      return true;
    }
    const begins = now.interrupts
      ? readInterruption(source, now.visible)
      : readLineStart(source, now.visible);
    switch (begins) {
      case 'parser':
        return false;
      case 'break':
        return true;
      case 'heading':
        addHeading(reader);
        return true;
      case 'other':
        reader.paragraph = addBlock(reader, [now.at, now.visible, now.end]);
        return true;
      case 'quote':
        widths.push(QUOTE);
        emptyLines.push(0);
        skipQuoteMark(source, now);
        if (isBlankFrom(source, now.visible)) return true;
        break;
      case 'bullet':
      case 'ordered': {
        const indentation = now.visible - now.at;
        const behind = now.visible + markerLength(source, now.visible, begins);
        const marker = behind - now.visible;
        if (isBlankFrom(source, behind)) {
          widths.push(indentation + marker + 1);
          emptyLines.push(1);
          return true;
        }
        const content = skipSpaces(source, behind);
        // Of five spaces or more, the first is the item's and the rest is the indentation of code.
        now.at = content - behind > CODE_INDENTATION ? behind + 1 : content;
        now.visible = content;
        widths.push(indentation + marker + now.at - behind);
        emptyLines.push(0);
      }
    }
  }
}

function addBlock(reader: Reader, lines: number[]): PlainBlock {
  const innermost = reader.widths.at(-1);
  const kind = innermost === undefined ? 'paragraph' : innermost === QUOTE ? 'quote' : 'item';
  const block: PlainBlock = { kind, depth: 0, line: reader.now.line, lines };
  reader.pending.push(block);
  return block;
}

/** Makes a heading of the paragraph above the line; false if it may be the head of a table. */
function underline(reader: Reader, paragraph: PlainBlock): boolean {
  const { source, now } = reader;
  const at = now.visible;
  if (source.slice(paragraph.lines[0], at).includes('|')) return false;
  const depth = source.charCodeAt(at) === EQUALS ? 1 : 2;
  reader.pending[reader.pending.length - 1] = { ...paragraph, kind: 'heading', depth };
  reader.paragraph = null;
  return true;
}

/** A heading without its number signs; one without a title gives no block. */
function addHeading(reader: Reader): void {
  const { source, now } = reader;
  const { visible: at, end, line } = now;
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
  if (reader.widths.length === matched) return;
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
