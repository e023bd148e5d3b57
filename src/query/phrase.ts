// Words and phrases in a text: where their positions follow one another.
import type { TokenisedText } from '../text/tokens.ts';
import { isOneCharacter } from './glob.ts';
import { type PatternHits, positionsOf } from './pattern-hits.ts';
import { lowerBound } from './stretch.ts';
import { fitsPattern, type PatternTable } from './word-patterns.ts';

/** One position of a phrase, with its pattern as a number of the table. */
export type Position =
  | { readonly kind: 'pattern'; readonly pattern: number; readonly joined: boolean }
  /** `one` is one character. Joined: nothing but white space may stand before it. */
  | { readonly kind: 'any' | 'one'; readonly joined: boolean };

/** Rows of positions, with a run of characters without punctuation between each two. */
export type PhraseShape = readonly (readonly Position[])[];

export interface PatternView {
  readonly table: PatternTable;
  readonly hits: PatternHits;
  readonly tokens: TokenisedText;
}

const SPACE = 32;

/** Where a phrase stands: tokens [firsts[i], afters[i]), both ascending. */
export interface PhraseHits {
  readonly firsts: ArrayLike<number>;
  /** The same length for all, or null where `afters` says where each ends. */
  readonly length: number | null;
  readonly afters: ArrayLike<number>;
}

const NO_HITS: PhraseHits = { firsts: [], length: null, afters: [] };

/**
 * All stretches of a text that fit a phrase, in the order of the text, whatever blocks they cross.
 * Between two rows stands the shortest run without punctuation; a stretch that contains a shorter one
 * is dropped then.
 */
export function findPhrase(view: PatternView, shape: PhraseShape): PhraseHits {
  const [first = [], ...others] = shape;
  const starts = rowStarts(view, first);
  if (others.length === 0) return { firsts: starts, length: first.length, afters: [] };
  const rows = others.map((row) => ({ length: row.length, starts: rowStarts(view, row) }));
  if (starts.length === 0 || rows.some((row) => row.starts.length === 0)) return NO_HITS;
  const breaks = punctuatedGaps(view.tokens);
  const firsts: number[] = [];
  const afters: number[] = [];
  for (const start of starts) {
    let after = start + first.length;
    const complete = rows.every((row) => {
      const next = row.starts[lowerBound(row.starts, row.starts.length, after)];
      if (next === undefined || breaks[next] !== breaks[after - 1]) return false;
      after = next + row.length;
      return true;
    });
    if (!complete) continue;
    if (afters.at(-1) === after) {
      firsts.pop();
      afters.pop();
    }
    firsts.push(start);
    afters.push(after);
  }
  return { firsts, length: null, afters };
}

/** Token indexes at which a row of positions begins, ascending. */
function rowStarts(
  view: PatternView,
  row: readonly Position[],
): ArrayLike<number> & Iterable<number> {
  const anchor = rarestPosition(view.hits, row);
  if (row.length === 1 && anchor !== null) return anchor.positions;
  const { count } = view.tokens;
  const starts: number[] = [];
  if (anchor === null) {
    for (let start = 0; start + row.length <= count; start++) {
      if (fitsRow(view, row, start)) starts.push(start);
    }
    return starts;
  }
  for (const position of anchor.positions) {
    const start = position - anchor.index;
    if (start >= 0 && start + row.length <= count && fitsRow(view, row, start)) starts.push(start);
  }
  return starts;
}

function rarestPosition(
  hits: PatternHits,
  row: readonly Position[],
): { readonly index: number; readonly positions: Int32Array } | null {
  let best: { index: number; positions: Int32Array } | null = null;
  row.forEach((position, index) => {
    if (position.kind !== 'pattern') return;
    const positions = positionsOf(hits, position.pattern);
    if (best === null || positions.length < best.positions.length) best = { index, positions };
  });
  return best;
}

function fitsRow(view: PatternView, row: readonly Position[], start: number): boolean {
  const { table, tokens } = view;
  return row.every((position, index) => {
    const token = start + index;
    if (index > 0 && position.joined && !isJoined(tokens, token)) return false;
    const word = tokens.words[token] as number;
    if (position.kind === 'pattern') return fitsPattern(table, word, position.pattern);
    return position.kind === 'any' || isOneCharacter(table.vocabulary.folded[word] as string);
  });
}

/** Whether only white space, or nothing to be seen, stands before a token. */
function isJoined(tokens: TokenisedText, token: number): boolean {
  const from = tokens.ends[token - 1] as number;
  const to = tokens.starts[token] as number;
  return to <= from || /^[\s\p{Cf}\p{M}]+$/u.test(tokens.text.slice(from, to));
}

const gapsOfTexts = new WeakMap<TokenisedText, Int32Array>();

/** For each token, how many gaps with punctuation stand before it in the text. */
function punctuatedGaps(tokens: TokenisedText): Int32Array {
  const known = gapsOfTexts.get(tokens);
  if (known) return known;
  const gaps = new Int32Array(tokens.count);
  for (let token = 1; token < tokens.count; token++) {
    const from = tokens.ends[token - 1] as number;
    const to = tokens.starts[token] as number;
    const plain = to <= from || (to === from + 1 && tokens.text.charCodeAt(from) === SPACE);
    const punctuated = !plain && /\p{P}/u.test(tokens.text.slice(from, to));
    gaps[token] = (gaps[token - 1] as number) + (punctuated ? 1 : 0);
  }
  gapsOfTexts.set(tokens, gaps);
  return gaps;
}
