// Runs a query over the corpus: candidates from the index, each decided by the matcher on its text.
// The scan of whole documents beside it decides the same way without candidates; tests hold one
// against the other.
import type { SourceDocument } from '../corpus/source-document.ts';
import type { UnitKind } from '../corpus/units.ts';
import type { CompiledQuery } from '../query/compile.ts';
import type { CodedStretch, DocumentFields, UnitContext } from '../query/unit-context.ts';
import type { Span } from '../text/span.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { CandidateDocument } from './candidates.ts';
import type { IndexFile } from './index-file.ts';
import {
  blocksContext,
  blocksOrText,
  inDocument,
  type PartialContext,
  type PlacedUnit,
  wholeContext,
} from './partial-context.ts';
import type { StoredDocument } from './stored-document.ts';

/** A query made ready, and what it is asked about. */
export interface MatchRequest {
  readonly query: CompiledQuery;
  readonly unit: UnitKind;
  readonly vocabulary: Vocabulary;
  /** The fields of a document; a query without filters does not ask for them. */
  readonly fieldsOf: (document: SourceDocument) => DocumentFields;
  /** The codings of a code in a document; a query without `@` does not ask for them. */
  readonly codingsOf: (document: SourceDocument, code: string) => readonly CodedStretch[];
}

/** A question whose candidates the index proposed. */
export interface CandidateRequest extends MatchRequest {
  /** What the text of a unit must hold where no word is needed; null where nothing is known. */
  readonly text: RegExp | null;
}

/** A unit in which the query holds. Places count in the document's text. */
export interface MatchedUnit extends Span {
  readonly unit: PlacedUnit;
  readonly hits: readonly Span[];
}

export interface MatchedDocument<Document extends SourceDocument = SourceDocument> {
  readonly document: Document;
  readonly context: UnitContext;
  /** At least one, in the order of the text. */
  readonly units: readonly MatchedUnit[];
}

/** Decides the candidates, document by document. */
export function* matchCandidates(
  index: IndexFile,
  candidates: readonly CandidateDocument[],
  request: CandidateRequest,
): Generator<MatchedDocument<StoredDocument>> {
  const inBlocks = request.unit === 'paragraph' || request.unit === 'sentence';
  for (const { entry, blocks } of candidates) {
    const document = index.document(entry);
    const options = contextOptions(document, request);
    const some = inBlocks ? blocksOrText(document, blocks, request.text) : null;
    if (some?.length === 0) continue;
    const partial =
      some === null ? wholeContext(document, options) : blocksContext(document, some, options);
    const units = decide(partial, request);
    if (units.length > 0) yield { document, context: partial.context, units };
  }
}

/** Decides every unit of every document. */
export function* scanDocuments<Document extends SourceDocument>(
  documents: Iterable<Document>,
  request: MatchRequest,
): Generator<MatchedDocument<Document>> {
  for (const document of documents) {
    const partial = wholeContext(document, contextOptions(document, request));
    const units = decide(partial, request);
    if (units.length > 0) yield { document, context: partial.context, units };
  }
}

function contextOptions(document: SourceDocument, request: MatchRequest) {
  const { vocabulary, fieldsOf, codingsOf } = request;
  return {
    vocabulary,
    fields: fieldsOf(document),
    codings: (code: string) => codingsOf(document, code),
  };
}

/** The units of a context in which the query holds. */
export function decide(
  { context, units: unitsOf }: PartialContext,
  { query, unit: kind }: Pick<MatchRequest, 'query' | 'unit'>,
): MatchedUnit[] {
  const units = unitsOf(kind);
  const asked = units.map(({ start, end }) => ({ start, end, kind }));
  return query.match(context, asked).map((match) => {
    const unit = units[match.unit] as PlacedUnit;
    const hits = match.hits.map((hit) => inDocument(hit, unit));
    return { ...inDocument(unit, unit), unit, hits };
  });
}
