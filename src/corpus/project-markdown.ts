// The projection of a Markdown file, in pieces: plain blocks are read without the parser, the rest is
// parsed piece by piece, cut at safe places. The time is then linear in the length of the file, which
// that of the parser is not. `projectWhole` does the same from one parse: the tests hold both together.

import { countLines } from './count-lines.ts';
import { type Definitions, definitionsFor, hasDefinitions, noDefinitions } from './definitions.ts';
import { parseWithinLimits, projectAsWritten } from './nesting-limits.ts';
import type { Pass } from './pass.ts';
import { findCut } from './pieces.ts';
import { readPlainBlocks, type SafePlace, type SourceRange } from './plain-blocks.ts';
import { projectPlainBlock } from './project-plain.ts';
import { projectBlocks } from './project-tree.ts';
import { createProjection, type Projection } from './projection.ts';
import { beginTagContainer, type NoFence, type TagContainer } from './tag-container.ts';

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

/** Projects the body. What stands inside a tag is a range of its own, at whose end the tag ends. */
function projectRange(pass: Pass, body: SourceRange): void {
  const { source } = body;
  const context = { projection: pass.projection, source, definitions: pass.known };
  const open: { readonly container: TagContainer; readonly outerEnd: number }[] = [];
  let noFence: NoFence = { size: Number.POSITIVE_INFINITY, before: 0 };
  let { end } = body;
  let place: SafePlace = { offset: body.start, line: body.line };
  for (;;) {
    if (place.offset >= end) {
      const last = open.pop();
      if (!last) return;
      last.container.finish();
      place = last.container.behind;
      end = last.outerEnd;
      continue;
    }
    const rest = { source, end, start: place.offset, line: place.line };
    place = readPlainBlocks(rest, (block) => projectPlainBlock(context, block));
    if (place.offset >= end) continue;
    const next = { ...rest, start: place.offset, line: place.line };
    const container = beginTagContainer(pass, next, noFence);
    if (container) {
      open.push({ container, outerEnd: end });
      noFence = container.noFence;
      end = container.inside.end;
      place = { offset: container.inside.start, line: container.inside.line };
    } else {
      place = projectPiece(pass, next);
    }
  }
}

/** Parses the shortest piece at whose end nothing is open. */
function projectPiece(pass: Pass, rest: SourceRange): SafePlace {
  const { source, start, end } = rest;
  for (let cut = findCut(rest, start); ; cut = findCut(rest, start + 2 * (cut - start))) {
    // Twice as long each time, so that all attempts together cost no more than the last, twice.
    const piece = { source, start, end: cut, line: rest.line };
    const behind = tryPiece(pass, piece, cut < end);
    if (behind) return behind;
  }
}

/** Parses a piece and adds its blocks; null, and nothing added, if something is open at its end. */
function tryPiece(pass: Pass, piece: SourceRange, hasMore: boolean): SafePlace | null {
  const { projection, known, found } = pass;
  const text = piece.source.slice(piece.start, piece.end);
  const behind = { offset: piece.end, line: piece.line + countLines(text, text.length) - 1 };
  const before = definitionsFor(text, known);
  const source = `${before}${text}${hasMore ? SENTINEL : ''}`;
  const children = parseWithinLimits(source);
  if (children === null) {
    projectAsWritten(projection, text, piece.line);
    return behind;
  }
  const sentinel = children.at(-1)?.position?.start.offset;
  if (hasMore && sentinel !== source.length - 2) return null;
  const own = children.filter((node) => (node.position?.start.offset ?? 0) >= before.length);
  if (hasMore) own.pop();
  const lineOffset = piece.line - countLines(before, before.length);
  const context = { projection, source, lineOffset, columnOffsets: null, definitions: found };
  projectBlocks(context, own, 'paragraph');
  return behind;
}
