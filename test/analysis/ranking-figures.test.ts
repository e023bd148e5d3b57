// A ranking of four that a person can follow.
import { expect, test } from 'vitest';
import { rankingFigures } from '../../src/analysis/ranking-figures.ts';
import { correctedPrevalence } from '../../src/statistics/corrected-prevalence.ts';

const drawing = { seed: 1, draws: 100 };

test('coded, not, coded, not: R-precision 1/2, average precision 5/6', () => {
  const ranked = [true, false, true, false].map((coded, index) => {
    return { document: index, score: -index, coded };
  });
  const figures = rankingFigures(ranked, drawing);
  expect(figures).toMatchObject({ units: 4, coded: 2, documents: 4, prevalence: 0.5 });
  expect(figures.rPrecision.value).toBe(0.5);
  expect(figures.averagePrecision.value).toBeCloseTo(5 / 6);
});

test('nothing coded, or nothing at all: a reason', () => {
  const none = [{ document: 0, score: 1, coded: false }];
  expect(rankingFigures(none, drawing).averagePrecision).toMatchObject({
    reason: 'nothing_to_find',
  });
  expect(rankingFigures([], drawing).prevalence).toMatchObject({ reason: 'no_units' });
});

test('prevalence is corrected by what a finder misses and wrongly hits (Rogan and Gladen 1978)', () => {
  const judged = { tp: 8, fp: 4, fn: 2, tn: 86 };
  expect(correctedPrevalence({ hits: 12, units: 100 }, judged)).toBeCloseTo(0.1);
  // Fewer hits than the finder would make in error alone: none, not fewer.
  expect(correctedPrevalence({ hits: 1, units: 100 }, judged)).toBe(0);
  const blind = { tp: 1, fp: 1, fn: 1, tn: 1 };
  expect(correctedPrevalence({ hits: 1, units: 2 }, blind)).toMatchObject({
    reason: 'no_better_than_chance',
  });
});
