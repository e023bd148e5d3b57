// Intervals of coefficients: what is drawn, what the draws contain, and that they can be drawn again.
import { describe, expect, it } from 'vitest';
import { agreementWithIntervals } from '../../../src/statistics/agreement/agreement-intervals.ts';
import {
  agreementCoefficients,
  CODE_COEFFICIENTS,
  COEFFICIENTS,
} from '../../../src/statistics/agreement/coefficients.ts';
import { ratingsOf, ratingsOfTable } from '../../../src/statistics/agreement/ratings.ts';
import { notDefined } from '../../../src/statistics/not-defined.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

const table = ratingsOfTable([
  [40, 9],
  [6, 45],
]);

function measured(figure: object | undefined) {
  if (figure === undefined || !('interval' in figure)) throw new Error('no value');
  return figure as { value: number; interval: { low: number; high: number } };
}

describe('agreementWithIntervals', () => {
  it('gives the coefficients, each inside its interval', () => {
    const result = agreementWithIntervals(table, { random: seededRandom(1), draws: 500 });
    const point = agreementCoefficients(table);
    expect(Object.keys(result.coefficients)).toEqual([...COEFFICIENTS]);
    for (const name of COEFFICIENTS) {
      const { value, interval } = measured(result.coefficients[name]);
      expect(value).toBe(point[name]);
      expect(interval.low).toBeLessThanOrEqual(value);
      expect(interval.high).toBeGreaterThanOrEqual(value);
    }
    expect(result).toMatchObject({ drawn: 'units', draws: 500, units: 100 });
  });

  // Cohen's kappa .70 of 100 units has the asymptotic error .072 (Fleiss, Cohen and Everitt 1969).
  it('finds the asymptotic interval of kappa', () => {
    const result = agreementWithIntervals(table, { random: seededRandom(2) });
    const { interval } = measured(result.coefficients.cohenKappa);
    expect((interval.high - interval.low) / (2 * 1.96)).toBeCloseTo(0.072, 2);
  });

  it('is the same for the same seed', () => {
    const run = (seed: number) =>
      agreementWithIntervals(table, { random: seededRandom(seed), draws: 200 });
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  it('draws documents from ten on, else units', () => {
    const run = (documents: number) =>
      agreementWithIntervals(table, {
        random: seededRandom(5),
        draws: 100,
        documentOf: Array.from({ length: 100 }, (_, unit) => unit % documents),
      });
    expect(run(10).drawn).toBe('documents');
    expect(run(9).drawn).toBe('units');
  });

  it('counts only documents with units to pair', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [i % 2, i < 9 ? i % 2 : null]);
    const result = agreementWithIntervals(ratingsOf(rows), {
      random: seededRandom(6),
      draws: 50,
      documentOf: rows.map((_, i) => i),
    });
    expect(result).toMatchObject({ drawn: 'units', units: 9 });
  });

  it('is wider where documents differ and are drawn whole', () => {
    // Ten documents of ten units: in five all agree, in five nobody does.
    const rows = Array.from({ length: 100 }, (_, i) => {
      const value = i % 2;
      return [value, i < 50 ? value : 1 - value];
    });
    const documentOf = rows.map((_, i) => Math.floor(i / 10));
    const width = (options: object) => {
      const { interval } = measured(
        agreementWithIntervals(ratingsOf(rows), { random: seededRandom(7), ...options })
          .coefficients.percentAgreement,
      );
      return interval.high - interval.low;
    };
    expect(width({ documentOf })).toBeGreaterThan(2.5 * width({}));
  });

  it('has no interval where too many draws have no value', () => {
    // One coded unit of twenty: (19/20)^20 = 36 % of draws miss it, and nothing varies.
    const rows = Array.from({ length: 20 }, (_, i) => [i === 0 ? 1 : 0, i === 0 ? 1 : 0]);
    const { coefficients } = agreementWithIntervals(ratingsOf(rows), {
      random: seededRandom(8),
      names: CODE_COEFFICIENTS,
    });
    expect(coefficients.cohenKappa).toMatchObject({
      value: 1,
      interval: notDefined('too_many_undefined_draws'),
    });
    const kappa = coefficients.cohenKappa;
    const missed = kappa !== undefined && 'undefinedDraws' in kappa ? kappa.undefinedDraws : 0;
    expect(missed / 2000).toBeCloseTo(0.95 ** 20, 1);
    expect(coefficients.percentAgreement).toMatchObject({ value: 1, undefinedDraws: 0 });
  });

  it('passes on why a coefficient has no value', () => {
    const { coefficients } = agreementWithIntervals(
      ratingsOf([
        [1, 1],
        [1, 1],
      ]),
      {
        random: seededRandom(9),
        draws: 20,
      },
    );
    expect(coefficients.cohenKappa).toEqual(notDefined('no_variation'));
  });

  it('of no units at all is no interval', () => {
    const result = agreementWithIntervals(ratingsOf<number>([], [0, 1]), {
      random: seededRandom(10),
      draws: 20,
    });
    expect(result.units).toBe(0);
    expect(result.coefficients.percentAgreement).toEqual(notDefined('no_pairable_values'));
  });
});
