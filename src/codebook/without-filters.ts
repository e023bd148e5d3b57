// A query as it is tried on an example: an example is a text without a document, so filters say nothing
// about it.
import { conjunction, disjunction, type QueryNode } from '../query/query-node.ts';

/** The query without its filters; null where it consists of nothing else. */
export function withoutFilters(query: QueryNode): QueryNode | null {
  switch (query.kind) {
    case 'filter':
      return null;
    case 'and':
    case 'or': {
      const kept = query.operands.map(withoutFilters).filter((operand) => operand !== null);
      if (kept.length === 0) return null;
      return query.kind === 'and' ? conjunction(kept) : disjunction(kept);
    }
    case 'not': {
      const operand = withoutFilters(query.operand);
      return operand && { kind: 'not', operand };
    }
    default:
      return query;
  }
}
