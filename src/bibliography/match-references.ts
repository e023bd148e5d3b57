// Which entry of the bibliography a document is about. A citekey joins; a DOI, or title and year, only
// propose: the scholar decides and writes the citekey down.
import type { DocumentRecord } from './document-record.ts';
import { foldDoi } from './doi.ts';
import { type Reference, yearOf } from './reference.ts';

/** A document as matching needs it. */
export interface MatchableDocument {
  readonly id: string;
  /** Front matter title, first heading or file name. */
  readonly title: string;
  readonly metadata: Pick<DocumentRecord, 'citekey' | 'doi' | 'year'>;
}

export type ReferenceMatch =
  /** Its citekey is that of an entry. */
  | { readonly document: string; readonly kind: 'joined'; readonly reference: Reference }
  /** It has no citekey; these entries have its DOI, or its title and year. More than one is a choice. */
  | {
      readonly document: string;
      readonly kind: 'proposed';
      readonly by: 'doi' | 'title-year';
      readonly candidates: readonly Reference[];
    }
  /** Its citekey is that of no entry; `similar` differs only in case or signs. */
  | {
      readonly document: string;
      readonly kind: 'unknown-citekey';
      readonly citekey: string;
      readonly similar: string | null;
    }
  | { readonly document: string; readonly kind: 'none' };

/**
 * One answer a document, in their order. Titles are compared without case, accents, punctuation and
 * subtitle signs; a title proposes an entry only if the years are equal, or one of the two has none.
 */
export function matchReferences(
  documents: readonly MatchableDocument[],
  references: readonly Reference[],
): ReferenceMatch[] {
  const index = indexReferences(references);
  return documents.map((document) => matchOne(document, index));
}

interface ReferenceIndex {
  readonly byKey: ReadonlyMap<string, Reference>;
  readonly bySimilarKey: ReadonlyMap<string, string>;
  readonly byDoi: ReadonlyMap<string, readonly Reference[]>;
  readonly byTitle: ReadonlyMap<string, readonly Reference[]>;
}

function indexReferences(references: readonly Reference[]): ReferenceIndex {
  const byKey = new Map<string, Reference>();
  const bySimilarKey = new Map<string, string>();
  for (const reference of references) {
    if (!byKey.has(reference.id)) byKey.set(reference.id, reference);
    const similar = foldKey(reference.id);
    if (!bySimilarKey.has(similar)) bySimilarKey.set(similar, reference.id);
  }
  return {
    byKey,
    bySimilarKey,
    byDoi: groupBy(references, ({ DOI }) => foldDoi(DOI ?? '')),
    byTitle: groupBy(references, ({ title }) => foldTitle(title ?? '')),
  };
}

function matchOne(
  { id: document, title, metadata }: MatchableDocument,
  index: ReferenceIndex,
): ReferenceMatch {
  const { citekey, doi, year } = metadata;
  if (citekey !== null) {
    const reference = index.byKey.get(citekey);
    if (reference) return { document, kind: 'joined', reference };
    const similar = index.bySimilarKey.get(foldKey(citekey)) ?? null;
    return { document, kind: 'unknown-citekey', citekey, similar };
  }
  const sameDoi = doi === null ? undefined : index.byDoi.get(foldDoi(doi));
  if (sameDoi) return { document, kind: 'proposed', by: 'doi', candidates: sameDoi };
  const candidates = (index.byTitle.get(foldTitle(title)) ?? []).filter((reference) => {
    const other = yearOf(reference);
    return year === null || other === null || year === other;
  });
  if (candidates.length === 0) return { document, kind: 'none' };
  return { document, kind: 'proposed', by: 'title-year', candidates };
}

/** A title for comparing: letters and digits alone, compatibility forms and case folded, no accents. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function foldKey(key: string): string {
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Groups under keys that are not empty, each in the order given. */
function groupBy(
  references: readonly Reference[],
  keyOf: (reference: Reference) => string,
): Map<string, Reference[]> {
  const groups = new Map<string, Reference[]>();
  for (const reference of references) {
    const key = keyOf(reference);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(reference);
    else groups.set(key, [reference]);
  }
  return groups;
}
