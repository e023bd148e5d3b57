// The codings of documents in the index, for searches: each document is coded when it is asked for, and
// for the codes on one paragraph only that paragraph is read.
import { type Codebook, withDescendants } from '../codebook/codebook.ts';
import type { Coding } from '../coding/coding.ts';
import { inlineCodings } from '../coding/inline-codings.ts';
import type { CodedStretch } from '../query/unit-context.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type CatalogueEntry, HAS_CODES } from './catalogue.ts';
import type { IndexedRules } from './indexed-rules.ts';
import type { StoredDocument } from './stored-document.ts';

/** People's codings of a document, for studies that have ledgers. */
export interface Ledgers {
  /** Whether the ledgers must be asked for the codings of the document. */
  has(document: string): boolean;
  /** All codings of the document: inline tags, ledgers, and the hits of rules that nobody rejected. */
  codings(document: StoredDocument): readonly Coding[];
}

export interface CodedDocuments {
  /** Every coding of a document. */
  codings(document: StoredDocument): readonly Coding[];
  /** The codings of a code and of the codes below it. */
  codingsOf(document: StoredDocument, code: string): readonly CodedStretch[];
  /** Whether the code or one below it may be applied in the document. */
  mayHave(code: string, entry: CatalogueEntry): boolean;
  /**
   * Codes that share text with a unit, each once, sorted. A code of the whole document lies on the unit
   * `document` only.
   */
  codesOn(
    document: StoredDocument,
    unit: Span & { readonly block: number; readonly kind: string },
  ): readonly string[];
}

/** `ledgers` is null where the study has none. */
export function codedDocuments(
  codebook: Codebook,
  rules: IndexedRules,
  ledgers: Ledgers | null,
): CodedDocuments {
  const known = new WeakMap<StoredDocument, readonly Coding[]>();
  const codings = (document: StoredDocument): readonly Coding[] => {
    const found = known.get(document) ?? codingsFrom(document, { codebook, rules, ledgers });
    known.set(document, found);
    return found;
  };
  return {
    codings,
    codingsOf(document, code) {
      const family = new Set(withDescendants(codebook, code));
      return codings(document).filter((coding) => family.has(coding.code) && isPlaced(coding));
    },
    mayHave(code, entry) {
      if ((entry.traits & HAS_CODES) !== 0 || ledgers?.has(entry.id)) return true;
      return rules.mayHit(new Set(withDescendants(codebook, code)), entry);
    },
    codesOn(document, unit) {
      const isWhole = unit.kind === 'document';
      const inBlock = !isWhole && unit.kind !== 'section' && !ledgers?.has(document.id);
      const byRules = inBlock ? rules.codesInBlock(document, unit) : null;
      const all = byRules === null ? codings(document) : inlineCodings(document, codebook).codings;
      const codes = all
        .filter(isPlaced)
        .filter((coding) => (coding.origin === 'document' ? isWhole : overlaps(coding, unit)))
        .map(({ code }) => code);
      return [...new Set([...codes, ...(byRules ?? [])])].sort();
    },
  };
}

function codingsFrom(
  document: StoredDocument,
  tools: {
    readonly codebook: Codebook;
    readonly rules: IndexedRules;
    readonly ledgers: Ledgers | null;
  },
): readonly Coding[] {
  const { codebook, rules, ledgers } = tools;
  if (ledgers?.has(document.id)) return ledgers.codings(document);
  const inline = inlineCodings(document, codebook).codings;
  return [...inline, ...rules.apply(document, inline)];
}

function isPlaced({ status }: Coding): boolean {
  return status === 'anchored' || status === 'moved';
}
