// Rules over a large corpus by two threads: this one and another take the batches of documents in turn.
// For little work none is started: a thread takes longer to start than a few documents to code.
import { Worker } from 'node:worker_threads';
import type { Codebook } from '../codebook/codebook.ts';
import type { IndexFile, IndexIdentity } from './index-file.ts';
import type { KeptRule } from './kept-rule.ts';
import { decodeResults } from './rule-results.ts';
import type { OnDocument, RuleRunner } from './rule-runner.ts';
import { isFresh, type KeepResult } from './rule-work.ts';
import {
  batchesInTurn,
  doneElsewhere,
  type SharedBatches,
  shareBatches,
} from './shared-batches.ts';
import type { Database } from './sqlite.ts';

/** What the other thread needs to know. */
export interface RuleTask {
  readonly database: Database['source'];
  readonly identity: IndexIdentity;
  readonly catalogueSum: number;
  readonly codebook: Codebook;
  readonly batches: SharedBatches;
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
  const numbers = worker === null ? [] : batchesToShare(index, rules, little);
  if (worker !== null && numbers.length > 0) {
    const batches = shareBatches(numbers);
    const answer = runThere(worker, {
      database: index.database.source,
      identity: index.identity,
      catalogueSum: index.state.catalogueSum,
      codebook: asked.codebook,
      batches,
    });
    runner.runOnAll(rules, keep, {
      batches: batchesInTurn(batches, 0),
      onDocument: (done, total) => onDocument?.(done + doneElsewhere(batches), total),
    });
    const results = await answer;
    for (const rule of rules) {
      const bytes = results?.get(rule.key);
      if (bytes) for (const [number, result] of decodeResults(bytes)) keep(rule, number, result);
    }
  }
  // What the other thread could not do is left for this one, which meets whatever stood in its way.
  runner.runOnAll(rules, keep, onDocument && { onDocument });
}

/** The batches that hold work, the largest first; none where it is little, or all in one batch. */
function batchesToShare(index: IndexFile, rules: readonly KeptRule[], little: number): number[] {
  const work = new Map<number, number>();
  for (const entry of index.entries) {
    const fresh = rules.filter((rule) => isFresh(rule, entry)).length;
    if (fresh > 0) work.set(entry.batch, (work.get(entry.batch) ?? 0) + fresh * entry.words);
  }
  const total = [...work.values()].reduce((sum, words) => sum + words, 0);
  if (total <= little || work.size < 2) return [];
  return [...work].sort(([, a], [, b]) => b - a).map(([number]) => number);
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
