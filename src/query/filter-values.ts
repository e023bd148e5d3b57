// Values that a filter can never find: a year that is no number, a range that ends before it begins, an
// origin that no coding has. A silent empty answer would pass for a finding.
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import { ORIGINS, STANCES } from './coding-filters.ts';
import { filtersOf } from './filters.ts';
import type { QueryError } from './query-error.ts';
import type { FilterNode, QueryNode } from './query-node.ts';

type Mistake = Pick<QueryError, 'message' | 'expected'>;

const WILDCARD = /[*?]/;
const YEAR = /^\d{1,4}$/;
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
/** The primary subtag of BCP 47 has two or three letters; further subtags follow behind hyphens. */
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i;
const RENDITIONS: readonly string[] = ['original', 'translation', 'notes'];

/** Fields that take one of a few words. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  origin: ORIGINS,
  stance: STANCES,
  rendition: RENDITIONS,
};
/** Fields whose values have a form. */
const FORMS: Readonly<Record<string, { readonly form: RegExp } & Mistake>> = {
  year: { form: YEAR, message: 'a year is a number', expected: ['2010', '2010..2020'] },
  date: { form: DATE, message: 'a date is YYYY, YYYY-MM or YYYY-MM-DD', expected: ['2010-06-30'] },
  language: {
    form: LANGUAGE,
    message: 'a language is a tag such as en, de or zh-Hans',
    expected: ['en'],
  },
};

/**
 * Filters of fields that every study has whose value nothing can fit, and ranges of any field that end
 * before they begin. Values with wildcards are left alone, and so is a field that the study has as a
 * variable too: its values are the study's. `places` are those of the parsed query; the error points at
 * the value.
 */
export function wrongFilterValues(
  query: QueryNode,
  places: ReadonlyMap<QueryNode, Span>,
  variables: Iterable<string>,
): QueryError[] {
  const own = new Set(variables);
  return filtersOf(query).flatMap((filter) => {
    const mistake = backwards(filter) ?? (own.has(filter.name) ? null : valueMistake(filter));
    if (mistake === null) return [];
    const place = places.get(filter);
    const start = place ? Math.min(place.start + filter.name.length + 1, place.end) : 0;
    return [{ start, end: place?.end ?? 0, ...mistake }];
  });
}

function valueMistake({ name, value }: FilterNode): Mistake | null {
  const texts =
    value.kind === 'text' ? [value.text] : [value.from, value.to].filter((bound) => bound !== null);
  for (const text of texts.filter((each) => !WILDCARD.test(each))) {
    const form = FORMS[name];
    if (form && !form.form.test(text)) {
      return { message: `"${text}" fits no ${name}: ${form.message}.`, expected: form.expected };
    }
    const words = CLOSED[name];
    if (words && !words.includes(text.toLowerCase())) {
      const near = nearest(text, words);
      return { message: `"${text}" is no ${name}.`, expected: near ? [near] : words };
    }
  }
  return null;
}

/** Bounds are compared as the filter compares them: numbers as numbers, texts as far as the end tells. */
function backwards({ value }: FilterNode): Mistake | null {
  if (value.kind !== 'range' || value.from === null || value.to === null) return null;
  const { from, to } = value;
  const numbers = [Number(from), Number(to)] as const;
  const wrong = numbers.every(Number.isFinite)
    ? numbers[0] > numbers[1]
    : from.slice(0, to.length).toLowerCase() > to.toLowerCase();
  return wrong
    ? { message: `The range ${from}..${to} ends before it begins.`, expected: [`${to}..${from}`] }
    : null;
}
