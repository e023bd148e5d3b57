// Long passages in narrow terminals: every line fits, every letter stays.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/render/display-width.ts';
import { wrapToWidth } from '../../src/render/wrap-text.ts';

test.each([
  ['fits', 10, ['fits']],
  ['', 5, ['']],
  ['lack of mutual trust', 10, ['lack of', 'mutual', 'trust']],
  ['one\ntwo three', 5, ['one', 'two', 'three']],
  ['Gesellschaft', 5, ['Gesel', 'lscha', 'ft']],
  ['a Gesellschaft', 5, ['a', 'Gesel', 'lscha', 'ft']],
  ['政府购买服务', 6, ['政府购', '买服务']],
  ['政府购，买服务', 6, ['政府', '购，买', '服务']],
  ['购买 service 服务', 9, ['购买', 'service', '服务']],
])('%s at the width of %i', (text, width, lines) => {
  expect(wrapToWidth(text, width)).toEqual(lines);
});

test('no line is too wide, and no letter is lost', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '信', '，', 'é', '\n', '👍') });
  fc.assert(
    fc.property(letters, fc.integer({ min: 2, max: 12 }), (text, width) => {
      const lines = wrapToWidth(text, width);
      for (const line of lines) {
        if (text.split('\n').some((whole) => whole === line)) continue;
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \n]/gu, ''));
    }),
  );
});
