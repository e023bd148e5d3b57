// Numbers as varints and back.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../../src/index/bytes.ts';

test('small numbers take one byte, 300 takes two', () => {
  const writer = new ByteWriter();
  writer.varint(127);
  writer.varint(300);
  expect([...writer.finish()]).toEqual([127, 0b1010_1100, 0b10]);
});

test('a reader gives back what a writer took', () => {
  const whole = fc.oneof(fc.nat(300), fc.maxSafeNat());
  const signed = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
  fc.assert(
    fc.property(fc.array(whole), fc.array(signed), fc.uint8Array(), (numbers, steps, raw) => {
      const writer = new ByteWriter();
      for (const number of numbers) writer.varint(number);
      for (const step of steps) writer.signed(step);
      writer.raw(raw);
      const reader = new ByteReader(writer.finish());
      expect(numbers.map(() => reader.varint())).toEqual(numbers);
      expect(steps.map(() => reader.signed())).toEqual(steps);
      expect(reader.raw(raw.length)).toEqual(raw);
      expect(reader.done).toBe(true);
    }),
  );
});

test('a number that is cut off is an error, not a number', () => {
  expect(() => new ByteReader(Uint8Array.of(0x80)).varint()).toThrow(RangeError);
});
