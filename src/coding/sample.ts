// Units drawn to be judged blind: what a sample holds, which unit comes next, and what an answer is.
import type { EventOf } from './ledger/event.ts';
import type { Judgement } from './ledger/ledger-state.ts';

/** A unit of a sample; offsets count code points of the text that it was drawn from. */
export interface SampledUnit {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Units that were drawn alike: hits, or others. */
export interface SampleStratum {
  readonly hit: boolean;
  /** Units of this kind in the corpus, N_h. */
  readonly total: number;
  /** Numbers of the drawn units, from 1, in the order of `units`; there are n_h of them. */
  readonly units: readonly number[];
}

export interface Sample {
  /** Name of its file, and what `judge` events name. */
  readonly id: string;
  readonly code: string;
  readonly seed: number;
  /** `hit`: so many hits and so many others; `none`: from all units alike. */
  readonly strata: 'hit' | 'none';
  readonly unit: 'paragraph' | 'sentence';
  /** Hash of each rule that decided what a hit is; empty for a machine. */
  readonly rules: Readonly<Record<string, string>>;
  /** The machine whose proposals decided it, or null. */
  readonly machine: string | null;
  /** Hash of the code's definition. */
  readonly codebook: string;
  /** In random order: nothing here tells a hit from another. */
  readonly units: readonly SampledUnit[];
  readonly sizes: readonly SampleStratum[];
}

/** The last answer of a coder to a unit, or null. */
export function answerTo(
  sample: Sample,
  unit: SampledUnit,
  answers: { readonly judgements: readonly Judgement[]; readonly coder: string },
): boolean | null {
  const found = answers.judgements.findLast(
    (each) =>
      each.sample === sample.id &&
      each.code === sample.code &&
      each.coder === answers.coder &&
      each.start === unit.start &&
      each.end === unit.end &&
      each.quote === unit.quote,
  );
  return found?.value ?? null;
}

/**
 * The units that a coder has still to judge, in the order of the sample. `judgementsOf` gives the
 * judgements of all coders on a document.
 */
export function unanswered(
  sample: Sample,
  coder: string,
  judgementsOf: (document: string) => readonly Judgement[],
): SampledUnit[] {
  return sample.units.filter(
    (unit) => answerTo(sample, unit, { judgements: judgementsOf(unit.document), coder }) === null,
  );
}

/** What a `judge` event says beside its head: a yes or no about one unit, given blind. */
export function judgeFields(
  sample: Sample,
  unit: SampledUnit,
  value: boolean,
): Pick<EventOf<'judge'>, 'op' | 'sample' | 'code' | 'start' | 'end' | 'quote' | 'value'> {
  const { start, end, quote } = unit;
  return { op: 'judge', sample: sample.id, code: sample.code, start, end, quote, value };
}
