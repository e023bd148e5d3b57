// The fields of a document that filters ask for, from its metadata: one place, so that search, rules
// and the published site agree on what `author:` and `year:` mean.
import type { DocumentFields, FieldValue } from './unit-context.ts';

/** A person or institution, named as CSL-JSON names them. */
interface FieldName {
  readonly family?: string;
  readonly given?: string;
  readonly 'non-dropping-particle'?: string;
  readonly literal?: string;
}

/** What the fields are taken from; a `SourceDocument` has this shape. */
export interface FieldSource {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly metadata: {
    readonly authors: readonly FieldName[];
    readonly year: number | null;
    readonly date: string | null;
    readonly type: string | null;
    readonly venue: string | null;
    readonly doi: string | null;
    readonly url: string | null;
    readonly jurisdiction: string | null;
    readonly citekey: string | null;
    readonly rendition: string;
    readonly screening: { readonly decision: string } | null;
    readonly variables: Readonly<Record<string, FieldValue | readonly FieldValue[]>>;
  };
}

/** Fields by the name of their filter. A variable with the name of a field gives that field values too. */
export function documentFields(document: FieldSource): DocumentFields {
  const { metadata } = document;
  const fields = new Map<string, FieldValue[]>();
  const add = (name: string, ...values: readonly (FieldValue | null | undefined)[]) => {
    const present = values.filter((value) => value !== null && value !== undefined);
    if (present.length > 0) fields.set(name, [...(fields.get(name) ?? []), ...present]);
  };
  add('document', document.id);
  add('title', document.title);
  add('language', document.language);
  for (const author of metadata.authors) add('author', ...spellings(author));
  add('year', metadata.year);
  add('date', metadata.date);
  add('type', metadata.type);
  add('venue', metadata.venue);
  add('doi', metadata.doi);
  add('url', metadata.url);
  add('jurisdiction', metadata.jurisdiction);
  add('citekey', metadata.citekey);
  add('rendition', metadata.rendition);
  add('screening', metadata.screening?.decision);
  for (const [name, value] of Object.entries(metadata.variables)) {
    add(name, ...(Array.isArray(value) ? (value as readonly FieldValue[]) : [value as FieldValue]));
  }
  return fields;
}

/** `Jean de La Fontaine` and `de La Fontaine, Jean`: people write both, and Chinese names together. */
function spellings(author: FieldName): string[] {
  if (author.literal !== undefined) return [author.literal];
  const { family = '', given = '' } = author;
  const particle = author['non-dropping-particle'];
  const last = particle ? `${particle} ${family}` : family;
  if (given === '') return [last];
  return [`${given} ${last}`, `${last}, ${given}`, `${last} ${given}`, `${last}${given}`];
}
