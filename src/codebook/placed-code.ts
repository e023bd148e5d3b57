// A code as it stands in its file: what it says, and where each part of it stands. Reading, checking
// and editing all start from here.
import type { ParsedNode, Scalar, YAMLMap } from 'yaml';
import type { CodeFields, RuleFields } from './code-schema.ts';
import type { YamlSource } from './yaml-source.ts';

/** A text and the offset in the file at which it begins. */
export interface PlacedText {
  readonly text: string;
  readonly offset: number;
}

export interface PlacedRule {
  readonly source: YamlSource;
  readonly node: YAMLMap.Parsed;
  /** Null where anything in the rule is wrong: it is checked as far as possible, and left out. */
  readonly fields: RuleFields | null;
  readonly id: string | null;
  readonly idOffset: number;
  readonly query: string | null;
  /** The scalar that holds the query, behind any alias. */
  readonly queryNode: Scalar.Parsed | null;
}

export interface PlacedCode {
  readonly source: YamlSource;
  readonly node: YAMLMap.Parsed;
  /** Null for a code without a readable id: it is left out, its children are not. */
  readonly id: string | null;
  readonly idNode: ParsedNode;
  readonly fields: Omit<CodeFields, 'id'>;
  readonly positive: readonly PlacedText[];
  readonly negative: readonly PlacedText[];
  readonly rules: readonly PlacedRule[];
  readonly children: readonly PlacedCode[];
}

/** The code and all below it, parents first. */
export function withPlacedDescendants(code: PlacedCode): PlacedCode[] {
  return [code, ...code.children.flatMap(withPlacedDescendants)];
}
