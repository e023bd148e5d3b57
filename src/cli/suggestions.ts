// What to say when nothing was found: words that the corpus does not have, and those that it has.
import type { IndexFile } from '../index/index-file.ts';
import { missingWords } from '../index/suggest-words.ts';
import type { QueryNode } from '../query/query-node.ts';
import { withCommas } from '../text/counted.ts';
import type { Context, GlobalOptions } from './context.ts';

/** `trsut: not in the corpus; trust occurs 1,204 times.` on standard error, a line a word. */
export function printSuggestions(
  context: Context,
  options: GlobalOptions,
  asked: { readonly query: QueryNode; readonly index: IndexFile },
): void {
  if (options.quiet) return;
  for (const { word, near } of missingWords(asked.index, asked.query)) {
    const other = near ? `; ${near.word} occurs ${times(near.count)}` : '';
    context.streams.err(`${word}: not in the corpus${other}.\n`);
  }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${withCommas(count)} times`;
}
