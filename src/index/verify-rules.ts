// Holds everything that the index knows of the codebook's rules against a plain reading of the corpus:
// the texts, what a search with each rule's query gives, and what the rules code. One pass over the
// documents, one of them in memory at a time.
import { type Codebook, type Rule, withDescendants } from '../codebook/codebook.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import { ruleFits } from '../coding/rule-codings.ts';
import { rulesInOrder } from '../coding/rule-order.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { documentFields } from '../query/document-fields.ts';
import type { CodedStretch } from '../query/unit-context.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { CodedDocuments } from './coded-documents.ts';
import type { IndexFile } from './index-file.ts';
import { type PartialContext, wholeContext } from './partial-context.ts';
import { StoredDocument } from './stored-document.ts';
import { type Disagreement, firstDifference, QuestionCheck } from './verify.ts';

/** Where the index says something else than the text. */
export interface RuleDifference {
  readonly what: 'document' | 'search' | 'codings';
  readonly document: string;
  /** The rule whose query was asked, or whose code was looked at; null for the document itself. */
  readonly rule: Rule | null;
  /** Places in the document's text; null for the document itself. */
  readonly unit: Disagreement | null;
}

export interface RuleVerification {
  readonly documents: number;
  readonly rules: number;
  /** Units that both found, over all rules. */
  readonly units: number;
  readonly difference: RuleDifference | null;
}

export interface VerifyOptions {
  readonly codebook: Codebook;
  /** Codings as the index gives them. */
  readonly coded: CodedDocuments;
  /** Every document in the order of ids, read and coded from its file. */
  readonly plain: Iterable<CodedDocument>;
}

/** Compares up to the first difference. */
export function verifyRules(index: IndexFile, options: VerifyOptions): RuleVerification {
  const { codebook, plain } = options;
  const vocabulary = createVocabulary();
  const checks = rulesInOrder(codebook).map(
    (rule) => new RuleCheck(index, rule, { ...options, vocabulary }),
  );
  let documents = 0;
  let units = 0;
  const answer = (difference: RuleDifference | null): RuleVerification => {
    return { documents, rules: checks.length, units, difference };
  };
  for (const one of plain) {
    const { id } = one.document;
    const entry = index.entries[documents];
    const stored = entry?.id === id ? index.document(entry) : null;
    if (!stored || !sameDocument(stored, one)) {
      return answer({ what: 'document', document: id, rule: null, unit: null });
    }
    documents += 1;
    const context = wholeContext(one.document, {
      vocabulary,
      fields: documentFields(one.document),
      codings: (code) => codingsIn(one, new Set(withDescendants(codebook, code))),
    });
    for (const check of checks) {
      const found = check.search(id, context);
      if (found.difference) {
        return answer({
          what: 'search',
          document: id,
          rule: check.rule,
          unit: found.difference,
        });
      }
      units += found.units;
      const unit = check.codings(stored, one);
      if (unit) return answer({ what: 'codings', document: id, rule: check.rule, unit });
    }
  }
  const extra = index.entries[documents];
  return answer(extra ? { what: 'document', document: extra.id, rule: null, unit: null } : null);
}

function sameDocument(stored: StoredDocument, { document }: CodedDocument): boolean {
  return (
    stored.text === document.text &&
    stored.title === document.title &&
    stored.language === document.language &&
    JSON.stringify(stored.blocks) === JSON.stringify(document.blocks) &&
    JSON.stringify(stored.metadata) === JSON.stringify(document.metadata)
  );
}

/** One rule, asked of the index once and of each document as it comes by. */
class RuleCheck {
  readonly rule: Rule;
  readonly #family: ReadonlySet<string>;
  readonly #coded: CodedDocuments;
  readonly #question: QuestionCheck;

  constructor(
    index: IndexFile,
    rule: Rule,
    { codebook, coded, vocabulary }: VerifyOptions & { readonly vocabulary: Vocabulary },
  ) {
    this.rule = rule;
    this.#coded = coded;
    this.#family = new Set(withDescendants(codebook, rule.code));
    const { query, unit } = rule;
    const question = {
      query,
      unit,
      warn: () => undefined,
      mayHave: (code: string, entry: CatalogueEntry) => coded.mayHave(code, entry),
      codingsOf(document: SourceDocument, code: string) {
        return document instanceof StoredDocument ? coded.codingsOf(document, code) : [];
      },
    };
    this.#question = new QuestionCheck(index, question, vocabulary);
  }

  /** What a search with the rule's query gives in the document, by both ways. */
  search(document: string, context: PartialContext) {
    return this.#question.compare(document, context);
  }

  /** The codings of the rule's code in the document, by both ways. */
  codings(stored: StoredDocument, one: CodedDocument): Disagreement | null {
    if (!ruleFits(this.rule, stored.language)) return null;
    const byIndex = this.#coded.codingsOf(stored, this.rule.code);
    return firstDifference(
      asUnits(stored.id, byIndex),
      asUnits(stored.id, codingsIn(one, this.#family)),
    );
  }
}

function codingsIn({ codings }: CodedDocument, family: ReadonlySet<string>): CodedStretch[] {
  return codings.filter(
    ({ code, status }) => family.has(code) && (status === 'anchored' || status === 'moved'),
  );
}

/** Stretches as units whose hits are themselves, in the order of the text. */
function asUnits(document: string, stretches: readonly CodedStretch[]) {
  return stretches
    .map(({ start, end }) => ({ document, start, end, hits: [{ start, end }] }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
