// Rules over a large corpus by two threads: this one takes some batches of documents, another takes the
// rest. For little work none is started: a thread takes longer to start than a few documents to code.
import { Worker } from 'node:worker_threads';
import type { Codebook } from '../codebook/codebook.ts';
import type { IndexFile, IndexIdentity } from './index-file.ts';
import type { KeptRule } from './kept-rule.ts';
import { decodeResults } from './rule-results.ts';
import type { OnDocument, RuleRunner } from './rule-runner.ts';
import { isFresh, type KeepResult } from './rule-work.ts';
import type { Database } from './sqlite.ts';

/** What the other thread needs to know. */
export interface RuleTask {
  readonly database: Database['source'];
  readonly identity: IndexIdentity;
  readonly catalogueSum: number;
  readonly codebook: Codebook;
  /** Numbers of the batches that it takes. */
  readonly batches: readonly number[];
}

/** Encoded results by the rules' keys; null where the thread does not see the same documents. */
export type RuleTaskResult = ReadonlyMap<string, Uint8Array> | null;

const LITTLE = 20_000_000;

/** What is new in the other thread's heap is cleaned at half the usual size: two threads need twice the memory. */
const SMALL_HEAP = { maxYoungGenerationSizeMb: 24 };

/** Tries rules on all documents on which they were not tried; `keep` hears each result. */
export async function runInThreads(
  asked: {
    readonly index: IndexFile;
    readonly codebook: Codebook;
    readonly rules: readonly KeptRule[];
    readonly runner: RuleRunner;
    /** The program of the other thread (`rule-worker.ts`, bundled); null for no other thread. */
    readonly worker: URL | null;
    /** Words of documents that are new to a rule, over all rules, which one thread does by itself. */
    readonly little?: number;
    readonly onDocument?: OnDocument;
  },
  keep: KeepResult,
): Promise<void> {
  const { index, rules, runner, worker, little = LITTLE, onDocument } = asked;
  const [ours, theirs] = halves(index, rules, little);
  if (worker !== null && theirs.length > 0) {
    const answer = runThere(worker, {
      database: index.database.source,
      identity: index.identity,
      catalogueSum: index.state.catalogueSum,
      codebook: asked.codebook,
      batches: theirs,
    });
    runner.runOnAll(rules, keep, { batches: new Set(ours), ...(onDocument && { onDocument }) });
    const results = await answer;
    for (const rule of rules) {
      const bytes = results?.get(rule.key);
      if (bytes) for (const [number, result] of decodeResults(bytes)) keep(rule, number, result);
    }
  }
  // What the other thread could not do is left for this one, which meets whatever stood in its way.
  runner.runOnAll(rules, keep, onDocument && { onDocument });
}

/** The batches with the work in them, cut in two of about the same size; the second is empty for little. */
function halves(
  index: IndexFile,
  rules: readonly KeptRule[],
  little: number,
): readonly [number[], number[]] {
  const work = new Map<number, number>();
  for (const entry of index.entries) {
    const { batch, words } = entry;
    const fresh = rules.filter((rule) => isFresh(rule, entry));
    work.set(batch, (work.get(batch) ?? 0) + fresh.length * words);
  }
  const total = [...work.values()].reduce((sum, words) => sum + words, 0);
  const ours: number[] = [];
  const theirs: number[] = [];
  let mine = 0;
  for (const [batch, words] of [...work].sort(([, a], [, b]) => b - a)) {
    const isMine = total <= little || mine + words <= total / 2;
    if (isMine) mine += words;
    (isMine ? ours : theirs).push(batch);
  }
  return [ours, theirs];
}

/** null also where the thread fails. */
function runThere(worker: URL, task: RuleTask): Promise<RuleTaskResult> {
  return new Promise((resolve) => {
    const thread = new Worker(worker, { workerData: task, resourceLimits: SMALL_HEAP });
    thread.once('message', resolve);
    thread.once('error', () => resolve(null));
    thread.once('exit', () => resolve(null));
  });
}
