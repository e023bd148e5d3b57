// Findings about a study as a whole: old names of codes, warnings of rules.
import type { Codebook } from '../codebook/codebook.ts';
import { oldMentions } from '../codebook/old-mentions.ts';
import { type CodeChange, successorsOf } from '../coding/ledger/code-changes.ts';
import type { RuleWarning } from '../coding/rule-codings.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { codebookFiles } from './codebook-files.ts';
import type { Study } from './find-study.ts';

/** Texts of the codebook that name codes by ids which they had before a change. */
export function codebookLeftovers(
  study: Study,
  codebook: Codebook,
  changes: readonly CodeChange[],
): readonly Diagnostic[] {
  const isCode = (id: string): boolean => codebook.codes.has(id);
  const gone = [...new Set(changes.map(({ code }) => code))].filter((id) => !isCode(id));
  if (gone.length === 0) return [];
  const codes = gone.map((id) => ({ id, now: successorsOf(changes, id, isCode) }));
  return oldMentions(codebookFiles(study).files, codes);
}

/** A warning of the rules as a finding at the query of the first rule that met it. */
export function ruleWarning({ message, rule }: RuleWarning): Diagnostic {
  return {
    rule: 'rule-warning',
    severity: 'warning',
    message,
    ...rule.place,
    hint: null,
  };
}
