// Gamma: agreement on segments that may overlap, against continua shuffled at random.
import { type Figure, notDefined } from '../not-defined.ts';
import type { RandomSource } from '../random.ts';
import { type AlignmentOptions, bestDisorder } from './alignment.ts';
import type { UnitizedSegment } from './segments.ts';

export interface GammaOptions extends AlignmentOptions {
  readonly random: RandomSource;
  /** Random continua for the expected disorder; 30 if not given. */
  readonly samples?: number;
}

export interface GammaResult {
  readonly gamma: Figure;
  readonly observed: Figure;
  readonly expected: Figure;
}

/**
 * γ = 1 − observed / expected disorder (Mathet, Widlöcher and Métivier 2015, Computational
 * Linguistics 41, 437-479). A random
 * continuum takes for each coder the segments of a coder chosen at random, moved along the text by a
 * random stretch with what runs over the end coming in at the start; the stretches of one continuum
 * lie at least half a mean segment apart where that is possible (section 5.2). It depends on the seed
 * a little: say samples and seed. Not defined: `no_pairable_values` (fewer than two coders, or a
 * coder without segments), `too_many_segments` (the best alignment was not found within `limit`).
 */
export function gammaAgreement(
  coders: readonly (readonly UnitizedSegment[])[],
  options: GammaOptions,
): GammaResult {
  if (coders.length < 2 || coders.some((segments) => segments.length === 0)) {
    return allNotDefined('no_pairable_values');
  }
  const { random, samples = 30 } = options;
  const observed = bestDisorder(coders, options);
  if (observed === null) return allNotDefined('too_many_segments');
  let sum = 0;
  for (let i = 0; i < samples; i += 1) {
    const disorder = bestDisorder(randomContinuum(coders, random), options);
    if (disorder === null) return allNotDefined('too_many_segments');
    sum += disorder;
  }
  const expected = sum / samples;
  const gamma = expected === 0 ? notDefined('no_variation') : 1 - observed / expected;
  return { gamma, observed, expected };
}

function allNotDefined(reason: 'no_pairable_values' | 'too_many_segments'): GammaResult {
  const figure = notDefined(reason);
  return { gamma: figure, observed: figure, expected: figure };
}

function randomContinuum(
  coders: readonly (readonly UnitizedSegment[])[],
  random: RandomSource,
): UnitizedSegment[][] {
  const segments = coders.flat();
  const from = Math.min(...segments.map(({ start }) => start));
  const to = Math.max(...segments.map(({ end }) => end));
  const meanLength =
    segments.reduce((sum, { start, end }) => sum + end - start, 0) / segments.length;
  const moves: number[] = [];
  return coders.map(() => {
    const move = drawMove(to - from, { moves, apart: meanLength / 2, random });
    moves.push(move);
    const source = coders[random.below(coders.length)] ?? [];
    return source.map((segment) => {
      const shift = segment.start + move > to ? move - (to - from) : move;
      return { ...segment, start: segment.start + shift, end: segment.end + shift };
    });
  });
}

/** How often a move is drawn again for lying too near another. */
const TRIES = 100;

function drawMove(
  length: number,
  { moves, apart, random }: { moves: readonly number[]; apart: number; random: RandomSource },
): number {
  let move = 0;
  for (let i = 0; i < TRIES; i += 1) {
    move = random.fraction() * length;
    const drawn = move;
    if (moves.every((other) => Math.abs(other - drawn) >= apart)) break;
  }
  return move;
}
