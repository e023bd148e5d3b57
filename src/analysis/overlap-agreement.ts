// Agreement on the words of documents that all coders have done: where they marked, and what they meant.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { FEWEST_DOCUMENTS } from '../statistics/agreement/agreement-intervals.ts';
import type { NotDefined } from '../statistics/not-defined.ts';
import { seededRandom } from '../statistics/random.ts';
import {
  type Coincidences,
  coincidencesOf,
  sumCoincidences,
} from '../statistics/unitizing/coincidences.ts';
import type { UnitizedSegment } from '../statistics/unitizing/segments.ts';
import {
  type UnitizingAlphas,
  unitizingAlphas,
  unitizingAlphasOf,
} from '../statistics/unitizing/u-alpha.ts';
import { unitizingIntervals } from '../statistics/unitizing/u-alpha-intervals.ts';
import { mergeOverlapping } from '../text/span.ts';
import { countedWords, type Words, wordsIn } from './counted-words.ts';
import {
  alphaFigures,
  type CoveredFigure,
  type GammaWeights,
  gammaFigure,
  gammaNote,
  SEGMENT_SOURCES,
  type SegmentCoefficients,
} from './segment-agreement.ts';

const FEW_DOCUMENTS: NotDefined = { value: null, reason: 'too_few_documents' };

export interface OverlapAgreement {
  readonly unit: 'overlap';
  readonly coders: readonly string[];
  /** Documents that all coders have done for all codes in question, and their words. */
  readonly documents: number;
  readonly length: number;
  readonly codes: readonly {
    readonly code: string;
    readonly documents: number;
    readonly length: number;
    /** Words that a coder at least marked. */
    readonly positive: number;
    readonly coefficients: { readonly uAlpha: CoveredFigure };
  }[];
  readonly overall: {
    readonly codes: readonly string[];
    readonly coefficients: SegmentCoefficients;
  };
  readonly notes: readonly string[];
}

export interface OverlapOptions {
  readonly coders: readonly string[];
  readonly codes: readonly string[];
  /** Of the codes, those that are not below another: one value each for the figures over all. */
  readonly topmost: readonly string[];
  readonly seed: number;
  readonly draws: number;
  /** Weights of gamma. */
  readonly weights?: GammaWeights;
}

/**
 * The alphas on the words of documents that all these coders have done: code by code (a coder's
 * overlapping stretches of one code are one), and over all topmost codes, where two codes of a coder on
 * the same words leave them undefined.
 */
export function overlapAgreement(corpus: CodedCorpus, options: OverlapOptions): OverlapAgreement {
  const { coders, codes, topmost, seed } = options;
  const perCode = new Map<string, Continuum[]>(codes.map((code) => [code, []]));
  const whole: Continuum[] = [];
  if (coders.length >= 2) {
    for (const coded of corpus.documents()) {
      const words = coded.done.length > 0 ? countedWords(coded.document) : null;
      if (!words || words.length === 0) continue;
      const mark = (families: readonly string[]) =>
        continuumOf(corpus, coded, { words, families, coders });
      for (const code of codes) {
        if (isDoneByAll(coded, coders, [code])) perCode.get(code)?.push(mark([code]));
      }
      if (topmost.length > 0 && isDoneByAll(coded, coders, topmost)) whole.push(mark(topmost));
    }
  }
  const overall = joined(whole, coders.length);
  return {
    unit: 'overlap',
    coders,
    documents: whole.length,
    length: overall.length,
    codes: codes.map((code) => {
      const continua = perCode.get(code) ?? [];
      const { length, segments } = joined(continua, coders.length);
      const { uAlpha } = alphasOver(continua, options);
      const positive = mergeOverlapping(segments.flat()).reduce((n, s) => n + s.end - s.start, 0);
      return { code, documents: continua.length, length, positive, coefficients: { uAlpha } };
    }),
    overall: {
      codes: topmost,
      coefficients: {
        ...alphasOver(whole, options),
        gamma: gammaFigure(overall.segments, options),
      },
    },
    notes: [
      `Unit: words of documents that all of ${coders.join(', ') || 'nobody'} have done for the code. Manual and inline codings alone.`,
      `Intervals: percentile bootstrap over documents, ${options.draws} draws, seed ${seed} (xoshiro128**); not defined under ${FEWEST_DOCUMENTS} documents.`,
      'Code by code a coder’s overlapping stretches are one; over all codes a coder who gave the same words two codes leaves the alphas undefined (overlapping_segments): γ takes overlaps.',
      ...SEGMENT_SOURCES,
      gammaNote(options),
    ],
  };
}

/** What each coder marked on the words of one document. */
interface Continuum {
  readonly length: number;
  readonly segments: readonly (readonly UnitizedSegment[])[];
}

function isDoneByAll(
  { done }: CodedDocument,
  coders: readonly string[],
  codes: readonly string[],
): boolean {
  return coders.every((coder) =>
    codes.every((code) => done.some((mark) => mark.coder === coder && mark.codes.has(code))),
  );
}

function continuumOf(
  corpus: CodedCorpus,
  { codings }: CodedDocument,
  asked: {
    readonly words: Words;
    readonly families: readonly string[];
    readonly coders: readonly string[];
  },
): Continuum {
  const { words, families, coders } = asked;
  const own = codings.filter(
    ({ origin, status }) =>
      (origin === 'manual' || origin === 'inline') && (status === 'anchored' || status === 'moved'),
  );
  const segments = coders.map((coder) =>
    families.flatMap((value) => {
      const family = new Set(withDescendants(corpus.codebook, value));
      const runs = own.flatMap((coding) => {
        if (coding.coder !== coder || !family.has(coding.code)) return [];
        const { first, length } = wordsIn(words, coding);
        return length === 0 ? [] : [{ start: first, end: first + length }];
      });
      return mergeOverlapping(runs).map(({ start, end }) => ({ start, end, value }));
    }),
  );
  return { length: words.length, segments };
}

/** Continua laid end to end. */
function joined(continua: readonly Continuum[], coders: number): Continuum {
  const segments = Array.from({ length: coders }, (): UnitizedSegment[] => []);
  let length = 0;
  for (const continuum of continua) {
    continuum.segments.forEach((own, coder) => {
      for (const { start, end, value } of own) {
        segments[coder]?.push({ start: start + length, end: end + length, value });
      }
    });
    length += continuum.length;
  }
  return { length, segments };
}

/** The alphas over documents, from the sums of each. */
function alphasOver(
  continua: readonly Continuum[],
  { seed, draws }: OverlapOptions,
): Omit<SegmentCoefficients, 'gamma'> {
  if (continua.length === 0) return alphaFigures(unitizingAlphas([], 0), null);
  const sums = continua.map(({ segments, length }) => coincidencesOf(segments, length));
  const known = sums.filter((each): each is Coincidences => each !== null);
  if (known.length < sums.length) return alphaFigures(overlapping(continua), null);
  const alphas = unitizingAlphasOf(
    sumCoincidences(known.map((each) => ({ sums: each, weight: 1 }))),
  );
  if (known.length < FEWEST_DOCUMENTS) return alphaFigures(alphas, FEW_DOCUMENTS);
  const drawn = unitizingIntervals(known, { random: seededRandom(seed), draws });
  return alphaFigures(alphas, {
    uAlpha: drawn.uAlpha.interval,
    binaryUAlpha: drawn.binaryUAlpha.interval,
    cuAlpha: drawn.cuAlpha.interval,
  });
}

/** The undefined alphas of a coder who overlaps himself, with the reason. */
function overlapping(continua: readonly Continuum[]): UnitizingAlphas {
  const coders = continua[0]?.segments.length ?? 0;
  const { segments, length } = joined(continua, coders);
  return unitizingAlphas(segments, length);
}
