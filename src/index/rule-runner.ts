// Runs rules over stored documents: one document, or all of them, of which only candidates are read.
import { type Codebook, withDescendants } from '../codebook/codebook.ts';
import type { Coding } from '../coding/coding.ts';
import { type RuleWarning, ruleFits, warningList } from '../coding/rule-codings.ts';
import { type RuleText, ruleSpans } from '../coding/rule-spans.ts';
import { type CompiledQuery, compileQuery } from '../query/compile.ts';
import { type Condition, conditionOf } from '../query/condition.ts';
import { documentFields } from '../query/document-fields.ts';
import { filtersOf } from '../query/filters.ts';
import { planFor } from '../query/plan.ts';
import type { CodedStretch, DocumentFields, UnitContext } from '../query/unit-context.ts';
import type { Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import { type BlockSet, unite } from './block-sets.ts';
import { findCandidates } from './candidates.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import type { KeptRule } from './kept-rule.ts';
import { blocksContext, wholeContext } from './partial-context.ts';
import type { RuleResult } from './rule-results.ts';
import { hitsOf, RuleUnits } from './rule-units.ts';
import type { StoredDocument } from './stored-document.ts';
import { WordLookup } from './word-lookup.ts';

const NO_FIELDS: DocumentFields = new Map();

export interface RunOptions {
  readonly batches?: ReadonlySet<number>;
  readonly onDocument?: OnDocument;
}

/** Hears how many of the documents are done. */
export type OnDocument = (done: number, total: number) => void;

/** Hears what a rule found in the document of a number. */
export type KeepResult = (rule: KeptRule, number: number, result: RuleResult) => void;

interface ReadyRule {
  readonly query: CompiledQuery;
  readonly condition: Condition;
}

/** Rules that have candidates in a document, those in blocks apart from those in larger units. */
interface Work {
  readonly entry: CatalogueEntry;
  readonly blocks: { readonly rule: KeptRule; readonly blocks: BlockSet | null }[];
  readonly whole: KeptRule[];
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
    const work = new Map<CatalogueEntry, Work>();
    const lookup = new WordLookup(this.#index);
    for (const kept of rules) this.#addWork(work, kept, { lookup, keep, batches });
    let done = 0;
    for (const some of work.values()) {
      onDocument?.(done++, work.size);
      const document = this.#index.document(some.entry);
      const asked = [...some.whole, ...some.blocks.map(({ rule }) => rule)];
      const options = this.#contextOptions(document, asked, () => []);
      const blocks = blocksToRead(some);
      const context =
        blocks === null
          ? wholeContext(document, options)
          : blocksContext(document, blocks, options);
      const units = new RuleUnits(document, context);
      for (const kept of asked) {
        const hits = hitsOf(kept, this.#readyRule(kept).query, units);
        keep(kept, some.entry.number, { depends: 0, spans: this.#spansOf(kept, document, hits) });
      }
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

  /** Finds a rule's candidates among the documents that are new to it; all others hold nothing. */
  #addWork(
    work: Map<CatalogueEntry, Work>,
    kept: KeptRule,
    tools: {
      readonly lookup: WordLookup;
      readonly keep: KeepResult;
      readonly batches: ReadonlySet<number> | undefined;
    },
  ): void {
    const { lookup, keep, batches } = tools;
    const fresh = new Set(
      this.#index.entries.filter(
        ({ number, language, batch }) =>
          (!batches || batches.has(batch)) &&
          !kept.results.has(number) &&
          ruleFits(kept.rule, language),
      ),
    );
    if (fresh.size === 0) return;
    const { unit } = kept.rule;
    const inBlocks = unit === 'paragraph' || unit === 'sentence';
    const candidates = findCandidates(this.#index, lookup, this.#readyRule(kept).condition, {
      within: inBlocks ? 'block' : 'document',
      fieldsOf: (entry) => documentFields(this.#index.document(entry)),
      hasCode: () => true,
      ...(batches && { batches }),
    });
    for (const { entry, blocks } of candidates) {
      if (!fresh.delete(entry)) continue;
      const known = work.get(entry) ?? { entry, blocks: [], whole: [] };
      if (inBlocks) known.blocks.push({ rule: kept, blocks });
      else known.whole.push(kept);
      work.set(entry, known);
    }
    for (const { number } of fresh) keep(kept, number, { depends: 0, spans: [] });
  }

  /** A rule compiled, when it is first needed: most commands need few of them. */
  #readyRule(kept: KeptRule): ReadyRule {
    const known = this.#ready.get(kept);
    if (known) return known;
    const { query } = kept.rule;
    const ready = {
      query: compileQuery(query, {
        vocabulary: this.#vocabulary,
        warn: this.#warnings.add(kept.rule),
      }),
      condition: conditionOf(planFor(query), this.#languages),
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

/** The blocks of a document in which any of its rules may hold; null where all of it must be read. */
function blocksToRead({ entry, blocks, whole }: Work): BlockSet | null {
  const sets = blocks.flatMap(({ blocks: some }) => some ?? []);
  return whole.length > 0 || sets.length < blocks.length ? null : unite(sets, entry.blocks);
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
