// What a query needs to know of a document. Whoever holds documents builds one `UnitContext` a
// document and asks the compiled query about any units of it.
import type { Span } from '../text/span.ts';
import type { TokenisedText } from '../text/tokens.ts';

export type UnitKind = 'document' | 'section' | 'paragraph' | 'sentence';

/** A stretch of the document in which a query holds or not. */
export interface QueryUnit extends Span {
  readonly kind: UnitKind;
}

/** A coding as far as `@code`, `coder:`, `origin:` and `stance:` care. */
export interface CodedStretch extends Span {
  /** `document` is a code of the whole document: it counts in units of the kind `document` only. */
  readonly origin: string;
  readonly coder: string | null;
  readonly stance: string | null;
}

export interface QuerySection extends Span {
  /** Headings from the outermost to its own. */
  readonly path: readonly string[];
}

export type FieldValue = string | number | boolean;

/** The values of each field that a filter may name; a field without a value is absent or empty. */
export type DocumentFields = ReadonlyMap<string, readonly FieldValue[]>;

export interface UnitContext {
  /** The whole text, cut with the vocabulary that the query was compiled for. */
  readonly tokens: TokenisedText;
  /** BCP 47, for stems. */
  readonly language: string;
  /** In the order of the text, not overlapping. Phrases and proximities stay inside one. */
  readonly blocks: readonly Span[];
  readonly sections: readonly QuerySection[];
  readonly fields: DocumentFields;
  /** The codings of a code and its children, in any order. Unknown codes have none. */
  readonly codings: (code: string) => readonly CodedStretch[];
}

/** A unit in which a query holds. */
export interface UnitMatch {
  /** Index into the units that were asked about. */
  readonly unit: number;
  /** In the order of the text, distinct; they may overlap. Empty for a query of NOTs and filters. */
  readonly hits: readonly Span[];
}
