// Word patterns resolved against a vocabulary: each word of the vocabulary knows which patterns it
// fits, once and for all. A document is then read once for all the patterns of all queries, however
// many words a wildcard stands for.
import type { Stemmer } from '../text/stems.ts';
import type { TokenisedText } from '../text/tokens.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { compileGlob, type GlobTest } from './glob.ts';

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
  /** Words [0, words) are resolved. */
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
  readonly stems: Map<string, { readonly stemmer: Stemmer; readonly byStem: Map<string, number> }>;
}

interface GlobIndex {
  readonly exact: Map<string, number>;
  /** Patterns `abc*` by `abc`. */
  readonly prefixes: Map<string, number>;
  longestPrefix: number;
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
  table.pending ??= createIndex();
  addPattern(table.pending, pattern, number);
  return number;
}

/** Whether a word fits a pattern. The table must be up to date. */
export function fitsPattern(table: PatternTable, word: number, pattern: number): boolean {
  const list = table.listOfWord[word] as number;
  return list !== 0 && (table.lists[list] as readonly number[]).includes(pattern);
}

/** Resolves patterns and words that came since the last time. */
export function updateTable(table: PatternTable): void {
  const { vocabulary, pending } = table;
  const size = vocabulary.cased.length;
  if (size > table.listOfWord.length) {
    const larger = new Int32Array(Math.max(size, table.listOfWord.length * 2));
    larger.set(table.listOfWord);
    table.listOfWord = larger;
  }
  if (pending) {
    for (let word = 0; word < table.words; word++) resolveWord(table, pending, word);
    mergeIndex(table.resolved, pending);
    table.pending = null;
  }
  for (let word = table.words; word < size; word++) resolveWord(table, table.resolved, word);
  table.words = size;
}

function resolveWord(table: PatternTable, index: PatternIndex, word: number): void {
  const folded = table.vocabulary.folded[word] as string;
  const found: number[] = [];
  findGlobs(index.folded, folded, found);
  findGlobs(index.cased, table.vocabulary.cased[word] as string, found);
  for (const { stemmer, byStem } of index.stems.values()) {
    const pattern = byStem.get(stemmer(folded));
    if (pattern !== undefined) found.push(pattern);
  }
  if (found.length === 0) return;
  const known = table.lists[table.listOfWord[word] as number] as readonly number[];
  table.listOfWord[word] = listNumber(
    table,
    [...known, ...found].sort((a, b) => a - b),
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
  return { folded: createGlobs(), cased: createGlobs(), stems: new Map() };
}

function createGlobs(): GlobIndex {
  return { exact: new Map(), prefixes: new Map(), longestPrefix: 0, others: [] };
}

function addPattern(index: PatternIndex, pattern: WordPattern, number: number): void {
  if (pattern.kind === 'stem') {
    const { language, stemmer, stem } = pattern;
    const stems = index.stems.get(language) ?? { stemmer, byStem: new Map<string, number>() };
    stems.byStem.set(stem, number);
    index.stems.set(language, stems);
    return;
  }
  const globs = pattern.cased ? index.cased : index.folded;
  const wild = pattern.text.search(/[*?]/);
  if (wild < 0) globs.exact.set(pattern.text, number);
  else if (wild > 0 && wild === pattern.text.length - 1 && pattern.text.endsWith('*')) {
    globs.prefixes.set(pattern.text.slice(0, -1), number);
    globs.longestPrefix = Math.max(globs.longestPrefix, wild);
  } else globs.others.push({ test: compileGlob(pattern.text), pattern: number });
}

function mergeIndex(into: PatternIndex, added: PatternIndex): void {
  mergeGlobs(into.folded, added.folded);
  mergeGlobs(into.cased, added.cased);
  for (const [language, { stemmer, byStem }] of added.stems) {
    const stems = into.stems.get(language) ?? { stemmer, byStem: new Map<string, number>() };
    for (const [stem, number] of byStem) stems.byStem.set(stem, number);
    into.stems.set(language, stems);
  }
}

function mergeGlobs(into: GlobIndex, added: GlobIndex): void {
  for (const [text, number] of added.exact) into.exact.set(text, number);
  for (const [text, number] of added.prefixes) into.prefixes.set(text, number);
  into.longestPrefix = Math.max(into.longestPrefix, added.longestPrefix);
  into.others.push(...added.others);
}

function findGlobs(globs: GlobIndex, word: string, found: number[]): void {
  const exact = globs.exact.get(word);
  if (exact !== undefined) found.push(exact);
  const longest = Math.min(globs.longestPrefix, word.length);
  for (let length = 1; length <= longest; length++) {
    const pattern = globs.prefixes.get(word.slice(0, length));
    if (pattern !== undefined) found.push(pattern);
  }
  for (const { test, pattern } of globs.others) if (test(word)) found.push(pattern);
}

/** Where each pattern stands in a text, as token indexes in order. */
export interface PatternHits {
  /** Patterns that the table had when the text was read. */
  readonly patterns: number;
  readonly offsets: Int32Array;
  readonly positions: Int32Array;
}

const hitsOfTexts = new WeakMap<TokenisedText, PatternHits>();

/** The hits of all patterns of the table in a text; found once a text. */
export function patternHits(table: PatternTable, tokens: TokenisedText): PatternHits {
  updateTable(table);
  const known = hitsOfTexts.get(tokens);
  if (known && known.patterns === table.keys.size) return known;
  const hits = readHits(table, tokens);
  hitsOfTexts.set(tokens, hits);
  return hits;
}

/** Token indexes at which a pattern stands. */
export function positionsOf(hits: PatternHits, pattern: number): Int32Array {
  return hits.positions.subarray(hits.offsets[pattern], hits.offsets[pattern + 1]);
}

function readHits(table: PatternTable, tokens: TokenisedText): PatternHits {
  const { listOfWord, lists } = table;
  const { words, count } = tokens;
  const patterns = table.keys.size;
  const offsets = new Int32Array(patterns + 1);
  const hitTokens: number[] = [];
  for (let index = 0; index < count; index++) {
    const list = listOfWord[words[index] as number] as number;
    if (list === 0) continue;
    hitTokens.push(index);
    for (const pattern of lists[list] as readonly number[]) {
      offsets[pattern + 1] = (offsets[pattern + 1] as number) + 1;
    }
  }
  for (let pattern = 0; pattern < patterns; pattern++) {
    offsets[pattern + 1] = (offsets[pattern + 1] as number) + (offsets[pattern] as number);
  }
  const positions = new Int32Array(offsets[patterns] as number);
  const next = offsets.slice();
  for (const index of hitTokens) {
    for (const pattern of lists[
      listOfWord[words[index] as number] as number
    ] as readonly number[]) {
      const at = next[pattern] as number;
      positions[at] = index;
      next[pattern] = at + 1;
    }
  }
  return { patterns, offsets, positions };
}
