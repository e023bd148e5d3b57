// Bibliographic and descriptive fields of a document, after its front matter was validated.
import type { Name } from '../bibliography/name.ts';

export type { Name } from '../bibliography/name.ts';

/** Keys of the front matter that describe the source, in the order in which Axial writes and shows them. */
export const DESCRIPTIVE_KEYS = [
  'title',
  'authors',
  'year',
  'date',
  'type',
  'venue',
  'doi',
  'url',
  'language',
  'jurisdiction',
  'citekey',
] as const;

export type Rendition = 'original' | 'translation' | 'notes';

export type VariableValue = string | number | boolean;

export interface Screening {
  readonly decision: string;
  readonly reason?: string;
  /** When it was decided: on title and abstract, or on the full text. */
  readonly stage?: string;
  /** Where the record came from: a database, a register, a website. */
  readonly source?: string;
}

export interface Metadata {
  readonly title: string | null;
  readonly authors: readonly Name[];
  /** Four-digit year from `year` or `date`, or null. */
  readonly year: number | null;
  /** ISO date (YYYY, YYYY-MM or YYYY-MM-DD) or null. */
  readonly date: string | null;
  readonly type: string | null;
  readonly venue: string | null;
  readonly doi: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly jurisdiction: string | null;
  readonly citekey: string | null;
  /** Codes for the whole document. */
  readonly codes: readonly string[];
  /** Where each of `codes` stands, in the same order; absent where there are none. */
  readonly codePlaces?: readonly { readonly line: number; readonly column: number }[];
  readonly variables: Readonly<Record<string, VariableValue>>;
  readonly rendition: Rendition;
  readonly screening: Screening | null;
  /** What the scholar extracted, by the names of `fields` in axial.yaml. */
  readonly fields: Readonly<Record<string, string>>;
  /** Keys that Axial does not know, kept as they are. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** The metadata of a document without front matter. */
export const EMPTY_METADATA: Metadata = {
  title: null,
  authors: [],
  year: null,
  date: null,
  type: null,
  venue: null,
  doi: null,
  url: null,
  language: null,
  jurisdiction: null,
  citekey: null,
  codes: [],
  variables: {},
  rendition: 'original',
  screening: null,
  fields: {},
  other: {},
};
