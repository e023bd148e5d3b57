// From a Markdown tree to blocks of the projection: what stays of each construct, and as what.
import type { Code, Html, RootContent, Table } from 'mdast';
import { pageOf, visibleText } from './html-remains.ts';
import { projectInline } from './project-inline.ts';
import {
  addFinalBlock,
  addText,
  closeBlock,
  type DraftTag,
  type Projection,
  setPage,
} from './projection.ts';
import { CELL_BORDER } from './soft-breaks.ts';
import type { BlockKind } from './source-document.ts';
import { attributesOf, placeOf, positionOf, type TreeContext } from './tree-context.ts';

export type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>;

/** Longest stretch of lost words that a finding repeats. */
const LONGEST_SAMPLE = 60;

/** Adds the blocks of `nodes`; `kind` is what a paragraph is here: paragraph, item, quote, footnote. */
export function projectBlocks(
  context: TreeContext,
  nodes: readonly RootContent[],
  kind: BlockKind,
): void {
  for (const node of nodes) projectBlock(context, node, kind);
}

function projectBlock(context: TreeContext, node: RootContent, kind: BlockKind): void {
  switch (node.type) {
    case 'heading':
      projectInline(context, node.children);
      closeBlock(context.projection, 'heading', node.depth);
      break;
    case 'paragraph':
      projectInline(context, node.children);
      closeBlock(context.projection, kind);
      break;
    case 'list':
      projectBlocks(context, node.children, kind);
      break;
    case 'listItem':
      projectBlocks(context, node.children, 'item');
      break;
    case 'blockquote':
      projectBlocks(context, node.children, 'quote');
      break;
    case 'footnoteDefinition':
      context.definitions.footnotes.add(node.identifier);
      projectBlocks(context, node.children, 'footnote');
      break;
    case 'definition':
      context.definitions.links.add(node.identifier);
      break;
    case 'table':
      projectTable(context, node);
      break;
    case 'code':
      projectCode(context, node);
      break;
    case 'html':
      projectHtmlBlock(context, node);
      break;
    case 'containerDirective':
      projectContainer(context, node, kind);
      break;
  }
}

function projectTable(context: TreeContext, table: Table): void {
  for (const row of table.children) {
    row.children.forEach((cell, column) => {
      if (column > 0) addText(context.projection, CELL_BORDER, placeOf(context, row).line);
      projectInline(context, cell.children);
    });
    closeBlock(context.projection, 'row');
  }
}

/** One block a line, as it stands; blank lines give none. */
function projectCode(context: TreeContext, node: Code): void {
  const { line } = placeOf(context, node);
  const fenced = /^[`~]/.test(context.source.charAt(positionOf(node).start.offset ?? 0));
  node.value.split('\n').forEach((text, index) => {
    if (!/\S/.test(text)) return;
    const place = { line: line + index + (fenced ? 1 : 0), text };
    addFinalBlock(context.projection, { kind: 'code', depth: 0, ...place });
  });
}

function projectHtmlBlock(context: TreeContext, node: Html): void {
  const page = pageOf(node.value);
  if (page !== null) setPage(context.projection, page);
  const text = visibleText(node.value);
  if (!/[\p{L}\p{N}]/u.test(text)) return;
  const sample = text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
  context.projection.diagnostics.push({
    rule: 'html-block-with-text',
    severity: 'warning',
    message: `A block of HTML is not read, and these words go with it: "${sample}".`,
    file: context.projection.file,
    ...placeOf(context, node),
    hint: 'Write the words as Markdown; put a comment on a line of its own.',
  });
}

function projectContainer(context: TreeContext, node: ContainerDirective, kind: BlockKind): void {
  const end = beginTagAround(context, node);
  projectBlocks(context, node.children, kind);
  end(isClosed(context, node));
}

/**
 * Begins a tag around blocks. Whoever has added the blocks calls what is returned, and says whether the
 * tag was closed: it reaches from the start of the first block to the end of the last.
 */
export function beginTagAround(
  context: TreeContext,
  node: ContainerDirective,
): (isClosed: boolean) => void {
  const { projection } = context;
  const place = placeOf(context, node);
  const attributes = attributesOf(node.attributes);
  const tag: DraftTag = { name: node.name, attributes, ...place, start: -1, end: -1 };
  projection.tags.push(tag);
  const first = projection.blocks.length;
  return (isClosed) => {
    tag.start = projection.blocks[first]?.start ?? -1;
    if (tag.start >= 0) tag.end = projection.blocks.at(-1)?.end ?? -1;
    if (!isClosed) reportUnclosed(projection, tag);
  };
}

function reportUnclosed(projection: Projection, tag: DraftTag): void {
  projection.diagnostics.push({
    rule: 'unclosed-tag',
    severity: 'error',
    message: `The tag ":::${tag.name}" is never closed: it reaches to the end of what it stands in.`,
    file: projection.file,
    line: tag.line,
    column: tag.column,
    hint: 'Close it with a line ":::"; a tag around other tags needs more colons than they have.',
  });
}

/** Whether the last line of the container is a fence of at least as many colons as the first. */
function isClosed(context: TreeContext, node: ContainerDirective): boolean {
  const { start, end } = positionOf(node);
  if (start.line === end.line) return false;
  const source = context.source.slice(start.offset, end.offset);
  const lastLine = source.slice(source.lastIndexOf('\n') + 1);
  const fence = lastLine.replace(/^[ \t>]+/, '').trimEnd();
  return /^:+$/.test(fence) && fence.length >= source.search(/[^:]/);
}
