// Asks for the files that a query is likely to need, while the search itself is still on its way. It is
// a guess: what it misses the search asks for, and what nobody needs was a few kB.
import { foldCase } from '../../text/folding.ts';
import type { FileLoader } from './file-loader.ts';
import { filesFor } from './files-of-words.ts';
import { unpack } from './pack.ts';
import { pairOf } from './pairs.ts';
import {
  APPLIED_CODES,
  fieldFile,
  MANIFEST,
  pairsFile,
  type SearchManifest,
  wordsFile,
} from './search-data.ts';
import { STEMS } from './stemmers.ts';

/** A word that may begin in more files than these is left to the search. */
const MOST_FILES = 3;

export async function askForLikelyFiles(query: string, files: FileLoader): Promise<void> {
  if (query.includes('~')) void files.peek(STEMS);
  const packed = await files.peek(MANIFEST);
  if (packed === null) return;
  const manifest = (await unpack(packed)) as SearchManifest;
  for (const name of likelyFiles(query, manifest)) void files.peek(name);
}

const FILTER = /(\p{L}[\p{L}\p{N}_-]*):(?:"[^"]*"|\S*)/gu;
const CODE = /@[\p{L}\p{N}_-]+/gu;
const OPERATOR = /\b(?:AND|OR|NOT|NEAR|BEFORE|AFTER)\b(?:\/\d+)?/g;
/** Words with their wildcards; Chinese, Japanese and Korean characters are cut apart behind this. */
const WORDS = /[\p{L}\p{M}\p{N}*?]+/gu;

/** Names of files that the words, filters and codes of a query lead to. */
export function likelyFiles(query: string, manifest: SearchManifest): Set<string> {
  const names = new Set<string>();
  for (const [, name = ''] of query.matchAll(FILTER)) {
    const field = manifest.fields.indexOf(name);
    if (field >= 0) names.add(fieldFile(field));
  }
  const unfiltered = query.replace(FILTER, ' ');
  if (unfiltered.search(CODE) >= 0) names.add(APPLIED_CODES);
  const text = foldCase(unfiltered.replace(CODE, ' ').replace(OPERATOR, ' '));
  for (const [run] of text.matchAll(WORDS)) {
    const characters = Array.from(run);
    const pairs = characters.flatMap((each, at) => pairOf(each, characters[at + 1] ?? '') ?? []);
    const words = pairs.length > 0 ? characters : [run];
    // The documents wait for the pairs, only the order of hits for the words.
    for (const number of filesOf(pairs, manifest.pairs)) names.add(pairsFile(number));
    for (const number of filesOf(words, manifest.words)) names.add(wordsFile(number));
  }
  return names;
}

function filesOf(words: readonly string[], firsts: readonly string[]): number[] {
  return words.flatMap((text) => {
    const numbers = filesFor({ kind: 'glob', text }, firsts);
    return numbers.length <= MOST_FILES ? numbers : [];
  });
}
