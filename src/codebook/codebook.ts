// The codebook in memory: a forest of codes, each with its rules.
import type { QueryNode } from '../query/query-node.ts';

/** In which unit of analysis a rule's query must hold. */
export type RuleUnit = 'document' | 'section' | 'paragraph' | 'sentence';
/** What a rule codes. */
export type RuleSpan = 'match' | 'sentence' | 'paragraph';

export interface Rule {
  /** Unique in the codebook. */
  readonly id: string;
  /** The code that it applies. */
  readonly code: string;
  readonly source: string;
  readonly query: QueryNode;
  /** BCP 47: only documents in this language; null for all. */
  readonly language: string | null;
  readonly unit: RuleUnit;
  readonly span: RuleSpan;
  /** Where its query stands: file relative to the study's folder, line and column from 1. */
  readonly place: RulePlace;
}

export interface RulePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Code {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb`; a child without one has its parent's. */
  readonly color: string;
  readonly definition: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly rules: readonly Rule[];
  readonly children: readonly Code[];
  readonly parent: string | null;
  readonly emergent: boolean;
  readonly deprecated: boolean;
  /** File relative to the study's folder, and line from 1. */
  readonly file: string;
  readonly line: number;
  /** SHA-256 of the canonical JSON of definition, include, exclude and examples. */
  readonly hash: string;
}

export interface Codebook {
  /** Top-level codes, in the order of files and of the files' lines. */
  readonly roots: readonly Code[];
  /** Every code by its id, parents before children. */
  readonly codes: ReadonlyMap<string, Code>;
}

/** The code itself and all below it, parents first. Empty for an unknown id. */
export function withDescendants(codebook: Codebook, id: string): string[] {
  const code = codebook.codes.get(id);
  return code ? [id, ...code.children.flatMap((child) => withDescendants(codebook, child.id))] : [];
}

/** Every rule of the codebook, in its order. */
export function allRules(codebook: Codebook): Rule[] {
  return [...codebook.codes.values()].flatMap((code) => code.rules);
}

/** The codes above a code, nearest first. Empty for a top-level or an unknown code. */
export function ancestorsOf(codebook: Codebook, id: string): string[] {
  const parent = codebook.codes.get(id)?.parent ?? null;
  return parent === null ? [] : [parent, ...ancestorsOf(codebook, parent)];
}
