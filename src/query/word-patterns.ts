// Word patterns resolved against a vocabulary: each word of the vocabulary knows which patterns it
// fits, once and for all. A document is then read once for all the patterns of all queries, however
// many words a wildcard stands for.
import { primaryLanguage, type Stemmer } from '../text/stems.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { compileGlob, type GlobTest } from './glob.ts';
import { addStem, createStemIndex, resolveStems, type StemIndex } from './stem-patterns.ts';

/** What a token is compared with. `text` is folded, unless `cased`; it may hold wildcards. */
export type WordPattern =
  | { readonly kind: 'glob'; readonly text: string; readonly cased: boolean }
  | {
      readonly kind: 'stem';
      readonly stem: string;
      readonly language: string;
      readonly stemmer: Stemmer;
    };

export interface PatternTable {
  readonly vocabulary: Vocabulary;
  readonly keys: Map<string, number>;
  /** Everything that is resolved already, and what was added since. */
  readonly resolved: PatternIndex;
  pending: PatternIndex | null;
  /** By language. */
  readonly stems: Map<string, StemIndex>;
  /** Words [0, words) are resolved, but for stems. */
  words: number;
  /** List of patterns of each word, 0 for none. */
  listOfWord: Int32Array;
  /** Distinct lists of pattern numbers, ascending; the list 0 is empty. */
  readonly lists: (readonly number[])[];
  readonly listIds: Map<string, number>;
}

/** Patterns by the quickest way to find those that a word fits. */
interface PatternIndex {
  readonly folded: GlobIndex;
  readonly cased: GlobIndex;
}

interface GlobIndex {
  readonly exact: Map<string, number>;
  /** Patterns `abc*` by `abc`, and the lengths of `abc` by its first UTF-16 unit. */
  readonly prefixes: Map<string, number>;
  readonly prefixLengths: Map<number, number[]>;
  readonly others: { readonly test: GlobTest; readonly pattern: number }[];
}

const tables = new WeakMap<Vocabulary, PatternTable>();

/** The one table of a vocabulary. */
export function patternsOf(vocabulary: Vocabulary): PatternTable {
  const known = tables.get(vocabulary);
  if (known) return known;
  const table: PatternTable = {
    vocabulary,
    keys: new Map(),
    resolved: createIndex(),
    pending: null,
    stems: new Map(),
    words: 0,
    listOfWord: new Int32Array(1 << 10),
    lists: [[]],
    listIds: new Map([['', 0]]),
  };
  tables.set(vocabulary, table);
  return table;
}

/** The number of a pattern, which is added if it is new. */
export function patternNumber(table: PatternTable, pattern: WordPattern): number {
  const key =
    pattern.kind === 'stem'
      ? `~${pattern.language} ${pattern.stem}`
      : `${pattern.cased ? '=' : ' '}${pattern.text}`;
  const known = table.keys.get(key);
  if (known !== undefined) return known;
  const number = table.keys.size;
  table.keys.set(key, number);
  if (pattern.kind === 'stem') {
    const stems = table.stems.get(pattern.language) ?? createStemIndex(pattern.stemmer);
    addStem(stems, pattern.stem, number);
    table.stems.set(pattern.language, stems);
  } else {
    table.pending ??= createIndex();
    addGlob(pattern.cased ? table.pending.cased : table.pending.folded, pattern.text, number);
  }
  return number;
}

/** Whether a word fits a pattern. The table must be up to date. */
export function fitsPattern(table: PatternTable, word: number, pattern: number): boolean {
  const list = table.listOfWord[word] as number;
  return list !== 0 && (table.lists[list] as readonly number[]).includes(pattern);
}

/** Resolves patterns and words that came since the last time; stems only for the words given. */
export function updateTable(table: PatternTable, language: string, words: Int32Array): void {
  const { vocabulary, pending } = table;
  const size = vocabulary.cased.length;
  if (size > table.listOfWord.length) {
    const larger = new Int32Array(Math.max(size, table.listOfWord.length * 2));
    larger.set(table.listOfWord);
    table.listOfWord = larger;
  }
  if (pending) {
    for (let word = 0; word < table.words; word++) resolveWord(table, pending, word);
    mergeGlobs(table.resolved.folded, pending.folded);
    mergeGlobs(table.resolved.cased, pending.cased);
    table.pending = null;
  }
  for (let word = table.words; word < size; word++) resolveWord(table, table.resolved, word);
  table.words = size;
  const stems = table.stems.get(primaryLanguage(language));
  if (!stems) return;
  for (const { word, pattern } of resolveStems(stems, words, vocabulary.folded)) {
    addToWord(table, word, [pattern]);
  }
}

function resolveWord(table: PatternTable, index: PatternIndex, word: number): void {
  const found: number[] = [];
  findGlobs(index.folded, table.vocabulary.folded[word] as string, found);
  findGlobs(index.cased, table.vocabulary.cased[word] as string, found);
  if (found.length > 0) addToWord(table, word, found);
}

function addToWord(table: PatternTable, word: number, patterns: readonly number[]): void {
  const known = table.lists[table.listOfWord[word] as number] as readonly number[];
  const all = new Set([...known, ...patterns]);
  table.listOfWord[word] = listNumber(
    table,
    [...all].sort((a, b) => a - b),
  );
}

function listNumber(table: PatternTable, patterns: readonly number[]): number {
  const key = patterns.join();
  const known = table.listIds.get(key);
  if (known !== undefined) return known;
  const id = table.lists.length;
  table.lists.push(patterns);
  table.listIds.set(key, id);
  return id;
}

function createIndex(): PatternIndex {
  return { folded: createGlobs(), cased: createGlobs() };
}

function createGlobs(): GlobIndex {
  return { exact: new Map(), prefixes: new Map(), prefixLengths: new Map(), others: [] };
}

function addGlob(globs: GlobIndex, text: string, number: number): void {
  const wild = text.search(/[*?]/);
  if (wild < 0) globs.exact.set(text, number);
  else if (wild > 0 && wild === text.length - 1 && text.endsWith('*')) {
    addPrefix(globs, text.slice(0, -1), number);
  } else globs.others.push({ test: compileGlob(text), pattern: number });
}

function addPrefix(globs: GlobIndex, prefix: string, number: number): void {
  globs.prefixes.set(prefix, number);
  const unit = prefix.charCodeAt(0);
  const lengths = globs.prefixLengths.get(unit) ?? [];
  if (!lengths.includes(prefix.length)) lengths.push(prefix.length);
  globs.prefixLengths.set(unit, lengths);
}

function mergeGlobs(into: GlobIndex, added: GlobIndex): void {
  for (const [text, number] of added.exact) into.exact.set(text, number);
  for (const [prefix, number] of added.prefixes) addPrefix(into, prefix, number);
  into.others.push(...added.others);
}

function findGlobs(globs: GlobIndex, word: string, found: number[]): void {
  const exact = globs.exact.get(word);
  if (exact !== undefined) found.push(exact);
  for (const length of globs.prefixLengths.get(word.charCodeAt(0)) ?? []) {
    const pattern = globs.prefixes.get(word.slice(0, length));
    if (pattern !== undefined) found.push(pattern);
  }
  for (const { test, pattern } of globs.others) if (test(word)) found.push(pattern);
}
