// A query's condition answered with sets of numbers: documents, or blocks of some documents.
import type { Condition } from '../../query/condition.ts';

export type Proposed = 'all' | ReadonlySet<number>;

export type Leaf = Exclude<Condition, { kind: 'any' | 'and' | 'or' }>;

/** What may hold the condition; `leaf` answers for a word, a field or a code. */
export function proposed(condition: Condition, leaf: (leaf: Leaf) => Proposed): Proposed {
  switch (condition.kind) {
    case 'any':
      return 'all';
    case 'and':
      return condition.parts.reduce<Proposed>(
        (sets, part) => both(sets, () => proposed(part, leaf)),
        'all',
      );
    case 'or':
      return condition.parts.reduce<Proposed>(
        (sets, part) => either(sets, proposed(part, leaf)),
        new Set(),
      );
    default:
      return leaf(condition);
  }
}

function both(a: Proposed, second: () => Proposed): Proposed {
  if (a !== 'all' && a.size === 0) return a;
  const b = second();
  if (a === 'all') return b;
  if (b === 'all') return a;
  return new Set([...a].filter((each) => b.has(each)));
}

function either(a: Proposed, b: Proposed): Proposed {
  if (a === 'all' || b === 'all') return 'all';
  return new Set([...a, ...b]);
}

/** The words, fields and codes of a condition, from left to right. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if (condition.kind === 'any') return [];
  return 'parts' in condition ? condition.parts.flatMap(leavesOf) : [condition];
}
