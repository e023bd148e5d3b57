// What two versions share: every run is the same text on both sides, and nothing is matched by chance.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedLines } from '../../../src/coding/anchoring/moved-lines.ts';
import { movedVersions } from '../../../src/coding/anchoring/moved-versions.ts';
import type { Run } from '../../../src/coding/anchoring/runs.ts';
import { coverage, runAt, sharedAhead, sharedBehind } from '../../../src/coding/anchoring/runs.ts';
import { diffTexts } from '../../../src/coding/anchoring/text-diff.ts';
import {
  type Pair,
  pairsInOrder,
  uniquePairs,
} from '../../../src/coding/anchoring/unique-pairs.ts';

/** The shared texts, in the order of the old one. */
function shared(old: string, runs: readonly Run[]): string[] {
  return runs.map((run) => old.slice(run.old, run.old + run.length));
}

/** Texts of few characters and lines: full of repetitions. */
const repetitive = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', 'law', '法', '😀'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('diffTexts', () => {
  it('keeps equal texts whole', () => {
    expect(diffTexts('One.\nTwo.', 'One.\nTwo.')).toEqual([{ old: 0, now: 0, length: 9 }]);
    expect(diffTexts('', '')).toEqual([]);
  });

  it('shares nothing with an empty text', () => {
    expect(diffTexts('One.', '')).toEqual([]);
    expect(diffTexts('', 'One.')).toEqual([]);
  });

  it('keeps all but the inserted and the deleted', () => {
    const old = 'Of trust.\nOf mutual dependence.\nOf law.';
    const now = 'Of trust.\nA new line.\nOf dependence.\nOf law.';
    expect(shared(old, diffTexts(old, now))).toEqual([
      'Of trust.\n',
      'Of ',
      'dependence.\nOf law.',
    ]);
  });

  it('matches words inside one long line', () => {
    const old = 'the state buys services from organisations that depend on it';
    const now = 'the city buys many services from bodies that depend on it';
    expect(shared(old, diffTexts(old, now))).toEqual([
      'the ',
      ' buys ',
      'services from ',
      's that depend on it',
    ]);
  });

  it('gives runs that are equal, ascend and do not overlap, whatever the texts', () => {
    fc.assert(
      fc.property(repetitive, repetitive, (old, now) => {
        let last: Run = { old: 0, now: 0, length: 0 };
        for (const run of diffTexts(old, now)) {
          expect(run.length).toBeGreaterThan(0);
          expect(run.old).toBeGreaterThanOrEqual(last.old + last.length);
          expect(run.now).toBeGreaterThanOrEqual(last.now + last.length);
          expect(now.slice(run.now, run.now + run.length)).toBe(
            old.slice(run.old, run.old + run.length),
          );
          last = run;
        }
        expect(last.old + last.length).toBeLessThanOrEqual(old.length);
        expect(last.now + last.length).toBeLessThanOrEqual(now.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps everything around one edit within a line', () => {
    const within = repetitive.map((text) => text.replaceAll('\n', ' '));
    fc.assert(
      fc.property(repetitive, within, within, repetitive, (before, out, put, behind) => {
        const runs = diffTexts(before + out + behind, before + put + behind);
        const kept = runs.reduce((sum, run) => sum + run.length, 0);
        expect(kept).toBeGreaterThanOrEqual(before.length + behind.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('pairsInOrder', () => {
  const numbers = fc.uniqueArray(fc.nat(30), { maxLength: 9 });

  it('keeps what belongs to every longest increasing subsequence', () => {
    fc.assert(
      fc.property(numbers, (now) => {
        const pairs = now.map((number, old): Pair => ({ old, now: number }));
        expect(pairsInOrder(pairs)).toEqual(inEveryLongest(pairs));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps neither of two that changed places', () => {
    expect(pairsInOrder([pair(0, 1), pair(1, 0)])).toEqual([]);
    expect(pairsInOrder([pair(0, 0), pair(1, 2), pair(2, 1), pair(3, 3)])).toEqual([
      pair(0, 0),
      pair(3, 3),
    ]);
  });

  /** By trying every subsequence. */
  function inEveryLongest(pairs: readonly Pair[]): Pair[] {
    let longest: Pair[][] = [[]];
    for (let mask = 1; mask < 2 ** pairs.length; mask += 1) {
      const some = pairs.filter((_, index) => mask & (1 << index));
      const rises = some.every(
        (pair, index) => index === 0 || (some[index - 1]?.now ?? 0) < pair.now,
      );
      const length = longest[0]?.length ?? 0;
      if (rises && some.length > length) longest = [some];
      else if (rises && some.length === length) longest.push(some);
    }
    return pairs.filter((pair) => longest.every((some) => some.includes(pair)));
  }
});

describe('uniquePairs', () => {
  it('pairs what stands once on each side', () => {
    expect(uniquePairs(['a', 'b', 'c', 'b', 'd'], ['d', 'b', 'a', 'e'])).toEqual([
      pair(0, 2),
      pair(4, 0),
    ]);
    expect(uniquePairs(['a'], ['a', 'a'])).toEqual([]);
  });
});

describe('movedLines', () => {
  it('finds lines that stand elsewhere, with the equal lines around them', () => {
    const old = 'Title\nThe line that moves.\n(1)\nSecond line.\n(1)\nThird line.\nEnd';
    const now = 'Title\nSecond line.\n(1)\nThird line.\nThe line that moves.\n(1)\nThe end';
    expect(shared(old, movedLines(old, now))).toEqual(['The line that moves.\n(1)']);
  });

  it('knows no place for a line that stands twice now', () => {
    const old = 'One long line.\nAnother line.\nA third line.';
    const now = 'Another line.\nOne long line.\nA third line.\nOne long line.';
    expect(shared(old, movedLines(old, now))).not.toContain('One long line.');
  });
});

describe('movedVersions', () => {
  const paragraph = 'Organisations depend on the money of the city, and more so every year.';
  const edited = 'Most organisations depend on the money of the city, and more so every month.';

  it('finds a line that moved and was edited', () => {
    const [old, now] = [`Title\n${paragraph}\nEnd`, `Title\nEnd\n${edited}`];
    expect(shared(old, movedVersions(old, now, diffTexts(old, now)))).toContain(
      'rganisations depend on the money of the city, and more so every ',
    );
  });

  it('knows none where two lines are versions of it', () => {
    const [old, now] = [`Title\n${paragraph}\nEnd`, `Title\nEnd\n${edited}\n${edited}`];
    expect(movedVersions(old, now, diffTexts(old, now))).toEqual([]);
  });
});

describe('runs', () => {
  const runs = [
    { old: 2, now: 0, length: 3 },
    { old: 8, now: 9, length: 2 },
  ];

  it('finds the run of a character', () => {
    expect([1, 2, 4, 5, 8, 9, 10].map((offset) => runAt(runs, offset)?.now ?? null)).toEqual([
      null,
      0,
      0,
      null,
      9,
      9,
      null,
    ]);
  });

  it('counts the characters in runs before an offset', () => {
    expect([0, 2, 3, 5, 8, 9, 20].map(coverage(runs))).toEqual([0, 0, 1, 3, 3, 4, 5]);
  });

  it('measures shared text in both directions', () => {
    expect(sharedAhead(['xabc', 1], ['abd', 0])).toBe(2);
    expect(sharedAhead(['xabc', 1], ['abc', 0])).toBe(3);
    expect(sharedBehind(['abcx', 3], ['zbc', 3])).toBe(2);
    expect(sharedBehind(['abc', 3], ['abc', 3], 2)).toBe(2);
  });
});

function pair(old: number, now: number): Pair {
  return { old, now };
}
