// Tags around blocks, `:::name` to `:::`, at the margin: what stands inside is a document of its own,
// read in pieces like the whole.
import { parseBody } from './markdown-parser.ts';
import type { Pass } from './pass.ts';
import type { SafePlace, SourceRange } from './plain-blocks.ts';
import { projectBlocks, projectTagAround } from './project-tree.ts';

export interface TagContainer {
  /** Projects the tag; `projectInside` is called once with what stands between its fences. */
  readonly project: (projectInside: (inside: SourceRange) => void) => void;
  /** The safe place behind it. */
  readonly end: SafePlace;
}

/** Reads the container that begins at `rest.start`, a safe place; null if none does. */
export function readTagContainer(pass: Pass, rest: SourceRange): TagContainer | null {
  const { source, start, end, line } = rest;
  const colons = /:{3,}(?=[a-z])/y;
  colons.lastIndex = start;
  const fence = colons.exec(source)?.[0];
  if (fence === undefined) return null;
  const openingEnd = endOfLine(source, start, end);
  const opening = source.slice(start, openingEnd);
  const text = `${opening.trimEnd()}\n${fence}\n`;
  const [node] = parseBody(text).children;
  if (node?.type !== 'containerDirective') return null;
  const inside = findClosing(rest, openingEnd, fence.length);
  const { projection, found } = pass;
  const context = { projection, source: text, lineOffset: line - 1, columnOffsets: null };
  const tree = { ...context, definitions: found };
  return {
    end: inside.behind,
    project(projectInside) {
      projectTagAround(tree, { node, isClosed: inside.isClosed }, () => {
        projectBlocks(tree, node.children, 'paragraph');
        projectInside({ source, start: openingEnd, end: inside.end, line: line + 1 });
      });
    },
  };
}

/** Where the container's inside ends, and where what follows it begins. */
function findClosing(
  range: SourceRange,
  from: number,
  size: number,
): { end: number; behind: SafePlace; isClosed: boolean } {
  const { source, end } = range;
  let line = range.line + 1;
  for (let at = from; at < end; line += 1) {
    const next = endOfLine(source, at, end);
    if (isClosing(source, at, size)) {
      return { end: at, behind: { offset: next, line: line + 1 }, isClosed: true };
    }
    at = next;
  }
  return { end, behind: { offset: end, line }, isClosed: false };
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
