// Tags around blocks, `:::name` to `:::`, at the margin: what stands inside is a document of its own,
// read in pieces like the whole.
import { parseBody } from './markdown-parser.ts';
import type { Pass } from './pass.ts';
import type { SafePlace, SourceRange } from './plain-blocks.ts';
import { beginTagAround, projectBlocks } from './project-tree.ts';

export interface TagContainer {
  /** What stands between its fences. */
  readonly inside: SourceRange;
  /** The safe place behind it. */
  readonly behind: SafePlace;
  /** To be called when the inside has been added. */
  readonly finish: () => void;
}

/** A fence of at least so many colons does not come before this offset: it need not be looked for. */
export interface NoFence {
  readonly size: number;
  readonly before: number;
}

/**
 * Begins the container at `rest.start`, a safe place; null if none begins there. `noFence` is what is
 * known from the containers around it.
 */
export function beginTagContainer(
  pass: Pass,
  rest: SourceRange,
  noFence: NoFence,
): (TagContainer & { readonly noFence: NoFence }) | null {
  const { source, start, end, line } = rest;
  const colons = /:{3,}(?=[a-z])/y;
  colons.lastIndex = start;
  const fence = colons.exec(source)?.[0];
  if (fence === undefined) return null;
  const openingEnd = endOfLine(source, start, end);
  const text = `${source.slice(start, openingEnd).trimEnd()}\n${fence}\n`;
  const [node] = parseBody(text).children;
  if (node?.type !== 'containerDirective') return null;
  const isHopeless = fence.length >= noFence.size && end <= noFence.before;
  const closing = isHopeless ? null : findClosing(rest, openingEnd, fence.length);
  const { projection, found } = pass;
  const lineOffset = line - 1;
  const tree = { projection, source: text, lineOffset, columnOffsets: null, definitions: found };
  const finish = beginTagAround(tree, node);
  projectBlocks(tree, node.children, 'paragraph');
  return {
    inside: { source, start: openingEnd, end: closing?.start ?? end, line: line + 1 },
    behind: closing?.behind ?? { offset: end, line },
    finish: () => finish(closing !== null),
    noFence: closing || isHopeless ? noFence : { size: fence.length, before: end },
  };
}

/** The container's closing fence: where its line begins, and what follows it. */
function findClosing(
  range: SourceRange,
  from: number,
  size: number,
): { start: number; behind: SafePlace } | null {
  const { source, end } = range;
  let line = range.line + 1;
  for (let at = from; at < end; line += 1) {
    const next = endOfLine(source, at, end);
    if (isClosing(source, at, size)) return { start: at, behind: { offset: next, line: line + 1 } };
    at = next;
  }
  return null;
}

/** Whether a line is a fence of at least `size` colons, indented by three spaces at most. */
function isClosing(source: string, at: number, size: number): boolean {
  const closing = / {0,3}(:{3,})[ \t]*(?:\n|$)/y;
  closing.lastIndex = at;
  return (closing.exec(source)?.[1]?.length ?? 0) >= size;
}

/** Offset of the next line, or `end`. */
function endOfLine(source: string, from: number, end: number): number {
  const newline = source.indexOf('\n', from);
  return newline < 0 || newline >= end ? end : newline + 1;
}
