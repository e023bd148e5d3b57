// A rule of the codebook with what it found so far, as the index keeps it.
import { createHash } from 'node:crypto';
import { type Codebook, type Rule, withDescendants } from '../codebook/codebook.ts';
import { codesOf } from '../query/compile.ts';
import { filtersOf } from '../query/filters.ts';
import { printQuery } from '../query/print.ts';
import type { IndexFile } from './index-file.ts';
import { loadResults, type RuleResults } from './rule-results.ts';

/** A rule with its results so far. */
export interface KeptRule {
  readonly rule: Rule;
  readonly key: string;
  /** Codes that it names with `@`, with those below them; empty for most. */
  readonly family: ReadonlySet<string>;
  /** Whether it asks for the name of a document, which may change while the text stays. */
  readonly asksForName: boolean;
  readonly results: RuleResults;
}

/** Whether what a rule finds depends on nothing but the text. */
export function isFree({ family, asksForName }: KeptRule): boolean {
  return family.size === 0 && !asksForName;
}

/**
 * Rules with their stored results: those of any rule that asks the same, whatever its id and code. Of
 * rules that ask the same each has results of its own: with `@`, the second sees what the first coded.
 */
export function keepRules(
  index: IndexFile,
  codebook: Codebook,
  rules: readonly Rule[],
): readonly KeptRule[] {
  const copies = new Map<string, number>();
  return rules.map((rule) => keepRule(index, codebook, { rule, copies }));
}

function keepRule(
  index: IndexFile,
  codebook: Codebook,
  { rule, copies }: { readonly rule: Rule; readonly copies: Map<string, number> },
): KeptRule {
  const codes = codesOf(rule.query);
  const families = codes.map((code) => withDescendants(codebook, code));
  const filters = filtersOf(rule.query).map(({ name }) => name);
  const asked = [printQuery(rule.query), rule.language, rule.unit, rule.span, families];
  const question = JSON.stringify(asked);
  const copy = copies.get(question) ?? 0;
  copies.set(question, copy + 1);
  const key = createHash('sha256')
    .update(`${question}${copy || ''}`)
    .digest('hex');
  return {
    rule,
    key,
    family: new Set(families.flat()),
    asksForName: filters.includes('document') || filters.includes('title'),
    results: loadResults(index.database, key),
  };
}
