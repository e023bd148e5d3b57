// Kappa over many codes: one code, codes without pairs, and draws that codes share.
import { describe, expect, it } from 'vitest';
import { agreementWithIntervals } from '../../../src/statistics/agreement/agreement-intervals.ts';
import {
  pooledKappaInterval,
  pooledKappaOf,
} from '../../../src/statistics/agreement/pooled-kappa.ts';
import { ratingsOf, ratingsOfTable } from '../../../src/statistics/agreement/ratings.ts';
import { notDefined } from '../../../src/statistics/not-defined.ts';
import { seededRandom } from '../../../src/statistics/random.ts';

const often = ratingsOfTable([
  [40, 9],
  [6, 45],
]);
const rare = ratingsOfTable([
  [90, 2],
  [3, 5],
]);
const units = Array.from({ length: 100 }, (_, unit) => unit);

describe('pooledKappaOf', () => {
  it('by hand', () => {
    // often: .85 and (49·46 + 51·54)/10000 = .5008; rare: .95 and (92·93 + 8·7)/10000 = .8612.
    const pooled = (0.85 + 0.95 - 0.5008 - 0.8612) / (2 - 0.5008 - 0.8612);
    expect(
      pooledKappaOf([
        { ratings: often, itemOf: units },
        { ratings: rare, itemOf: units },
      ]),
    ).toBeCloseTo(pooled, 12);
  });

  it('leaves out codes without pairs', () => {
    const unread = ratingsOf(
      [
        [1, null],
        [0, null],
      ],
      [0, 1],
    );
    expect(
      pooledKappaOf([
        { ratings: often, itemOf: units },
        { ratings: unread, itemOf: units },
      ]),
    ).toBeCloseTo((0.85 - 0.5008) / (1 - 0.5008), 12);
    expect(pooledKappaOf([{ ratings: unread, itemOf: units }])).toEqual(
      notDefined('no_pairable_values'),
    );
  });

  it('is for two coders', () => {
    const three = ratingsOf([[1, 0, 1]]);
    expect(pooledKappaOf([{ ratings: three, itemOf: [0] }])).toEqual(notDefined('two_coders_only'));
  });
});

describe('pooledKappaInterval', () => {
  it('of one code is the interval of its kappa', () => {
    const options = () => ({ random: seededRandom(1), draws: 300 });
    const { interval } = pooledKappaInterval([{ ratings: often, itemOf: units }], 100, options());
    const own = agreementWithIntervals(often, options()).coefficients.cohenKappa;
    if ('reason' in interval || own === undefined || !('interval' in own)) throw new Error('none');
    if ('reason' in own.interval) throw new Error('none');
    expect(interval.low).toBeCloseTo(own.interval.low, 12);
    expect(interval.high).toBeCloseTo(own.interval.high, 12);
  });

  it('is not defined for one item', () => {
    const { interval } = pooledKappaInterval([{ ratings: often, itemOf: units.map(() => 0) }], 1, {
      random: seededRandom(1),
      draws: 10,
    });
    expect(interval).toEqual(notDefined('too_few_units'));
  });
});
