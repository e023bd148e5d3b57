// Which documents hold a word: lunr's index of documents, cut into files by the alphabet, of which only
// those are fetched that hold a word of the query.
import type { VocabularyPattern } from '../../query/condition.ts';
import { compileGlob } from '../../query/glob.ts';
import { filesFor } from './files-of-words.ts';
import { openWordIndex, type WordIndex } from './lunr-index.ts';
import type { Fetch } from './protocol.ts';
import type { PackedIndex } from './search-data.ts';

export interface WordDirectory {
  /** Numbers of the documents that hold a word which fits one of the patterns. */
  readonly documentsWith: (patterns: readonly VocabularyPattern[]) => Promise<Set<number>>;
  /** In how many blocks of the corpus such a word stands; those with two of them count twice. */
  readonly blocksWith: (patterns: readonly VocabularyPattern[]) => Promise<number>;
}

interface WordFile {
  readonly index: WordIndex;
  readonly blocks: (pattern: VocabularyPattern) => number;
}

/** A directory of files; `firsts` are the first terms of each, `nameOf` gives its name. */
export function createDirectory(
  firsts: readonly string[],
  nameOf: (number: number) => string,
  fetch: Fetch,
): WordDirectory {
  const files = new Map<number, Promise<WordFile>>();
  const open = (number: number): Promise<WordFile> => {
    const known = files.get(number);
    if (known) return known;
    const opening = fetch(nameOf(number)).then((content) => openFile(content as PackedIndex));
    opening.catch(() => files.delete(number));
    files.set(number, opening);
    return opening;
  };
  const openFor = (patterns: readonly VocabularyPattern[]) => {
    const numbers = new Set(patterns.flatMap((pattern) => filesFor(pattern, firsts)));
    return Promise.all([...numbers].sort((a, b) => a - b).map(open));
  };
  return {
    async documentsWith(patterns) {
      const opened = await openFor(patterns);
      return new Set(opened.flatMap(({ index }) => [...index.unitsWith(patterns)]));
    },
    async blocksWith(patterns) {
      const opened = await openFor(patterns);
      return opened
        .flatMap(({ blocks }) => patterns.map(blocks))
        .reduce((sum, count) => sum + count, 0);
    },
  };
}

function openFile(packed: PackedIndex): WordFile {
  return {
    index: openWordIndex(packed),
    blocks(pattern) {
      const fits = pattern.kind === 'glob' ? compileGlob(pattern.text) : null;
      let sum = 0;
      for (const [name, field] of [
        ['text', packed.text],
        ['stem', packed.stem],
      ] as const) {
        if (pattern.kind === 'glob' && name === 'stem') continue;
        field.terms.forEach((term, place) => {
          if (fits ? fits(term) : pattern.kind === 'stem' && term === pattern.stem) {
            sum += field.blocks?.[place] ?? 0;
          }
        });
      }
      return sum;
    },
  };
}
