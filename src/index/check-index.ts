// Whether everything in the index is what was written there: every value against its checksum. For a
// file that somebody else has touched since it was closed, before anything is answered from it.
import { checksum } from './checksum.ts';
import type { IndexFile } from './index-file.ts';
import { IndexDamage } from './index-problem.ts';

/** @throws IndexDamage or an error of SQLite at the first value that is not right. */
export function checkIndex(index: IndexFile): void {
  for (const entry of index.entries) index.check(entry);
  for (const { number } of index.state.batches) {
    index.wordList(number);
    index.blockLengths(number);
    index.batch(number).chunkSums.forEach((_, chunk) => {
      index.chunk(number, chunk);
    });
  }
  const results = index.database.prepare('SELECT rule, data, sum FROM rule_result').iterate();
  for (const [rule, data, sum] of results) {
    if (!(data instanceof Uint8Array) || checksum(data) !== sum) {
      throw new IndexDamage(`the results of rule ${String(rule)} are damaged`);
    }
  }
}
