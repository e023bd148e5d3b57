// What coders said of each unit for a code: 1 coded, 0 read whole and not coded, nothing otherwise.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { type UnitKind, unitsOf } from '../corpus/units.ts';
import type { Span } from '../text/span.ts';
import { countedWords } from './counted-words.ts';
import { holdingIn } from './unit-counts.ts';

/** The units in which agreement is measured. */
export type RatingUnit = Exclude<UnitKind, 'section'>;

/** One unit that a coder at least rated for some code. */
export interface RatedUnit extends Span {
  readonly document: string;
}

/** The ratings of a whole corpus. A unit that nobody rated has no row. */
export interface UnitRatings {
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  readonly units: readonly RatedUnit[];
  /** Number of the document of each unit, from 0. */
  readonly documentOf: readonly number[];
  /** `values[code][unit][coder]`, in the order of `codes`, `units` and `coders`. */
  readonly values: ReadonlyMap<string, readonly (readonly (0 | 1 | null)[])[]>;
  /** For each code, units that two rated and that one of them coded without being done with the document. */
  readonly unfinished: ReadonlyMap<string, number>;
}

export interface RatingOptions {
  readonly unit: RatingUnit;
  /** Coders to compare, in this order; every independent coder, if absent. */
  readonly coders?: readonly string[];
  readonly codes: readonly string[];
}

/**
 * Ratings from manual and inline codings alone: accepted hits of rules were suggested to the coder. A
 * code is rated with the codes below it. A coder who is done with a document for a code has rated all
 * its units; one who is not has rated those that he coded.
 */
export function unitRatings(corpus: CodedCorpus, options: RatingOptions): UnitRatings {
  const { codes } = options;
  const coders = options.coders ?? independentCoders(corpus);
  const units: RatedUnit[] = [];
  const documentOf: number[] = [];
  const values = new Map<string, (0 | 1 | null)[][]>(codes.map((code) => [code, []]));
  const unfinished = new Map<string, number>();
  let number = 0;
  for (const coded of corpus.documents()) {
    const rated = rateDocument(corpus, coded, { ...options, coders });
    rated.units.forEach((unit, index) => {
      const perCode = codes.map((code) => rated.values.get(code)?.[index] ?? []);
      if (perCode.every((row) => row.every((value) => value === null))) return;
      units.push({ document: coded.document.id, start: unit.start, end: unit.end });
      documentOf.push(number);
      for (const [at, code] of codes.entries()) values.get(code)?.push(perCode[at] ?? []);
    });
    for (const [code, count] of rated.unfinished) {
      unfinished.set(code, (unfinished.get(code) ?? 0) + count);
    }
    number++;
  }
  return { coders, codes, units, documentOf, values, unfinished };
}

/** Every coder with a human coding or a done mark, in alphabetical order. */
export function codersOf(corpus: CodedCorpus): string[] {
  const coders = new Set<string>();
  for (const { codings, done } of corpus.documents()) {
    for (const { coder, origin } of codings) if (coder !== null && isOwn(origin)) coders.add(coder);
    for (const { coder } of done) coders.add(coder);
  }
  return [...coders].sort();
}

/** Every coder with a done mark, in alphabetical order; where there is none, every coder. */
export function doneCoders(corpus: CodedCorpus): string[] {
  const coders = new Set<string>();
  for (const { done } of corpus.documents()) for (const { coder } of done) coders.add(coder);
  return coders.size === 0 ? codersOf(corpus) : [...coders].sort();
}

/** Coders who are no consensus of others: those whose agreement means something. */
export function independentCoders(corpus: CodedCorpus): string[] {
  const consensus = consensusCoders(corpus);
  return codersOf(corpus).filter((coder) => !consensus.includes(coder));
}

/** What a coding or done mark that was made from the agreement of others has among `shown`. */
export const CONSENSUS = 'consensus';

/** Coders whose ledger was begun with what others agree on, in alphabetical order. */
export function consensusCoders(corpus: CodedCorpus): string[] {
  const coders = new Set<string>();
  for (const { codings, done } of corpus.documents()) {
    for (const { coder, shown } of [...codings, ...done]) {
      if (coder !== null && shown?.includes(CONSENSUS)) coders.add(coder);
    }
  }
  return [...coders].sort();
}

function isOwn(origin: string): boolean {
  return origin === 'manual' || origin === 'inline' || origin === 'document';
}

function rateDocument(
  corpus: CodedCorpus,
  { document, codings, done }: CodedDocument,
  { unit, coders, codes }: RatingOptions & { readonly coders: readonly string[] },
): {
  units: readonly Span[];
  values: ReadonlyMap<string, (0 | 1 | null)[][]>;
  unfinished: ReadonlyMap<string, number>;
} {
  const own = codings.filter(
    ({ origin, status }) =>
      isOwn(origin) &&
      (origin !== 'document' || unit === 'document') &&
      (status === 'anchored' || status === 'moved'),
  );
  const values = new Map<string, (0 | 1 | null)[][]>();
  const unfinished = new Map<string, number>();
  if (own.length === 0 && done.length === 0) return { units: [], values, unfinished };
  const units = unitsOf(document, unit).filter((each) => unit === 'document' || !each.excluded);
  const words = countedWords(document);
  const held = holdingIn({ words, units, assign: 'any' });
  for (const code of codes) {
    const family = new Set(withDescendants(corpus.codebook, code));
    const isDone = coders.map((coder) =>
      done.some((mark) => mark.coder === coder && mark.codes.has(code)),
    );
    const rows = units.map(() => isDone.map((finished): 0 | 1 | null => (finished ? 0 : null)));
    for (const coding of own) {
      const rater = coding.coder === null ? -1 : coders.indexOf(coding.coder);
      if (rater < 0 || !family.has(coding.code)) continue;
      for (const index of held(coding)) {
        const row = rows[index];
        if (row) row[rater] = 1;
      }
    }
    values.set(code, rows);
    const partly = rows.filter(
      (row) =>
        row.filter((value) => value !== null).length >= 2 &&
        row.some((value, rater) => value === 1 && isDone[rater] === false),
    );
    if (partly.length > 0) unfinished.set(code, partly.length);
  }
  return { units, values, unfinished };
}
