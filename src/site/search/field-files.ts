// What filters ask for, one field a file: a search fetches only those that its query names.
import type { DocumentFields } from '../../query/unit-context.ts';
import type { FieldFile } from '../client/search-data.ts';

export interface PublishedField {
  readonly name: string;
  /** For each document; none where it has no such field. */
  readonly values: FieldFile;
}

/** The fields that any document has, by name. */
export function fieldFiles(documents: readonly DocumentFields[]): PublishedField[] {
  const names = new Set(documents.flatMap((fields) => [...fields.keys()]));
  return [...names]
    .sort()
    .map((name) => ({ name, values: documents.map((fields) => fields.get(name) ?? []) }));
}
