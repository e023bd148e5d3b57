// A worker thread that tries rules on some batches of documents. It has a connection of its own, reads
// what the thread that asks sees, and ends by itself: a thread with a connection must not be stopped.
import { parentPort, workerData } from 'node:worker_threads';
import { rulesInOrder } from '../coding/rule-order.ts';
import { IndexFile } from './index-file.ts';
import { isFree, keepRules } from './kept-rule.ts';
import { encodeResults, packResult, type RuleResults } from './rule-results.ts';
import { RuleRunner } from './rule-runner.ts';
import type { RuleTask, RuleTaskResult } from './rule-threads.ts';
import { batchesInTurn, tellDone } from './shared-batches.ts';
import { openDatabase } from './sqlite.ts';

function runTask({
  database,
  identity,
  catalogueSum,
  codebook,
  batches,
}: RuleTask): RuleTaskResult {
  const connection = openDatabase(database.path, database.options);
  try {
    const index = new IndexFile(connection, identity);
    // Somebody may have written since: then these are other documents.
    if (index.state.catalogueSum !== catalogueSum) return null;
    const rules = keepRules(index, codebook, rulesInOrder(codebook));
    const found = new Map<string, RuleResults>(rules.map(({ key }) => [key, new Map()]));
    new RuleRunner(index, codebook, rules).runOnAll(
      rules.filter(isFree),
      ({ key }, number, result) => found.get(key)?.set(number, packResult(result)),
      {
        batches: batchesInTurn(batches, 1),
        onDocument: (done) => tellDone(batches, done),
      },
    );
    return new Map([...found].map(([key, results]) => [key, encodeResults(results)]));
  } finally {
    connection.close();
  }
}

parentPort?.postMessage(runTask(workerData as RuleTask));
