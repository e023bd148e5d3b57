// What `axial search QUERY --save CODE` says of the rule: where it went, and what it codes.
import type { Coding } from '../coding/coding.ts';
import type { IndexFile } from '../index/index-file.ts';
import { visible } from '../render/terminal.ts';
import { counted } from '../text/counted.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** The rule that a person asked for. */
export interface WantedRule {
  readonly code: string;
  /** null for the next free id. */
  readonly id: string | null;
  readonly query: string;
  readonly unit: 'document' | 'section' | 'paragraph' | 'sentence';
  /** null for the default: the sentence. */
  readonly span: 'match' | 'sentence' | 'paragraph' | null;
}

export interface SavedRule {
  readonly wanted: WantedRule;
  readonly rule: string;
  /** File of the codebook, relative to the study's folder. */
  readonly file: string;
  /** What it codes, in the order of documents and text. */
  readonly codings: readonly Coding[];
  /** How many of the codings lie on text that had not been coded with this code. */
  readonly added: number;
  /** What the codebook has to say about the rule, such as of a negative example that it hits. */
  readonly findings: readonly Diagnostic[];
  /** false where it was only tried. */
  readonly written: boolean;
}

export interface SavedRuleJson {
  readonly code: string;
  readonly rule: string;
  readonly file: string;
  readonly query: string;
  readonly unit: WantedRule['unit'];
  readonly span: NonNullable<WantedRule['span']>;
  /** Stretches that it codes, and in how many documents. */
  readonly codings: number;
  readonly documents: number;
  /** How many of the stretches had not been coded with this code. */
  readonly added: number;
  /** false for `--dry-run`. */
  readonly written: boolean;
}

export function savedRuleJson(saved: SavedRule): SavedRuleJson {
  const { code, query, unit, span } = saved.wanted;
  const { rule, file, codings, added, written } = saved;
  return {
    code,
    rule,
    file,
    query,
    unit,
    span: span ?? 'sentence',
    codings: codings.length,
    documents: new Set(codings.map(({ document }) => document)).size,
    added,
    written,
  };
}

/** The rule, its reach, and the first `limit` stretches that it codes. */
export function savedRuleText(index: IndexFile, saved: SavedRule, limit: number): string {
  const { code, rule, file, query, codings, documents, added, written } = savedRuleJson(saved);
  const shown = saved.codings.slice(0, limit).map((coding) => codingLine(index, coding));
  const more = codings > shown.length ? `    … ${codings - shown.length} more\n` : '';
  const reach =
    codings === 0
      ? 'codes nothing in this corpus yet.'
      : `codes ${counted(codings, 'passage')} in ${counted(documents, 'document')}, ${added} of them not coded with ${code} so far:`;
  return [
    written
      ? `Rule ${rule} was added to ${code} in ${file}.\n`
      : `Rule ${rule} would be added to ${code} in ${file}; nothing was written.\n`,
    `    query: ${visible(query)}\n`,
    `It ${reach}\n`,
    ...shown,
    more,
  ].join('');
}

function codingLine(index: IndexFile, { document: id, start, quote }: Coding): string {
  const entry = index.entries.find((one) => one.id === id);
  const line = entry && start !== null ? `:${index.document(entry).lineAt(start)}` : '';
  return `    ${id}${line}  ${visible((quote ?? '').replace(/\s+/g, ' '))}\n`;
}
