// Which of the files along the alphabet may hold a word.
import type { VocabularyPattern } from '../../query/condition.ts';

/** Numbers of the files that may hold words of a pattern; `firsts` are their first words. */
export function filesFor(pattern: VocabularyPattern, firsts: readonly string[]): number[] {
  if (firsts.length === 0) return [];
  const text = pattern.kind === 'stem' ? pattern.stem : pattern.text;
  const wild = text.search(/[*?]/);
  const prefix = wild < 0 ? text : text.slice(0, wild);
  const from = fileOf(prefix, firsts);
  const to = wild < 0 ? from : lastWith(prefix, firsts);
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}

/** The file whose range holds a word. */
function fileOf(word: string, firsts: readonly string[]): number {
  const after = firsts.findIndex((first) => first > word);
  return Math.max(0, (after < 0 ? firsts.length : after) - 1);
}

/** The last file that may hold a word with this beginning. */
function lastWith(prefix: string, firsts: readonly string[]): number {
  const after = firsts.findIndex((first) => first > prefix && !first.startsWith(prefix));
  return Math.max(0, (after < 0 ? firsts.length : after) - 1);
}
