// Pieces of a reference that APA and Chicago share: dates, pages, editions, links.
import { isLiteralName, type Name } from './name.ts';
import { nameText } from './name-text.ts';
import type { Reference, ReferenceDate } from './reference.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * The year of a reference with the letter that sets it apart (`2012a`, `n.d.-a`); a range as
 * `2012–2014`, open as `2012–`. What is no date (`in press`) stands as `comingAs`, or as it is.
 */
export function yearText(
  { issued }: Reference,
  { suffix, comingAs }: { readonly suffix: string; readonly comingAs?: string },
): string {
  const [from, to] = issued?.['date-parts'] ?? [];
  const circa = issued?.circa ? 'ca. ' : '';
  const first = from?.[0];
  if (first === undefined) {
    const literal = issued?.literal ?? 'n.d.';
    const word = literal === 'n.d.' ? literal : (comingAs ?? literal);
    return suffix === '' ? word : `${word}-${suffix}`;
  }
  const last = to === undefined || to[0] === first ? '' : `–${to[0] ?? ''}`;
  return `${circa}${first}${last}${suffix}`;
}

/** `September 26`, `September`, or nothing; of a range in one year `September–October`. */
export function monthAndDay(date: ReferenceDate | undefined): string {
  const [from = [], to = []] = date?.['date-parts'] ?? [];
  const [, month, day] = from;
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (name === undefined) return '';
  const last = to[0] === from[0] ? MONTHS[(to[1] ?? 0) - 1] : undefined;
  if (last !== undefined) return `${name}–${last}`;
  return day === undefined ? name : `${name} ${day}`;
}

/** `September 26, 2013`, as far as it is known. */
export function fullDate(date: ReferenceDate | undefined): string {
  const year = date?.['date-parts']?.[0]?.[0];
  const rest = monthAndDay(date);
  if (year === undefined) return '';
  if (rest === '') return String(year);
  return /\d$/.test(rest) ? `${rest}, ${year}` : `${rest} ${year}`;
}

/** Pages with an en dash between numbers: `19–38`. */
export function pageText(page: string | undefined): string {
  return (page ?? '').replace(/\s*-\s*/g, '–');
}

/** `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`. */
export function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

const ORDINAL_WORDS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** `2`, `2nd`, `second` and `2nd edition` all give `2nd ed.`; a first edition gives nothing. */
export function editionText(edition: string | undefined): string {
  const bare = (edition ?? '').replace(/\s*\b(?:edition|edn|ed)\b\.?\s*$/i, '').trim();
  if (bare === '') return '';
  const word = ORDINAL_WORDS.indexOf(bare.toLowerCase()) + 1;
  const number = word || Number(/^(\d{1,3})(?:st|nd|rd|th|\.)?$/i.exec(bare)?.[1] ?? 0);
  if (number === 1) return '';
  if (number > 1) return `${ordinal(number)} ed.`;
  return /^(?:rev|enl|exp|abr)$/i.test(bare.replace(/\.$/, ''))
    ? `${bare.replace(/\.$/, '')}. ed.`
    : `${bare} ed.`;
}

/** The DOI as an address, else the URL, else nothing. */
export function linkText({ DOI, URL }: Reference): string {
  return DOI === undefined ? (URL ?? '') : `https://doi.org/${DOI}`;
}

/** The publisher, unless it is the author itself, as ministries are. */
export function publisherUnlessAuthor({ publisher, author = [] }: Reference): string {
  const isAuthor = author.some((name: Name) => isLiteralName(name) && nameText(name) === publisher);
  return publisher === undefined || isAuthor ? '' : publisher;
}

/** Double quotation marks become single ones: for a title that stands in double ones itself. */
export function innerQuotes(text: string): string {
  return text
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/"([^"]*)"/g, '‘$1’');
}
