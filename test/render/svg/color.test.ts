// The scale must read in grey, and codes' colours must be seen on paper.
import { describe, expect, test } from 'vitest';
import {
  contrast,
  darkened,
  luminance,
  scaleColor,
  textColorOn,
} from '../../../src/render/svg/color.ts';

// Contrast figures of the examples in WCAG's "Understanding SC 1.4.3" and of common checkers.
test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#ff0000', '#ffffff', 4],
])('contrast of %s with %s', (a, b, expected) => {
  expect(contrast(a, b)).toBeCloseTo(expected, 2);
  expect(contrast(b, a)).toBeCloseTo(expected, 2);
});

test('each step of the scale is darker than the one before', () => {
  const steps = Array.from({ length: 101 }, (_, index) => luminance(scaleColor(index / 100)));
  for (const [index, step] of steps.entries()) {
    if (index > 0) expect(step).toBeLessThan(steps[index - 1] ?? 0);
  }
});

test('figures are legible on every step of the scale', () => {
  for (let share = 0; share <= 1; share += 0.01) {
    const fill = scaleColor(share);
    expect(contrast(textColorOn(fill), fill)).toBeGreaterThanOrEqual(4.5);
  }
});

describe('darkened', () => {
  test.each(['#facc15', '#ffffff', '#00ff00', '#b45309', 'no colour'])(
    '%s reaches the contrast',
    (color) => {
      expect(contrast(darkened(color, 3), '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(darkened(color, 4.5), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    },
  );
  test('a colour that is dark enough stays', () => {
    expect(darkened('#b45309', 4.5)).toBe('#b45309');
  });
});
