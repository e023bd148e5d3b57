// The plan of a query: by example, and as a necessary condition of every match.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileQuery } from '../../src/query/compile.ts';
import { compileFilter } from '../../src/query/filters.ts';
import { compileGlob } from '../../src/query/glob.ts';
import { type Plan, type PlanPattern, planFor, textPattern } from '../../src/query/plan.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';
import { contextOf, parsed, unitsOf } from './marked.ts';
import { naiveTokens } from './naive-words.ts';
import { queryTree, randomCodings, randomText } from './random-queries.ts';

const glob = (text: string, cased = false) => ({ kind: 'glob', text, cased });
const word = (text: string, cased = false) => ({ kind: 'word', pattern: glob(text, cased) });

it.each<[string, unknown]>([
  ['Trust*', word('trust*')],
  ['=Trust', word('Trust', true)],
  ['~Depend', { kind: 'word', pattern: { kind: 'stem', word: 'depend' } }],
  ['"no * trust"', { kind: 'row', patterns: [glob('no'), null, glob('trust')] }],
  ['政?府', { kind: 'row', patterns: [glob('政'), glob('?'), glob('府')] }],
  ['政*务', { kind: 'and', parts: [word('政'), word('务')] }],
  ['a NEAR/5 b', { kind: 'and', parts: [word('a'), word('b')] }],
  ['a NOT NEAR/5 b', word('a')],
  ['a NOT b', word('a')],
  ['a OR NOT b', { kind: 'all' }],
  ['a OR b', { kind: 'or', parts: [word('a'), word('b')] }],
  ['*', { kind: 'all' }],
  ['/no\\s+laws?/i', { kind: 'text', strings: ['law'], anyCase: true }],
  ['/[a-z]+/', { kind: 'all' }],
  ['@x coder:yw', { kind: 'code', code: 'x' }],
  ['section:x', { kind: 'all' }],
])('%s', (source, plan) => {
  expect(planFor(parsed(source))).toEqual(plan);
});

it.each<[string, RegExp | null]>([
  ['/§§?\\s+\\d+/', /§/gu],
  ['/no\\s+laws?/i', /law/giu],
  ['/§ 3\\.5/ OR /a|b/i', /§ 3\.5|a|b/giu],
  ['trust /§/', /§/gu],
  ['/§/ OR trust', null],
  ['NOT /§/', null],
  ['trust', null],
])('the text that %s needs', (source, pattern) => {
  expect(textPattern(planFor(parsed(source)))).toEqual(pattern);
});

/** Whether a text, codes and fields satisfy a plan, by reading all of it. */
function satisfies(plan: Plan, text: string, codes: readonly string[]): boolean {
  const tokens = naiveTokens(text);
  const fits = (pattern: PlanPattern | null, at: number) => {
    const token = tokens[at];
    if (!token || pattern?.kind === 'stem') return false;
    return (
      pattern === null || compileGlob(pattern.text)(pattern.cased ? token.cased : token.folded)
    );
  };
  switch (plan.kind) {
    case 'all':
      return true;
    case 'word':
      return tokens.some((_, at) => fits(plan.pattern, at));
    case 'row':
      return tokens.some((_, at) =>
        plan.patterns.every((pattern, index) => fits(pattern, at + index)),
      );
    case 'text':
      return plan.strings.some((string) => text.toLowerCase().includes(string.toLowerCase()));
    case 'code':
      return codes.includes(plan.code);
    case 'field':
      return compileFilter(plan.filter.name, plan.filter.value)(['law']);
    case 'and':
      return plan.parts.every((part) => satisfies(part, text, codes));
    case 'or':
      return plan.parts.some((part) => satisfies(part, text, codes));
  }
}

it('holds of every unit that matches', () => {
  let matching = 0;
  let narrow = 0;
  let texts = 0;
  fc.assert(
    fc.property(queryTree, randomText, randomCodings, (tree, text, codings) => {
      const vocabulary = createVocabulary();
      const context = contextOf(text, vocabulary, {
        codings: { ...codings },
        fields: { type: ['law'] },
      });
      const codes = Object.entries(codings).flatMap(([code, list]) =>
        list.length > 0 ? [code] : [],
      );
      const units = unitsOf(text, 'paragraph');
      const plan = planFor(tree);
      for (const { unit } of compileQuery(tree, { vocabulary }).match(context, units)) {
        matching++;
        if (plan.kind !== 'all') narrow++;
        const own = text.slice(units[unit]?.start, units[unit]?.end);
        expect(satisfies(plan, own, codes)).toBe(true);
        const needed = textPattern(plan);
        if (needed === null) continue;
        texts++;
        expect(own.match(needed)).not.toBeNull();
      }
    }),
    { numRuns: 2000, seed: 3 },
  );
  expect(matching).toBeGreaterThan(400);
  expect(narrow).toBeGreaterThan(matching / 3);
  expect(texts).toBeGreaterThan(10);
});
