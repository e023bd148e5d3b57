// How an answer was found, for `--explain`: condition, candidates, hits, time.

import type { Plan } from '../index/answer-question.ts';
import type { IndexFile } from '../index/index-file.ts';
import { conditionText } from '../query/condition.ts';

/** Four lines; `ms` is what the command took so far. */
export function explanation(
  index: IndexFile,
  plan: Plan,
  { total, ms }: { readonly total: number; readonly ms: number },
): string {
  const { condition, candidates } = plan;
  const all = index.entries.reduce((sum, { blocks }) => sum + blocks, 0);
  const blocks = candidates.reduce((sum, { entry, blocks: some }) => {
    return sum + (some === null ? entry.blocks : some.length);
  }, 0);
  return [
    `condition:  ${conditionText(condition)}`,
    `candidates: ${blocks} of ${all} paragraphs and headings, in ${candidates.length} of ${index.entries.length} documents`,
    `hits:       ${total}`,
    `time:       ${Math.round(ms)} ms`,
    '',
  ].join('\n');
}
