// Filters: what a document's fields, a unit's section and a coding's attributes must be.
import { foldCase, foldDiacritics } from '../text/folding.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import { CODING_FILTERS } from './coding-filters.ts';
import { compileGlob } from './glob.ts';
import type { QueryError } from './query-error.ts';
import { childrenOf, type FilterNode, type FilterValue, type QueryNode } from './query-node.ts';
import type { FieldValue } from './unit-context.ts';

/** Fields of every study; variables come on top. */
export const BUILT_IN_FILTERS: readonly string[] = [
  'title',
  'author',
  'year',
  'date',
  'type',
  'venue',
  'doi',
  'url',
  'language',
  'jurisdiction',
  'citekey',
  'rendition',
  'screening',
  'section',
  'document',
  ...CODING_FILTERS,
];

/** Fields of running text: a value is looked for anywhere in them. */
const TEXT_FIELDS = new Set(['title', 'author', 'section', 'venue']);
/** Fields whose diacritics are folded too. */
const LOOSE_FIELDS = new Set(['title', 'author']);

/** Whether one of the values fits; without a value nothing does. */
export type FieldTest = (values: readonly FieldValue[]) => boolean;

/**
 * A test for a filter. Text fields contain the value, others equal it, in any case; `*` and `?` are
 * wildcards in the value. `language:en` fits en-GB. Ranges include both ends;
 * of dates and other texts they compare as much as the end tells (`..2010-06` holds all of June).
 */
export function compileFilter(name: string, value: FilterValue): FieldTest {
  const test =
    value.kind === 'range' ? rangeTest(value.from, value.to) : textTest(name, value.text);
  return (values) => values.some(test);
}

function textTest(name: string, text: string): (value: FieldValue) => boolean {
  const fold = LOOSE_FIELDS.has(name) ? foldDiacritics : foldCase;
  const wanted = fold(text);
  if (TEXT_FIELDS.has(name)) {
    const contains = compileGlob(`*${wanted}*`);
    return (value) => contains(fold(String(value)));
  }
  if (name === 'language') {
    return (value) => `${foldCase(String(value)).replaceAll('_', '-')}-`.startsWith(`${wanted}-`);
  }
  const glob = compileGlob(wanted);
  const number = numberOf(text);
  return (value) =>
    typeof value === 'number' && number !== null ? value === number : glob(fold(String(value)));
}

function rangeTest(from: string | null, to: string | null): (value: FieldValue) => boolean {
  return (value) =>
    (from === null || compareField(value, from) >= 0) &&
    (to === null || compareField(value, to) <= 0);
}

/** Order of a value and a bound; not a number where they cannot be compared. */
function compareField(value: FieldValue, bound: string): number {
  const number = numberOf(String(value));
  const limit = numberOf(bound);
  if (number !== null && limit !== null) return number - limit;
  if (typeof value !== 'string') return Number.NaN;
  const folded = foldCase(value).slice(0, bound.length);
  const wanted = foldCase(bound);
  return folded < wanted ? -1 : folded > wanted ? 1 : 0;
}

function numberOf(text: string): number | null {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
}

/** Every filter of a query, from left to right. */
export function filtersOf(query: QueryNode): readonly FilterNode[] {
  return query.kind === 'filter' ? [query] : childrenOf(query).flatMap(filtersOf);
}

/**
 * Filters that name no field: neither one that every study has nor one of `variables` (declared, or
 * standing in any document). `places` are those of the parsed query.
 */
export function unknownFilters(
  query: QueryNode,
  places: ReadonlyMap<QueryNode, Span>,
  variables: Iterable<string>,
): QueryError[] {
  const known = new Set([...BUILT_IN_FILTERS, ...variables]);
  return filtersOf(query)
    .filter((filter) => !known.has(filter.name))
    .map((filter) => {
      const { start, end } = places.get(filter) ?? { start: 0, end: 0 };
      const near = nearest(filter.name, known);
      const message = `There is no field or variable ${filter.name}; to search for the text, put it between quotation marks.`;
      return { start, end, message, expected: near ? [`${near}:`] : [] };
    });
}
