// Dates as bibliographies write them: EDTF of biblatex, BibTeX years, RIS dates, Chinese dates.
import type { ReferenceDate } from './reference.ts';

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
};

const NO_DATE =
  /^\(?(?:n\.?\s?d\.?|no date|undated|o\.?\s?j\.?|s\.?\s?[da]\.?|无日期|年份不详)\)?$/i;
const COMING =
  /^\(?(?:in press|forthcoming|im erscheinen|to appear|submitted|accepted|advance online publication|online first|即将出版)\)?$/i;

const SEASON = /\b(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst)\b/i;

/** A year, a month, a day: `2012`, `2012-03`, `2012/03/05`, `2012/03/05/`, `2012年3月5日`. */
const PARTS = /^(-?\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?(?:[T\s]\d.*)?$/u;

/**
 * The date that a text says, or null where it says none. `n.d.` and `in press` are literals; a range
 * `2012/2014` has two lists of parts, and an empty second one where it is open (`2012/`, `2012/..`).
 * The letter of `2013a` is dropped: labels make their own.
 */
export function readDate(text: string): ReferenceDate | null {
  const value = text
    .trim()
    .replace(/^\[(.*)\]$/u, '$1')
    .trim();
  if (value === '') return null;
  if (NO_DATE.test(value)) return { literal: 'n.d.' };
  if (COMING.test(value)) return { literal: value.replace(/[()]/g, '').toLowerCase() };
  const circa = /^(?:c|ca|circa|um)\.?\s*(?=\d)|[~?%]/i;
  const plain = value.replaceAll(new RegExp(circa, 'gi'), '').trim();
  const parts = readParts(plain) ?? readWords(plain);
  const range = parts ? [parts] : readRange(plain);
  if (range === null) return null;
  return { 'date-parts': range, ...(circa.test(value) && { circa: true }) };
}

/** A date with its month and day in fields of their own: BibTeX's `year`, `month`, `day`. */
export function readDateFields(year: string, month: string, day: string): ReferenceDate | null {
  const date = readDate(year);
  const parts = date?.['date-parts'];
  if (!date || parts?.length !== 1 || parts[0]?.length !== 1) return date;
  const [from, to] = month.split(/\s*(?:\/|-{1,3}|–)\s*/).map(readMonth);
  if (!from) return date;
  const dayInMonth = /\d+/.exec(/^\d{1,2}$/.test(month.trim()) ? '' : month)?.[0];
  const dayNumber = Number(/^\s*(\d{1,2})\s*$/.exec(day)?.[1] ?? dayInMonth ?? 0);
  const first = [...(parts[0] ?? []), from.month];
  if (to) return { ...date, 'date-parts': [first, [...(parts[0] ?? []), to.month]] };
  if (isDay(dayNumber)) first.push(dayNumber);
  return { ...date, 'date-parts': [first] };
}

function readParts(value: string): number[] | null {
  const found = PARTS.exec(value);
  const year = Number(found?.[1]);
  if (!found || (value.match(/^\d{4}[/-]\d{4}/) ?? false)) return null;
  const month = Number(found[2] ?? 0);
  const day = Number(found[3] ?? 0);
  if (!isMonth(month)) return month === 0 ? [year] : isSeason(month) ? [year] : null;
  return isDay(day) ? [year, month, day] : [year, month];
}

/** `2013a`, `March 2013`, `5 March 2013`, `March 5, 2013`. */
function readWords(value: string): number[] | null {
  const letter = /^(\d{4})[a-z]$/.exec(value)?.[1];
  if (letter) return [Number(letter)];
  const year = /(?:^|[\s,.])(\d{4})$/.exec(value) ?? /^(\d{4})(?=[\s,.]+\p{L})/u.exec(value);
  if (!year) return null;
  const rest = value.replace(year[1] ?? '', ' ');
  const month = readMonth(rest);
  if (!month) return SEASON.test(rest) ? [Number(year[1])] : null;
  const day = Number(/(?:^|\D)(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)/.exec(rest)?.[1] ?? 0);
  return isDay(day) ? [Number(year[1]), month.month, day] : [Number(year[1]), month.month];
}

function readRange(value: string): number[][] | null {
  const [from, to, ...more] = value.split(
    /\s*(?:\/|--|–|—|-(?=\d{4}|$|\.\.)|(?<=\d{4})-(?=\d{4}))\s*/u,
  );
  if (from === undefined || to === undefined || more.length > 0) return null;
  const first = readParts(from) ?? readWords(from);
  if (first === null) return null;
  if (to === '' || to === '..' || to === 'open') return [first, []];
  const last = readParts(to) ?? readWords(to);
  return last === null ? null : [first, last];
}

function readMonth(text: string): { month: number } | null {
  const value = text.trim();
  if (/^\d{1,2}$/.test(value)) return isMonth(Number(value)) ? { month: Number(value) } : null;
  const word = /\p{L}{3,}/u.exec(value)?.[0].toLowerCase().slice(0, 3) ?? '';
  const month = MONTHS[word];
  return month === undefined ? null : { month };
}

function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

/** EDTF's numbers for spring to winter. */
function isSeason(month: number): boolean {
  return month >= 21 && month <= 41;
}

function isDay(day: number): boolean {
  return day >= 1 && day <= 31;
}
