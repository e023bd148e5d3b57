// The projection of a Markdown file, in pieces: plain blocks are read without the parser, the rest is
// parsed piece by piece, cut at safe places. The time is then linear in the length of the file, which
// that of the parser is not. `projectWhole` does the same from one parse: the tests hold both together.

import { countLines } from './count-lines.ts';
import { type Definitions, definitionsFor, hasDefinitions, noDefinitions } from './definitions.ts';
import { parseBody } from './markdown-parser.ts';
import type { Pass } from './pass.ts';
import { findCut } from './pieces.ts';
import { readPlainBlocks, type SafePlace, type SourceRange } from './plain-blocks.ts';
import { projectPlainBlock } from './project-plain.ts';
import { projectBlocks } from './project-tree.ts';
import { createProjection, type Projection } from './projection.ts';
import { readTagContainer } from './tag-container.ts';

/** Text that no piece swallows unless something in it is still open at its end. */
const SENTINEL = '\n\nx\n';

export interface ProjectOptions {
  /** For findings. */
  readonly file: string;
  /** Offset of the first line behind the front matter. */
  readonly bodyStart: number;
}

/** Projects the Markdown from `bodyStart` on; lines count from the beginning of `markdown`. */
export function projectMarkdown(markdown: string, options: ProjectOptions): Projection {
  const first = projectPieces(markdown, options, noDefinitions());
  // References are known by their definitions, which may stand anywhere: then it is read once more.
  return hasDefinitions(first.found)
    ? projectPieces(markdown, options, first.found).projection
    : first.projection;
}

function projectPieces(markdown: string, options: ProjectOptions, known: Definitions): Pass {
  const pass = { projection: createProjection(options.file), known, found: noDefinitions() };
  const start = options.bodyStart;
  const line = countLines(markdown, start);
  projectRange(pass, { source: markdown, start, end: markdown.length, line });
  return pass;
}

/** Projects a range that is a document of its own: the body, or what stands inside a tag. */
function projectRange(pass: Pass, range: SourceRange): void {
  const { source, end } = range;
  const context = { projection: pass.projection, source, definitions: pass.known };
  let place: SafePlace = { offset: range.start, line: range.line };
  while (place.offset < end) {
    const rest = { source, end, start: place.offset, line: place.line };
    place = readPlainBlocks(rest, (block) => projectPlainBlock(context, block));
    if (place.offset < end)
      place = projectNext(pass, { ...rest, start: place.offset, line: place.line });
  }
}

/** Projects what begins at a safe place and is not plain; returns the safe place behind it. */
function projectNext(pass: Pass, rest: SourceRange): SafePlace {
  const container = readTagContainer(pass, rest);
  if (!container) return projectPiece(pass, rest);
  container.project((inside) => projectRange(pass, inside));
  return container.end;
}

/** Parses the shortest piece at whose end nothing is open. */
function projectPiece(pass: Pass, rest: SourceRange): SafePlace {
  const { projection, known, found } = pass;
  const { source, start, end, line } = rest;
  let cut = findCut(rest, start);
  for (;;) {
    const piece = source.slice(start, cut);
    const before = definitionsFor(piece, known);
    const text = `${before}${piece}${cut < end ? SENTINEL : ''}`;
    const nodes = parseBody(text).children;
    const last = nodes.at(-1)?.position?.start.offset;
    if (cut < end && last !== text.length - 2) {
      // Twice as long each time, so that all attempts together cost no more than the last, twice.
      cut = findCut(rest, start + 2 * (cut - start));
      continue;
    }
    const own = nodes.filter((node) => (node.position?.start.offset ?? 0) >= before.length);
    if (cut < end) own.pop();
    const lineOffset = line - countLines(before, before.length);
    const context = { projection, source: text, lineOffset, columnOffsets: null };
    projectBlocks({ ...context, definitions: found }, own, 'paragraph');
    return { offset: cut, line: line + countLines(piece, piece.length) - 1 };
  }
}
