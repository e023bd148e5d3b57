import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, mapCodePoints } from '../../src/text/code-points.ts';

/** Any UTF-16 units: pairs, lone surrogates, plain letters. */
const anyString = fc
  .array(fc.constantFrom('a', 'é', '依', '𝒳', '😀', '\ud83d', '\ude00', '\u0301'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('mapCodePoints', () => {
  it('counts a surrogate pair as one', () => {
    const map = mapCodePoints('a😀b𝒳');
    expect(map.length).toBe(4);
    expect([0, 1, 3, 4, 6].map((offset) => map.toCodePoints(offset))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 1, 2, 3, 4].map((offset) => map.toUnits(offset))).toEqual([0, 1, 3, 4, 6]);
  });

  it('counts an offset inside a pair as the start of the pair', () => {
    expect(mapCodePoints('a😀b').toCodePoints(2)).toBe(1);
  });

  it('counts lone surrogates as one each', () => {
    const map = mapCodePoints('\ude00\ud83d');
    expect(map.length).toBe(2);
    expect(map.toCodePoints(1)).toBe(1);
  });

  it('bounds offsets by the ends of the text', () => {
    const map = mapCodePoints('😀');
    expect([map.toCodePoints(-1), map.toCodePoints(99)]).toEqual([0, 1]);
    expect([map.toUnits(-1), map.toUnits(99)]).toEqual([0, 2]);
  });

  it('goes there and back at every border of code points', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const map = mapCodePoints(text);
        const points = Array.from(text);
        expect(map.length).toBe(points.length);
        expect(codePointLength(text)).toBe(points.length);
        let units = 0;
        points.forEach((point, index) => {
          expect(map.toCodePoints(units)).toBe(index);
          expect(map.toUnits(index)).toBe(units);
          units += point.length;
        });
        expect(map.toUnits(points.length)).toBe(text.length);
      }),
    );
  });
});
