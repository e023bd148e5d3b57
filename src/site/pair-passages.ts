// The passages behind each pair of codes: gathered document by document, so that a cell of the
// co-occurrence map can lead to them.
import { type CodedUnit, codedUnits } from '../analysis/coded-units.ts';
import { related } from '../analysis/cooccurrence.ts';
import type { CountingUnit } from '../analysis/unit-counts.ts';
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { overlaps } from '../text/span.ts';
import type { ListedQuotation } from './quotation-list.ts';

/** One unit with both codes. */
export interface PairPassage {
  /** The quotations of both codes in the unit, in the order of the text. */
  readonly quotations: readonly ListedQuotation[];
}

export interface PairPassages {
  readonly add: (coded: CodedDocument, listed: readonly ListedQuotation[]) => void;
  /** Units with both codes, at most `MOST_PASSAGES`; the codes in the codebook's order. */
  readonly of: (a: string, b: string) => readonly PairPassage[];
}

/** Units shown for a pair; the search finds them all. */
export const MOST_PASSAGES = 200;

export function pairPassages(corpus: CodedCorpus, unit: CountingUnit): PairPassages {
  const { codebook } = corpus;
  const order = [...codebook.codes.keys()];
  const families = new Map(order.map((code) => [code, new Set(withDescendants(codebook, code))]));
  const found = new Map<string, PairPassage[]>();
  const inFamily = (code: string, family: string): boolean =>
    families.get(family)?.has(code) ?? false;

  const addPair = (a: string, b: string, units: CodedUnit, listed: readonly ListedQuotation[]) => {
    const key = `${a} ${b}`;
    const list = found.get(key) ?? [];
    if (list.length >= MOST_PASSAGES) return;
    const own = listed.filter(
      (quotation) =>
        quotation.start < units.end &&
        units.start < quotation.end &&
        quotation.codings.some(({ code }) => inFamily(code, a) || inFamily(code, b)),
    );
    if (own.length === 0) return;
    list.push({ quotations: own });
    found.set(key, list);
  };

  return {
    add(coded, listed) {
      for (const each of codedUnits(codebook, coded, unit)) {
        const codes = order.filter((code) => each.codes.has(code));
        codes.forEach((a, place) => {
          for (const b of codes.slice(place + 1)) {
            if (related(corpus, a, b)) continue;
            if (
              unit === 'overlap' &&
              !areTogether(
                each,
                (code) => inFamily(code, a),
                (code) => inFamily(code, b),
              )
            )
              continue;
            addPair(a, b, each, listed);
          }
        });
      }
    },
    of: (a, b) => found.get(`${a} ${b}`) ?? [],
  };
}

/** Whether a coding of the one shares text with one of the other. */
function areTogether(
  { codings }: CodedUnit,
  isA: (code: string) => boolean,
  isB: (code: string) => boolean,
): boolean {
  return codings.some(
    (first) =>
      isA(first.code) && codings.some((second) => isB(second.code) && overlaps(first, second)),
  );
}
