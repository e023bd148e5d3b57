// The keywords of a rule: the branches of its top-level OR, each run as if it were a rule of its own.
import type { Code, Codebook, Rule } from '../codebook/codebook.ts';
import { printQuery } from '../query/print.ts';

/** One alternative of a rule. A rule without a top-level OR is its own only branch. */
export interface RuleBranch {
  readonly code: string;
  readonly rule: string;
  /** The branch as the query language writes it. */
  readonly query: string;
  /** Id of the rule that runs it in the codebook of `withBranches`. */
  readonly id: string;
}

/** The branches of a rule, in its order. */
export function branchesOf(rule: Rule): RuleBranch[] {
  const { query } = rule;
  if (query.kind !== 'or') {
    return [{ code: rule.code, rule: rule.id, query: printQuery(query), id: rule.id }];
  }
  return query.operands.map((operand, index) => ({
    code: rule.code,
    rule: rule.id,
    query: printQuery(operand),
    id: branchId(rule.id, index),
  }));
}

/** The same codebook with a rule more for every branch, so that one run finds what each branch hits. */
export function withBranches(codebook: Codebook): Codebook {
  const codes = new Map<string, Code>();
  for (const [id, code] of codebook.codes) {
    const branches = code.rules.flatMap((rule) =>
      rule.query.kind === 'or'
        ? rule.query.operands.map((query, index) => ({
            ...rule,
            id: branchId(rule.id, index),
            source: printQuery(query),
            query,
          }))
        : [],
    );
    codes.set(id, { ...code, rules: [...code.rules, ...branches] });
  }
  return { roots: codebook.roots, codes };
}

/** No rule can have this id: ids are kebab-case. */
function branchId(rule: string, index: number): string {
  return `${rule} ${index + 1}`;
}
