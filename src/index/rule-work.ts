// What there is to do for rules in one batch of documents: which of them must be read for which rules,
// and which blocks of them. The words of one batch are looked up at a time, whatever the corpus.
import { ruleFits } from '../coding/rule-codings.ts';
import type { Condition } from '../query/condition.ts';
import { documentFields } from '../query/document-fields.ts';
import { type BlockSet, unite } from './block-sets.ts';
import { candidatesInBatch, wordBatch } from './candidates.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import type { KeptRule } from './kept-rule.ts';
import { NO_RESULT, type RuleResult } from './rule-results.ts';
import { WordLookup } from './word-lookup.ts';

/** Hears what a rule found in the document of a number. */
export type KeepResult = (rule: KeptRule, number: number, result: RuleResult) => void;

/** Rules that have candidates in a document, those in blocks apart from those in larger units. */
export interface DocumentWork {
  readonly entry: CatalogueEntry;
  readonly blocks: BlockWork[];
  readonly whole: KeptRule[];
}

/** The blocks of a document in which a rule may hold; null for any. */
export interface BlockWork {
  readonly rule: KeptRule;
  readonly blocks: BlockSet | null;
}

/** Whether a rule is for a document and was not tried on it yet. */
export function isFresh(
  { rule, results }: KeptRule,
  { number, language }: CatalogueEntry,
): boolean {
  return !results.has(number) && ruleFits(rule, language);
}

/**
 * Finds the candidates of rules among the documents of a batch that are new to them; `keep` hears at
 * once that all others hold nothing.
 */
export function workInBatch(
  index: IndexFile,
  { number, entries }: { readonly number: number; readonly entries: readonly CatalogueEntry[] },
  asked: {
    readonly rules: readonly KeptRule[];
    readonly conditionOf: (rule: KeptRule) => Condition;
    readonly keep: KeepResult;
  },
): readonly DocumentWork[] {
  const work = new Map<CatalogueEntry, DocumentWork>();
  const lookup = new WordLookup(index);
  for (const kept of asked.rules) {
    const fresh = new Set(entries.filter((entry) => isFresh(kept, entry)));
    if (fresh.size === 0) continue;
    const { unit } = kept.rule;
    const inBlocks = unit === 'paragraph' || unit === 'sentence';
    const batch = wordBatch(index, number, entries);
    const candidates = candidatesInBatch(batch, lookup, asked.conditionOf(kept), {
      within: inBlocks ? 'block' : 'document',
      fieldsOf: (entry) => documentFields(index.document(entry)),
      hasCode: () => true,
    });
    for (const { entry, blocks } of candidates) {
      if (!fresh.delete(entry)) continue;
      const known = work.get(entry) ?? { entry, blocks: [], whole: [] };
      if (inBlocks) known.blocks.push({ rule: kept, blocks });
      else known.whole.push(kept);
      work.set(entry, known);
    }
    for (const entry of fresh) asked.keep(kept, entry.number, NO_RESULT);
  }
  return [...work.values()];
}

/** The blocks of a document in which any of its rules may hold; null where all of it must be read. */
export function blocksToRead({ entry, blocks, whole }: DocumentWork): BlockSet | null {
  const sets = blocks.flatMap(({ blocks: some }) => some ?? []);
  return whole.length > 0 || sets.length < blocks.length ? null : unite(sets, entry.blocks);
}
