// BM25 against figures worked out by hand.
import { expect, test } from 'vitest';
import { termWeight, unitScore } from '../../src/query/bm25.ts';

test('the weight of a term', () => {
  // ln(1 + (10 - 1 + 0.5) / (1 + 0.5)) = ln(7.3333)
  expect(termWeight({ units: 10, unitsWithTerm: 1 })).toBeCloseTo(1.9924, 4);
  // A term in every unit still weighs something: ln(1 + 0.5 / 10.5).
  expect(termWeight({ units: 10, unitsWithTerm: 10 })).toBeCloseTo(0.0465, 4);
  expect(termWeight(null)).toBe(1);
});

test('a unit of average length with one occurrence scores the weight of the term', () => {
  // 1 · (1.2 + 1) / (1 + 1.2) = 1
  expect(unitScore([1], [1.5], { length: 20, averageLength: 20 })).toBeCloseTo(1.5, 10);
});

test('two occurrences, half the average length, two terms', () => {
  // damping 1.2 · (0.25 + 0.75 · 0.5) = 0.75; 2 · 2.2 / 2.75 = 1.6; 1 · 2.2 / 1.75 = 1.2571
  expect(unitScore([2, 1], [1, 2], { length: 10, averageLength: 20 })).toBeCloseTo(4.1143, 4);
});

test('a term that is not there adds nothing', () => {
  expect(unitScore([0, 3], [9, 0], { length: 10, averageLength: 20 })).toBe(0);
});
