// Two threads find what one finds, and one does what the other cannot. The other thread runs the
// bundled program.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { allRules } from '../../src/codebook/codebook.ts';
import type { IndexFile } from '../../src/index/index-file.ts';
import { isFree, keepRules } from '../../src/index/kept-rule.ts';
import { RuleRunner } from '../../src/index/rule-runner.ts';
import { runInThreads } from '../../src/index/rule-threads.ts';
import { codebookOf, rule } from './small-codebook.ts';
import { temporaryCorpus } from './temporary-corpus.ts';

const WORKER = pathToFileURL(join(import.meta.dirname, '../../dist/rule-worker.js'));
const CODEBOOK = codebookOf([
  rule('r1', 'trust', 'trust*'),
  rule('r2', 'law', 'law NEAR/2 trust', { span: 'paragraph' }),
  rule('r3', 'doubt', '@trust'),
]);

/** Two batches of words: the second documents come with a refresh. */
async function twoBatches() {
  const corpus = temporaryCorpus({
    'a.md': 'Trust and trusted trust.\n\nNothing.\n',
    'b.md': 'A law. No trust in law.\n',
  });
  (await corpus.open()).close();
  corpus.write('c.md', 'Law of trust. Trust.\n');
  corpus.write('d.md', 'Lawless.\n');
  return corpus.open();
}

type Found = readonly [rule: string, document: number, starts: readonly number[]];

/** What was found here, and what another thread reported. */
async function run(
  index: IndexFile,
  worker: URL | null,
): Promise<{ here: Found[]; there: Found[] }> {
  const rules = keepRules(index, CODEBOOK, allRules(CODEBOOK));
  const here: Found[] = [];
  const there: Found[] = [];
  let heard = there;
  class ListeningRunner extends RuleRunner {
    override runOnAll(...args: Parameters<RuleRunner['runOnAll']>): void {
      heard = here;
      super.runOnAll(...args);
      heard = there;
    }
  }
  await runInThreads(
    {
      index,
      codebook: CODEBOOK,
      rules: rules.filter(isFree),
      runner: new ListeningRunner(index, CODEBOOK, rules),
      worker,
      little: 0,
    },
    ({ rule: { id }, results }, number, result) => {
      results.set(number, result);
      heard.push([id, number, result.spans.map(({ start }) => start)]);
    },
  );
  return { here, there };
}

const inOrder = (found: readonly Found[]) => found.map((each) => JSON.stringify(each)).sort();

// By hand: trust* codes the sentences at 0 of a, 7 of b, 0 and 14 of c; law near trust the paragraphs.
const EXPECTED = inOrder([
  ['r1', 1, [0]],
  ['r1', 2, [7]],
  ['r1', 3, [0, 14]],
  ['r1', 4, []],
  ['r2', 1, []],
  ['r2', 2, [0]],
  ['r2', 3, [0]],
  ['r2', 4, []],
]);

test('each of two threads takes a batch', async () => {
  const { index, close } = await twoBatches();
  expect(new Set(index.entries.map(({ batch }) => batch)).size).toBe(2);
  const { here, there } = await run(index, WORKER);
  expect(here).toHaveLength(4);
  expect(there).toHaveLength(4);
  expect(inOrder([...here, ...there])).toEqual(EXPECTED);
  close();
});

test('without another thread, or with one that fails, this one does all', async () => {
  const { index, close } = await twoBatches();
  const missing = pathToFileURL(join(import.meta.dirname, 'no-such-worker.js'));
  for (const worker of [null, missing]) {
    const { here, there } = await run(index, worker);
    expect(there).toEqual([]);
    expect(inOrder(here)).toEqual(EXPECTED);
  }
  close();
});
