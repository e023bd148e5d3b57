// Table cells of a terminal must line up whatever the script.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clusters,
  displayWidth,
  padToWidth,
  truncateToWidth,
} from '../../src/render/display-width.ts';

describe('displayWidth', () => {
  test.each([
    ['', 0],
    ['trust', 5],
    ['État', 4],
    ['E\u0301tat', 4],
    ['依赖', 4],
    ['政府 ab', 7],
    ['ＮＧＯ', 6],
    ['ｱｲ', 2],
    ['信任，', 6],
    ['신뢰', 4],
    ['\u1112\u1161\u11AB', 2],
    ['か\u3099', 2],
    ['ครู', 2],
    ['שָׁלוֹם', 4],
    ['👩‍👩‍👧', 2],
    ['👍🏽', 2],
    ['🇩🇪', 2],
    ['1️⃣', 2],
    ['☎', 1],
    ['☎️', 2],
    ['a\u200Bb\u00ADc', 3],
    ['–…“”', 4],
    ['𠀀', 2],
    ['𝐀', 1],
  ])('%s takes %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('truncateToWidth', () => {
  test.each([
    ['trust deficit', 13, 'trust deficit'],
    ['trust deficit', 7, 'trust…'],
    ['trust deficit', 8, 'trust d…'],
    ['信任缺失', 5, '信任…'],
    ['信任缺失', 6, '信任…'],
    ['信任缺失', 8, '信任缺失'],
    ['E\u0301tats', 3, 'E\u0301t…'],
    ['abc', 1, '…'],
  ])('%s to %i', (text, width, expected) => {
    expect(truncateToWidth(text, width)).toBe(expected);
  });

  test('never exceeds the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 20 }),
        (text, width) => {
          expect(displayWidth(truncateToWidth(text, width))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

const anyText = fc.array(fc.nat(0x10ffff)).map((codes) => String.fromCodePoint(...codes));

test('clusters lose nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(clusters(text).join('')).toBe(text);
    }),
  );
});

test('padToWidth fills on the other side', () => {
  expect(padToWidth('信任', 6, 'left')).toBe('信任  ');
  expect(padToWidth('12', 4, 'right')).toBe('  12');
  expect(padToWidth('wide', 2, 'left')).toBe('wide');
});
