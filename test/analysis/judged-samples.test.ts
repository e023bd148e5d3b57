// Judged samples stand for the whole corpus only with the weights of the draw.
import { expect, test } from 'vitest';
import { allocate, drawSample } from '../../src/analysis/draw-sample.ts';
import { judgedSamples } from '../../src/analysis/judged-samples.ts';
import type { Predictor } from '../../src/analysis/predictions.ts';
import type { Judgement } from '../../src/coding/ledger/ledger-state.ts';
import { type Sample, unanswered } from '../../src/coding/sample.ts';
import { codingOn, smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

/** 100 units drawn of 400 hits, 200 of 4,600 others. */
const sizes = [
  { hit: true, total: 400, units: Array.from({ length: 100 }, (_, i) => i + 1) },
  { hit: false, total: 4600, units: Array.from({ length: 200 }, (_, i) => i + 101) },
];
const sample: Sample = {
  ...{ id: 'law', code: 'law', seed: 1, strata: 'hit', unit: 'paragraph', rules: {} },
  ...{ machine: null, codebook: 'law', sizes },
  units: Array.from({ length: 300 }, (_, i) => {
    return { document: 'a', start: i * 10, end: i * 10 + 5, quote: `unit ${i + 1}` };
  }),
};

function judgements(positive: (unit: number) => boolean): Judgement[] {
  return sample.units.map(({ start, end, quote }, i) => {
    const value = positive(i + 1);
    return { coder: 'yw', sample: 'law', code: 'law', start, end, quote, value, at: '2026' };
  });
}

function validated(answers: readonly Judgement[]) {
  const options = { seed: 1, draws: 500, judgementsOf: () => answers };
  return judgedSamples(smallCodebook({ law: null }), [sample], options);
}

test('80 of 100 hits are right, 5 of 200 others are misses: recall is .736, not .941', () => {
  const [result] = validated(judgements((unit) => unit <= 80 || (unit > 100 && unit <= 105)));
  expect(result).toMatchObject({ coder: 'yw', judged: 300, drawn: 300, misses: 115 });
  expect(result?.precision.value).toBe(0.8);
  expect(result?.recall.value).toBeCloseTo(320 / 435, 10);
  expect(result?.prevalence.value).toBeCloseTo(435 / 5000, 10);
});

test('no miss among 200 is no recall of 1, but a bound', () => {
  const [result] = validated(judgements((unit) => unit <= 80));
  expect(result?.recall).toEqual({ value: null, reason: 'no_miss_seen' });
  expect(result?.recallAtLeast).toBeCloseTo(0.83, 2);
});

test('a stratum nobody has judged yet gives a reason, and says who was asked what', () => {
  const answers = judgements(() => true).slice(0, 40);
  const [result] = validated(answers);
  expect(result).toMatchObject({ judged: 40, recall: { value: null, reason: 'nothing_judged' } });
  expect(unanswered(sample, 'yw', () => answers)[0]?.quote).toBe('unit 41');
  expect(unanswered(sample, 'ab', () => answers)).toHaveLength(300);
});

test('half from the hits and half from the rest, as far as there are so many', () => {
  expect(allocate(10, { hits: 100, others: 100 })).toEqual({ hits: 5, others: 5 });
  expect(allocate(10, { hits: 2, others: 100 })).toEqual({ hits: 2, others: 8 });
  expect(allocate(10, { hits: 100, others: 3 })).toEqual({ hits: 7, others: 3 });
  expect(allocate(10, { hits: 1, others: 1 })).toEqual({ hits: 1, others: 1 });
});

test('draws each unit once, with its stratum, the same by the same seed', () => {
  const paragraphs = Array.from(
    { length: 12 },
    (_, i) => `Paragraph 😀 ${i < 4 ? 'law' : 'sun'} ${i}.`,
  );
  const document = smallDocument('a', paragraphs.join('\n\n'));
  const corpus = smallCorpus(smallCodebook({ law: null }), [document]);
  const hits = [1, 2, 3, 4].map((nth) => codingOn(document, 'law', { code: 'law', nth }));
  const predictor: Predictor = { origin: 'rule', machine: null, hitsOf: () => hits };
  const asked = {
    id: 'law',
    code: 'law',
    n: 6,
    strata: 'hit',
    unit: 'paragraph',
    predictor,
  } as const;
  const drawn = drawSample(corpus, { ...asked, seed: 1 });
  expect(drawn.sizes.map(({ total, units }) => [total, units.length])).toEqual([
    [4, 3],
    [8, 3],
  ]);
  expect(new Set(drawn.units.map(({ start }) => start)).size).toBe(6);
  for (const { hit, units } of drawn.sizes) {
    for (const unit of units) expect(drawn.units[unit - 1]?.quote.includes('law')).toBe(hit);
  }
  const points = [...document.text];
  for (const { start, end, quote } of drawn.units) {
    expect(points.slice(start, end).join('')).toBe(quote);
  }
  expect(drawSample(corpus, { ...asked, seed: 1 })).toEqual(drawn);
  expect(drawSample(corpus, { ...asked, seed: 2 }).units).not.toEqual(drawn.units);
});
