// Rules over the index code what the plain coder codes, and run only where they have not run yet.
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Codebook } from '../../src/codebook/codebook.ts';
import { type Coding, codingWith } from '../../src/coding/coding.ts';
import { inlineCodings } from '../../src/coding/inline-codings.ts';
import { ruleCoder } from '../../src/coding/rule-codings.ts';
import { indexedRules } from '../../src/index/indexed-rules.ts';
import type { OpenIndex } from '../../src/index/open-index.ts';
import {
  decodeResults,
  encodeResults,
  packResult,
  type RuleResults,
} from '../../src/index/rule-results.ts';
import { inTransaction } from '../../src/index/write-batch.ts';
import { markdown } from './markdown-texts.ts';
import { randomQuery } from './random-queries.ts';
import { codebookOf, rule } from './small-codebook.ts';
import { type TemporaryCorpus, temporaryCorpus } from './temporary-corpus.ts';

/** With its id and its quote, which are made when they are asked for. */
const whole = (coding: Coding): Coding => codingWith(coding, {});

/** The codings of all documents by the plain coder. */
function plainCodings(corpus: TemporaryCorpus, codebook: Codebook): Coding[] {
  const coder = ruleCoder(codebook);
  return corpus
    .documents()
    .flatMap((document) => coder.apply(document, inlineCodings(document, codebook).codings))
    .map(whole);
}

/** The same from the index; stores what it found and says how many results were new. */
async function indexedCodings(
  { index }: OpenIndex,
  codebook: Codebook,
  options: { readonly all: boolean },
): Promise<{ codings: Coding[]; stored: number }> {
  const rules = indexedRules(index, codebook);
  if (options.all) await rules.runAll();
  const codings = index.entries.flatMap((entry) => {
    const document = index.document(entry);
    return rules.apply(document, inlineCodings(document, codebook).codings).map(whole);
  });
  const stored = rules.changed.size;
  inTransaction(index, () => rules.store());
  return { codings, stored };
}

const anyRule = fc
  .record({
    code: fc.constantFrom('trust', 'doubt', 'law'),
    source: fc.oneof(
      { weight: 6, arbitrary: randomQuery },
      { weight: 1, arbitrary: fc.constantFrom('@trust NEAR/4 law*', '@law', 'title:a trust') },
    ),
    unit: fc.constantFrom('document', 'section', 'paragraph', 'sentence'),
    span: fc.constantFrom('match', 'sentence', 'paragraph'),
    language: fc.constantFrom(null, null, 'en', 'de'),
  })
  .map(({ code, source, ...more }) => ({ code, source, more }));

const rules = fc
  .array(anyRule, { minLength: 1, maxLength: 5 })
  .map((all) => all.map(({ code, source, more }, place) => rule(`r${place}`, code, source, more)));

describe('rules over the index', () => {
  test('code what the plain coder codes, at first, from what was kept, and after edits', async () => {
    const corpora = fc.array(markdown, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(corpora, rules, markdown, fc.boolean(), async (texts, given, text, all) => {
        const corpus = temporaryCorpus(
          Object.fromEntries(texts.map((each, place) => [`${'abcd'[place]}.md`, each])),
        );
        const codebook = codebookOf(given);
        let open = await corpus.open();
        expect((await indexedCodings(open, codebook, { all })).codings).toEqual(
          plainCodings(corpus, codebook),
        );
        open.close();

        open = await corpus.open();
        const kept = await indexedCodings(open, codebook, { all });
        expect(kept.codings).toEqual(plainCodings(corpus, codebook));
        expect(kept.stored).toBe(0);
        open.close();

        corpus.write('b.md', text);
        open = await corpus.open();
        expect((await indexedCodings(open, codebook, { all })).codings).toEqual(
          plainCodings(corpus, codebook),
        );
        open.close();
      }),
      { numRuns: 40 },
    );
  });

  test('of more words than are kept in memory, too', async () => {
    // More words of its own in each document than the runner remembers, and of each another number, so
    // that the words behind them are never the same ones by number.
    const text = (letter: string, count: number) => {
      const words = Array.from({ length: count }, (_, n) => `${letter}${n}`);
      return `${words.join(' ')}\n\nTrust in laws.\n\nNo trust.\n`;
    };
    const corpus = temporaryCorpus({
      'a.md': text('a', 40_000),
      'b.md': text('b', 41_000),
      'c.md': text('c', 42_000),
    });
    const codebook = codebookOf([
      rule('r1', 'trust', 'trust*'),
      rule('r2', 'law', '~law', { span: 'match' }),
      rule('r3', 'doubt', '@law AND trust'),
    ]);
    for (const all of [true, false]) {
      const open = await corpus.open();
      const { codings } = await indexedCodings(open, codebook, { all });
      expect(codings.map(({ rule: by, quote }) => `${by} ${quote}`)).toEqual(
        ['a', 'b', 'c'].flatMap(() => [
          'r1 Trust in laws.',
          'r1 No trust.',
          'r2 laws',
          'r3 Trust in laws.',
        ]),
      );
      inTransaction(open.index, () => open.index.database.exec('DELETE FROM rule_result'));
      open.close();
    }
  });

  test('a changed rule runs anew, the others are kept', async () => {
    const corpus = temporaryCorpus({ 'a.md': 'Trust in law.\n', 'b.md': 'No law.\n' });
    const open = await corpus.open();
    const first = codebookOf([rule('r1', 'trust', 'trust'), rule('r2', 'law', 'law')]);
    expect((await indexedCodings(open, first, { all: true })).stored).toBe(2);
    const second = codebookOf([rule('r1', 'trust', 'trust OR no'), rule('r2', 'law', 'law')]);
    const { codings, stored } = await indexedCodings(open, second, { all: true });
    expect(stored).toBe(1);
    expect(codings.map(({ rule: by, quote }) => [by, quote])).toEqual([
      ['r1', 'Trust in law.'],
      ['r2', 'Trust in law.'],
      ['r1', 'No law.'],
      ['r2', 'No law.'],
    ]);
    const [count] = open.index.database.prepare('SELECT count(*) FROM rule_result').get() ?? [];
    expect(count).toBe(2);
    open.close();
  });

  test('a rule with @ runs anew when the codings that it sees have changed', async () => {
    const corpus = temporaryCorpus({ 'a.md': 'Some :law[doubtful words] here. Doubt is near.\n' });
    const codebook = codebookOf([rule('r1', 'trust', '@law NEAR/9 doubt', { span: 'match' })]);
    const open = await corpus.open();
    const [entry] = open.index.entries;
    if (!entry) throw new Error('no document');
    const document = open.index.document(entry);
    const coder = indexedRules(open.index, codebook);
    const seen = inlineCodings(document, codebook).codings;
    expect(coder.apply(document, seen).map(({ quote }) => quote)).toEqual([
      'doubtful words here. Doubt',
    ]);
    expect(coder.apply(document, [])).toEqual([]);
    expect(coder.apply(document, seen)).toHaveLength(1);
    open.close();
  });

  test('two rules that ask the same keep what each found: the second sees the codings of the first', async () => {
    const corpus = temporaryCorpus({ 'a.md': ':trust[Word] and more.\n' });
    const same = (id: string) => rule(id, 'trust', '@trust', { span: 'match' });
    const codebook = codebookOf([same('r1'), same('r2')]);
    const open = await corpus.open();
    expect((await indexedCodings(open, codebook, { all: false })).stored).toBe(2);
    expect((await indexedCodings(open, codebook, { all: false })).stored).toBe(0);
    open.close();
  });

  test('a renamed document is not taken for the old one by a rule that asks for its name', async () => {
    const corpus = temporaryCorpus({ 'old.md': 'Trust.\n' });
    const codebook = codebookOf([rule('r1', 'trust', 'trust document:old')]);
    let open = await corpus.open();
    expect((await indexedCodings(open, codebook, { all: true })).codings).toHaveLength(1);
    open.close();
    corpus.remove('old.md');
    corpus.write('new.md', 'Trust.\n');
    open = await corpus.open();
    expect(open.counts.renamed).toBe(1);
    expect((await indexedCodings(open, codebook, { all: true })).codings).toEqual([]);
    open.close();
  });

  test('warns of a language without a stemmer, also from what was kept', async () => {
    const corpus = temporaryCorpus({ 'a.md': '---\nlanguage: fi\n---\n\nTrust.\n' });
    const codebook = codebookOf([rule('r1', 'trust', '~trust')]);
    const expected = ['There is no stemmer for the language fi; ~ finds the exact word there.'];
    for (const run of [1, 2]) {
      const open = await corpus.open();
      const coder = indexedRules(open.index, codebook);
      await coder.runAll();
      expect(
        coder.warnings().map(({ message }) => message),
        `run ${run}`,
      ).toEqual(expected);
      inTransaction(open.index, () => coder.store());
      open.close();
    }
  });

  test('a file outside the index is coded as ever', async () => {
    const corpus = temporaryCorpus({ 'a.md': 'Trust.\n' });
    const codebook = codebookOf([rule('r1', 'trust', 'trust')]);
    const open = await corpus.open({ derived: join(corpus.folder, 'elsewhere') });
    const [document] = corpus.documents();
    if (!document) throw new Error('no document');
    expect(indexedRules(open.index, codebook).apply(document, [])).toHaveLength(1);
    open.close();
  });
});

test('results survive their bytes', () => {
  const span = fc
    .tuple(fc.nat(1000), fc.nat(100))
    .map(([start, length]) => ({ start, end: start + length }));
  const result = fc.record({
    depends: fc.constantFrom(0, 1, 2 ** 48 - 1),
    spans: fc.array(span).map((spans) => spans.sort((a, b) => a.start - b.start)),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5000), result)), (entries) => {
      const results: RuleResults = new Map(entries);
      const sorted = new Map([...results].sort(([a], [b]) => a - b));
      const packed: RuleResults = new Map([...results].map(([n, each]) => [n, packResult(each)]));
      for (const given of [results, packed, decodeResults(encodeResults(results))]) {
        const read = [...decodeResults(encodeResults(given))];
        expect(new Map(read.map(([n, { depends, spans }]) => [n, { depends, spans }]))).toEqual(
          sorted,
        );
      }
    }),
  );
});
