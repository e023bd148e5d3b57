// Which kind of source a BibTeX or biblatex entry is, in CSL's types.
import type { ReferenceType } from './reference.ts';

const TYPES: Readonly<Record<string, ReferenceType>> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  periodical: 'periodical',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  mvreference: 'book',
  manual: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  suppcollection: 'chapter',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  inreference: 'entry-encyclopedia',
  report: 'report',
  techreport: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  bachelorsthesis: 'thesis',
  unpublished: 'manuscript',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  webpage: 'webpage',
  misc: 'document',
  dataset: 'dataset',
  software: 'software',
  patent: 'patent',
  legislation: 'legislation',
  legal: 'legislation',
  law: 'legislation',
  statute: 'legislation',
  regulation: 'regulation',
  jurisdiction: 'legal_case',
  standard: 'standard',
  letter: 'personal_communication',
  speech: 'speech',
  movie: 'motion_picture',
  video: 'motion_picture',
  audio: 'song',
  music: 'song',
  newspaper: 'article-newspaper',
  review: 'review',
};

/** What the thesis types say that CSL has in `genre`. */
export const THESIS_GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  bachelorsthesis: 'Bachelor’s thesis',
};

/** biblatex's keys in `type`. */
export const GENRES: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
};

/**
 * The CSL type of an entry type in small letters; null where it is unknown. `subtype` is biblatex's
 * `entrysubtype`; `onlyOnline` makes a `@misc` that nobody published a web page.
 */
export function bibtexType(
  type: string,
  { subtype, onlyOnline }: { readonly subtype: string; readonly onlyOnline: boolean },
): ReferenceType | null {
  if (type === 'article' && /newspaper/i.test(subtype)) return 'article-newspaper';
  if (type === 'article' && /magazine/i.test(subtype)) return 'article-magazine';
  if (type === 'misc' && onlyOnline) return 'webpage';
  return (Object.hasOwn(TYPES, type) ? TYPES[type] : null) ?? null;
}

/** Every entry type that is known, for hints. */
export const BIBTEX_TYPES: readonly string[] = Object.keys(TYPES);
