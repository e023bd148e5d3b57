// The counting that frequencies, crosstabs and co-occurrence share: which units of analysis hold which
// codes, and how many units there are.
import { ancestorsOf, type Codebook } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument, DoneMark } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { type Unit, type UnitKind, unitsOf } from '../corpus/units.ts';
import { mergeOverlapping, type Span } from '../text/span.ts';
import {
  countedWords,
  countWordsIn,
  firstEndingAfter,
  type Run,
  type Words,
  wordsIn,
} from './counted-words.ts';
import { type CodingFilter, filterCodings } from './quotations.ts';

/** The units in which codings are counted; `overlap` counts positions of words. */
export type CountingUnit = UnitKind | 'overlap';

/** `any`: every unit that shares a word with the coding. `majority`: only the one with most of its words. */
export type Assignment = 'any' | 'majority';

export interface CountingOptions {
  readonly unit: CountingUnit;
  readonly assign?: Assignment;
  readonly filter?: CodingFilter;
}

/** What is known of a document without its text. */
export type DocumentFacts = Pick<SourceDocument, 'id' | 'title' | 'language' | 'metadata'>;

/** One code in one document, with all codes below it. */
export interface CodeTally {
  /** Distinct (code, stretch, coder, origin). */
  readonly codings: number;
  /** Words and characters (UTF-16 units) in the union of the stretches. */
  readonly words: number;
  readonly characters: number;
  /** Those of the codings that say that the passage speaks against the code. */
  readonly disputing: number;
}

/** What one document adds to every count; it holds no text. Units are numbered from 0 within the document. */
export interface DocumentCounts {
  readonly document: DocumentFacts;
  readonly done: readonly DoneMark[];
  /** Units in scope, uncoded ones included. */
  readonly n: number;
  /** Units that hold the code or one below it. A code that holds none has no entry. */
  readonly rolledUp: ReadonlyMap<string, ReadonlySet<number>>;
  /** How many distinct codings of the code or one below it a unit holds, where it holds more than one. */
  readonly codingsIn: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Units coded with the code itself. */
  readonly own: ReadonlyMap<string, ReadonlySet<number>>;
  readonly tallies: ReadonlyMap<string, CodeTally>;
  /** Units in which a coding of the code, or of one below it, disputes it. */
  readonly disputed: ReadonlyMap<string, ReadonlySet<number>>;
  /** Codings that are counted. */
  readonly counted: number;
  /** Codings of the whole document, which count at the unit document only: here those that do not. */
  readonly ofWholeDocument: number;
  /** Codings that passed the filter but lie in excluded sections, or hold no word: counted nowhere. */
  readonly leftOut: number;
  /** Codings that are counted but share no word with a unit (a heading, at the unit paragraph). */
  readonly inNoUnit: number;
}

/** Counts by what was counted: a report asks for the same ones several times. */
const countedBefore = new WeakMap<CodedCorpus, Map<string, readonly DocumentCounts[]>>();

/** The counts of every document, in the corpus's order; of one corpus the same are counted once. */
export function unitCounts(
  corpus: CodedCorpus,
  options: CountingOptions,
): readonly DocumentCounts[] {
  // A filter that is a function has no name to be known by.
  if (options.filter?.only) return [...countUnits(corpus, options)];
  const { unit, assign = 'any', filter = {} } = options;
  const key = JSON.stringify([unit, assign, filter]);
  const before = countedBefore.get(corpus) ?? new Map<string, readonly DocumentCounts[]>();
  const counts = before.get(key) ?? [...countUnits(corpus, options)];
  countedBefore.set(corpus, before.set(key, counts));
  return counts;
}

function* countUnits(corpus: CodedCorpus, options: CountingOptions): Generator<DocumentCounts> {
  const codingsOf = filterCodings(corpus, options.filter ?? {});
  const documents = options.filter?.documents;
  for (const coded of corpus.documents()) {
    if (documents && !documents.includes(coded.document.id)) continue;
    yield countDocument(corpus.codebook, coded, { ...options, codings: codingsOf(coded) });
  }
}

/** What one document adds to every count, of these of its codings. */
export function countDocument(
  codebook: Codebook,
  { document, done }: CodedDocument,
  options: CountingOptions & { readonly codings: readonly Coding[] },
): DocumentCounts {
  const placed = options.codings.filter(isPlaced);
  const codings = placed.filter(
    ({ origin }) => origin !== 'document' || options.unit === 'document',
  );
  const needsWords = options.unit === 'overlap' || codings.length > 0;
  const words = needsWords ? countedWords(document) : NO_WORDS;
  const units = options.unit === 'overlap' ? null : unitsInScope(document, options.unit);
  const rolledUp = new Map<string, Set<number>>();
  const own = new Map<string, Set<number>>();
  const disputed = new Map<string, Set<number>>();
  const codingsIn = new Map<string, Map<number, number>>();
  const seen = new Set<string>();
  const counted: Coding[] = [];
  const held = holdingIn({ words, units, assign: options.assign ?? 'any' });
  let inNoUnit = 0;
  for (const coding of codings) {
    if (coding.origin !== 'document' && wordsIn(words, coding).length === 0) continue;
    counted.push(coding);
    const holding = held(coding);
    if (holding.length === 0) inNoUnit++;
    const isNew = !seen.has(distinctKey(coding));
    seen.add(distinctKey(coding));
    for (const unit of holding) {
      addTo(own, coding.code, unit);
      for (const code of [coding.code, ...ancestorsOf(codebook, coding.code)]) {
        if (isNew && rolledUp.get(code)?.has(unit)) countFurther(codingsIn, code, unit);
        addTo(rolledUp, code, unit);
        if (coding.stance === 'disputes') addTo(disputed, code, unit);
      }
    }
  }
  const { id, title, language, metadata } = document;
  return {
    document: { id, title, language, metadata },
    done,
    n: units === null ? words.length : units.length,
    rolledUp,
    codingsIn,
    own: sharedWith(rolledUp, own),
    tallies: tally(codebook, counted, words),
    disputed,
    counted: counted.length,
    ofWholeDocument: placed.length - codings.length,
    leftOut: codings.length - counted.length,
    inNoUnit,
  };
}

/** A code without codings of codes below it has one set of units, not two that are equal. */
function sharedWith(
  rolledUp: ReadonlyMap<string, ReadonlySet<number>>,
  own: ReadonlyMap<string, ReadonlySet<number>>,
): ReadonlyMap<string, ReadonlySet<number>> {
  return new Map(
    [...own].map(([code, units]) => {
      // What was coded with the code itself is part of what it holds: as many are the same.
      const all = rolledUp.get(code);
      return [code, all?.size === units.size ? all : units];
    }),
  );
}

/** How many distinct codings of a code, or of one below it, a unit of the document holds. */
export function codingsInUnit(
  { rolledUp, codingsIn }: DocumentCounts,
  code: string,
  unit: number,
): number {
  return codingsIn.get(code)?.get(unit) ?? (rolledUp.get(code)?.has(unit) ? 1 : 0);
}

/** Orphans and proposals wait for a person: they count nowhere. */
export function isPlaced(coding: Coding): boolean {
  return coding.status === 'anchored' || coding.status === 'moved';
}

const NO_WORDS: Words = { starts: [], ends: [], length: 0 };

/** The units of a document that count: all but those in excluded sections; a document always counts. */
export function unitsInScope(document: SourceDocument, kind: UnitKind): readonly Unit[] {
  const units = unitsOf(document, kind);
  return kind === 'document' ? units : units.filter((unit) => !unit.excluded);
}

/** Where codings are counted. */
export interface Counting {
  readonly words: Words;
  /** null: every word is a unit. */
  readonly units: readonly Span[] | null;
  readonly assign: Assignment;
}

/** Finds the units of a document that share a word with a coding. */
export function holdingIn({ words, units, assign }: Counting): (coding: Coding) => number[] {
  const ends = units?.map((unit) => unit.end) ?? [];
  return (coding) => {
    if (coding.origin === 'document') return [0];
    const covered = wordsIn(words, coding);
    if (units === null) return numbers(covered);
    const wordsPerUnit = new Map<number, number>();
    for (const index of numbers(covered)) {
      const start = words.starts[index] ?? 0;
      const unit = firstEndingAfter(ends, ends.length, start);
      if ((units[unit]?.start ?? Number.POSITIVE_INFINITY) > start) continue;
      wordsPerUnit.set(unit, (wordsPerUnit.get(unit) ?? 0) + 1);
    }
    if (assign === 'any') return [...wordsPerUnit.keys()];
    const most = Math.max(0, ...wordsPerUnit.values());
    const first = [...wordsPerUnit].find(([, count]) => count === most);
    return first ? [first[0]] : [];
  };
}

function tally(
  codebook: Codebook,
  codings: readonly Coding[],
  words: Words,
): ReadonlyMap<string, CodeTally> {
  const byCode = new Map<string, Coding[]>();
  for (const coding of codings) {
    for (const code of [coding.code, ...ancestorsOf(codebook, coding.code)]) {
      const list = byCode.get(code);
      if (list) list.push(coding);
      else byCode.set(code, [coding]);
    }
  }
  return new Map(
    [...byCode].map(([code, list]) => {
      const union = mergeOverlapping(list.filter((coding) => coding.origin !== 'document'));
      const distinct = new Set(list.map(distinctKey));
      return [
        code,
        {
          codings: distinct.size,
          words: countWordsIn(words, union),
          characters: union.reduce((sum, span) => sum + span.end - span.start, 0),
          disputing: list.filter(({ stance }) => stance === 'disputes').length,
        },
      ];
    }),
  );
}

/** Codings with one key count once: the same code on the same stretch by the same coder and origin. */
function distinctKey({ code, start, end, coder, origin }: Coding): string {
  return JSON.stringify([code, start, end, coder, origin]);
}

function countFurther(map: Map<string, Map<number, number>>, code: string, unit: number): void {
  const counts = map.get(code) ?? new Map<number, number>();
  counts.set(unit, (counts.get(unit) ?? 1) + 1);
  map.set(code, counts);
}

function addTo(map: Map<string, Set<number>>, code: string, unit: number): void {
  const units = map.get(code);
  if (units) units.add(unit);
  else map.set(code, new Set([unit]));
}

function numbers(run: Run): number[] {
  return Array.from({ length: run.length }, (_, index) => run.first + index);
}
