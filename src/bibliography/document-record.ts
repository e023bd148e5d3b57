// What a document's front matter says of its source, as a reference, and the other way round. The
// record is the part of `Metadata` in src/corpus that this folder needs and may not import.
import { bareDoi } from './doi.ts';
import type { Name } from './name.ts';
import { readDate } from './read-date.ts';
import {
  type NameField,
  type Reference,
  type ReferenceType,
  type TextField,
  yearOf,
} from './reference.ts';

/** Bibliographic fields of a document; `Metadata` of src/corpus is one. */
export interface DocumentRecord {
  readonly title: string | null;
  readonly authors: readonly Name[];
  readonly year: number | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string | null;
  readonly type: string | null;
  readonly venue: string | null;
  readonly doi: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly jurisdiction: string | null;
  readonly citekey: string | null;
  /** Further keys of the front matter: `volume`, `pages`, `publisher` and so on are read here. */
  readonly other: Readonly<Record<string, unknown>>;
}

const TYPES: Readonly<Record<string, ReferenceType>> = {
  policy: 'report',
  law: 'legislation',
  paper: 'article-journal',
  report: 'report',
  speech: 'speech',
  note: 'document',
};

/** Keys of the front matter that Axial does not define, and the field that each one fills. */
const OTHER_KEYS: Readonly<Record<string, TextField>> = {
  'short-title': 'title-short',
  shorttitle: 'title-short',
  shortTitle: 'title-short',
  'title-short': 'title-short',
  volume: 'volume',
  issue: 'issue',
  number: 'number',
  pages: 'page',
  page: 'page',
  edition: 'edition',
  publisher: 'publisher',
  place: 'publisher-place',
  series: 'collection-title',
  booktitle: 'container-title',
  genre: 'genre',
  isbn: 'ISBN',
  issn: 'ISSN',
  abstract: 'abstract',
};

/** Keys of the front matter, beyond those of every document, that say something of its source. */
export const BIBLIOGRAPHIC_KEYS: readonly string[] = Object.keys(OTHER_KEYS);

/**
 * The reference that a document's front matter describes. `id` is its citekey, else the document's
 * id; a paper without venue is a manuscript; `venue` of a report or law is its publisher.
 */
export function referenceOfDocument(
  record: DocumentRecord,
  document: { readonly id: string; readonly title: string },
): Reference {
  const type = typeOf(record);
  const fields: Partial<Record<TextField, string>> = {};
  for (const [key, field] of Object.entries(OTHER_KEYS)) {
    const value = record.other[key];
    if (typeof value === 'string' || typeof value === 'number') fields[field] = String(value);
  }
  if (fields.page) fields.page = fields.page.replace(/\s*[–—-]+\s*/gu, '-');
  if (record.venue) fields[venueField(type)] = record.venue;
  const issued = readDate(issuedText(record));
  return {
    id: record.citekey ?? document.id,
    type,
    title: record.title ?? document.title,
    ...fields,
    ...(record.authors.length > 0 && { author: record.authors }),
    ...(issued && { issued }),
    ...(record.doi && { DOI: bareDoi(record.doi) }),
    ...(record.url && { URL: record.url }),
    ...(record.language && { language: record.language }),
    ...(record.jurisdiction && { jurisdiction: record.jurisdiction }),
  };
}

/** The date, or the year where there is none or where it contradicts the date: the year counts. */
function issuedText({ date, year }: DocumentRecord): string {
  if (year === null) return date ?? '';
  return date?.startsWith(String(year)) ? date : String(year);
}

function typeOf({ type, venue, other }: DocumentRecord): ReferenceType {
  if (other.booktitle) return 'chapter';
  const known = type !== null && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (known === 'article-journal' && venue === null) return 'manuscript';
  return known ?? 'document';
}

function venueField(type: ReferenceType): TextField {
  if (type === 'article-journal' || type === 'chapter') return 'container-title';
  return type === 'speech' ? 'event-title' : 'publisher';
}

/** A front matter for a stub: keys in the order in which Axial writes them; no key without a value. */
export interface StubRecord {
  readonly title?: string;
  readonly authors?: readonly Name[];
  readonly year?: number;
  readonly date?: string;
  readonly type?: string;
  readonly venue?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly language?: string;
  readonly jurisdiction?: string;
  readonly citekey: string;
}

/** Document types of reference types; what is not named has none, rather than a wrong one. */
const DOCUMENT_TYPES: Partial<Readonly<Record<ReferenceType, string>>> = {
  'article-journal': 'paper',
  'article-magazine': 'paper',
  'article-newspaper': 'paper',
  article: 'paper',
  book: 'paper',
  chapter: 'paper',
  'paper-conference': 'paper',
  thesis: 'paper',
  manuscript: 'paper',
  review: 'paper',
  report: 'report',
  legislation: 'law',
  regulation: 'law',
  treaty: 'law',
  bill: 'law',
  speech: 'speech',
};

/** The front matter of a document about a reference. A range of years gives its first year. */
export function stubOfReference(reference: Reference): StubRecord {
  const parts = reference.issued?.['date-parts'] ?? [];
  const year = yearOf(reference);
  const isWritable = year !== null && year >= 1000 && year <= 9999;
  const date = parts.length === 1 ? isoDate(parts[0] ?? []) : null;
  const type = DOCUMENT_TYPES[reference.type];
  const venue = reference['container-title'] ?? reference['event-title'] ?? reference.publisher;
  const authors = firstNames(reference, ['author', 'editor']);
  const doi = reference.DOI !== undefined && /^10\.\d{4,9}\/\S+$/.test(reference.DOI);
  const url = reference.URL !== undefined && /^(?:https?|ftp):\/\/\S+$/i.test(reference.URL);
  return {
    ...(reference.title && { title: reference.title }),
    ...(authors.length > 0 && { authors }),
    ...(isWritable && (date === null ? { year } : { date })),
    ...(type && { type }),
    ...(venue && { venue }),
    ...(doi && reference.DOI && { doi: reference.DOI }),
    ...(url && reference.URL && { url: reference.URL }),
    ...(reference.language && isLanguage(reference.language) && { language: reference.language }),
    ...(reference.jurisdiction && { jurisdiction: reference.jurisdiction }),
    citekey: reference.id,
  };
}

function firstNames(reference: Reference, fields: readonly NameField[]): readonly Name[] {
  return fields.map((field) => reference[field] ?? []).find((names) => names.length > 0) ?? [];
}

/** `2013-09-26` or `2013-09`; null where only the year is known, or the day does not exist. */
function isoDate([year, month, day]: readonly number[]): string | null {
  if (year === undefined || month === undefined) return null;
  const padded = String(month).padStart(2, '0');
  if (day === undefined) return `${year}-${padded}`;
  const iso = `${year}-${padded}-${String(day).padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
    ? iso
    : `${year}-${padded}`;
}

function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag);
}
