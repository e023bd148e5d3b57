// The projection of a document while it grows: blocks are filled and closed in the order of the source.
// It settles line breaks, drops what is empty, and notes lines, pages and tags.
import type { Diagnostic } from '../text/diagnostic.ts';
import { type SettledText, settleBreaks } from './soft-breaks.ts';
import type { Block, BlockKind, InlineTag, LineStart, PageStart } from './source-document.ts';

/** Version of the rules: part of a text's hash, so that a change of them is seen. */
export const PROJECTION_VERSION = 1;

/** A block without its section: that is known when all headings are. `depth` is 0 for no heading. */
export interface DraftBlock extends Omit<Block, 'section'> {
  readonly depth: number;
}

/** A tag whose span may not be known yet: then both ends are -1. */
export type DraftTag = { -readonly [Key in keyof InlineTag]: InlineTag[Key] };

/** Something at a place of the open block's raw text. */
interface Mark<Value> {
  readonly offset: number;
  readonly value: Value;
}

export interface Projection {
  /** Path for findings. */
  readonly file: string;
  text: string;
  readonly blocks: DraftBlock[];
  readonly lines: LineStart[];
  readonly pages: PageStart[];
  readonly tags: DraftTag[];
  readonly diagnostics: Diagnostic[];
  /** Page that the next block stands on, or null if it is that of the last one. */
  nextPage: string | null;
  open: OpenBlock;
}

/** The block under way: raw text in which `\n` is a soft or hard break. */
interface OpenBlock {
  raw: string;
  endsWithSpace: boolean;
  swallowsSpace: boolean;
  readonly lines: Mark<number>[];
  readonly pages: Mark<string>[];
  readonly tagStarts: Mark<DraftTag>[];
  readonly tagEnds: Mark<DraftTag>[];
}

export function createProjection(file: string): Projection {
  return {
    file,
    text: '',
    blocks: [],
    lines: [],
    pages: [],
    tags: [],
    diagnostics: [],
    nextPage: null,
    open: openBlock(),
  };
}

function openBlock(): OpenBlock {
  return {
    raw: '',
    endsWithSpace: false,
    swallowsSpace: false,
    lines: [],
    pages: [],
    tagStarts: [],
    tagEnds: [],
  };
}

/** Adds text to the open block. `\n` in it is a soft break; `line` is that of its first character. */
export function addText({ open }: Projection, value: string, line: number): void {
  const text = open.swallowsSpace ? value.replace(/^[ \t]+/, '') : value;
  if (text === '') return;
  open.swallowsSpace = false;
  let lineNow = line;
  for (let start = 0; ; lineNow += 1) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    markLine(open, { text, start, end, line: lineNow });
    if (newline < 0) break;
    start = newline + 1;
  }
  open.raw += text;
  open.endsWithSpace = /^[ \t]/.test(text.charAt(text.length - 1));
}

/** Notes the line of the first visible character between `start` and `end` of text to be added. */
function markLine(
  open: OpenBlock,
  stretch: { text: string; start: number; end: number; line: number },
): void {
  const { text, end, line } = stretch;
  if (open.lines.at(-1)?.value === line) return;
  let at = stretch.start;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at += 1;
  if (at < end) open.lines.push({ offset: open.raw.length + at, value: line });
}

/** Adds a hard break or a `<br>`: the text behind it tells on which line it stands. */
export function addBreak({ open }: Projection): void {
  open.raw += '\n';
  open.endsWithSpace = false;
}

/** Something without text stood here (HTML, a comment): of the spaces around it one side stays. */
export function addNothing({ open }: Projection): void {
  if (open.endsWithSpace) open.swallowsSpace = true;
}

/** From here on the text stands on `page`. */
export function setPage(projection: Projection, page: string): void {
  const { open } = projection;
  if (open.raw === '') projection.nextPage = page;
  else open.pages.push({ offset: open.raw.length, value: page });
}

/** Begins a tag inside the open block, after the tags around it. */
export function openTag(projection: Projection, tag: Omit<InlineTag, 'start' | 'end'>): DraftTag {
  const draft = { ...tag, start: -1, end: -1 };
  projection.tags.push(draft);
  projection.open.tagStarts.push({ offset: projection.open.raw.length, value: draft });
  return draft;
}

/** Ends a tag inside the open block. */
export function closeTag({ open }: Projection, tag: DraftTag): void {
  open.tagEnds.push({ offset: open.raw.length, value: tag });
}

/** Ends the open block. Raw text without a visible character gives no block. */
export function closeBlock(projection: Projection, kind: BlockKind, depth = 0): void {
  const { open } = projection;
  projection.open = openBlock();
  const settled = settleBreaks(open.raw);
  if (/\S/.test(settled.text)) placeBlock(projection, { open, settled, kind, depth });
  else projection.nextPage = open.pages.at(-1)?.value ?? projection.nextPage;
}

function placeBlock(
  projection: Projection,
  block: { open: OpenBlock; settled: SettledText; kind: BlockKind; depth: number },
): void {
  const { open, settled, kind, depth } = block;
  const base = startOfNextBlock(projection);
  let line = 1;
  for (const mark of open.lines) {
    const offset = base + settled.start(mark.offset);
    if (offset === base) line = mark.value;
    startLine(projection.lines, offset, mark.value);
  }
  // A mark with nothing but space before it sets the page of the block itself.
  const first = open.pages.findLast((mark) => settled.start(mark.offset) === 0);
  if (first) projection.nextPage = first.value;
  addBlock(projection, { kind, depth, line, text: settled.text });
  for (const mark of open.pages) {
    startPage(projection.pages, base + settled.start(mark.offset), mark.value);
  }
  for (const mark of open.tagStarts) mark.value.start = base + settled.start(mark.offset);
  for (const mark of open.tagEnds) mark.value.end = base + settled.end(mark.offset);
}

/** Adds a block whose text is final: not empty, without a line end. */
export function addFinalBlock(
  projection: Projection,
  block: { kind: BlockKind; depth: number; line: number; text: string },
): void {
  startLine(projection.lines, startOfNextBlock(projection), block.line);
  addBlock(projection, block);
}

/** Adds a block of lines whose text is final; one space stands between two lines. */
export function addFinalLines(
  projection: Projection,
  block: { kind: BlockKind; depth: number; line: number; texts: readonly string[] },
): void {
  const { kind, depth, line, texts } = block;
  let offset = startOfNextBlock(projection);
  texts.forEach((text, index) => {
    startLine(projection.lines, offset, line + index);
    offset += text.length + 1;
  });
  addBlock(projection, { kind, depth, line, text: texts.join(' ') });
}

function addBlock(
  projection: Projection,
  block: { kind: BlockKind; depth: number; line: number; text: string },
): void {
  const { kind, depth, line, text } = block;
  const start = startOfNextBlock(projection);
  if (projection.nextPage !== null) startPage(projection.pages, start, projection.nextPage);
  projection.nextPage = null;
  const page = projection.pages.at(-1)?.page ?? null;
  projection.text += start === 0 ? text : `\n${text}`;
  projection.blocks.push({ kind, start, end: projection.text.length, line, page, depth });
}

function startOfNextBlock(projection: Projection): number {
  return projection.text === '' ? 0 : projection.text.length + 1;
}

function startLine(lines: LineStart[], offset: number, line: number): void {
  const last = lines.at(-1);
  if (last?.offset === offset) lines.pop();
  if (lines.at(-1)?.line !== line) lines.push({ offset, line });
}

function startPage(pages: PageStart[], offset: number, page: string): void {
  if (pages.at(-1)?.offset === offset) pages.pop();
  pages.push({ offset, page });
}
