// `coder:`, `origin:` and `stance:` say which codings of a code count. They bind to the `@` terms of
// the AND-group in which they stand: the operands of one AND, parentheses of pure ANDs opened.
import { childrenOf, type FilterNode, type QueryNode } from './query-node.ts';

/** Where a coding can come from, and what it can say about its code: the values of two filters. */
export const ORIGINS = ['manual', 'inline', 'document', 'rule', 'accepted', 'machine'] as const;
export const STANCES = ['supports', 'disputes', 'mixed'] as const;

export const CODING_FILTERS: readonly string[] = ['coder', 'origin', 'stance'];

/** Whether a node is a condition on codings and nothing else: `coder:yw`, `NOT origin:rule`. */
export function isCodingCondition(node: QueryNode): boolean {
  if (node.kind === 'filter') return CODING_FILTERS.includes(node.name);
  if (node.kind === 'not' || node.kind === 'and' || node.kind === 'or') {
    return childrenOf(node).every(isCodingCondition);
  }
  return false;
}

/** Whether an `@` term stands anywhere in a tree. */
export function hasCode(node: QueryNode): boolean {
  return node.kind === 'code' || childrenOf(node).some(hasCode);
}

/** The operands of an AND, parted into conditions on codings and the rest. */
export function partAndGroup(operands: readonly QueryNode[]): {
  readonly conditions: readonly QueryNode[];
  readonly others: readonly QueryNode[];
} {
  return {
    conditions: operands.filter(isCodingCondition),
    others: operands.filter((operand) => !isCodingCondition(operand)),
  };
}

/** The first filter on codings that binds to no `@` term, or null. */
export function findUnboundFilter(node: QueryNode): FilterNode | null {
  if (node.kind === 'and') {
    const { conditions, others } = partAndGroup(node.operands);
    const [condition] = conditions;
    if (condition && !others.some(hasCode)) return firstFilter(condition);
    return firstOf(others, findUnboundFilter);
  }
  if (isCodingCondition(node)) return firstFilter(node);
  return firstOf(childrenOf(node), findUnboundFilter);
}

function firstFilter(node: QueryNode): FilterNode | null {
  return node.kind === 'filter' ? node : firstOf(childrenOf(node), firstFilter);
}

function firstOf<Found>(
  nodes: readonly QueryNode[],
  find: (node: QueryNode) => Found | null,
): Found | null {
  for (const node of nodes) {
    const found = find(node);
    if (found !== null) return found;
  }
  return null;
}
