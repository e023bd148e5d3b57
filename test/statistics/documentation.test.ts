// The worked tables of the manual are what the program computes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  agreementCoefficients,
  CODE_COEFFICIENTS,
} from '../../src/statistics/agreement/coefficients.ts';
import { pooledKappa } from '../../src/statistics/agreement/pooled-kappa.ts';
import { ratingsOfTable } from '../../src/statistics/agreement/ratings.ts';
import { association } from '../../src/statistics/association.ts';
import { keynessTest, logRatio, twoTermLogLikelihood } from '../../src/statistics/keyness.ts';
import { unitizingAlphas } from '../../src/statistics/unitizing/u-alpha.ts';
import { weightedLogOdds } from '../../src/statistics/weighted-log-odds.ts';

function page(name: string): string {
  return readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
}

/** The rows of a table whose first cell names a function: name and cell with the figure. */
function figures(text: string, column: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of text.split('\n')) {
    const cells = line.split(/\s*\|\s*/);
    const name = /^`(\w+)`/.exec(cells[1] ?? '')?.[1];
    const figure = Number(cells[column + 1]);
    if (name !== undefined && cells[column + 1] !== '' && !Number.isNaN(figure)) {
      found.set(name, figure);
    }
  }
  return found;
}

function figureOf(figure: unknown): number {
  const field = (name: string) => Number(Object(figure)[name]);
  if (typeof figure === 'number') return figure;
  return Number.isNaN(field('statistic')) ? field('value') : field('statistic');
}

describe('docs/statistics.md', () => {
  it('two codes', () => {
    const printed = figures(page('statistics'), 2);
    const computed = association({ n: 500, n1: 100, n2: 10, n12: 5 });
    expect([...printed.keys()]).toEqual(Object.keys(computed));
    for (const [name, figure] of Object.entries(computed)) {
      expect(figureOf(figure), name).toBeCloseTo(printed.get(name) ?? Number.NaN, 4);
    }
  });

  it('words', () => {
    const printed = figures(page('statistics'), 1);
    const counts = { count: 20, total: 100, referenceCount: 10, referenceTotal: 200 };
    const computed = {
      keynessTest: keynessTest(counts),
      twoTermLogLikelihood: twoTermLogLikelihood(counts),
      logRatio: logRatio(counts),
      weightedLogOdds: weightedLogOdds(counts, { count: 3, total: 30 }).z,
    };
    for (const [name, figure] of Object.entries(computed)) {
      expect(figureOf(figure), name).toBeCloseTo(printed.get(name) ?? Number.NaN, 2);
    }
  });
});

describe('docs/agreement.md', () => {
  it('one code', () => {
    const printed = figures(page('agreement'), 2);
    const table = [
      [90, 2],
      [3, 5],
    ];
    const computed = agreementCoefficients(ratingsOfTable(table), { names: CODE_COEFFICIENTS });
    for (const name of CODE_COEFFICIENTS) {
      expect(figureOf(computed[name]), name).toBeCloseTo(printed.get(name) ?? Number.NaN, 4);
    }
  });

  it('pooled kappa and the segments', () => {
    const pooled = pooledKappa([
      { observed: 0.85, expected: 0.5008 },
      { observed: 0.95, expected: 0.8612 },
    ]);
    expect(page('agreement')).toContain(`= ${figureOf(pooled).toFixed(3).slice(1)}`);
    const { uAlpha } = unitizingAlphas(
      [[{ start: 0, end: 4, value: 'a' }], [{ start: 0, end: 2, value: 'a' }]],
      8,
    );
    expect(page('agreement')).toContain(`.531 = ${figureOf(uAlpha).toFixed(3).slice(1)}`);
  });
});
