// Which texts, codebook and rules a report speaks of: hashes that anybody can compute again.
import { createHash } from 'node:crypto';
import { allRules } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';

export interface Provenance {
  /** SHA-256 over one line a document: id, tab, hash of its text. */
  readonly corpus: string;
  /** SHA-256 over one line a code: id, tab, hash of its definition. */
  readonly codebook: string;
  /** SHA-256 over one line a rule: id, code, query, language, unit, span, with tabs between. */
  readonly rules: string;
}

/** The hashes of a coded corpus. */
export function provenance(corpus: CodedCorpus): Provenance {
  const documents: string[] = [];
  for (const { document } of corpus.documents()) documents.push(`${document.id}\t${document.hash}`);
  const codes = [...corpus.codebook.codes.values()].map((code) => `${code.id}\t${code.hash}`);
  const rules = allRules(corpus.codebook).map((rule) =>
    [rule.id, rule.code, rule.source, rule.language ?? '', rule.unit, rule.span].join('\t'),
  );
  return {
    corpus: hashLines(documents),
    codebook: hashLines(codes),
    rules: hashLines(rules),
  };
}

/** SHA-256 of lines, each with its line break, in lower-case hex. */
export function hashLines(lines: readonly string[]): string {
  return createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
}
