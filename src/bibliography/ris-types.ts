// Kinds of sources in RIS, Web of Science and EndNote's form, in CSL's types.
import type { ReferenceType } from './reference.ts';
import type { TaggedRecord } from './scan-tagged.ts';

const RIS_TYPES: Readonly<Record<string, ReferenceType>> = {
  JOUR: 'article-journal',
  JFULL: 'periodical',
  EJOUR: 'article-journal',
  ABST: 'article-journal',
  INPR: 'article-journal',
  MGZN: 'article-magazine',
  NEWS: 'article-newspaper',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  SER: 'book',
  CLSWK: 'classic',
  CHAP: 'chapter',
  ECHAP: 'chapter',
  CONF: 'paper-conference',
  CPAPER: 'paper-conference',
  RPRT: 'report',
  GOVDOC: 'report',
  THES: 'thesis',
  ELEC: 'webpage',
  WEB: 'webpage',
  BLOG: 'post-weblog',
  STAT: 'legislation',
  LEGAL: 'legislation',
  BILL: 'bill',
  UNBILL: 'bill',
  CASE: 'legal_case',
  HEAR: 'hearing',
  STAND: 'standard',
  PAT: 'patent',
  DATA: 'dataset',
  DBASE: 'dataset',
  AGGR: 'dataset',
  COMP: 'software',
  MAP: 'map',
  VIDEO: 'motion_picture',
  MPCT: 'motion_picture',
  SOUND: 'song',
  MUSIC: 'musical_score',
  ART: 'graphic',
  FIGURE: 'figure',
  PCOMM: 'personal_communication',
  ICOMM: 'personal_communication',
  MANSCPT: 'manuscript',
  UNPB: 'manuscript',
  PAMP: 'pamphlet',
  ENCYC: 'entry-encyclopedia',
  DICT: 'entry-dictionary',
  SLIDE: 'speech',
  GEN: 'document',
};

const ENDNOTE_TYPES: Readonly<Record<string, ReferenceType>> = {
  'journal article': 'article-journal',
  'electronic article': 'article-journal',
  'magazine article': 'article-magazine',
  'newspaper article': 'article-newspaper',
  book: 'book',
  'edited book': 'book',
  'electronic book': 'book',
  'book section': 'chapter',
  'electronic book section': 'chapter',
  'conference paper': 'paper-conference',
  'conference proceedings': 'paper-conference',
  report: 'report',
  'government document': 'report',
  thesis: 'thesis',
  'web page': 'webpage',
  'online database': 'webpage',
  blog: 'post-weblog',
  statute: 'legislation',
  'legal rule or regulation': 'regulation',
  bill: 'bill',
  case: 'legal_case',
  hearing: 'hearing',
  standard: 'standard',
  patent: 'patent',
  dataset: 'dataset',
  manuscript: 'manuscript',
  'unpublished work': 'manuscript',
  pamphlet: 'pamphlet',
  encyclopedia: 'entry-encyclopedia',
  dictionary: 'entry-dictionary',
  generic: 'document',
};

/** The CSL type of a record in any of the three forms; null where it is unknown. */
export function taggedType({ type, fields }: TaggedRecord): ReferenceType | null {
  const upper = type.toUpperCase();
  const known = Object.hasOwn(RIS_TYPES, upper) ? RIS_TYPES[upper] : undefined;
  if (known !== undefined) return known;
  const lower = type.toLowerCase();
  const endnote = Object.hasOwn(ENDNOTE_TYPES, lower) ? ENDNOTE_TYPES[lower] : undefined;
  return endnote ?? webOfScienceType(upper, fields.get('M3')?.[0] ?? '');
}

/** `PT` is J, B, S or P; `DT` says more: a chapter, a paper of a conference. */
function webOfScienceType(type: string, documentType: string): ReferenceType | null {
  if (!['J', 'B', 'S', 'P'].includes(type)) return null;
  if (type === 'P') return 'patent';
  if (/chapter/i.test(documentType)) return 'chapter';
  if (type === 'J') return 'article-journal';
  return /proceedings/i.test(documentType) ? 'paper-conference' : 'book';
}
