// Approximate matches: the cheap look loses nothing, and the best place leads as it should.
import approximateSearch from 'approx-string-match';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src/coding/anchoring/anchor.ts';
import { matchApproximately } from '../../../src/coding/anchoring/approximate-match.ts';
import { trigramFilter } from '../../../src/coding/anchoring/trigram-filter.ts';

const QUOTE = 'services are bought from organisations';

function anchorOf(quote: string, { before = '', behind = '' } = {}) {
  const text = before + quote + behind;
  const span = { start: before.length, end: before.length + quote.length };
  return makeAnchor({ text, hash: 'old' }, span);
}

function match(quote: string, text: string, context = {}) {
  return matchApproximately(anchorOf(quote, context), text, {
    filter: trigramFilter(text),
    isElsewhere: () => false,
  });
}

describe('trigramFilter', () => {
  const letters = fc.constantFrom('a', 'b', 'c', ' ', '信', '😀');
  const words = (minLength: number, maxLength: number) =>
    fc.array(letters, { minLength, maxLength }).map((some) => some.join(''));

  it('lets through every place within 20 % errors', () => {
    let places = 0;
    fc.assert(
      fc.property(words(12, 30), words(0, 40), words(0, 40), fc.nat(), (quote, a, b, at) => {
        const cut = at % quote.length;
        const text = a + quote.slice(0, cut) + quote.slice(cut + 2) + b;
        const errors = Math.floor(quote.length / 5);
        const candidates = trigramFilter(text).candidates(quote, errors);
        for (const { start, end } of approximateSearch(text, quote, errors)) {
          places += 1;
          expect(candidates.some((span) => span.start <= start && end <= span.end)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect(places).toBeGreaterThan(1000);
  });

  it('leaves out what has nothing of the words', () => {
    const text = `${'x'.repeat(5000)}${QUOTE}${'y'.repeat(5000)}`;
    const candidates = trigramFilter(text).candidates(QUOTE, 7);
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.start).toBeGreaterThan(4900);
    expect(candidates[0]?.end).toBeLessThan(5200);
  });

  it('finds the same at the second look', () => {
    const filter = trigramFilter(`one ${QUOTE} two`);
    const first = filter.candidates(QUOTE, 7);
    filter.candidates('something else entirely', 4);
    expect(filter.candidates(QUOTE, 7)).toEqual(first);
  });
});

describe('matchApproximately', () => {
  it('gives the words themselves the score of their context', () => {
    expect(match(QUOTE, `Here ${QUOTE}.`)).toEqual({
      span: { start: 5, end: 5 + QUOTE.length },
      score: 1,
    });
  });

  it('leads by the context where the words are as good', () => {
    const text = `Long ago, ${QUOTE} 12 34. Since the new reform, ${QUOTE} in each county.`;
    const context = { before: 'Since the new reform, ', behind: ' in each county.' };
    expect(match(QUOTE, text, context)?.span.start).toBe(text.lastIndexOf(QUOTE));
    expect(match(QUOTE, `${QUOTE}. ${QUOTE}.`)).toBeNull();
  });

  it('sees a second place that is nearly as good, though it has more errors', () => {
    const near = QUOTE.replace('bought', 'brought');
    const far = QUOTE.replace('are bought', 'were brought');
    expect(match(QUOTE, `In short: ${near}.`)).not.toBeNull();
    expect(match(QUOTE, `In short: ${near}. In short: ${far}.`)).toBeNull();
  });

  it('leaves out places that cannot be it', () => {
    const text = `${QUOTE}. ${QUOTE}.`;
    const found = matchApproximately(anchorOf(QUOTE), text, {
      filter: trigramFilter(text),
      isElsewhere: ({ start }) => start === 0,
    });
    expect(found?.span.start).toBe(QUOTE.length + 2);
  });

  it('proposes whole characters only', () => {
    const quote = '😀😀😀😀😀😀😀😀';
    const text = 'x😀😀😀😀😀😀😃😀y';
    const { span } = match(quote, text) ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe('😀😀😀😀😀😀😃😀');
  });

  it('finds nothing sure where the words stand everywhere', () => {
    expect(match('a'.repeat(20), 'a'.repeat(100_000))).toBeNull();
    expect(match('abababababababab', 'ab'.repeat(50_000))).toBeNull();
  });
});
