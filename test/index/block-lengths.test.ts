// Lengths of blocks, there and back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeLengths, readLengths } from '../../src/index/block-lengths.ts';

test('short ones take a byte, long ones some more', () => {
  expect([...encodeLengths(Int32Array.from([0, 7, 254]))]).toEqual([0, 7, 254]);
  // The blocks 1 and 3 are long: a step of 1 and 255 (two bytes), a step of 2 and 300 (two bytes).
  expect([...encodeLengths(Int32Array.from([3, 255, 4, 300]))]).toEqual([
    ...[3, 255, 4, 255],
    ...[1, 0xff, 0x01],
    ...[2, 0xac, 0x02],
  ]);
});

test('every length comes back', () => {
  const length = fc.oneof(fc.nat(300), fc.nat(1_000_000));
  fc.assert(
    fc.property(fc.array(length), (lengths) => {
      const read = readLengths(encodeLengths(Int32Array.from(lengths)), lengths.length);
      expect(lengths.map((_, block) => read(block))).toEqual(lengths);
    }),
  );
});
