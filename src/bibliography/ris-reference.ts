// From one record of RIS, in the dialect of any exporter, to a reference without its key.
import { bareDoi } from './doi.ts';
import { languageTag } from './language-names.ts';
import type { Name } from './name.ts';
import { isEastAsian } from './name-script.ts';
import { parseName } from './parse-name.ts';
import { readDate, readDateFields } from './read-date.ts';
import type { NameField, Reference, ReferenceDate, ReferenceType, TextField } from './reference.ts';
import type { TaggedRecord } from './scan-tagged.ts';

type Values = (...tags: readonly string[]) => readonly string[];

const PARTS = new Set<ReferenceType>([
  'chapter',
  'paper-conference',
  'entry-encyclopedia',
  'entry-dictionary',
]);
const PERIODICALS = new Set<ReferenceType>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'periodical',
]);

/** What exporters write among the notes that no reader wants: dates of export, counts of citations. */
const EXPORT_NOTE = /^(?:export date|cited by|correspondence address|references?:)/i;

/**
 * Reads the fields of a record. The first tag that has a value counts: `TI` before `T1`, `T2` before
 * `JF`. Authors of CNKI stand in one line with semicolons; Scopus writes `03057410 (ISSN)`.
 */
export function readTaggedReference(
  record: TaggedRecord,
  type: ReferenceType,
): { body: Omit<Reference, 'id'>; unreadableDate: string | null } {
  const values: Values = (...tags) => {
    const tag = tags.find((candidate) => record.fields.has(candidate));
    return (tag === undefined ? undefined : record.fields.get(tag)) ?? [];
  };
  const first = (...tags: readonly string[]): string => values(...tags)[0] ?? '';
  const given = first('PY', 'Y1', 'YR', 'DA');
  const issued = readIssued(given, first('DA'));
  const accessed = readDate(withoutTail(first('Y2', 'RD')));
  const body: Omit<Reference, 'id'> = {
    type,
    ...withoutEmpty({
      ...readTitles(type, first),
      ...readNumbers(type, first),
      ...readRest(type, { first, values }),
    }),
    ...readNames(type, values),
    ...(issued && { issued }),
    ...(accessed && { accessed }),
  };
  return { body, unreadableDate: issued === null && given !== '' ? given : null };
}

function readTitles(
  type: ReferenceType,
  first: (...tags: readonly string[]) => string,
): Partial<Record<TextField, string>> {
  const isWhole = type === 'book' || type === 'report' || type === 'thesis';
  const title = first('TI', 'T1', 'CT') || (isWhole ? first('BT') : '');
  const titles = { title, 'title-short': first('ST') === title ? '' : first('ST') };
  if (isWhole) return { ...titles, 'collection-title': first('T2', 'T3') };
  const container = first('T2', 'JF', 'JO', 'BT', 'JA', 'J2');
  return { ...titles, 'container-title': container, 'collection-title': first('T3') };
}

function readNumbers(
  type: ReferenceType,
  first: (...tags: readonly string[]) => string,
): Partial<Record<TextField, string>> {
  const numbers = { page: readPages(first('SP') || first('AR'), first('EP')), volume: first('VL') };
  const number = first('IS') || first('M1');
  const serial = readSerial(first('SN'), first('BN'));
  const rest = { edition: first('ET'), 'number-of-volumes': first('NV'), ...serial };
  if (PERIODICALS.has(type)) return { ...numbers, ...rest, issue: number };
  if (type === 'legislation') return { ...numbers, ...rest, number, section: first('SE') };
  return { ...numbers, ...rest, number: number || (serial.number ?? '') };
}

/** `19`, `38` and `19-38`, `38` both give `19-38`; one page stays one page. */
function readPages(start: string, end: string): string {
  const from = start.replace(/\s*[–—-]+\s*/gu, '-');
  return from === '' || end === '' || from.includes('-') || from === end ? from : `${from}-${end}`;
}

/** `SN` holds an ISSN, an ISBN or a report's number. */
function readSerial(serial: string, book: string): Partial<Record<TextField, string>> {
  const bare = serial.replace(/\((?:issn|isbn)\)/gi, '').trim();
  const digits = (bare.split(/[;\s,]+(?=\d)/)[0] ?? '').replaceAll('-', '');
  const isbn = book === '' ? {} : { ISBN: book };
  if (/^\d{7}[\dxX]$/.test(digits))
    return { ...isbn, ISSN: `${digits.slice(0, 4)}-${digits.slice(4)}` };
  if (/^(?:\d{9}[\dxX]|97[89]\d{10})$/.test(digits)) return { ISBN: bare };
  return bare === '' ? isbn : { ...isbn, number: bare };
}

function readRest(
  type: ReferenceType,
  {
    first,
    values,
  }: { readonly first: (...tags: readonly string[]) => string; readonly values: Values },
): Partial<Record<TextField, string>> {
  const keywords = values('KW').flatMap((value) => value.split(/\s*[;；]\s*/u));
  const notes = values('N1').filter((note) => !EXPORT_NOTE.test(note));
  const language = first('LA').replace(/[;；]+$/u, '');
  return {
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    'event-title': first('C3'),
    genre: PERIODICALS.has(type) || PARTS.has(type) ? '' : first('M3'),
    DOI: bareDoi(first('DO', 'DI')),
    URL: first('UR', 'LK').split(/\s*;\s*/)[0] ?? '',
    language: language === '' ? '' : languageTag(language),
    abstract: first('AB', 'N2'),
    keyword: keywords.filter((keyword) => keyword !== '').join('; '),
    note: notes.join('; '),
  };
}

function readNames(type: ReferenceType, values: Values): Partial<Pick<Reference, NameField>> {
  const list = (tags: readonly string[]): Name[] =>
    values(...tags)
      .flatMap(splitNames)
      .map(readName);
  // Web of Science has full names in AF, and institutions in CA.
  const author = [...list(['AF', 'AU', 'A1']), ...list(['CA'])];
  const editor = [...list(['A2']), ...list(['ED'])];
  const seriesEditor = list(['A3']);
  const translator = list(['A4']);
  const isCollection = type === 'book' || PARTS.has(type);
  return {
    ...(author.length > 0 && { author }),
    ...(editor.length > 0 && { editor }),
    ...(isCollection && seriesEditor.length > 0 && { 'collection-editor': seriesEditor }),
    ...(translator.length > 0 && { translator }),
  };
}

/** CNKI writes all authors into one line: `王玉龙;李明;`. */
function splitNames(value: string): string[] {
  return value
    .split(/\s*[;；]\s*/u)
    .map((name) => name.replace(/,\s*$/, '').trim())
    .filter((name) => name !== '');
}

/** A person has a comma behind the family name; without one a name in Latin letters is an institution's. */
function readName(text: string): Name {
  if (/[,，]/u.test(text) || isEastAsian(text.replaceAll(' ', ''))) return parseName(text);
  return { literal: text };
}

/** `PY` with a year, and `DA` that has the whole date or only `MAR 5`. */
function readIssued(year: string, date: string): ReferenceDate | null {
  const issued = readDate(withoutTail(year)) ?? readDate(/^\d{4}/.exec(year)?.[0] ?? '');
  const full = readDate(withoutTail(date));
  const fullParts = full?.['date-parts']?.[0];
  const yearParts = issued?.['date-parts']?.[0];
  if (full && fullParts && fullParts[0] === (yearParts?.[0] ?? fullParts[0])) {
    return fullParts.length >= (yearParts?.length ?? 0) ? full : issued;
  }
  return readDateFields(withoutTail(year), date, /\b\d{1,2}\b/.exec(date)?.[0] ?? '') ?? issued;
}

/** RIS dates have four parts, `2013/03/05/Spring`, any of them empty. */
function withoutTail(date: string): string {
  const [, year, month, day] = /^(\d{4})\/(\d{0,2})\/(\d{0,2})(?:\/.*)?$/.exec(date.trim()) ?? [];
  if (year === undefined) return date;
  return [year, month, day].filter((part) => part !== '' && part !== undefined).join('/');
}

function withoutEmpty(
  fields: Partial<Record<TextField, string>>,
): Partial<Record<TextField, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
