// Lines and columns of offsets, beside a count of the line feeds before them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placesOf } from '../../src/text/places.ts';

it('counts lines and columns from 1', () => {
  const { at, starts } = placesOf('ab\n\ncd');
  expect(starts).toEqual([0, 3, 4]);
  expect([0, 1, 2, 3, 4, 6].map(at)).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 3 },
  ]);
});

it('holds an offset outside the text to its ends', () => {
  const { at } = placesOf('ab\nc');
  expect(at(-5)).toEqual({ line: 1, column: 1 });
  expect(at(99)).toEqual({ line: 2, column: 2 });
  expect(placesOf('').at(3)).toEqual({ line: 1, column: 1 });
});

it('agrees with a split of the text before the offset', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '信', '😀') });
  fc.assert(
    fc.property(text, fc.nat(), (whole, any) => {
      const offset = any % (whole.length + 1);
      const before = whole.slice(0, offset).split('\n');
      expect(placesOf(whole).at(offset)).toEqual({
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      });
    }),
  );
});
