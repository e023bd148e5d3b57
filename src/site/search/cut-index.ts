// Cuts the index of documents into files along the alphabet, so that a query fetches few
// and small ones.
import {
  FIELDS,
  type IndexField,
  type PackedField,
  type PackedIndex,
} from '../client/search-data.ts';

/** Terms and postings in a file, counted together: about 10 kB of it on the line. */
const POSTINGS_A_FILE = 8000;
const COST_OF_A_TERM = 4;

export interface WordFiles {
  /** First term of each file, ascending; the first one is empty. None where there is no term. */
  readonly firsts: readonly string[];
  readonly files: readonly PackedIndex[];
}

/** Cuts an index; `blocks`, where given, says in how many blocks of the corpus a term stands. */
export function cutIndex(
  index: PackedIndex,
  blocks: ((field: IndexField, term: string) => number) | null,
): WordFiles {
  const costs = new Map<string, number>();
  for (const field of FIELDS) {
    const { terms, units } = index[field];
    terms.forEach((term, place) => {
      costs.set(term, (costs.get(term) ?? COST_OF_A_TERM) + (units[place]?.length ?? 0));
    });
  }
  const sorted = [...costs.keys()].sort();
  const firsts: string[] = sorted.length > 0 ? [''] : [];
  let cost = 0;
  for (const term of sorted) {
    const own = costs.get(term) ?? 0;
    if (cost > 0 && cost + own > POSTINGS_A_FILE) {
      firsts.push(term);
      cost = 0;
    }
    cost += own;
  }
  const ends = { text: 0, stem: 0 };
  const files = firsts.map((_, place): PackedIndex => {
    const next = firsts[place + 1];
    const cut = (field: IndexField): PackedField => {
      const { terms, units } = index[field];
      const from = ends[field];
      let end = from;
      while (end < terms.length && (next === undefined || (terms[end] ?? '') < next)) end++;
      ends[field] = end;
      const kept = { terms: terms.slice(from, end), units: units.slice(from, end) };
      return blocks === null
        ? kept
        : { ...kept, blocks: kept.terms.map((term) => blocks(field, term)) };
    };
    return { text: cut('text'), stem: cut('stem') };
  });
  return { firsts, files };
}
