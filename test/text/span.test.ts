import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSpans, contains, mergeOverlapping, overlaps } from '../../src/text/span.ts';

const span = fc
  .tuple(fc.nat(30), fc.nat(8))
  .map(([start, length]) => ({ start, end: start + length }));

function positions({ start, end }: { start: number; end: number }): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

describe('spans', () => {
  it.each([
    ['share a position', { start: 0, end: 3 }, { start: 2, end: 4 }, true],
    ['only touch', { start: 0, end: 2 }, { start: 2, end: 4 }, false],
    ['hold one another', { start: 0, end: 9 }, { start: 4, end: 5 }, true],
    ['are empty', { start: 3, end: 3 }, { start: 0, end: 9 }, false],
  ])('overlap or not when they %s', (_, a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
  });

  it('overlap if and only if they share a position', () => {
    fc.assert(
      fc.property(span, span, (a, b) => {
        const inA = new Set(positions(a));
        expect(overlaps(a, b)).toBe(positions(b).some((position) => inA.has(position)));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
  });

  it('contain one another by their ends', () => {
    expect(contains({ start: 0, end: 5 }, { start: 0, end: 5 })).toBe(true);
    expect(contains({ start: 1, end: 5 }, { start: 0, end: 3 })).toBe(false);
  });

  it('come in the order of start, then end', () => {
    const spans = [
      { start: 2, end: 3 },
      { start: 0, end: 9 },
      { start: 0, end: 1 },
    ];
    expect(spans.sort(compareSpans)).toEqual([
      { start: 0, end: 1 },
      { start: 0, end: 9 },
      { start: 2, end: 3 },
    ]);
  });

  it('are merged where they overlap, not where they touch', () => {
    const spans = [
      { start: 4, end: 6 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
      { start: 3, end: 4 },
    ];
    expect(mergeOverlapping(spans)).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 4 },
      { start: 4, end: 6 },
    ]);
  });

  it('are merged without losing or inventing a position', () => {
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const merged = mergeOverlapping(spans);
        expect(new Set(merged.flatMap(positions))).toEqual(new Set(spans.flatMap(positions)));
        merged.forEach((one, index) => {
          for (const other of merged.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
        });
      }),
    );
  });
});
