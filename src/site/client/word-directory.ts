// Which documents hold a word: lunr's index of documents, cut into files by the alphabet, of which only
// those are fetched that hold a word of the query.
import type { VocabularyPattern } from '../../query/condition.ts';
import { compileGlob } from '../../query/glob.ts';
import { openWordIndex, type WordIndex } from './lunr-index.ts';
import type { Fetch } from './protocol.ts';
import { type PackedIndex, type SearchManifest, wordsFile } from './search-data.ts';

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

export function createDirectory({ words }: SearchManifest, fetch: Fetch): WordDirectory {
  const files = new Map<number, Promise<WordFile>>();
  const open = (number: number): Promise<WordFile> => {
    const known = files.get(number);
    if (known) return known;
    const opening = fetch(wordsFile(number)).then((content) => openFile(content as PackedIndex));
    opening.catch(() => files.delete(number));
    files.set(number, opening);
    return opening;
  };
  const openFor = (patterns: readonly VocabularyPattern[]) => {
    const numbers = new Set(patterns.flatMap((pattern) => filesFor(pattern, words)));
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
