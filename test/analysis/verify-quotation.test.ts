import { expect, test } from 'vitest';
import { reviewTable } from '../../src/analysis/review-table.ts';
import { FalseQuotationError, isVerbatim } from '../../src/analysis/verify-quotation.ts';
import { codingOn, smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const document = smallDocument('a', 'There is no law. Nobody *minds*.\n');
const codebook = smallCodebook({ law: null });

test('words that stand exactly there are verbatim; a letter more or less is not', () => {
  const claim = { document: 'a', start: 9, end: 15, quote: 'no law' };
  expect(isVerbatim(document, claim)).toBe(true);
  expect(isVerbatim(document, { ...claim, end: 14 })).toBe(false);
  expect(isVerbatim(document, { ...claim, quote: 'no Law' })).toBe(false);
  expect(isVerbatim(document, { ...claim, document: 'b' })).toBe(false);
  expect(isVerbatim(document, { document: 'a', start: 9, end: 9, quote: '' })).toBe(false);
});

test('a planted lie stops the review table', () => {
  const honest = codingOn(document, 'no law', { code: 'law' });
  const lie = { ...honest, quote: 'no laws' };
  const table = (coding: typeof honest) =>
    reviewTable(smallCorpus(codebook, [document], { codings: [coding] }), {
      quotations: 2,
      maxWords: 60,
    });
  expect(() => table(honest)).not.toThrow();
  expect(() => table(lie)).toThrow(FalseQuotationError);
  expect(() => table(lie)).toThrow('a [9, 15): "no laws"');
});
