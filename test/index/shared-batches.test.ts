// Two that take batches in turn take each once, however fast each of them is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  batchesInTurn,
  doneElsewhere,
  shareBatches,
  tellDone,
} from '../../src/index/shared-batches.ts';

test('each batch is taken once, the first two by either', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.array(fc.boolean(), { maxLength: 20 }), (count, turns) => {
      const numbers = Array.from({ length: count + 2 }, (_, place) => place + 100);
      const batches = shareBatches(numbers);
      const takers = [batchesInTurn(batches, 0), batchesInTurn(batches, 1)] as const;
      const taken: [number[], number[]] = [[], []];
      // Who is quicker is any row of turns; at the end both take what is left.
      const rest = Array.from({ length: 2 * numbers.length }, (_, turn) => turn % 2 === 0);
      for (const isSecond of [...turns, ...rest]) {
        const who = isSecond ? 1 : 0;
        const next = takers[who].next();
        if (!next.done) taken[who].push(next.value);
      }
      expect(taken.flat().sort((a, b) => a - b)).toEqual(numbers);
      expect([taken[0][0], taken[1][0]]).toEqual([100, 101]);
    }),
  );
});

test('one thread hears how far the other is', () => {
  const batches = shareBatches([1, 2, 3]);
  expect(doneElsewhere(batches)).toBe(0);
  tellDone(batches, 17);
  expect(doneElsewhere(batches)).toBe(17);
});
