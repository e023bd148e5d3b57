// What a methods section must say about texts, codebook and coding: counted in one pass over the corpus.
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { unitsOf } from '../corpus/units.ts';
import { countedWords } from './counted-words.ts';
import type { CountingUnit } from './unit-counts.ts';
import { consensusCoders } from './unit-ratings.ts';

export interface CoderFacts {
  readonly coder: string;
  /** Documents done for at least one code; of these, those read with hits of rules in sight. */
  readonly done: number;
  readonly sawHits: number;
  /** Manual and inline codings, and accepted hits. */
  readonly codings: number;
  readonly accepted: number;
}

export interface MethodsFacts {
  readonly documents: number;
  readonly words: number;
  readonly years: { readonly first: number; readonly last: number } | null;
  /** Documents of each type and language, most common first. */
  readonly types: readonly (readonly [string, number])[];
  readonly languages: readonly (readonly [string, number])[];
  readonly notes: number;
  readonly unit: CountingUnit;
  /** Units in scope, excluded sections left out. */
  readonly units: number;
  readonly families: number;
  readonly codes: number;
  readonly emergent: number;
  readonly rules: number;
  readonly codesWithRules: number;
  readonly coders: readonly CoderFacts[];
  /** Of the coders, those whose ledger holds what others agreed on. */
  readonly consensus: readonly string[];
  /** Inline tags that name no coder. */
  readonly unnamed: number;
  /** Documents that two independent coders at least have read whole for a common code. */
  readonly readByTwo: number;
  /** Open hits of rules, and open proposals of machines. */
  readonly openHits: number;
  readonly openProposals: number;
  /** Codings by hand that follow their words to a new place, and those that lost them. */
  readonly moved: number;
  readonly orphaned: number;
}

type CoderTally = { -readonly [Key in keyof CoderFacts]: CoderFacts[Key] };

/** Counts what a methods section needs. */
export function methodsFacts(corpus: CodedCorpus, unit: CountingUnit): MethodsFacts {
  const types = new Map<string, number>();
  const languages = new Map<string, number>();
  const coders = new Map<string, CoderTally>();
  const sums = { documents: 0, words: 0, notes: 0, units: 0, unnamed: 0, readByTwo: 0 };
  const states = { openHits: 0, openProposals: 0, moved: 0, orphaned: 0 };
  const years: number[] = [];
  const consensus = consensusCoders(corpus);
  for (const coded of corpus.documents()) {
    const { document } = coded;
    const words = countedWords(document).length;
    sums.documents++;
    sums.words += words;
    sums.units += unit === 'overlap' ? words : countUnits(coded, unit);
    if (document.metadata.rendition === 'notes') sums.notes++;
    if (document.metadata.year !== null) years.push(document.metadata.year);
    raise(types, document.metadata.type ?? 'no type');
    raise(languages, document.language);
    if (isReadByTwo(coded, consensus)) sums.readByTwo++;
    tallyDone(coded, coders);
    tallyCodings(coded, coders, { sums, states });
  }
  const codes = [...corpus.codebook.codes.values()];
  return {
    ...sums,
    ...states,
    consensus,
    years:
      years.length === 0
        ? null
        : { first: extreme(Math.min, years), last: extreme(Math.max, years) },
    types: ranked(types),
    languages: ranked(languages),
    unit,
    families: corpus.codebook.roots.length,
    codes: codes.length,
    emergent: codes.filter(({ emergent }) => emergent).length,
    rules: codes.reduce((sum, { rules }) => sum + rules.length, 0),
    codesWithRules: codes.filter(({ rules }) => rules.length > 0).length,
    coders: [...coders.values()].sort((a, b) => (a.coder < b.coder ? -1 : 1)),
  };
}

function countUnits({ document }: CodedDocument, unit: Exclude<CountingUnit, 'overlap'>): number {
  const units = unitsOf(document, unit);
  return unit === 'document' ? units.length : units.filter(({ excluded }) => !excluded).length;
}

function isReadByTwo(coded: CodedDocument, consensus: readonly string[]): boolean {
  const done = coded.done.filter(({ coder }) => !consensus.includes(coder));
  return done.some((mark, index) =>
    done
      .slice(index + 1)
      .some(
        (other) => other.coder !== mark.coder && [...mark.codes].some((c) => other.codes.has(c)),
      ),
  );
}

function tallyDone({ done }: CodedDocument, coders: Map<string, CoderTally>): void {
  for (const coder of new Set(done.map((mark) => mark.coder))) {
    const tally = tallyOf(coders, coder);
    tally.done++;
    if (done.some((mark) => mark.coder === coder && mark.shown?.includes('rule'))) tally.sawHits++;
  }
}

function tallyCodings(
  { codings }: CodedDocument,
  coders: Map<string, CoderTally>,
  { sums, states }: Sums,
): void {
  for (const { origin, coder, status } of codings) {
    if (origin === 'rule') states.openHits++;
    else if (origin === 'machine') states.openProposals++;
    else {
      if (status === 'moved') states.moved++;
      if (status === 'orphaned') states.orphaned++;
      if (coder === null) sums.unnamed++;
      else if (origin === 'accepted') tallyOf(coders, coder).accepted++;
      else tallyOf(coders, coder).codings++;
    }
  }
}

interface Sums {
  readonly sums: { unnamed: number };
  readonly states: { openHits: number; openProposals: number; moved: number; orphaned: number };
}

function tallyOf(coders: Map<string, CoderTally>, coder: string): CoderTally {
  const tally = coders.get(coder) ?? { coder, done: 0, sawHits: 0, codings: 0, accepted: 0 };
  coders.set(coder, tally);
  return tally;
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function ranked(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function extreme(choose: (a: number, b: number) => number, years: readonly number[]): number {
  return years.reduce((found, year) => choose(found, year));
}
