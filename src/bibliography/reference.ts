// One entry of a bibliography inside Axial: an item of CSL-JSON, as Zotero, Pandoc and citeproc write
// it. Texts are plain: no TeX, no HTML; dates are numbers.
import type { Finding } from './finding.ts';
import type { Name } from './name.ts';

/** The types of CSL 1.0.2 that Axial's readers produce or accept. */
export const REFERENCE_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;

export type ReferenceType = (typeof REFERENCE_TYPES)[number];

/**
 * A date of CSL-JSON. One list of year, month and day, or two of them for a range; a range without an
 * end has an empty second list. `literal` holds what is no date: `n.d.`, `in press`.
 */
export interface ReferenceDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly circa?: boolean;
}

/** The fields that hold text. Pages are `19-38`, with a hyphen, as CSL-JSON has it. */
export const TEXT_FIELDS = [
  'title',
  'title-short',
  'container-title',
  'collection-title',
  'collection-number',
  'volume',
  'number-of-volumes',
  'issue',
  'number',
  'page',
  'section',
  'chapter-number',
  'edition',
  'publisher',
  'publisher-place',
  'event-title',
  'event-place',
  'genre',
  'medium',
  'status',
  'authority',
  'jurisdiction',
  'DOI',
  'URL',
  'ISBN',
  'ISSN',
  'language',
  'abstract',
  'keyword',
  'note',
] as const;

export type TextField = (typeof TEXT_FIELDS)[number];

export const NAME_FIELDS = [
  'author',
  'editor',
  'translator',
  'container-author',
  'collection-editor',
] as const;

export type NameField = (typeof NAME_FIELDS)[number];

export const DATE_FIELDS = ['issued', 'accessed', 'original-date', 'event-date'] as const;

export type DateField = (typeof DATE_FIELDS)[number];

export interface Reference
  extends Readonly<Partial<Record<TextField, string>>>,
    Readonly<Partial<Record<NameField, readonly Name[]>>>,
    Readonly<Partial<Record<DateField, ReferenceDate>>> {
  /** The key by which texts cite it: `citekey` in front matter. */
  readonly id: string;
  readonly type: ReferenceType;
  /**
   * Words of title and container title that braces protect in BibTeX. Present, even if empty, only
   * where the source keeps that convention: a style that wants sentence case may then lower the rest.
   */
  readonly nocase?: readonly string[];
  /** CSL-JSON fields that Axial does not use, kept for writing them again. */
  readonly other?: Readonly<Record<string, unknown>>;
}

/** A reference and where it stands. */
export interface PlacedReference {
  readonly reference: Reference;
  readonly file: string;
  /** Line of the entry's beginning, from 1; null where the format has no lines. */
  readonly line: number | null;
  /** Whether another entry takes fields from it (`crossref`): it then needs no document of its own. */
  readonly isParent: boolean;
}

/** What a reader gives: every entry that can be read, and every finding. */
export interface ReadReferences {
  readonly references: readonly PlacedReference[];
  readonly findings: readonly Finding[];
}

/** The author that stands for "and others" in a list that its source cut short. */
export const OTHERS = { literal: 'others' } as const;

/** Whether a name stands for "and others". */
export function isOthers(name: Name): boolean {
  return 'literal' in name && name.literal === OTHERS.literal;
}

/** The year in which it appeared (the first one of a range), or null. */
export function yearOf(reference: Reference): number | null {
  return reference.issued?.['date-parts']?.[0]?.[0] ?? null;
}
