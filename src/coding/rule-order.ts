// The order in which rules are applied.
import { allRules, type Codebook, type Rule, withDescendants } from '../codebook/codebook.ts';
import { codesOf } from '../query/compile.ts';

/** All rules; a rule that names a code with `@` behind the rules of that code and of those below it. */
export function rulesInOrder(codebook: Codebook): Rule[] {
  const rules = allRules(codebook);
  const ordered = new Set<Rule>();
  const visit = (rule: Rule, above: ReadonlySet<Rule>): void => {
    if (ordered.has(rule) || above.has(rule)) return;
    const family = new Set(codesOf(rule.query).flatMap((code) => withDescendants(codebook, code)));
    const here = new Set(above).add(rule);
    for (const other of rules) if (family.has(other.code)) visit(other, here);
    ordered.add(rule);
  };
  for (const rule of rules) visit(rule, new Set());
  return [...ordered];
}
