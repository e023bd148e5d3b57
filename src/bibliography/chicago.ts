// One reference after the Chicago Manual of Style, 17th edition, chapter 15: author-date.
import { endsWithYear, lawSource } from './apa.ts';
import { chicagoEditors, chicagoNames } from './name-lists.ts';
import type { Reference } from './reference.ts';
import {
  editionText,
  fullDate,
  innerQuotes,
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
import { chicagoTitle } from './title-case.ts';

/** Types whose title stands in quotation marks: parts of a whole, and what nobody published. */
const QUOTED = new Set<Reference['type']>([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'chapter',
  'paper-conference',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'webpage',
  'post',
  'post-weblog',
  'thesis',
  'manuscript',
  'speech',
]);

/** Formats a reference; `suffix` is the letter of its year (`a`), or empty. */
export function formatChicago(reference: Reference, suffix: string): readonly ReferenceRun[] {
  const builder = createReferenceBuilder();
  if (
    reference.type === 'legislation' ||
    reference.type === 'regulation' ||
    reference.type === 'bill'
  ) {
    return formatLaw(builder, reference);
  }
  const { author = [], editor = [] } = reference;
  const isQuoted = QUOTED.has(reference.type);
  const editorsLead = author.length === 0 && editor.length > 0 && !isQuoted;
  const year = yearText(reference, { suffix, comingAs: 'Forthcoming' });
  if (author.length > 0) builder.sentence(chicagoNames(author)).sentence(year);
  else if (editorsLead) {
    builder
      .sentence(`${chicagoNames(editor)}, ${editor.length > 1 ? 'eds' : 'ed'}.`)
      .sentence(year);
  }
  const leads = author.length === 0 && !editorsLead;
  addTitle(builder, reference, isQuoted);
  if (leads) builder.sentence(year);
  addSource(builder, reference, { isQuoted, editorsLead });
  return addLink(builder, reference).runs();
}

function addTitle(builder: ReferenceBuilder, reference: Reference, isQuoted: boolean): void {
  const title = chicagoTitle(reference.title ?? '', reference);
  if (title === '') return;
  if (!isQuoted) {
    builder.sentence(title, true);
    return;
  }
  const stop = /[.?!…。？！]$/u.test(title) ? '' : '.';
  builder.space().add(`“${innerQuotes(title)}${stop}”`);
}

function addSource(
  builder: ReferenceBuilder,
  reference: Reference,
  { isQuoted, editorsLead }: { readonly isQuoted: boolean; readonly editorsLead: boolean },
): void {
  const { type } = reference;
  if (type.startsWith('article')) addJournal(builder, reference);
  else if (type === 'webpage' || type.startsWith('post')) addSite(builder, reference);
  else if (type === 'thesis') {
    builder.sentence([reference.genre || 'Thesis', reference.publisher].filter(Boolean).join(', '));
  } else if (type === 'speech') {
    const when = fullDate(reference.issued);
    builder.sentence(
      [reference['event-title'], reference['event-place'], when].filter(Boolean).join(', '),
    );
  } else if (isQuoted && reference['container-title'] !== undefined) {
    addBook(builder, reference);
    addPublisher(builder, reference);
  } else {
    builder.sentence(capitalise(editionText(reference.edition)));
    if (reference.volume) builder.sentence(`Vol. ${reference.volume}`);
    if (reference.editor && !editorsLead)
      builder.sentence(`Edited by ${chicagoEditors(reference.editor)}`);
    builder.sentence(reportNumber(reference));
    addPublisher(builder, reference);
  }
}

/** `*Journal* 17 (1): 15–32.`; without volume `*Journal*, no. 1: 15–32.` */
function addJournal(builder: ReferenceBuilder, reference: Reference): void {
  const { volume = '', issue = '', type } = reference;
  builder.space().add(reference['container-title'] ?? '', true);
  const isDated = type !== 'article-journal' && fullDate(reference.issued) !== '';
  if (isDated) {
    builder.add(`, ${fullDate(reference.issued)}`).stop();
    return;
  }
  if (volume !== '') builder.add(` ${volume}`);
  if (issue !== '') builder.add(volume === '' ? `, no. ${issue}` : ` (${issue})`);
  const page = shortPages(reference.page ?? '');
  if (page !== '') builder.add(volume + issue === '' ? `, ${page}` : `: ${page}`);
  builder.stop();
}

/** `In *Book*, 2nd ed., edited by A. Editor, 1–20.` */
function addBook(builder: ReferenceBuilder, reference: Reference): void {
  const { editor = [], volume } = reference;
  builder
    .space()
    .add('In ')
    .add(chicagoTitle(reference['container-title'] ?? '', reference), true);
  const details = [
    editionText(reference.edition),
    volume === undefined ? '' : `vol. ${volume}`,
    editor.length === 0 ? '' : `edited by ${chicagoEditors(editor)}`,
    shortPages(reference.page ?? ''),
  ].filter((part) => part !== '');
  if (details.length > 0) builder.add(`, ${details.join(', ')}`);
  builder.stop();
}

function addSite(builder: ReferenceBuilder, reference: Reference): void {
  const site = reference['container-title'] ?? reference.publisher ?? '';
  builder.sentence(publisherUnlessAuthor({ ...reference, publisher: site }));
  if (monthAndDay(reference.issued) !== '') builder.sentence(fullDate(reference.issued));
  else if (reference.issued?.['date-parts'] === undefined) {
    const read = fullDate(reference.accessed);
    if (read !== '') builder.sentence(`Accessed ${read}`);
  }
}

function addPublisher(builder: ReferenceBuilder, reference: Reference): void {
  const publisher = publisherUnlessAuthor(reference);
  const place = reference['publisher-place'] ?? '';
  builder.sentence([place, publisher].filter((part) => part !== '').join(': '));
}

function reportNumber({ type, genre = '', number = '' }: Reference): string {
  if (type !== 'report') return '';
  if (number === '') return genre;
  if (genre !== '') return `${genre} ${/^\d/.test(number) ? 'no. ' : ''}${number}`;
  return /^\d/.test(number) ? `No. ${number}` : number;
}

/** Addresses end with a full stop here. */
function addLink(builder: ReferenceBuilder, reference: Reference): ReferenceBuilder {
  return builder.sentence(linkText(reference));
}

/** Laws stand as in APA; Chicago sends both to the Bluebook (14.269, 15.58). */
function formatLaw(builder: ReferenceBuilder, reference: Reference): readonly ReferenceRun[] {
  const source = lawSource(reference);
  const title = reference.title ?? '';
  const year = yearText(reference, { suffix: '' });
  builder.add([title, source].filter((part) => part !== '').join(', '));
  if (source !== '' || !endsWithYear(title, year)) builder.add(` (${year})`);
  return addLink(builder.stop(), reference).runs();
}

/**
 * Chicago 9.61: the second number of a range keeps only the digits that change, at least two unless
 * the first lies 1 to 9 above a hundred: `405–28`, `101–8`, `685–95`, `1496–500`, `100–104`.
 */
export function shortPages(page: string): string {
  const [, from = '', to = ''] = /^(\d+)\s*[-–]\s*(\d+)$/u.exec(page) ?? [];
  if (from === '' || from.length !== to.length || Number(from) >= Number(to)) return pageText(page);
  const first = Number(from);
  if (first < 100 || first % 100 === 0) return `${from}–${to}`;
  let same = 0;
  while (from[same] === to[same]) same += 1;
  const least = first % 100 < 10 ? 1 : 2;
  return `${from}–${to.slice(Math.min(same, to.length - least))}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
