// A regular expression as a tree. The syntax is RE2's; groups capture nothing here.

/** Places in a text that a regular expression may ask for. Words are those of Unicode. */
export type Assertion =
  | 'text-start'
  | 'text-end'
  | 'line-start'
  | 'line-end'
  | 'word-border'
  | 'no-word-border';

/** One character. `body` is the inside of a JavaScript class under the flag `v`. */
export interface SetNode {
  readonly kind: 'set';
  readonly body: string;
  readonly negated: boolean;
  readonly ignoreCase: boolean;
  /** The character, where it is just one (or its other cases, under `ignoreCase`). */
  readonly literal: string | null;
}

export type RegexTree =
  | SetNode
  | { readonly kind: 'concatenation'; readonly parts: readonly RegexTree[] }
  | { readonly kind: 'alternation'; readonly parts: readonly RegexTree[] }
  | {
      readonly kind: 'repeat';
      readonly body: RegexTree;
      readonly min: number;
      /** null: no upper bound. */
      readonly max: number | null;
      readonly greedy: boolean;
    }
  | { readonly kind: 'assertion'; readonly assertion: Assertion };

/** What is wrong with an expression; places are UTF-16 offsets in its source. */
export interface RegexError {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly expected: readonly string[];
}

export type ParsedRegex =
  | { readonly ok: true; readonly tree: RegexTree }
  | { readonly ok: false; readonly error: RegexError };
