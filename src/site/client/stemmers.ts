// The stemmers come in a file of their own, since most queries need none: the build puts a stand-in for
// each into the search's bundle (vite.config.ts), which asks the one that this file brings.
import type { QueryNode } from '../../query/query-node.ts';
import type { Fetch } from './protocol.ts';

declare global {
  /** Stemmers by the name of their module. */
  var axialStems: Record<string, { stem(word: string): string }> | undefined;
}

/** Name of the file: its content is a script as text. */
export const STEMS = 'stems';

/** Loads the stemmers, once, if the query asks for stems. */
export async function loadStemmers(query: QueryNode, fetch: Fetch): Promise<void> {
  if (!asksForStems(query) || globalThis.axialStems !== undefined) return;
  new Function(String(await fetch(STEMS)))();
}

function asksForStems(query: QueryNode): boolean {
  switch (query.kind) {
    case 'stem':
      return true;
    case 'and':
    case 'or':
      return query.operands.some(asksForStems);
    case 'not':
      return asksForStems(query.operand);
    case 'proximity':
      return asksForStems(query.left) || asksForStems(query.right);
    default:
      return false;
  }
}
