// The text of a block whose lines are known: what is plain is read here, windows of markup by the
// parser, as a paragraph of their own.
import type { PhrasingContent, RootContent } from 'mdast';
import { type Definitions, definitionsFor, isDefined } from './definitions.ts';
import { hasMarks, type InlineScan, scanInline } from './inline-scan.ts';
import { parseBody } from './markdown-parser.ts';
import type { PlainBlock } from './plain-blocks.ts';
import { projectInline } from './project-inline.ts';
import {
  addFinalBlock,
  addFinalLines,
  addText,
  closeBlock,
  type Projection,
} from './projection.ts';
import { isSurelySpace } from './soft-breaks.ts';

/** Before a window, so that nothing in it can begin a block: it is then inside a paragraph. */
const LEAD = 'x ';
/** Offsets that a plain block has for each of its lines. */
const STRIDE = 3;

export interface PlainContext {
  readonly projection: Projection;
  readonly source: string;
  /** What the document defines, as far as it is known. */
  readonly definitions: Definitions;
}

/** Adds a plain block to the projection. */
export function projectPlainBlock(context: PlainContext, block: PlainBlock): void {
  const { projection, definitions } = context;
  if (block.kind === 'code') {
    addCode(context, block);
    return;
  }
  const texts = linesOf(context.source, block.lines);
  const raw = texts.length === 1 ? (texts[0] ?? '') : texts.join('\n');
  if (!hasMarks(raw)) {
    addUnmarked(projection, block, raw, texts);
    return;
  }
  const scan = scanInline({
    raw,
    isDefined: (label) => isDefined(definitions, label),
    hasFootnotes: definitions.footnotes.size > 0,
  });
  if (scan.denseFrom >= 0) reportDense(context, block, raw, scan.denseFrom);
  if (scan.edits.some((edit) => edit.filling === null)) {
    addMixed(context, block, raw, scan);
  } else {
    addText(projection, applyEdits(raw, scan), block.line);
    closeBlock(projection, block.kind, block.depth);
  }
}

function addCode({ projection, source }: PlainContext, { lines, line }: PlainBlock): void {
  const text = source.slice(lines[1], lines[2]);
  addFinalBlock(projection, { kind: 'code', depth: 0, line, text });
}

/** The lines of a block, without the white space before them. */
function linesOf(source: string, lines: readonly number[]): string[] {
  const texts: string[] = [];
  for (let index = 0; index < lines.length; index += STRIDE) {
    texts.push(source.slice(lines[index + 1], lines[index + 2]));
  }
  return texts;
}

function applyEdits(raw: string, scan: InlineScan): string {
  let text = '';
  let done = 0;
  for (const { from, to, filling } of scan.edits) {
    text += raw.slice(done, from) + (filling ?? '');
    done = to;
  }
  return text + raw.slice(done);
}

/** Adds a block that holds no markup: most are of this kind. */
function addUnmarked(
  projection: Projection,
  block: PlainBlock,
  raw: string,
  lines: readonly string[],
): void {
  const { kind, depth, line } = block;
  const texts = lines.map(trimSpacesBehind);
  if (texts.every(hasInk) && texts.every((text, index) => isSpaceBefore(texts, text, index))) {
    addFinalLines(projection, { kind, depth, line, texts });
  } else {
    addText(projection, raw, line);
    closeBlock(projection, kind, depth);
  }
}

/** Whether a line of a block is joined to the one before it with a space, for all that is easily seen. */
function isSpaceBefore(texts: readonly string[], text: string, index: number): boolean {
  const before = texts[index - 1];
  return (
    before === undefined || isSurelySpace(before.charCodeAt(before.length - 1), text.charCodeAt(0))
  );
}

/** Whether a text has a visible character, for all that is easily seen: Unicode has many spaces. */
function hasInk(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 32 && first < 128) || /\S/.test(text);
}

function trimSpacesBehind(text: string): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 32 || text.charCodeAt(end - 1) === 9)) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

/** Adds a block with windows that the parser has to read. */
function addMixed(context: PlainContext, block: PlainBlock, raw: string, scan: InlineScan): void {
  const { projection } = context;
  let done = 0;
  let { line } = block;
  const copy = (to: number): void => {
    const text = raw.slice(done, to);
    addText(projection, text, line);
    line += countBreaks(text);
    done = to;
  };
  for (const { from, to, filling } of scan.edits) {
    copy(from);
    if (filling === null) projectWindow(context, block, { raw, from, to, line });
    else addText(projection, filling, line);
    line += countBreaks(raw.slice(from, to));
    done = to;
  }
  copy(raw.length);
  closeBlock(projection, block.kind, block.depth);
}

interface Window {
  readonly raw: string;
  readonly from: number;
  readonly to: number;
  /** Line of `from` in the file. */
  readonly line: number;
}

/**
 * Lets the parser read a window. Each of its further lines keeps its indentation, with which it has
 * already been seen to begin no block.
 */
function projectWindow(context: PlainContext, block: PlainBlock, window: Window): void {
  const { projection, definitions } = context;
  const { raw, from, to, line } = window;
  const [first = '', ...others] = raw.slice(from, to).split('\n');
  const before = definitionsFor(raw.slice(from, to), definitions);
  const linesBefore = countBreaks(before);
  const columnOffsets = new Array<number>(linesBefore).fill(0);
  const firstColumn =
    columnOf(context.source, block, line) + from - (raw.lastIndexOf('\n', from - 1) + 1);
  columnOffsets.push(firstColumn - LEAD.length);
  let source = `${before}${LEAD}${first}`;
  others.forEach((text, index) => {
    const indentation = indentationOf(context.source, block, line + index + 1);
    columnOffsets.push(columnOf(context.source, block, line + index + 1) - indentation.length);
    source += `\n${indentation}${text}`;
  });
  const lineOffset = line - 1 - linesBefore;
  const tree = { projection, source, lineOffset, columnOffsets, definitions };
  projectInline(tree, withoutLead(parseBody(source).children.at(-1)));
}

/** Columns before the text of a line of the block, in the file. */
function columnOf(source: string, block: PlainBlock, line: number): number {
  const start = block.lines[STRIDE * (line - block.line) + 1] ?? 0;
  return start - (source.lastIndexOf('\n', start - 1) + 1);
}

/** White space before the text of a line, behind the marks of its containers. */
function indentationOf(source: string, block: PlainBlock, line: number): string {
  const index = STRIDE * (line - block.line);
  return source.slice(block.lines[index], block.lines[index + 1]);
}

function withoutLead(node: RootContent | undefined): PhrasingContent[] {
  const [lead, ...rest] = node?.type === 'paragraph' ? node.children : [];
  if (lead?.type !== 'text' || !lead.value.startsWith(LEAD)) {
    throw new Error('a window of inline markup was not read as a paragraph');
  }
  const value = lead.value.slice(LEAD.length);
  return value === '' ? rest : [{ ...lead, value }, ...rest];
}

function countBreaks(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}

function reportDense(context: PlainContext, block: PlainBlock, raw: string, from: number): void {
  context.projection.diagnostics.push({
    rule: 'dense-markup',
    severity: 'warning',
    message: 'From here on so much markup is open that it is shown as written.',
    file: context.projection.file,
    line: block.line + countBreaks(raw.slice(0, from)),
    column: null,
    hint: 'Close links and emphasis, or divide the paragraph.',
  });
}
