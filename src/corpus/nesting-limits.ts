// Markdown that is nested more deeply than anybody writes would take the parser minutes, or more stack
// than there is. It is shown as written, with a finding.
import type { RootContent } from 'mdast';
import { parseBody } from './markdown-parser.ts';
import { addFinalBlock, type Projection } from './projection.ts';

/** Levels of quotations, lists, emphasis and tags. */
const MOST_LEVELS = 1000;

/** Top-level nodes of a piece of Markdown, or null if it is nested too deeply. */
export function parseWithinLimits(source: string): RootContent[] | null {
  if (mostMarks(source) > MOST_LEVELS) return null;
  try {
    const { children } = parseBody(source);
    return isDeeper(children, 2 * MOST_LEVELS) ? null : children;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Adds each line of a piece as a paragraph, with its markup. */
export function projectAsWritten(projection: Projection, piece: string, line: number): void {
  projection.diagnostics.push({
    rule: 'nested-too-deeply',
    severity: 'warning',
    message: `From here on quotations, lists or tags are nested too deeply, and are shown as written.`,
    file: projection.file,
    line,
    column: null,
    hint: `Nest at most ${MOST_LEVELS} levels.`,
  });
  piece.split('\n').forEach((text, index) => {
    const place = { line: line + index, text: text.trim() };
    if (place.text !== '') addFinalBlock(projection, { kind: 'paragraph', depth: 0, ...place });
  });
}

/** The most marks of quotations and list items that begin a line. */
function mostMarks(source: string): number {
  let most = 0;
  for (let at = 0; at < source.length; ) {
    let marks = 0;
    let end = at;
    while (end < source.length && ' \t>-+*0123456789.)'.includes(source.charAt(end))) {
      const isMark = source.charAt(end) === '>' || ' \t'.includes(source.charAt(end + 1));
      if (isMark && source.charAt(end) !== ' ') marks += 1;
      end += 1;
    }
    most = Math.max(most, marks);
    const newline = source.indexOf('\n', end);
    at = newline < 0 ? source.length : newline + 1;
  }
  return most;
}

/** Whether a tree is deeper than `limit`; walks without recursion. */
function isDeeper(nodes: readonly RootContent[], limit: number): boolean {
  let level: readonly RootContent[] = nodes;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((node): RootContent[] => ('children' in node ? node.children : []));
  }
  return false;
}
