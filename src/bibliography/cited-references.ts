// The source of every document: its entry in the bibliography where its citekey joins one, else what its
// front matter says. Reference lists, labels and citations of a study all begin here.
import { type DocumentRecord, referenceOfDocument } from './document-record.ts';
import { type MatchableDocument, matchReferences } from './match-references.ts';
import type { Reference } from './reference.ts';

/** A document with what its front matter says. */
export interface CitingDocument extends MatchableDocument {
  readonly metadata: DocumentRecord;
}

export interface CitedReference {
  readonly reference: Reference;
  /** Ids of the documents about it, in the order given. */
  readonly documents: readonly string[];
}

/**
 * The reference of every document, each once: documents with one citekey are about one source. Authors
 * and year that the entry lacks are taken from the front matter of the first document that has them.
 */
export function citedReferences(
  documents: readonly CitingDocument[],
  entries: readonly Reference[],
): CitedReference[] {
  const matches = matchReferences(documents, entries);
  const cited = new Map<string, { reference: Reference; documents: string[] }>();
  for (const [index, document] of documents.entries()) {
    const match = matches[index];
    const own = referenceOfDocument(document.metadata, document);
    const id = match?.kind === 'joined' ? match.reference.id : own.id;
    const known = cited.get(id);
    const reference = known?.reference ?? (match?.kind === 'joined' ? match.reference : own);
    cited.set(id, {
      reference: withGapsFilled(reference, own),
      documents: [...(known?.documents ?? []), document.id],
    });
  }
  return [...cited.values()];
}

function withGapsFilled(reference: Reference, own: Reference): Reference {
  const { author, issued } = own;
  const needsAuthor = reference.author === undefined && reference.editor === undefined;
  return {
    ...reference,
    ...(needsAuthor && author && { author }),
    ...(reference.issued === undefined && issued && { issued }),
  };
}
