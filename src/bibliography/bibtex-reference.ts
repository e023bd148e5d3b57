// From the raw fields of one BibTeX entry to a reference.
import { bibtexType, GENRES, THESIS_GENRES } from './bibtex-types.ts';
import { bareDoi } from './doi.ts';
import { languageTag } from './language-names.ts';
import { readBibtexNames } from './read-bibtex-names.ts';
import { readDate, readDateFields } from './read-date.ts';
import { readTex, readVerbatim, texToText } from './read-tex.ts';
import type { NameField, Reference, ReferenceDate, ReferenceType, TextField } from './reference.ts';
import type { BibtexEntry } from './scan-bibtex.ts';

export interface BibtexReading {
  readonly reference: Reference;
  readonly isKnownType: boolean;
  readonly unknownCommands: readonly string[];
  /** A date that stands there and cannot be read, or null. */
  readonly unreadableDate: string | null;
}

/** Fields that go over as text under one name; the first that is there counts. */
const TEXTS: readonly (readonly [TextField, readonly string[]])[] = [
  ['title-short', ['shorttitle']],
  ['collection-title', ['series']],
  ['volume', ['volume']],
  ['number-of-volumes', ['volumes']],
  ['edition', ['edition']],
  ['publisher', ['publisher', 'school', 'institution', 'organization']],
  ['publisher-place', ['address', 'location']],
  ['event-title', ['eventtitle']],
  ['event-place', ['venue']],
  ['chapter-number', ['chapter']],
  ['status', ['pubstate']],
  ['jurisdiction', ['jurisdiction']],
  ['ISBN', ['isbn']],
  ['ISSN', ['issn']],
  ['abstract', ['abstract']],
  ['keyword', ['keywords']],
  ['note', ['note', 'addendum', 'annote', 'annotation']],
];

const NAMES: readonly (readonly [NameField, string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
];

/** Types whose `number` counts the issues of a journal. */
const PERIODICALS = new Set<ReferenceType>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'periodical',
]);

/** Reads one entry; `reference.id` is its key, empty where it has none. */
export function readBibtexReference(entry: BibtexEntry): BibtexReading {
  const unknown = new Set<string>();
  const raw = (name: string): string => entry.fields.get(name)?.value ?? '';
  const text = (name: string): string => {
    const { text: plain, unknownCommands } = readTex(raw(name));
    for (const command of unknownCommands) unknown.add(command);
    return plain;
  };
  const type = bibtexType(entry.type, {
    subtype: raw('entrysubtype'),
    onlyOnline: isOnlyOnline(raw),
  });
  const fields: Partial<Record<TextField, string>> = {};
  for (const [target, names] of TEXTS) {
    const name = names.find((candidate) => raw(candidate).trim() !== '');
    if (name !== undefined) fields[target] = text(name);
  }
  const titles = readTitles(text);
  const dates = readDates(raw, text);
  const more = { ...titles, ...readNumbers(type ?? 'document', text), ...readLinks(raw, text) };
  const reference: Reference = {
    id: entry.key,
    type: type ?? 'document',
    ...withoutEmpty({ ...fields, ...more, genre: readGenre(entry.type, text) }),
    ...readNames(raw),
    ...dates.fields,
    ...(raw('langid') + raw('language') + raw('hyphenation') !== '' && {
      language: languageTag(text('langid') || text('language') || text('hyphenation')),
    }),
    nocase: [...protectedIn(raw, ['title', 'subtitle', 'booktitle', 'booksubtitle', 'maintitle'])],
  };
  return {
    reference,
    isKnownType: type !== null,
    unknownCommands: [...unknown],
    unreadableDate: dates.unreadable,
  };
}

function readTitles(text: (name: string) => string): Partial<Record<TextField, string>> {
  const title = joinTitle(text('title'), text('subtitle'));
  const container =
    joinTitle(text('journaltitle') || text('journal'), text('journalsubtitle')) ||
    joinTitle(text('booktitle'), text('booksubtitle')) ||
    text('maintitle');
  // A volume that others cross-refer to often has its title twice.
  return { title, 'container-title': container === title ? '' : container };
}

/** Title and subtitle; no colon is added behind a sign that ends a sentence. */
function joinTitle(title: string, subtitle: string): string {
  if (title === '' || subtitle === '') return title || subtitle;
  return /[?!:.。？！：]$/u.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function readNumbers(
  type: ReferenceType,
  text: (name: string) => string,
): Partial<Record<TextField, string>> {
  const number = text('number');
  const issue = text('issue');
  const page = text('pages').replace(/\s*(?:–|—|--+|-)\s*/gu, '-') || text('eid');
  if (PERIODICALS.has(type)) return { page, issue: number || issue };
  if ((type === 'book' || type === 'chapter') && number !== '') {
    return { page, 'collection-number': number };
  }
  return { page, number };
}

function readLinks(
  raw: (name: string) => string,
  text: (name: string) => string,
): Partial<Record<TextField, string>> {
  const published = readVerbatim(raw('howpublished'));
  const url = readVerbatim(raw('url')) || (isUrl(published) ? published : '') || eprintUrl(raw);
  const medium = isUrl(published) ? '' : text('howpublished');
  return { DOI: bareDoi(readVerbatim(raw('doi'))), URL: url, medium };
}

function eprintUrl(raw: (name: string) => string): string {
  const id = readVerbatim(raw('eprint'));
  const archive = raw('eprinttype') || raw('archiveprefix');
  return id !== '' && /^\{?arxiv\}?$/i.test(archive) ? `https://arxiv.org/abs/${id}` : '';
}

function isUrl(value: string): boolean {
  return /^(?:https?|ftp):\/\//i.test(value);
}

function isOnlyOnline(raw: (name: string) => string): boolean {
  const hasUrl = raw('url') !== '' || isUrl(readVerbatim(raw('howpublished')));
  return hasUrl && raw('publisher') + raw('institution') + raw('journal') + raw('doi') === '';
}

function readGenre(entryType: string, text: (name: string) => string): string {
  const type = text('type');
  return GENRES[type.toLowerCase()] ?? (type || (THESIS_GENRES[entryType] ?? ''));
}

function readNames(raw: (name: string) => string): Partial<Pick<Reference, NameField>> {
  const names: Partial<Record<NameField, Reference['author']>> = {};
  for (const [target, name] of NAMES) {
    const list = readBibtexNames(raw(name));
    if (list.length > 0) names[target] = list;
  }
  return names as Partial<Pick<Reference, NameField>>;
}

function readDates(
  raw: (name: string) => string,
  text: (name: string) => string,
): {
  fields: Partial<Pick<Reference, 'issued' | 'accessed' | 'original-date'>>;
  unreadable: string | null;
} {
  const given = plain(raw('date')) || plain(raw('year'));
  const issued =
    (raw('date') === '' ? readDateFields(given, text('month'), text('day')) : readDate(given)) ??
    (given === '' ? readStatus(text('pubstate')) : null);
  const accessed = readDate(plain(raw('urldate')) || plain(raw('lastchecked')));
  const original = readDate(plain(raw('origdate')));
  return {
    fields: {
      ...(issued && { issued }),
      ...(accessed && { accessed }),
      ...(original && { 'original-date': original }),
    },
    unreadable: issued === null && given !== '' ? given : null,
  };
}

/** Braces off; without commands a `~` stays, it is EDTF's sign for "about". */
function plain(value: string): string {
  return value.includes('\\') ? texToText(value) : value.replace(/[{}]/g, '').trim();
}

function readStatus(status: string): ReferenceDate | null {
  return readDate(status.replace(/^inpress$/i, 'in press'));
}

function protectedIn(raw: (name: string) => string, names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => readTex(raw(name)).protectedWords));
}

function withoutEmpty(
  fields: Partial<Record<TextField, string>>,
): Partial<Record<TextField, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
