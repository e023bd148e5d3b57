// Which source each row of a review table is about: its label, its place in the order of a reference
// list, and what the bibliography knows beyond the front matter.
import { authorYearLabels } from '../../bibliography/author-year.ts';
import { citedReferences } from '../../bibliography/cited-references.ts';
import { nameText } from '../../bibliography/name-text.ts';
import { isOthers, type Reference, yearOf } from '../../bibliography/reference.ts';
import { labelledSource, referenceSortKey } from '../../bibliography/reference-list.ts';
import type { SourceDocument } from '../../corpus/source-document.ts';
import type { Cell } from '../table.ts';
import type { MetadataColumn } from './review-column.ts';

/** What is known of a document without its text. */
export type ReviewedDocument = Pick<
  SourceDocument,
  'id' | 'file' | 'title' | 'language' | 'metadata' | 'hash'
>;

export interface ReviewSource {
  readonly document: ReviewedDocument;
  readonly reference: Reference;
  /** `Jing and Chen 2012a`, as in the reference list of the whole study. */
  readonly label: string;
  /** Compared part by part: author, year, title. */
  readonly key: readonly string[];
}

/** The sources of all documents of a study, by the documents' ids. */
export function reviewSources(
  documents: readonly ReviewedDocument[],
  entries: readonly Reference[],
): ReadonlyMap<string, ReviewSource> {
  const cited = citedReferences(documents, entries);
  const labels = authorYearLabels(cited.map(({ reference }) => labelledSource(reference)));
  const byId = new Map(documents.map((document) => [document.id, document]));
  return new Map(
    cited.flatMap(({ reference, documents: ids }, index) =>
      ids.flatMap((id): [string, ReviewSource][] => {
        const document = byId.get(id);
        if (document === undefined) return [];
        const label = labels[index] ?? document.title;
        return [
          [
            id,
            { document, reference, label, key: referenceSortKey(reference, { shortTitles: true }) },
          ],
        ];
      }),
    ),
  );
}

/** What a column of metadata shows: the front matter, and where it is silent the bibliography. */
export function metadataCell(
  { document, reference, label }: ReviewSource,
  name: MetadataColumn,
): Cell {
  const { metadata } = document;
  switch (name) {
    case 'reference':
      return label;
    case 'title':
      return metadata.title ?? reference.title ?? document.title;
    case 'authors':
      return (metadata.authors.length > 0 ? metadata.authors : (reference.author ?? []))
        .map((name) => (isOthers(name) ? 'et al.' : nameText(name)))
        .join('; ');
    case 'year':
      return metadata.year ?? yearOf(reference);
    case 'venue':
      return metadata.venue ?? reference['container-title'] ?? null;
    case 'doi':
      return metadata.doi ?? reference.DOI ?? null;
    case 'url':
      return metadata.url ?? reference.URL ?? null;
    case 'jurisdiction':
      return metadata.jurisdiction ?? reference.jurisdiction ?? null;
    case 'screening':
      return metadata.screening?.decision ?? null;
    case 'language':
      return document.language;
    case 'document':
      return document.id;
    case 'hash':
      return document.hash;
    case 'date':
    case 'type':
    case 'citekey':
    case 'rendition':
      return metadata[name];
  }
}
