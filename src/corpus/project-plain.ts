// The text of a block whose lines are known: what is plain is read here, windows of markup by the
// parser, as a paragraph of their own.
import type { PhrasingContent, RootContent } from 'mdast';
import { type Definitions, definitionsFor, isDefined } from './definitions.ts';
import { hasMarks, type InlineScan, scanInline } from './inline-scan.ts';
import { parseBody } from './markdown-parser.ts';
import type { PlainBlock } from './plain-blocks.ts';
import { projectInline } from './project-inline.ts';
import { addFinalBlock, addText, closeBlock, type Projection } from './projection.ts';

/** Before a window, so that nothing in it can begin a block: it is then inside a paragraph. */
const LEAD = 'x ';
/** Before each further line, for the same end. */
const INDENT = '    ';

export interface PlainContext {
  readonly projection: Projection;
  readonly source: string;
  /** What the document defines, as far as it is known. */
  readonly definitions: Definitions;
}

/** Adds a plain block to the projection. */
export function projectPlainBlock(context: PlainContext, block: PlainBlock): void {
  const { projection, definitions } = context;
  const raw = rawText(context.source, block.lines);
  if (block.kind === 'code') {
    addFinalBlock(projection, { kind: 'code', depth: 0, line: block.line, text: raw });
    return;
  }
  if (!hasMarks(raw)) {
    addPlain(projection, block, raw);
    return;
  }
  const scan = scanInline({
    raw,
    isDefined: (label) => isDefined(definitions, label),
    hasFootnotes: definitions.footnotes.size > 0,
  });
  if (scan.denseFrom >= 0) reportDense(context, block, raw, scan.denseFrom);
  if (scan.edits.every((edit) => edit.filling !== null)) {
    addPlain(projection, block, applyEdits(raw, scan));
  } else {
    addMixed(context, block, raw, scan);
  }
}

/** The lines of a block with `\n` between, without white space at their ends. */
function rawText(source: string, lines: readonly number[]): string {
  const [start = 0, end = 0] = lines;
  let raw = source.slice(start, end);
  for (let index = 2; index < lines.length; index += 2) {
    raw += `\n${source.slice(lines[index], lines[index + 1])}`;
  }
  return raw;
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

/** Adds a block whose markup is gone. */
function addPlain(projection: Projection, block: PlainBlock, text: string): void {
  const { kind, depth, line } = block;
  if (block.lines.length === 2) {
    const trimmed = trimSpaces(text);
    if (/\S/.test(trimmed)) addFinalBlock(projection, { kind, depth, line, text: trimmed });
    return;
  }
  addText(projection, text, line);
  closeBlock(projection, kind, depth);
}

function trimSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t'.includes(text.charAt(end - 1))) end -= 1;
  let start = 0;
  while (start < end && ' \t'.includes(text.charAt(start))) start += 1;
  return text.slice(start, end);
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

function projectWindow(context: PlainContext, block: PlainBlock, window: Window): void {
  const { projection, definitions } = context;
  const text = window.raw.slice(window.from, window.to);
  const before = definitionsFor(text, definitions);
  const source = `${before}${LEAD}${text.replaceAll('\n', `\n${INDENT}`)}`;
  const linesBefore = countBreaks(before);
  projectInline(
    {
      projection,
      source,
      lineOffset: window.line - 1 - linesBefore,
      columnOffsets: columnOffsets(context.source, block, { ...window, linesBefore }),
      definitions,
    },
    withoutLead(parseBody(source).children.at(-1)),
  );
}

/** What to add to a column of the window's source for the column in the file, line by line. */
function columnOffsets(
  source: string,
  block: PlainBlock,
  window: Window & { readonly linesBefore: number },
): number[] {
  const offsets = new Array<number>(window.linesBefore).fill(0);
  const firstLine = window.line - block.line;
  const lineStartInRaw = window.raw.lastIndexOf('\n', window.from - 1) + 1;
  const lines = countBreaks(window.raw.slice(window.from, window.to)) + 1;
  for (let index = 0; index < lines; index += 1) {
    const start = block.lines[2 * (firstLine + index)] ?? 0;
    const column = start - (source.lastIndexOf('\n', start - 1) + 1);
    offsets.push(
      index === 0 ? column + window.from - lineStartInRaw - LEAD.length : column - INDENT.length,
    );
  }
  return offsets;
}

function withoutLead(node: RootContent | undefined): PhrasingContent[] {
  const [lead, ...rest] = node?.type === 'paragraph' ? node.children : [];
  if (lead?.type !== 'text' || !lead.value.startsWith(LEAD)) {
    throw new Error('a window of inline markup was not read as a paragraph');
  }
  return [{ ...lead, value: lead.value.slice(LEAD.length) }, ...rest];
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
