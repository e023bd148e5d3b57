// Runs rules over stored documents: one document, or all of them, of which only candidates are read.
import { type Codebook, withDescendants } from '../codebook/codebook.ts';
import type { Coding } from '../coding/coding.ts';
import { type RuleWarning, ruleFits, warningList } from '../coding/rule-codings.ts';
import { type RuleText, ruleSpans } from '../coding/rule-spans.ts';
import { type CompiledQuery, compileQuery } from '../query/compile.ts';
import { type Condition, conditionOf } from '../query/condition.ts';
import { documentFields } from '../query/document-fields.ts';
import { filtersOf } from '../query/filters.ts';
import { planFor, textPattern } from '../query/plan.ts';
import type { CodedStretch, DocumentFields, UnitContext } from '../query/unit-context.ts';
import type { Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import { documentsByBatch } from './candidates.ts';
import type { IndexFile } from './index-file.ts';
import type { KeptRule } from './kept-rule.ts';
import { blocksContext, blocksOrText, wholeContext } from './partial-context.ts';
import { NO_RESULT } from './rule-results.ts';
import { hitsOf, RuleUnits } from './rule-units.ts';
import {
  blocksToRead,
  type DocumentWork,
  isFresh,
  type KeepResult,
  workInBatch,
} from './rule-work.ts';
import type { StoredDocument } from './stored-document.ts';

const NO_FIELDS: DocumentFields = new Map();

/** Distinct words that are known from one document to the next. */
const KEPT_WORDS = 30_000;

export interface RunOptions {
  /** Numbers of batches, each asked for when the one before it is done; left out, all. */
  readonly batches?: Iterable<number>;
  readonly onDocument?: OnDocument;
}

/** Hears how many of the documents are done. */
export type OnDocument = (done: number, total: number) => void;

interface ReadyRule {
  /** What the text must hold where no word is needed; null where nothing is known. */
  readonly text: RegExp | null;
  readonly query: CompiledQuery;
  readonly condition: Condition;
}

export class RuleRunner {
  readonly #index: IndexFile;
  readonly #codebook: Codebook;
  readonly #languages: readonly string[];
  readonly #rules: readonly KeptRule[];
  readonly #warnings = warningList();
  #vocabulary: Vocabulary = createVocabulary();
  #ready = new Map<KeptRule, ReadyRule>();

  constructor(index: IndexFile, codebook: Codebook, rules: readonly KeptRule[]) {
    this.#index = index;
    this.#codebook = codebook;
    this.#languages = [...new Set(index.entries.map(({ language }) => language))].sort();
    this.#rules = rules;
  }

  /** Warnings of rules and languages, whether the rules were run or their results were kept. */
  warnings(): readonly RuleWarning[] {
    // A vocabulary of its own: in the runner's, every pattern would be held against all words read.
    const vocabulary = createVocabulary();
    for (const { rule } of this.#rules) {
      const query = compileQuery(rule.query, { vocabulary, warn: this.#warnings.add(rule) });
      for (const language of this.#languages) {
        if (ruleFits(rule, language)) query.match(emptyContext(language, vocabulary), []);
      }
    }
    return this.#warnings.all();
  }

  /** The stretches that a rule codes in a document; `codings` are those that `@` sees. */
  runOnOne(
    kept: KeptRule,
    document: StoredDocument,
    codings: () => readonly Coding[],
  ): readonly Span[] {
    this.#forgetWords();
    const ready = this.#readyRule(kept);
    const codingsOf = (code: string) => this.#placed(code, codings());
    if (!mayHold(ready.condition, (code) => codingsOf(code).length > 0)) return [];
    const context = wholeContext(document, this.#contextOptions(document, [kept], codingsOf));
    const hits = hitsOf(kept, ready.query, new RuleUnits(document, context));
    return this.#spansOf(kept, document, hits);
  }

  /** The stretches of one block that a rule of paragraphs or sentences codes, without `@`. */
  runInBlock(kept: KeptRule, document: StoredDocument, block: number): readonly Span[] {
    const units = this.#unitsOfBlock(document, block);
    return this.#spansOf(kept, document, hitsOf(kept, this.#readyRule(kept).query, units));
  }

  /** The last block that was asked about: all rules ask about it in turn. */
  #block: { document: StoredDocument; block: number; units: RuleUnits } | undefined;

  #unitsOfBlock(document: StoredDocument, block: number): RuleUnits {
    const last = this.#block;
    if (last && last.document === document && last.block === block) return last.units;
    this.#forgetWords();
    const options = this.#contextOptions(document, this.#rules, () => []);
    const units = new RuleUnits(document, blocksContext(document, [block], options));
    this.#block = { document, block, units };
    return units;
  }

  /**
   * Tries rules without `@` on all documents on which they were not tried, or on those of some batches;
   * `keep` hears each result, `onDocument` how many of the documents are done.
   */
  runOnAll(
    rules: readonly KeptRule[],
    keep: KeepResult,
    { batches, onDocument }: RunOptions = {},
  ): void {
    const fresh = new Map(
      [...documentsByBatch(this.#index)].map(([number, entries]) => {
        const some = entries.filter((entry) => rules.some((rule) => isFresh(rule, entry)));
        return [number, { number, entries, fresh: some.length }] as const;
      }),
    );
    const total = [...fresh.values()].reduce((sum, batch) => sum + batch.fresh, 0);
    let before = 0;
    for (const number of batches ?? fresh.keys()) {
      const batch = fresh.get(number);
      if (!batch || batch.fresh === 0) continue;
      const work = workInBatch(this.#index, batch, {
        rules,
        conditionOf: (rule) => this.#readyRule(rule).condition,
        keep,
      });
      // Those without work are done already.
      let done = before + batch.fresh - work.length;
      for (const some of work) {
        onDocument?.(done++, total);
        this.#runOnDocument(some, keep);
      }
      before += batch.fresh;
    }
    if (total > 0) this.#forget();
  }

  /** Tries all rules that have candidates in a document. */
  #runOnDocument(work: DocumentWork, keep: KeepResult): void {
    this.#forgetWords();
    const document = this.#index.document(work.entry);
    const asked = [...work.whole, ...work.blocks.map(({ rule }) => rule)];
    const options = this.#contextOptions(document, asked, () => []);
    const blocks = blocksToRead({
      ...work,
      blocks: work.blocks.map(({ rule, blocks: some }) => {
        return { rule, blocks: blocksOrText(document, some, this.#readyRule(rule).text) };
      }),
    });
    const context =
      blocks === null ? wholeContext(document, options) : blocksContext(document, blocks, options);
    const units = new RuleUnits(document, context);
    for (const kept of asked) {
      const hits = hitsOf(kept, this.#readyRule(kept).query, units);
      const spans = this.#spansOf(kept, document, hits);
      keep(kept, work.entry.number, spans.length === 0 ? NO_RESULT : { depends: 0, spans });
    }
  }

  #spansOf({ rule }: KeptRule, document: StoredDocument, hits: readonly Span[]): readonly Span[] {
    if (hits.length === 0) return [];
    if (this.#text?.document !== document) {
      this.#text = { document, text: storedRuleText(document) };
    }
    return ruleSpans(this.#text.text, rule.span, hits);
  }

  /** The last document as rules see it: all rules ask about it in turn. */
  #text: { readonly document: StoredDocument; readonly text: RuleText } | undefined;

  /** Begins anew with words that no document was cut into yet, before the known ones fill the memory. */
  #forgetWords(): void {
    if (this.#vocabulary.cased.length > KEPT_WORDS) this.#forget();
  }

  /** What is known of words and of the last document; it is found again when it is asked for. */
  #forget(): void {
    this.#vocabulary = createVocabulary();
    this.#ready.clear();
    this.#block = undefined;
    this.#text = undefined;
  }

  /** A rule compiled, when it is first needed: most commands need few of them. */
  #readyRule(kept: KeptRule): ReadyRule {
    const known = this.#ready.get(kept);
    if (known) return known;
    const { query } = kept.rule;
    const plan = planFor(query);
    const ready = {
      text: textPattern(plan),
      query: compileQuery(query, {
        vocabulary: this.#vocabulary,
        warn: this.#warnings.add(kept.rule),
      }),
      condition: conditionOf(plan, this.#languages),
    };
    this.#ready.set(kept, ready);
    return ready;
  }

  #contextOptions(
    document: StoredDocument,
    rules: readonly KeptRule[],
    codings: (code: string) => readonly CodedStretch[],
  ) {
    const hasFilters = rules.some(({ rule }) => filtersOf(rule.query).length > 0);
    const fields = hasFilters ? documentFields(document) : NO_FIELDS;
    return { vocabulary: this.#vocabulary, fields, codings };
  }

  #placed(code: string, codings: readonly Coding[]): readonly CodedStretch[] {
    const family = new Set(withDescendants(this.#codebook, code));
    return codings.filter(
      (coding) =>
        family.has(coding.code) && (coding.status === 'anchored' || coding.status === 'moved'),
    );
  }
}

function storedRuleText(document: StoredDocument): RuleText {
  return {
    language: document.language,
    blockIndexAt: (offset) => document.blockIndexAt(offset),
    block: (index) => (document.hasBlock(index) ? document.block(index) : undefined),
    blockText: (index) => document.blockText(index),
    isExcluded: (section) => document.isExcluded(section),
  };
}

/** Whether a condition can hold in a document with these codes, whatever its words. */
function mayHold(condition: Condition, hasCode: (code: string) => boolean): boolean {
  switch (condition.kind) {
    case 'code':
      return hasCode(condition.code);
    case 'and':
      return condition.parts.every((part) => mayHold(part, hasCode));
    case 'or':
      return condition.parts.some((part) => mayHold(part, hasCode));
    default:
      return true;
  }
}

function emptyContext(language: string, vocabulary: Vocabulary): UnitContext {
  return {
    tokens: tokenise('', vocabulary),
    language,
    blocks: [],
    sections: [],
    fields: new Map(),
    codings: () => [],
  };
}
