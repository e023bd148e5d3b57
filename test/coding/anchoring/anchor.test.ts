// Anchors: what a coding remembers of its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutsPair, makeAnchor } from '../../../src/coding/anchoring/anchor.ts';

const HASH = 'a-hash';

describe('makeAnchor', () => {
  it('keeps the words, 32 units before and 32 behind, and the hash', () => {
    const text = `${'b'.repeat(40)}the words${'c'.repeat(40)}`;
    expect(makeAnchor({ text, hash: HASH }, { start: 40, end: 49 })).toEqual({
      start: 40,
      end: 49,
      quote: 'the words',
      prefix: 'b'.repeat(32),
      suffix: 'c'.repeat(32),
      textHash: HASH,
    });
  });

  it('keeps less where the text begins or ends, and crosses the borders of blocks', () => {
    const text = 'Title\nThe words.';
    const anchor = makeAnchor({ text, hash: HASH }, { start: 10, end: 15 });
    expect([anchor.prefix, anchor.quote, anchor.suffix]).toEqual(['Title\nThe ', 'words', '.']);
  });

  it('leaves a character out rather than cut its surrogate pair', () => {
    const text = `${'😀'.repeat(20)}xx${'😀'.repeat(20)}`;
    const { prefix, suffix } = makeAnchor({ text, hash: HASH }, { start: 41, end: 42 });
    // Before it stands one x and 40 units of pairs: 32 units would begin inside a pair.
    expect(prefix).toBe(`${'😀'.repeat(15)}x`);
    expect(suffix).toBe('😀'.repeat(16));
  });

  it.each([
    ['empty', 2, 2],
    ['turned round', 3, 2],
    ['before the text', -1, 2],
    ['behind the text', 2, 5],
    ['cutting a pair at its start', 1, 4],
    ['cutting a pair at its end', 2, 3],
  ])('throws for a span that is %s', (_, start, end) => {
    const text = start === 1 ? '😀ab' : 'ab😀';
    expect(() => makeAnchor({ text, hash: HASH }, { start, end })).toThrow(RangeError);
  });

  it('gives whole characters that stand together in the text', () => {
    const unit = fc.oneof(fc.constantFrom('a', '律', '\n'), fc.constantFrom('😀', '𠀀'));
    const text = fc.array(unit, { minLength: 1, maxLength: 120 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (text, a, b) => {
        const [start = 0, end = 0] = [a % text.length, (b % text.length) + 1].sort((x, y) => x - y);
        fc.pre(start < end && !cutsPair(text, start) && !cutsPair(text, end));
        const { prefix, quote, suffix } = makeAnchor({ text, hash: HASH }, { start, end });
        expect(text.slice(start - prefix.length, end + suffix.length)).toBe(
          prefix + quote + suffix,
        );
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(32);
        for (const part of [prefix, quote, suffix])
          expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
      }),
    );
  });
});
