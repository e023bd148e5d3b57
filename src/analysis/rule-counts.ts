// What each rule of the codebook finds.
import { allRules } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { codesAsked } from './code-frequencies.ts';
import { type CodingFilter, filterCodings } from './quotations.ts';
import type { Table } from './table.ts';

export interface RuleCounts {
  /** Codings of all rules together. */
  readonly total: number;
  /** One entry a rule, in the codebook's order. */
  readonly codes: readonly {
    readonly code: string;
    readonly rule: string;
    readonly codings: number;
    readonly documents: number;
  }[];
}

/** Counts the codings of every rule of the codes asked for. */
export function ruleCounts(corpus: CodedCorpus, filter: CodingFilter): RuleCounts {
  const asked = new Set(codesAsked(corpus, filter));
  const codings = new Map<string, number>();
  const documents = new Map<string, number>();
  const codingsOf = filterCodings(corpus, { ...filter, origins: ['rule'] });
  for (const coded of corpus.documents()) {
    const rules = codingsOf(coded).flatMap(({ rule }) => (rule === null ? [] : [rule]));
    for (const rule of rules) codings.set(rule, (codings.get(rule) ?? 0) + 1);
    for (const rule of new Set(rules)) documents.set(rule, (documents.get(rule) ?? 0) + 1);
  }
  const codes = allRules(corpus.codebook)
    .filter((rule) => asked.has(rule.code))
    .map((rule) => ({
      code: rule.code,
      rule: rule.id,
      codings: codings.get(rule.id) ?? 0,
      documents: documents.get(rule.id) ?? 0,
    }));
  return { total: codes.reduce((sum, row) => sum + row.codings, 0), codes };
}

/** The counts as a table. */
export function ruleCountsTable(result: RuleCounts): Table {
  return {
    id: 'rules',
    title: 'Codings by rule',
    columns: [
      { key: 'code', label: 'Code', type: 'text', unit: null },
      { key: 'rule', label: 'Rule', type: 'text', unit: null },
      { key: 'codings', label: 'Codings', type: 'integer', unit: null },
      { key: 'documents', label: 'Documents', type: 'integer', unit: null },
    ],
    rows: result.codes.map((row) => [row.code, row.rule, row.codings, row.documents]),
    notes: [`${result.total} codings by rules.`],
  };
}
