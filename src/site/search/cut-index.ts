// Cuts the index of documents into files along the alphabet, so that a query fetches few of them.
import {
  FIELDS,
  type IndexField,
  type PackedField,
  type PackedIndex,
} from '../client/search-data.ts';

/** Terms and postings in a file, counted together: about 30 kB of it on the line. */
const POSTINGS_A_FILE = 24_000;
const COST_OF_A_TERM = 4;

export interface WordFiles {
  /** First term of each file, ascending; the first one is empty. */
  readonly firsts: readonly string[];
  readonly files: readonly PackedIndex[];
}

/** Cuts an index; `blocks` says in how many blocks of the corpus a term of a field stands. */
export function cutIndex(
  index: PackedIndex,
  blocks: (field: IndexField, term: string) => number,
): WordFiles {
  const costs = new Map<string, number>();
  for (const field of FIELDS) {
    const { terms, units } = index[field];
    terms.forEach((term, place) => {
      costs.set(term, (costs.get(term) ?? COST_OF_A_TERM) + (units[place]?.length ?? 0));
    });
  }
  const firsts: string[] = [''];
  let cost = 0;
  for (const term of [...costs.keys()].sort()) {
    const own = costs.get(term) ?? 0;
    if (cost > 0 && cost + own > POSTINGS_A_FILE) {
      firsts.push(term);
      cost = 0;
    }
    cost += own;
  }
  const files = firsts.map((first, place): PackedIndex => {
    const next = firsts[place + 1];
    const cut = (field: IndexField): PackedField => {
      const { terms, units } = index[field];
      const from = terms.findIndex((term) => term >= first);
      const end = next === undefined ? -1 : terms.findIndex((term) => term >= next);
      const range = [from < 0 ? terms.length : from, end < 0 ? terms.length : end] as const;
      const kept = terms.slice(...range);
      return {
        terms: kept,
        units: units.slice(...range),
        blocks: kept.map((term) => blocks(field, term)),
      };
    };
    return { text: cut('text'), stem: cut('stem') };
  });
  return { firsts, files };
}
