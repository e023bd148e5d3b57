// What the walk over a Markdown tree carries along: where its text goes, and where the tree stands in
// the file.
import type { Node } from 'unist';
import type { Projection } from './projection.ts';

export interface TreeContext {
  readonly projection: Projection;
  /** The parsed Markdown, in which the nodes' offsets count. */
  readonly source: string;
  /** What to add to a node's line for the line in the file. */
  readonly lineOffset: number;
  /** Identifiers of the link and footnote definitions that were met. */
  readonly definitions: { readonly links: Set<string>; readonly footnotes: Set<string> };
}

/** Line and column of a node in the file, from 1. */
export function placeOf(context: TreeContext, node: Node): { line: number; column: number } {
  const { start } = positionOf(node);
  return { line: start.line + context.lineOffset, column: start.column };
}

/** A parsed node has a position: one without was not parsed, which is a bug. */
export function positionOf(node: Node): NonNullable<Node['position']> {
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
