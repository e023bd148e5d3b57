// `axial search QUERY --save CODE`: the query becomes a rule of the codebook, and what the rule will
// code is shown.

import { addRule, type NewRule, nextRuleId } from '../codebook/edit/add-rule.ts';
import type { CodebookEdit } from '../codebook/edit/edit-result.ts';
import { readCodebook } from '../codebook/read-codebook.ts';
import type { CodebookFile } from '../codebook/yaml-source.ts';
import type { Coding } from '../coding/coding.ts';
import type { CodedDocuments } from '../index/coded-documents.ts';
import type { IndexFile } from '../index/index-file.ts';
import { codebookFiles } from '../study/codebook-files.ts';
import type { OpenedFiles } from '../study/load-study.ts';
import { acceptedEdit, writeEditedFiles } from '../study/write-codebook.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { overlaps } from '../text/span.ts';
import { codedHits } from './coded-hits.ts';
import type { SavedRule, WantedRule } from './saved-rule.ts';

export interface SaveOptions {
  readonly opened: OpenedFiles;
  /** Names of variables that the query may filter by. */
  readonly variables: readonly string[];
  /** Try the rule, but write nothing. */
  readonly dryRun: boolean;
}

/**
 * Tries the rule on the corpus, then writes it into the codebook.
 * @throws UsageError where the codebook cannot take the rule, or was changed in the meantime.
 */
export async function saveRule(
  index: IndexFile,
  wanted: WantedRule,
  { opened, variables, dryRun }: SaveOptions,
): Promise<SavedRule> {
  const { files } = codebookFiles(opened.study);
  const before = readCodebook(files, { variables });
  const id = wanted.id ?? nextRuleId(before.codebook, wanted.code);
  const edit = acceptedEdit(addRule(files, newRule(wanted, id), { variables }));
  const after = readCodebook(editedFiles(files, edit), { variables });
  const { coded, rules } = await codedHits(index, after.codebook, opened);
  await rules.runAll();
  const found = codingsOfRule(index, coded, { code: wanted.code, id });
  if (!dryRun) writeEditedFiles(opened.study, edit.files);
  return {
    wanted,
    rule: id,
    file: edit.files[0]?.file ?? '',
    ...found,
    findings: newFindings(before.diagnostics, after.diagnostics),
    written: !dryRun,
  };
}

function newRule({ code, query, unit, span }: WantedRule, id: string): NewRule {
  return { code, id, query, ...(unit !== 'paragraph' && { unit }), ...(span && { span }) };
}

/** The codings of one rule, and how many of them lie on no other coding with its code. */
function codingsOfRule(
  index: IndexFile,
  coded: CodedDocuments,
  rule: { readonly code: string; readonly id: string },
): Pick<SavedRule, 'codings' | 'added'> {
  const codings: Coding[] = [];
  let added = 0;
  for (const entry of index.entries) {
    if (!coded.mayHave(rule.code, entry)) continue;
    const all = coded.codings(index.document(entry)).filter(({ code }) => code === rule.code);
    const own = all.filter((coding) => coding.rule === rule.id);
    const others = all.filter((coding) => coding.rule !== rule.id);
    codings.push(...own);
    added += own.filter((coding) => !others.some((other) => overlaps(coding, other))).length;
  }
  return { codings, added };
}

function editedFiles(
  files: readonly CodebookFile[],
  edit: Extract<CodebookEdit, { ok: true }>,
): CodebookFile[] {
  const after = new Map(edit.files.map((file) => [file.file, file.after]));
  return files.flatMap((file) => {
    const content = after.has(file.file) ? after.get(file.file) : file.content;
    return content === null || content === undefined ? [] : [{ file: file.file, content }];
  });
}

function newFindings(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ rule, message }: Diagnostic): string => `${rule} ${message}`;
  const known = new Set(before.map(key));
  return after.filter((finding) => finding.severity !== 'info' && !known.has(key(finding)));
}
