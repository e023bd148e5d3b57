// Saturation, two searches, and a flow of records: arithmetic that a reader can follow.
import { describe, expect, it } from 'vitest';
import { chapman, lincolnPetersen } from '../../src/statistics/capture-recapture.ts';
import { notDefined } from '../../src/statistics/not-defined.ts';
import { flowImbalances } from '../../src/statistics/prisma-flow.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { saturation, shuffledSaturation } from '../../src/statistics/saturation.ts';

describe('saturation', () => {
  // New codes a document: 10, 5, 3, 2 (base 20) | 1, 1, 0, 1, 0, 0.
  const added = [10, 5, 3, 2, 1, 1, 0, 1, 0, 0];
  let next = 0;
  const documents = added.map((count) => Array.from({ length: count }, () => next++));

  it('divides the codes that a run adds by those of the base', () => {
    const result = saturation(documents);
    expect(result.baseCodes).toBe(20);
    expect(result.codes).toBe(23);
    expect(result.cumulative).toEqual([10, 15, 18, 20, 21, 22, 22, 23, 23, 23]);
    expect(result.runs.map(({ newInformation }) => newInformation)).toEqual([
      0.1, 0.05, 0.05, 0.05, 0,
    ]);
    expect(result.runs[0]).toEqual({ first: 5, last: 6, newCodes: 2, newInformation: 0.1 });
  });

  it('is reached before the first run at or under the threshold: 5+2', () => {
    expect(saturation(documents).reachedAt).toBe(5);
    expect(saturation(documents, { threshold: 0 }).reachedAt).toBe(8);
    expect(saturation(documents, { run: 3 }).reachedAt).toBe(6);
    expect(saturation(documents.slice(0, 6)).reachedAt).toBeNull();
  });

  it('counts a code once, however often it comes back', () => {
    const { cumulative } = saturation([[1, 1, 2], [2, 1], [3], [3]]);
    expect(cumulative).toEqual([2, 2, 3, 3]);
  });

  it('needs a base and a run, and a base with codes', () => {
    expect(saturation(documents.slice(0, 5)).runs).toEqual([]);
    expect(saturation([]).baseCodes).toBe(0);
    const empty = saturation([[], [], [], [], [], []]);
    expect(empty.runs).toEqual([
      { first: 5, last: 6, newCodes: 0, newInformation: notDefined('empty_base') },
    ]);
    expect(empty.reachedAt).toBeNull();
    expect(() => saturation(documents, { base: 0 })).toThrow(RangeError);
  });

  it('in random orders: at once where all documents say the same', () => {
    const same = Array.from({ length: 8 }, () => [1, 2, 3]);
    const result = shuffledSaturation(same, 100, { random: seededRandom(1) });
    expect(result).toEqual({ orders: 100, reached: 100, median: 4 });
  });

  it('in random orders: never where every document says something new', () => {
    const fresh = Array.from({ length: 8 }, (_, i) => [i]);
    const result = shuffledSaturation(fresh, 100, { random: seededRandom(1) });
    expect(result).toEqual({ orders: 100, reached: 0, median: null });
  });

  it('in random orders: the same for the same seed', () => {
    const run = () => shuffledSaturation(documents, 101, { random: seededRandom(2) });
    expect(run()).toEqual(run());
  });
});

describe('two searches', () => {
  it('without a common document Chapman still has a value', () => {
    expect(lincolnPetersen({ n1: 5, n2: 4, m: 0 })).toEqual(notDefined('no_recapture'));
    expect(chapman({ n1: 5, n2: 4, m: 0 }).value).toBe(29);
  });

  it('that found the same know no more', () => {
    expect(chapman({ n1: 7, n2: 7, m: 7 })).toEqual({ value: 7, standardError: 0 });
  });
});

describe('a flow of records', () => {
  const sound = {
    databases: 100,
    registers: 20,
    duplicates: 30,
    screened: 90,
    excluded: 60,
    sought: 30,
    notRetrieved: 5,
    assessed: 25,
    reasons: { 'wrong design': 10, 'wrong population': 5 },
    included: 10,
  };

  it('adds up', () => {
    expect(flowImbalances(sound)).toEqual([]);
  });

  it('names every step that does not', () => {
    expect(flowImbalances({ ...sound, screened: 91 })).toEqual([
      { step: 'screened', computed: 90, stated: 91 },
      { step: 'sought', computed: 31, stated: 30 },
    ]);
    expect(flowImbalances({ ...sound, notRetrieved: 4 })).toEqual([
      { step: 'assessed', computed: 26, stated: 25 },
    ]);
    expect(flowImbalances({ ...sound, reasons: {} })).toEqual([
      { step: 'included', computed: 25, stated: 10 },
    ]);
  });
});
