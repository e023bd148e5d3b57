// What `axial index --verify` does: everything is read again from the files and held against the index.

import type { CodedDocument } from '../coding/coded-corpus.ts';
import type { IndexFile } from '../index/index-file.ts';
import type { OpenIndex } from '../index/open-index.ts';
import { type RuleDifference, type RuleVerification, verifyRules } from '../index/verify-rules.ts';
import {
  loadCodebook,
  loadDocuments,
  type OpenedFiles,
  plainReading,
} from '../study/load-study.ts';
import { counted } from '../text/counted.ts';
import { codedHits } from './coded-hits.ts';
import { variablesIn } from './read-question.ts';

/** The first difference as a program reads it; places count UTF-16 units in the document's text. */
export interface DifferenceJson {
  readonly what: RuleDifference['what'];
  readonly document: string;
  readonly line: number | null;
  readonly code: string | null;
  readonly rule: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly message: string;
}

export interface VerificationJson {
  readonly documents: number;
  readonly rules: number;
  /** Units in which a rule's query holds, over all rules, found by both ways. */
  readonly units: number;
  readonly difference: DifferenceJson | null;
}

/** Compares the index with the files up to the first difference. */
export async function verifyIndex(
  { index }: OpenIndex,
  opened: OpenedFiles,
): Promise<VerificationJson> {
  const { study } = opened;
  const variables = [...new Set([...study.settings.variables, ...variablesIn(index)])].sort();
  const { codebook } = loadCodebook(study, variables);
  const { coded, rules } = await codedHits(index, codebook, opened);
  await rules.runAll();
  const ids = index.entries.map(({ id }) => id);
  const verification = verifyRules(index, {
    codebook,
    coded,
    plain: readAndCode(opened, plainReading(opened, ids, codebook)),
  });
  return { ...verification, difference: differenceJson(index, verification) };
}

function* readAndCode(
  { study, files }: OpenedFiles,
  reading: ReturnType<typeof plainReading>,
): Generator<CodedDocument> {
  for (const document of loadDocuments(study, files)) yield reading.code(document).coded;
}

function differenceJson(index: IndexFile, { difference }: RuleVerification): DifferenceJson | null {
  if (!difference) return null;
  const { what, document, rule, unit } = difference;
  const entry = index.entries.find(({ id }) => id === document);
  const line = unit && entry ? index.document(entry).lineAt(unit.start) : null;
  return {
    what,
    document,
    line,
    code: rule?.code ?? null,
    rule: rule?.id ?? null,
    start: unit?.start ?? null,
    end: unit?.end ?? null,
    message: messageOf(difference, line),
  };
}

function messageOf({ what, document, rule, unit }: RuleDifference, line: number | null): string {
  const place = line === null ? document : `${document}:${line}`;
  if (what === 'document' || !rule || !unit) return `${place}: the index has another text.`;
  const asked = what === 'search' ? `the query of ${rule.id}` : `the code ${rule.code}`;
  const [start, end] = [unit.start, unit.end];
  const hits = (found: readonly object[] | null) =>
    found === null ? 'nothing' : counted(found.length, 'hit');
  return `${place}: ${asked} at ${start} to ${end}: the index finds ${hits(unit.byIndex)}, the text has ${hits(unit.byScan)}.`;
}
