// A code crossed with a variable: counts, shares, words, and chi-square as counted by hand.
import { expect, test } from 'vitest';
import { codesByVariable, codesByVariableTable } from '../../src/analysis/codes-by-variable.ts';
import { smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const corpus = smallCorpus(smallCodebook({ law: null, money: null }), [
  smallDocument(
    'a',
    '---\nyear: 2001\n---\n\n:law[One law].\n\n:law[Two].\n\n:law[Three].\n\nFour.\n',
  ),
  smallDocument('b', '---\nyear: 2002\n---\n\n:law[One].\n\nTwo.\n\nThree.\n\nFour.\n'),
]);

test('3 of 4 against 1 of 4: chi-square 2, residual ±√2, V one half', () => {
  const result = codesByVariable(corpus, 'year', { unit: 'paragraph' });
  const [law, money] = result.rows;
  expect(law).toMatchObject({ units: [3, 1], shares: [0.75, 0.25], words: [4, 1] });
  const test = law?.chiSquare;
  if (!test || 'reason' in test) throw new Error('There is a chi-square here.');
  expect(test.statistic).toBeCloseTo(2, 12);
  expect(test.df).toBe(1);
  expect(test.cramersV).toBeCloseTo(0.5, 12);
  expect(test.adjustedResiduals[0]?.[0]).toBeCloseTo(Math.SQRT2, 12);
  expect(test.adjustedResiduals[0]?.[1]).toBeCloseTo(-Math.SQRT2, 12);
  expect(money?.chiSquare).toEqual({ value: null, reason: 'no_variation' });
  expect(codesByVariableTable(result, 'share').rows[0]?.slice(0, 3)).toEqual(['law', 0.75, 0.25]);
});
