import { expect, test } from 'vitest';
import { agreement } from '../../src/analysis/agreement.ts';
import { disagreements } from '../../src/analysis/disagreements.ts';
import { unitRatings } from '../../src/analysis/unit-ratings.ts';
import { codingOn, smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ law: null });
const ALL = new Set(['law']);

/** A document of ten paragraphs: Word0 … Word9. */
function tenParagraphs(id: string) {
  return smallDocument(id, Array.from({ length: 10 }, (_, i) => `Word${i}.\n`).join('\n'));
}

const both = tenParagraphs('both');
const onlyA = tenParagraphs('only-a');

function code(document: typeof both, coder: string, words: readonly number[]) {
  return words.map((word) => codingOn(document, `Word${word}`, { code: 'law', coder }));
}

const done = (...coders: string[]) =>
  coders.map((coder) => ({ coder, codes: ALL, changed: false }));
const options = { unit: 'paragraph', seed: 1, draws: 200 } as const;

test('a document that one coder never opened does not count: kappa is 1 with n = 10, not .545', () => {
  const corpus = smallCorpus(codebook, [both, onlyA], {
    codings: [
      ...code(both, 'a', [0, 1, 2, 3]),
      ...code(both, 'b', [0, 1, 2, 3]),
      ...code(onlyA, 'a', [0, 1, 2, 3]),
    ],
    done: { both: done('a', 'b'), 'only-a': done('a') },
  });
  const ratings = unitRatings(corpus, { unit: 'paragraph', codes: ['law'] });
  const [law] = agreement(codebook, ratings, options).codes;
  expect(law).toMatchObject({ units: 10, positive: 4 });
  expect(law?.coefficients.cohenKappa).toMatchObject({ value: 1 });
});

test('a two by two table gives the kappa that the table has', () => {
  // a: 0-3, b: 0-2 and 4: both 3, only a 1, only b 1, neither 5. kappa = (.8 - .52) / .48
  const corpus = smallCorpus(codebook, [both], {
    codings: [...code(both, 'a', [0, 1, 2, 3]), ...code(both, 'b', [0, 1, 2, 4])],
    done: { both: done('a', 'b') },
  });
  const ratings = unitRatings(corpus, { unit: 'paragraph', codes: ['law'] });
  const result = agreement(codebook, ratings, options);
  const value = (name: 'cohenKappa' | 'percentAgreement' | 'positiveAgreement') =>
    result.codes[0]?.coefficients[name]?.value;
  expect(value('cohenKappa')).toBeCloseTo(0.28 / 0.48, 12);
  expect(value('percentAgreement')).toBeCloseTo(0.8, 12);
  expect(value('positiveAgreement')).toBeCloseTo(6 / 8, 12);
  expect(result.overall.pooledKappa.value).toBeCloseTo(0.28 / 0.48, 12);
  const found = disagreements(corpus, ratings);
  expect(found.map(({ text, ratings: said }) => [text, said])).toEqual([
    ['Word3.', [1, 0]],
    ['Word4.', [0, 1]],
  ]);
});

test('accepted hits, proposals and rules are no ratings', () => {
  const corpus = smallCorpus(codebook, [both], {
    codings: [
      ...code(both, 'a', [0]),
      codingOn(both, 'Word1', { code: 'law', coder: 'b', origin: 'accepted', rule: 'r' }),
      codingOn(both, 'Word2', { code: 'law', origin: 'rule', rule: 'r' }),
      codingOn(both, 'Word3', { code: 'law', coder: 'b', status: 'proposed' }),
    ],
    done: { both: done('a', 'b') },
  });
  const ratings = unitRatings(corpus, { unit: 'paragraph', codes: ['law'] });
  expect(ratings.values.get('law')?.filter((row) => row[1] === 1)).toEqual([]);
  const [law] = agreement(codebook, ratings, options).codes;
  // One coder never says yes, the other does: kappa is 0.
  expect(law?.coefficients.cohenKappa).toMatchObject({ value: 0 });
});

test('without a coding by anybody every chance-corrected figure is not defined, and percent stays', () => {
  const corpus = smallCorpus(codebook, [both], { done: { both: done('a', 'b') } });
  const ratings = unitRatings(corpus, { unit: 'paragraph', codes: ['law'] });
  const [law] = agreement(codebook, ratings, options).codes;
  expect(law?.coefficients.percentAgreement).toMatchObject({ value: 1 });
  for (const name of ['cohenKappa', 'krippendorffAlpha', 'gwetAC1', 'brennanPrediger'] as const) {
    expect(law?.coefficients[name], name).toEqual({ value: null, reason: 'no_variation' });
  }
});

test('documents that one coder alone has read are not drawn for the interval of pooled kappa', () => {
  // Ten more documents with a coding of a alone: the interval must stay that of the one document.
  const alone = Array.from({ length: 10 }, (_, n) => tenParagraphs(`alone-${n}`));
  const codings = [...code(both, 'a', [0, 1, 2, 3]), ...code(both, 'b', [0, 1, 2, 4])];
  const more = alone.flatMap((document) => code(document, 'a', [0]));
  const marks = { both: done('a', 'b') };
  const overall = (documents: readonly (typeof both)[], given: typeof codings) => {
    const corpus = smallCorpus(codebook, documents, { codings: given, done: marks });
    const ratings = unitRatings(corpus, { unit: 'paragraph', codes: ['law'], coders: ['a', 'b'] });
    return agreement(codebook, ratings, options).overall.pooledKappa;
  };
  const expected = overall([both], codings);
  expect(expected).toMatchObject({ low: expect.any(Number) });
  expect(overall([both, ...alone], [...codings, ...more])).toEqual(expected);
});

test('units of a document that a coder has only begun are named', () => {
  // a has read the document; b coded two units of it and is not done: those two alone have two ratings.
  const corpus = smallCorpus(codebook, [both], {
    codings: [...code(both, 'a', [0]), ...code(both, 'b', [0, 1])],
    done: { both: done('a') },
  });
  const ratings = unitRatings(corpus, { unit: 'paragraph', codes: ['law'] });
  const { codes, notes } = agreement(codebook, ratings, options);
  expect(codes[0]).toMatchObject({ units: 2, positive: 2 });
  expect(notes.join(' ')).toContain('is missing: law 2.');
});
