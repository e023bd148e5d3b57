// Which fields an entry lacks that a reader needs to find the source, by type.
import type { NameField, Reference, ReferenceType, TextField } from './reference.ts';

type Need = TextField | NameField | 'issued';

/** One need: any of the fields fills it; `called` is what a message calls it. */
interface Required {
  readonly called: string;
  readonly fields: readonly Need[];
}

const TITLE: Required = { called: 'title', fields: ['title'] };
const DATE: Required = { called: 'year', fields: ['issued'] };
const AUTHOR: Required = { called: 'author', fields: ['author', 'editor'] };
const JOURNAL: Required = { called: 'journal', fields: ['container-title'] };
const PUBLISHER: Required = { called: 'publisher', fields: ['publisher'] };
const INSTITUTION: Required = { called: 'author or institution', fields: ['author', 'publisher'] };
const BOOK_TITLE: Required = { called: 'title of the book', fields: ['container-title'] };
const URL: Required = { called: 'web address', fields: ['URL', 'DOI'] };

const ARTICLE = [AUTHOR, TITLE, JOURNAL, DATE];

/** What each type needs; types that are not named need a title. */
const NEEDS: Partial<Readonly<Record<ReferenceType, readonly Required[]>>> = {
  'article-journal': ARTICLE,
  'article-magazine': [TITLE, JOURNAL, DATE],
  'article-newspaper': [TITLE, JOURNAL, DATE],
  book: [AUTHOR, TITLE, PUBLISHER, DATE],
  chapter: [AUTHOR, TITLE, BOOK_TITLE, PUBLISHER, DATE],
  'paper-conference': [AUTHOR, TITLE, DATE],
  thesis: [AUTHOR, TITLE, { called: 'university', fields: ['publisher'] }, DATE],
  report: [INSTITUTION, TITLE, DATE],
  legislation: [TITLE, DATE],
  regulation: [TITLE, DATE],
  bill: [TITLE],
  legal_case: [TITLE, DATE],
  webpage: [TITLE, URL],
  'post-weblog': [AUTHOR, TITLE, URL],
  manuscript: [AUTHOR, TITLE],
  speech: [AUTHOR, TITLE, DATE],
};

/** Names of missing fields as messages call them, in the order of a reference. `n.d.` counts as a year. */
export function missingFields(reference: Reference): string[] {
  return (NEEDS[reference.type] ?? [TITLE])
    .filter(({ fields }) => !fields.some((field) => isThere(reference, field)))
    .map(({ called }) => called);
}

function isThere(reference: Reference, field: Need): boolean {
  const value = reference[field];
  if (typeof value === 'string') return value !== '';
  return value !== undefined && (!Array.isArray(value) || value.length > 0);
}
