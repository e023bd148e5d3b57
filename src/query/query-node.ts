// The query language as a tree. `parse.ts` makes it, `print.ts` writes it back, `compile.ts` runs it.
// The tree holds what a person wrote, not how it is matched: words keep their case.

/**
 * One position of a phrase.
 * - `word`: a word, with `*` (any run) and `?` (one character) as wildcards.
 * - `any`: exactly one word, whatever it is (a bare `*` in a phrase).
 * - `character`: one Han, kana or Hangul character.
 * - `one`: `?` beside such a character: exactly one position of one character.
 * - `run`: `*` between such characters: the shortest run without punctuation, perhaps empty.
 * `joined`: it follows the element before it directly, with nothing but spaces between.
 */
export type PhraseElement =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'character'; readonly text: string; readonly joined: boolean }
  | { readonly kind: 'one'; readonly joined: boolean }
  | { readonly kind: 'run' };

/** A word or a phrase: one element or more. `cased` is the `=` before it. */
export interface PhraseNode {
  readonly kind: 'phrase';
  readonly elements: readonly PhraseElement[];
  readonly cased: boolean;
}

/** `~depend`: words with the same stem. Several where the word gives several tokens. */
export interface StemNode {
  readonly kind: 'stem';
  readonly words: readonly string[];
}

/** `/source/i` */
export interface RegexNode {
  readonly kind: 'regex';
  readonly source: string;
  readonly ignoreCase: boolean;
}

/** `@trust-deficit`: where that code or a child is applied. */
export interface CodeNode {
  readonly kind: 'code';
  readonly code: string;
}

export interface FilterNode {
  readonly kind: 'filter';
  readonly name: string;
  readonly value: FilterValue;
}

/** A value that a field equals or contains, or a range with open ends as null. */
export type FilterValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'range'; readonly from: string | null; readonly to: string | null };

/** Two operands or more; none of them is itself an `and`. */
export interface AndNode {
  readonly kind: 'and';
  readonly operands: readonly QueryNode[];
}

/** Two operands or more; none of them is itself an `or`. */
export interface OrNode {
  readonly kind: 'or';
  readonly operands: readonly QueryNode[];
}

export interface NotNode {
  readonly kind: 'not';
  readonly operand: QueryNode;
}

export type ProximityOperator = 'near' | 'before' | 'not-near' | 'not-after' | 'not-before';

/** `left NEAR/5 right` and its kin; `distance` is the greatest number of positions between them. */
export interface ProximityNode {
  readonly kind: 'proximity';
  readonly operator: ProximityOperator;
  readonly distance: number;
  readonly left: QueryNode;
  readonly right: QueryNode;
}

export type QueryNode =
  | PhraseNode
  | StemNode
  | RegexNode
  | CodeNode
  | FilterNode
  | AndNode
  | OrNode
  | NotNode
  | ProximityNode;

/** The conjunction of queries: an `and` among them is opened, a single one stays as it is. */
export function conjunction(operands: readonly QueryNode[]): QueryNode {
  const flat = operands.flatMap((operand) =>
    operand.kind === 'and' ? operand.operands : [operand],
  );
  return onlyOne(flat) ?? { kind: 'and', operands: flat };
}

/** The disjunction of queries: an `or` among them is opened, a single one stays as it is. */
export function disjunction(operands: readonly QueryNode[]): QueryNode {
  const flat = operands.flatMap((operand) =>
    operand.kind === 'or' ? operand.operands : [operand],
  );
  return onlyOne(flat) ?? { kind: 'or', operands: flat };
}

function onlyOne(operands: readonly QueryNode[]): QueryNode | undefined {
  return operands.length === 1 ? operands[0] : undefined;
}

/** The parts of a node, from left to right. */
export function childrenOf(node: QueryNode): readonly QueryNode[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands;
    case 'not':
      return [node.operand];
    case 'proximity':
      return [node.left, node.right];
    default:
      return [];
  }
}
