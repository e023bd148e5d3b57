// A question about the corpus: its candidates, found in the index, and the matcher that decides them.
import type { SourceDocument } from '../corpus/source-document.ts';
import type { UnitKind } from '../corpus/units.ts';
import { compileQuery } from '../query/compile.ts';
import { type Condition, conditionOf } from '../query/condition.ts';
import { documentFields } from '../query/document-fields.ts';
import { filtersOf } from '../query/filters.ts';
import { planFor, textPattern } from '../query/plan.ts';
import type { QueryNode } from '../query/query-node.ts';
import type { CodedStretch, DocumentFields } from '../query/unit-context.ts';
import { createVocabulary, type Vocabulary } from '../text/vocabulary.ts';
import { type CandidateDocument, findCandidates } from './candidates.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import { type MatchedDocument, matchCandidates } from './match-units.ts';
import type { StoredDocument } from './stored-document.ts';
import { WordLookup } from './word-lookup.ts';

export interface Question {
  readonly query: QueryNode;
  readonly unit: UnitKind;
  /** Hears a warning, such as of a language without a stemmer. */
  readonly warn: (message: string) => void;
  /** The codings of a code and those below it in a document: what `@` stands for. */
  readonly codingsOf: (document: SourceDocument, code: string) => readonly CodedStretch[];
  /** Whether a code or one below it may be applied in a document; left out, it may be in any. */
  readonly mayHave?: (code: string, entry: CatalogueEntry) => boolean;
}

/** What the index did for a query. */
export interface Plan {
  readonly condition: Condition;
  readonly candidates: readonly CandidateDocument[];
}

/** A question prepared: its candidates are found, its units are decided as they are asked for. */
export interface Answer {
  readonly plan: Plan;
  readonly lookup: WordLookup;
  /** Those of the documents, sorted. */
  readonly languages: readonly string[];
  /** The one that the query is compiled for. */
  readonly vocabulary: Vocabulary;
  /** The candidates that the matcher finds to hold, all or only some of them, with their hits. */
  readonly documents: (
    candidates?: readonly CandidateDocument[],
  ) => Generator<MatchedDocument<StoredDocument>>;
}

const NO_FIELDS: DocumentFields = new Map();

/** Finds the candidates of a question. */
export function answerQuestion(index: IndexFile, question: Question): Answer {
  const { query, unit, warn, codingsOf } = question;
  const lookup = new WordLookup(index);
  const languages = [...new Set(index.entries.map(({ language }) => language))].sort();
  const vocabulary = createVocabulary();
  const compiled = compileQuery(query, { vocabulary, warn });
  const plan = planFor(query);
  const text = textPattern(plan);
  const condition = conditionOf(plan, languages);
  const fieldsOf = filtersOf(query).length > 0 ? documentFields : () => NO_FIELDS;
  const found = findCandidates(index, lookup, condition, {
    within: unit === 'document' || unit === 'section' ? 'document' : 'block',
    fieldsOf: (entry) => documentFields(index.document(entry)),
    hasCode: question.mayHave ?? (() => true),
  });
  return {
    plan: { condition, candidates: found },
    lookup,
    languages,
    vocabulary,
    documents: (candidates = found) =>
      matchCandidates(index, candidates, {
        query: compiled,
        unit,
        text,
        vocabulary,
        fieldsOf,
        codingsOf,
      }),
  };
}
