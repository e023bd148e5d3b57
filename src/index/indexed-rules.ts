// Applies the rules of a codebook to documents of the index. What a rule found in a text is kept: a
// changed document costs that document, a changed rule costs its candidates.
import { createHash } from 'node:crypto';
import type { Codebook } from '../codebook/codebook.ts';
import type { Coding } from '../coding/coding.ts';
import { type RuleCoder, ruleCoder, ruleCodingsOf, ruleFits } from '../coding/rule-codings.ts';
import { rulesInOrder } from '../coding/rule-order.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import { isFree, type KeptRule, keepRules } from './kept-rule.ts';
import { packResult, type RuleResult, type RuleResults, storeResults } from './rule-results.ts';
import { type OnDocument, RuleRunner } from './rule-runner.ts';
import { runInThreads } from './rule-threads.ts';
import { StoredDocument } from './stored-document.ts';

/** A rule coder whose results outlive the process. */
export interface IndexedRules extends RuleCoder {
  /** Tries every rule on every document on which it was not tried yet. */
  runAll(onDocument?: OnDocument): Promise<void>;
  /** Whether a rule of one of the codes may have hits in a document, as far as results are known. */
  mayHit(codes: ReadonlySet<string>, entry: CatalogueEntry): boolean;
  /**
   * Codes of the rules that code something in a stretch of one block, without reading more than the
   * block; null where that does not suffice to tell.
   */
  codesInBlock(
    document: StoredDocument,
    stretch: Span & { readonly block: number },
  ): readonly string[] | null;
  /** What to store, by the rules' keys; empty where nothing is new. */
  readonly changed: ReadonlyMap<string, RuleResults>;
  /** Stores what is new; results of rules that the codebook has no more are dropped. */
  store(): void;
}

/** Makes the rules of a codebook ready for documents of the index; `worker` is that of `runInThreads`. */
export function indexedRules(
  index: IndexFile,
  codebook: Codebook,
  worker: URL | null = null,
): IndexedRules {
  const rules = keepRules(index, codebook, rulesInOrder(codebook));
  const runner = new RuleRunner(index, codebook, rules);
  const changed = new Map<string, RuleResults>();
  const keep = ({ key, results }: KeptRule, number: number, result: RuleResult): void => {
    results.set(number, packResult(result));
    changed.set(key, results);
  };
  let plain: RuleCoder | undefined;
  return {
    changed,
    async runAll(onDocument) {
      dropGone(index, rules);
      const free = rules.filter(isFree);
      const asked = { index, codebook, rules: free, runner, worker };
      await runInThreads({ ...asked, ...(onDocument && { onDocument }) }, keep);
    },
    apply(document, others) {
      if (!(document instanceof StoredDocument)) {
        plain ??= ruleCoder(codebook);
        return plain.apply(document, others);
      }
      return applyRules(document, others, { rules, runner, keep });
    },
    mayHit: (codes, { number, language }) =>
      rules.some(({ rule, results }) => {
        if (!codes.has(rule.code) || !ruleFits(rule, language)) return false;
        const result = results.get(number);
        return result === undefined ? true : result.depends !== 0 || result.spans.length > 0;
      }),
    codesInBlock: (document, stretch) => codesInBlock(document, stretch, { rules, runner }),
    warnings: () => runner.warnings(),
    store() {
      const keys = new Set(rules.map(({ key }) => key));
      storeResults(index.database, changed, (key) => keys.has(key));
      changed.clear();
    },
  };
}

/** Forgets the results on documents that are not in the index any more. */
function dropGone(index: IndexFile, rules: readonly KeptRule[]): void {
  const there = new Set(index.entries.map(({ number }: CatalogueEntry) => number));
  for (const { results } of rules) {
    if (results.size <= there.size) continue;
    for (const number of results.keys()) if (!there.has(number)) results.delete(number);
  }
}

/** Codings of all rules on one document, as the plain coder gives them. */
function applyRules(
  document: StoredDocument,
  others: readonly Coding[],
  tools: {
    readonly rules: readonly KeptRule[];
    readonly runner: RuleRunner;
    readonly keep: (rule: KeptRule, number: number, result: RuleResult) => void;
  },
): Coding[] {
  const found: Coding[] = [];
  const codingOf = ruleCodingsOf(document);
  const codings = () => [...others, ...found];
  for (const kept of tools.rules) {
    if (!ruleFits(kept.rule, document.language)) continue;
    const depends = dependence(kept, document, codings);
    let result = kept.results.get(document.number);
    if (!result || result.depends !== depends) {
      result = { depends, spans: tools.runner.runOnOne(kept, document, codings) };
      tools.keep(kept, document.number, result);
    }
    for (const span of result.spans) found.push(codingOf(kept.rule, span));
  }
  return found;
}

/** What a result depends on beside the text, as a number of 48 bits that is not 0; 0 for nothing. */
function dependence(
  { family, asksForName }: KeptRule,
  document: SourceDocument,
  codings: () => readonly Coding[],
): number {
  if (family.size === 0 && !asksForName) return 0;
  const seen = codings()
    .filter(({ code }) => family.has(code))
    .map(({ code, start, end, origin, coder, stance, status }) => [
      code,
      start,
      end,
      origin,
      coder,
      stance,
      status,
    ]);
  const text = JSON.stringify([asksForName ? [document.id, document.title] : null, seen]);
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) || 1;
}

function codesInBlock(
  document: StoredDocument,
  stretch: Span & { readonly block: number },
  { rules, runner }: { readonly rules: readonly KeptRule[]; readonly runner: RuleRunner },
): readonly string[] | null {
  const codes = new Set<string>();
  for (const kept of rules) {
    const { rule } = kept;
    if (codes.has(rule.code) || !ruleFits(rule, document.language)) continue;
    const known = kept.results.get(document.number);
    const isOwn = kept.family.size === 0 && !kept.asksForName;
    if (!isOwn) return null;
    if (!known && (rule.unit === 'section' || rule.unit === 'document')) return null;
    const spans = known?.spans ?? runner.runInBlock(kept, document, stretch.block);
    if (spans.some((span) => overlaps(span, stretch))) codes.add(rule.code);
  }
  return [...codes];
}
