// What the walk over a Markdown tree carries along: where its text goes, and where the tree stands in
// the file.
import type { Nodes } from 'mdast';
import type { Definitions } from './definitions.ts';
import type { Projection } from './projection.ts';

export interface TreeContext {
  readonly projection: Projection;
  /** The parsed Markdown, in which the nodes' offsets count. */
  readonly source: string;
  /** What to add to a node's line for the line in the file. */
  readonly lineOffset: number;
  /** What to add to a node's column for the column in the file, for each line of `source`. */
  readonly columnOffsets: readonly number[] | null;
  /** The definitions that were met are added here. */
  readonly definitions: Definitions;
}

/** Line and column of a node in the file, from 1. */
export function placeOf(context: TreeContext, node: Nodes): { line: number; column: number } {
  const { line, column } = positionOf(node).start;
  return {
    line: line + context.lineOffset,
    column: column + (context.columnOffsets?.[line - 1] ?? 0),
  };
}

/** A parsed node has a position: one without was not parsed, which is a bug. */
export function positionOf(node: Nodes): NonNullable<Nodes['position']> {
  if (!node.position) throw new Error(`no position on ${node.type}`);
  return node.position;
}

/** A directive's attributes as a plain record; one without a value is the empty string. */
export function attributesOf(
  attributes: Record<string, string | null | undefined> | null | undefined,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, value]) => [name, value ?? '']),
  );
}
