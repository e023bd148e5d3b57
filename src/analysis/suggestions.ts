// Uncoded paragraphs that read like a code's: a classifier trained on one coder's own codings, tried on
// documents that it did not see, and then asked about those that nobody has read.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { lineAt } from '../corpus/places.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { seededRandom, shuffled } from '../statistics/random.ts';
import { overlaps, type Span } from '../text/span.ts';
import { primaryLanguage, stemmerFor } from '../text/stems.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary } from '../text/vocabulary.ts';
import { documentUnits } from './blind-ratings.ts';
import { type Example, type StemWeights, scoreOf, trainStems } from './classifier.ts';
import { type Ranked, type RankingFigures, rankingFigures } from './ranking-figures.ts';
import type { Table } from './table.ts';
import { count, figureSentence, text } from './validation-table.ts';

/** A paragraph that may deserve the code. */
export interface Suggestion extends Span {
  readonly document: string;
  readonly line: number;
  readonly text: string;
  /** Above 0 where its words speak for the code: the sum of their mean logarithms of odds. */
  readonly score: number;
  /** Its words that speak most for the code. */
  readonly words: readonly string[];
}

export interface Suggestions {
  readonly code: string;
  readonly coder: string;
  /** On documents that the classifier had not seen. */
  readonly crossValidation: RankingFigures & { readonly folds: number };
  /** Why nothing is suggested, or null. */
  readonly reason: string | null;
  /** Uncoded paragraphs that were ranked, and the first of them. */
  readonly ranked: number;
  readonly suggestions: readonly Suggestion[];
  readonly notes: readonly string[];
}

export interface SuggestOptions {
  readonly code: string;
  readonly coder: string;
  readonly limit: number;
  readonly seed: number;
  readonly draws: number;
}

const FOLDS = 10;
const WORDS_SHOWN = 5;
/** Fewer coded units than this teach nothing. */
const FEWEST_CODED = 3;

/** A unit with what is known of it. */
interface KnownUnit extends Span {
  readonly document: SourceDocument;
  readonly number: number;
  readonly words: ReadonlyMap<string, string>;
  readonly stems: ReadonlySet<string>;
  /** null: nobody has decided, so it can be suggested. */
  readonly coded: boolean | null;
}

/** Ranks the paragraphs on which this coder has not decided. */
export function suggestions(corpus: CodedCorpus, options: SuggestOptions): Suggestions {
  const { code, coder, limit, seed } = options;
  const family = new Set(withDescendants(corpus.codebook, code));
  const isDone = [...corpus.documents()].some((coded) => doneFor(coded, coder, family));
  const known: (KnownUnit & { readonly coded: boolean })[] = [];
  for (const unit of unitsOfAll(corpus, { coder, family, isDone, decided: true })) {
    if (unit.coded !== null) known.push({ ...unit, coded: unit.coded });
  }
  const { ranked, folds } = crossValidated(known, seed);
  const crossValidation = { ...rankingFigures(ranked, options), folds };
  const reason = reasonAgainst(known);
  const weights: StemWeights = reason === null ? trainStems(known, seededRandom(seed)) : new Map();
  const open = { coder, family, isDone, decided: false };
  const { ranked: count, found } =
    reason === null ? bestOf(unitsOfAll(corpus, open), weights, limit) : { ranked: 0, found: [] };
  return {
    ...{ code, coder, crossValidation, reason },
    ranked: count,
    suggestions: found.map(({ unit, score }) => suggestionOf(unit, score, weights)),
    notes: notesOf(crossValidation, { coder, isDone, seed, reason }),
  };
}

function doneFor({ done }: CodedDocument, coder: string, family: ReadonlySet<string>): boolean {
  return done.some((mark) => mark.coder === coder && [...family].every((c) => mark.codes.has(c)));
}

interface UnitsAsked {
  readonly coder: string;
  readonly family: ReadonlySet<string>;
  readonly isDone: boolean;
  /** Units on which the coder has decided, or those that are open. */
  readonly decided: boolean;
}

/** The units of every document, one document at a time: a large corpus is not kept. */
function* unitsOfAll(corpus: CodedCorpus, asked: UnitsAsked): Generator<KnownUnit> {
  let number = 0;
  for (const coded of corpus.documents()) yield* unitsIn(coded, { ...asked, number: number++ });
}

/** The units with the highest scores above 0, best first, and how many were looked at. */
function bestOf(
  units: Iterable<KnownUnit>,
  weights: StemWeights,
  limit: number,
): { ranked: number; found: { unit: KnownUnit; score: number }[] } {
  let ranked = 0;
  let found: { unit: KnownUnit; score: number }[] = [];
  const shorten = () => {
    found = found.sort((a, b) => b.score - a.score).slice(0, limit);
  };
  for (const unit of units) {
    ranked++;
    const score = scoreOf(unit.stems, weights);
    if (score > 0) found.push({ unit, score });
    if (found.length > 10 * limit + 1000) shorten();
  }
  shorten();
  return { ranked, found };
}

function unitsIn(
  coded: CodedDocument,
  asked: UnitsAsked & { readonly number: number },
): KnownUnit[] {
  const { document, codings, rejected = [] } = coded;
  const { number, coder, family } = asked;
  const own = codings.filter(
    (coding) =>
      coding.coder === coder &&
      (coding.origin === 'manual' || coding.origin === 'inline' || coding.origin === 'accepted') &&
      (coding.status === 'anchored' || coding.status === 'moved'),
  );
  const units = documentUnits(coded, 'paragraph');
  const held = units.holding(own.filter(({ code }) => family.has(code)));
  const refused = rejected.filter((each) => family.has(each.code) && each.coder === coder);
  // Where nobody marks documents as done, one in which the coder has coded anything counts as read.
  const isRead = asked.isDone ? doneFor(coded, coder, family) : own.length > 0;
  return units.units.flatMap((unit, index) => {
    const isRefused = refused.some((each) => overlaps(each, unit));
    const decided = held.has(index) ? true : isRead || isRefused ? false : null;
    if ((decided !== null) !== asked.decided) return [];
    const words = stemsIn(document, unit);
    const { start, end } = unit;
    return [{ start, end, document, number, words, stems: new Set(words.keys()), coded: decided }];
  });
}

/** Each stem of a unit, in its language, with the word that it first stands for. */
function stemsIn(document: SourceDocument, unit: Span): Map<string, string> {
  const stem = stemmerFor(document.language) ?? ((word: string) => word);
  const language = primaryLanguage(document.language);
  const vocabulary = createVocabulary();
  const tokens = tokenise(document.text.slice(unit.start, unit.end), vocabulary);
  const found = new Map<string, string>();
  for (let index = 0; index < tokens.count; index++) {
    const word = vocabulary.folded[tokens.words[index] ?? 0] ?? '';
    const key = `${language} ${stem(word)}`;
    if (!found.has(key)) found.set(key, word);
  }
  return found;
}

/** Every known unit scored by a classifier that saw no unit of its document. */
function crossValidated(
  known: readonly (KnownUnit & { readonly coded: boolean })[],
  seed: number,
): { ranked: Ranked[]; folds: number } {
  const random = seededRandom(seed);
  const documents = shuffled([...new Set(known.map(({ number }) => number))], random);
  const folds = Math.min(FOLDS, documents.length);
  if (folds < 2) return { ranked: [], folds: 0 };
  const foldOf = new Map(documents.map((document, index) => [document, index % folds]));
  const ranked = Array.from({ length: folds }, (_, fold) => {
    const weights = trainStems(
      known.filter(({ number }) => foldOf.get(number) !== fold),
      random,
    );
    return known
      .filter(({ number }) => foldOf.get(number) === fold)
      .map(({ number, stems, coded }) => {
        return { document: number, score: scoreOf(stems, weights), coded };
      });
  });
  return { ranked: ranked.flat(), folds };
}

function reasonAgainst(known: readonly Example[]): string | null {
  const coded = known.filter((example) => example.coded).length;
  if (coded < FEWEST_CODED) return 'too_few_coded_units';
  return coded === known.length ? 'no_uncoded_units' : null;
}

function suggestionOf(
  { document, start, end, words }: KnownUnit,
  score: number,
  weights: StemWeights,
): Suggestion {
  const speaking = [...words]
    .map(([stem, word]) => ({ word, weight: weights.get(stem) ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  return {
    ...{ document: document.id, line: lineAt(document, start), start, end, score },
    text: document.text.slice(start, end),
    words: speaking.slice(0, WORDS_SHOWN).map(({ word }) => word),
  };
}

function notesOf(
  figures: Suggestions['crossValidation'],
  asked: {
    readonly coder: string;
    readonly isDone: boolean;
    readonly seed: number;
    readonly reason: string | null;
  },
): string[] {
  const { coder, isDone, seed, reason } = asked;
  const { folds, units, coded, documents, prevalence, rPrecision, averagePrecision } = figures;
  const chance = typeof prevalence === 'number' ? prevalence.toFixed(2) : prevalence.reason;
  return [
    ...(reason === null ? [] : [`Nothing is suggested (${reason}).`]),
    `Cross-validated by document (${folds} folds; ${units} paragraphs of ${documents} documents, ${coded} of them coded): of as many paragraphs from the top as are coded, ${figureSentence(rPrecision)} are coded; average precision ${figureSentence(averagePrecision)}; chance ${chance}.`,
    isDone
      ? `Trained on what ${coder} coded, and left uncoded in documents that are done.`
      : `${coder} is done with no document for this code: every paragraph left uncoded in a document with a coding of ${coder} was taken as not coded, though it may only be unread.`,
    `Naive Bayes (natural) on stems, on balanced draws, seed ${seed} (xoshiro128**).`,
  ];
}

/** The suggestions as a table, best first. */
export function suggestionsTable(result: Suggestions): Table {
  return {
    id: 'suggestions',
    title: `Paragraphs that may be ${result.code}`,
    columns: [
      count('rank', 'Rank'),
      text('place', 'Place'),
      { key: 'score', label: 'Score', type: 'number', unit: null },
      text('words', 'Words that speak for it'),
      text('text', 'Text'),
    ],
    rows: result.suggestions.map((each, index) => [
      index + 1,
      `${each.document}:${each.line}`,
      each.score,
      each.words.join(', '),
      each.text,
    ]),
    notes: result.notes,
  };
}
