// One reference after the Publication Manual of the American Psychological Association, 7th edition,
// chapters 9 to 11.
import { apaEditors, apaNames } from './name-lists.ts';
import type { Reference } from './reference.ts';
import {
  editionText,
  fullDate,
  linkText,
  monthAndDay,
  pageText,
  publisherUnlessAuthor,
  yearText,
} from './reference-parts.ts';
import {
  createReferenceBuilder,
  type ReferenceBuilder,
  type ReferenceRun,
} from './reference-runs.ts';
import { apaTitle } from './title-case.ts';

/** Types whose date has month and day (section 9.14). */
const DATED = new Set<Reference['type']>([
  'article-magazine',
  'article-newspaper',
  'webpage',
  'post',
  'post-weblog',
  'speech',
  'broadcast',
  'personal_communication',
]);

/** Types whose own title is in italics because they stand alone; articles and chapters are parts. */
const PARTS = new Set<Reference['type']>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'paper-conference',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
]);

/** Formats a reference; `suffix` is the letter of its year (`a`), or empty. */
export function formatApa(reference: Reference, suffix: string): readonly ReferenceRun[] {
  const builder = createReferenceBuilder();
  if (isLaw(reference)) return formatLaw(builder, reference);
  const { author = [], editor = [] } = reference;
  const isPart = PARTS.has(reference.type) && reference['container-title'] !== undefined;
  const date = `(${apaDate(reference, suffix)})`;
  if (author.length > 0) builder.sentence(apaNames(author)).sentence(date);
  else if (editor.length > 0 && !isPart) {
    const role = editor.length > 1 ? '(Eds.)' : '(Ed.)';
    builder.sentence(`${apaNames(editor)} ${role}`).sentence(date);
  }
  const leads = author.length === 0 && (editor.length === 0 || isPart);
  addTitle(builder, reference, isPart);
  if (leads) builder.sentence(date);
  addSource(builder, reference, isPart);
  return addLink(builder, reference).runs();
}

function apaDate(reference: Reference, suffix: string): string {
  const year = yearText(reference, { suffix });
  const day = DATED.has(reference.type) ? monthAndDay(reference.issued) : '';
  return day === '' ? year : `${year}, ${day}`;
}

function addTitle(builder: ReferenceBuilder, reference: Reference, isPart: boolean): void {
  const title = apaTitle(reference.title ?? '', reference);
  if (title === '') return;
  builder.space().add(title, !isPart);
  const details = isPart ? '' : titleDetails(reference);
  if (details !== '') builder.add(` ${details}`);
  builder.stop();
}

/** What stands behind the title of a work that stands alone: `(2nd ed., Vol. 3)`, `[Speech]`. */
function titleDetails(reference: Reference): string {
  const { type, volume, genre = '', number = '' } = reference;
  if (type === 'thesis') {
    return `[${[genre || 'Thesis', reference.publisher].filter(Boolean).join(', ')}]`;
  }
  if (type === 'report') return reportNumber(genre, number);
  const parts = [editionText(reference.edition), volume === undefined ? '' : `Vol. ${volume}`];
  const details = parts.filter((part) => part !== '').join(', ');
  const kind =
    genre || (type === 'speech' ? 'Speech' : type === 'manuscript' ? 'Unpublished manuscript' : '');
  const inBrackets = kind === '' || type === 'book' ? '' : `[${kind}]`;
  return [details === '' ? '' : `(${details})`, inBrackets].filter((part) => part !== '').join(' ');
}

/** `(Report No. 96)`; a number that says itself what it is stands alone: `(Guo Ban Fa [2013] 96)`. */
function reportNumber(genre: string, number: string): string {
  if (number === '') return genre === '' ? '' : `[${genre}]`;
  if (genre !== '') return `(${genre} No. ${number})`;
  return /^\d/.test(number) ? `(No. ${number})` : `(${number})`;
}

function addSource(builder: ReferenceBuilder, reference: Reference, isPart: boolean): void {
  const { type } = reference;
  if (type === 'chapter' || type === 'paper-conference' || type.startsWith('entry')) {
    if (isPart) addBook(builder, reference);
    builder.sentence(reference.publisher ?? '');
  } else if (isPart) addJournal(builder, reference);
  else if (type === 'webpage' || type.startsWith('post')) {
    builder.sentence(siteName(reference));
  } else if (type === 'speech') {
    builder.sentence(join([reference['event-title'], reference['event-place']]));
  } else if (type !== 'thesis') {
    builder.sentence(reference['container-title'] ?? '');
    builder.sentence(publisherUnlessAuthor(reference));
  }
}

/** `*Journal*, *17*(1), 15–32.` */
function addJournal(builder: ReferenceBuilder, reference: Reference): void {
  const { volume = '', issue = '' } = reference;
  builder.space().add(reference['container-title'] ?? '', true);
  if (volume !== '') builder.add(', ').add(volume, true);
  if (issue !== '') builder.add(volume === '' ? `, (${issue})` : `(${issue})`);
  const page = pageText(reference.page);
  if (page !== '')
    builder.add(`, ${/^(?:[a-z]+\d+|\d{5,})$/i.test(page) ? `Article ${page}` : page}`);
  builder.stop();
}

/** `In A. Editor & B. Editor (Eds.), *Book* (2nd ed., pp. 1–20).` */
function addBook(builder: ReferenceBuilder, reference: Reference): void {
  const { editor = [], volume, page } = reference;
  builder.space().add('In ');
  if (editor.length > 0)
    builder.add(`${apaEditors(editor)} (${editor.length > 1 ? 'Eds.' : 'Ed.'}), `);
  builder.add(apaTitle(reference['container-title'] ?? '', reference), true);
  const pages = pageText(page);
  const details = [
    editionText(reference.edition),
    volume === undefined ? '' : `Vol. ${volume}`,
    pages === '' ? '' : `${/[–,]/u.test(pages) ? 'pp.' : 'p.'} ${pages}`,
  ].filter((part) => part !== '');
  if (details.length > 0) builder.add(` (${details.join(', ')})`);
  builder.stop();
}

/** The site's name, unless it is the author (section 10.16). */
function siteName(reference: Reference): string {
  const site = reference['container-title'] ?? reference.publisher ?? '';
  return publisherUnlessAuthor({ ...reference, publisher: site });
}

/** No full stop follows an address. An undated page says when it was read (section 9.16). */
function addLink(builder: ReferenceBuilder, reference: Reference): ReferenceBuilder {
  const link = linkText(reference);
  if (link === '') return builder;
  const isUndated = reference.issued?.['date-parts'] === undefined && reference.DOI === undefined;
  const read = isUndated ? fullDate(reference.accessed) : '';
  return builder.space().add(read === '' ? link : `Retrieved ${read}, from ${link}`);
}

function isLaw({ type }: Reference): boolean {
  return type === 'legislation' || type === 'regulation' || type === 'bill';
}

/**
 * Section 11.5: `Name of Act, Pub. L. No. 111-2, 123 Stat. 5 (2009).` The year is left out where it
 * would only repeat the end of the name (`Public Services (Social Value) Act 2012`).
 */
function formatLaw(builder: ReferenceBuilder, reference: Reference): readonly ReferenceRun[] {
  const year = yearText(reference, { suffix: '' });
  const source = lawSource(reference);
  const title = reference.title ?? '';
  builder.add(join([title, source]));
  if (source !== '' || !endsWithYear(title, year)) builder.add(` (${year})`);
  return addLink(builder.stop(), reference).runs();
}

/** Whether the name of a law already ends with its year: `… Act 2012`, `… (2012)`. */
export function endsWithYear(title: string, year: string): boolean {
  return title.endsWith(year) || title.endsWith(`(${year})`);
}

/** Number, and volume, collection and first page or section: `Pub. L. No. 111-2, 123 Stat. 5`. */
export function lawSource(reference: Reference): string {
  const { number, volume, section, page } = reference;
  const place = section === undefined ? page : `§ ${section.replace(/^§+\s*/u, '')}`;
  const collection = [volume, reference['container-title'], place];
  return join([number, collection.filter((part) => part !== undefined).join(' ')]);
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
