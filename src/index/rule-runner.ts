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
import { blocksContext, inDocument, type PartialContext, wholeContext } from './partial-context.ts';
import type { RuleResult } from './rule-results.ts';
import type { StoredDocument } from './stored-document.ts';
import { WordLookup } from './word-lookup.ts';

const NO_FIELDS: DocumentFields = new Map();

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
    for (const kept of this.#rules) {
      const { query } = this.#readyRule(kept);
      for (const language of this.#languages) {
        if (ruleFits(kept.rule, language))
          query.match(emptyContext(language, this.#vocabulary), []);
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
    return this.#spansOf(kept, document, hitsOf(kept, ready.query, { document, context }));
  }

  /** The stretches of one block that a rule of paragraphs or sentences codes, without `@`. */
  runInBlock(kept: KeptRule, document: StoredDocument, block: number): readonly Span[] {
    const context = this.#contextOfBlock(document, block);
    const hits = hitsOf(kept, this.#readyRule(kept).query, { document, context });
    return this.#spansOf(kept, document, hits);
  }

  /** The last block that was asked about: all rules ask about it in turn. */
  #block: { document: StoredDocument; block: number; context: PartialContext } | undefined;

  #contextOfBlock(document: StoredDocument, block: number): PartialContext {
    const last = this.#block;
    if (last && last.document === document && last.block === block) return last.context;
    const options = this.#contextOptions(document, this.#rules, () => []);
    const context = blocksContext(document, [block], options);
    this.#block = { document, block, context };
    return context;
  }

  /** Tries rules without `@` on all documents on which they were not tried; `keep` hears each result. */
  runOnAll(
    rules: readonly KeptRule[],
    keep: (rule: KeptRule, number: number, result: RuleResult) => void,
  ): void {
    const work = new Map<CatalogueEntry, Work>();
    const lookup = new WordLookup(this.#index);
    for (const kept of rules) this.#addWork(work, lookup, kept, keep);
    for (const { entry, blocks, whole } of work.values()) {
      const document = this.#index.document(entry);
      const inBlocks = blocks.map(({ rule }) => rule);
      const run = (asked: readonly KeptRule[], context: PartialContext) => {
        for (const kept of asked) {
          const hits = hitsOf(kept, this.#readyRule(kept).query, { document, context });
          keep(kept, entry.number, { depends: 0, spans: this.#spansOf(kept, document, hits) });
        }
      };
      if (whole.length > 0) {
        const all = [...whole, ...inBlocks];
        run(
          all,
          wholeContext(
            document,
            this.#contextOptions(document, all, () => []),
          ),
        );
      } else {
        const options = this.#contextOptions(document, inBlocks, () => []);
        run(inBlocks, blocksContext(document, unionOf(entry, blocks), options));
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
    lookup: WordLookup,
    kept: KeptRule,
    keep: (rule: KeptRule, number: number, result: RuleResult) => void,
  ): void {
    const fresh = new Set(
      this.#index.entries.filter(
        ({ number, language }) => !kept.results.has(number) && ruleFits(kept.rule, language),
      ),
    );
    if (fresh.size === 0) return;
    const { unit } = kept.rule;
    const inBlocks = unit === 'paragraph' || unit === 'sentence';
    const candidates = findCandidates(this.#index, lookup, this.#readyRule(kept).condition, {
      within: inBlocks ? 'block' : 'document',
      fieldsOf: (entry) => documentFields(this.#index.document(entry)),
      hasCode: () => true,
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

/** The blocks of a document in which any of the rules may hold. */
function unionOf(
  entry: CatalogueEntry,
  rules: readonly { readonly blocks: BlockSet | null }[],
): Iterable<number> {
  const sets = rules.flatMap(({ blocks }) => blocks ?? []);
  if (sets.length < rules.length) return Array.from({ length: entry.blocks }, (_, index) => index);
  return unite(sets, entry.blocks);
}

/** The hits of a rule in its units: headings, code blocks and excluded sections are none. */
function hitsOf(
  { rule }: KeptRule,
  query: CompiledQuery,
  text: { readonly document: StoredDocument; readonly context: PartialContext },
): Span[] {
  const { unit: kind } = rule;
  const { context, units } = text.context;
  const asked = units(kind).filter((unit) => {
    if (kind === 'document') return true;
    if (kind !== 'section' && (unit.kind === 'heading' || unit.kind === 'code')) return false;
    return !text.document.isExcluded(unit.section);
  });
  const matches = query.match(
    context,
    asked.map(({ start, end }) => ({ start, end, kind })),
  );
  return matches.flatMap((match) => {
    const unit = asked[match.unit];
    return unit ? match.hits.map((hit) => inDocument(hit, unit)) : [];
  });
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
