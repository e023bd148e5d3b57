// The compiled matcher against the naive one: the same units, the same hits, the same extents.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileQuery } from '../../src/query/compile.ts';
import { printQuery } from '../../src/query/print.ts';
import type { UnitKind } from '../../src/query/unit-context.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';
import { contextOf, linesOf, parsed, unitsOf } from './marked.ts';
import { naiveMatch } from './naive-matcher.ts';
import { naiveTokens } from './naive-words.ts';
import { queryTree, randomCodings, randomText } from './random-queries.ts';

const QUERIES = 2200;
const TEXTS = 10;
const KINDS: readonly UnitKind[] = ['document', 'paragraph', 'sentence'];

it(`agrees on ${QUERIES * TEXTS} pairs of a query and a text`, () => {
  let pairs = 0;
  let withHits = 0;
  const texts = fc.array(fc.tuple(randomText, randomCodings), {
    minLength: TEXTS,
    maxLength: TEXTS,
  });
  fc.assert(
    fc.property(queryTree, texts, fc.constantFrom('law', 'other'), (tree, documents, type) => {
      const source = printQuery(tree);
      const query = parsed(source);
      const vocabulary = createVocabulary();
      const compiled = compileQuery(query, { vocabulary });
      for (const [text, codings] of documents) {
        const setting = { fields: { type: [type] }, codings: { ...codings } };
        const context = contextOf(text, vocabulary, setting);
        const document = { text, tokens: naiveTokens(text), blocks: linesOf(text), ...setting };
        let hit = false;
        for (const kind of KINDS) {
          const units = unitsOf(text, kind);
          const naive = units
            .map((unit, index) => ({ unit: index, hits: naiveMatch(query, document, unit) }))
            .filter(({ hits }) => hits !== null);
          hit ||= naive.some(({ hits }) => hits?.length);
          const found = compiled.match(context, units);
          // Comparing texts first is many times faster than `toEqual` on every pair.
          if (JSON.stringify(found) !== JSON.stringify(naive)) {
            expect({ source, text, kind, found }).toEqual({ source, text, kind, found: naive });
          }
        }
        pairs++;
        if (hit) withHits++;
      }
    }),
    { numRuns: QUERIES, seed: 20240611 },
  );
  expect(pairs).toBeGreaterThanOrEqual(20_000);
  expect(withHits / pairs).toBeGreaterThan(0.25);
});
