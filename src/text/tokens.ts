// The token rule: a text as a row of positions, each a word. A token is a run of letters, marks and
// digits; a point or comma between digits joins (3.5); each Han, kana or Hangul character is a token
// of its own; a soft hyphen neither splits nor counts; all else splits. One pass, no regular
// expressions, about as fast as the text can be read.
import * as C from './character-class.ts';
import {
  addToken,
  createRoom,
  HASH_SEED,
  hashStep,
  internSpelling,
  internUnit,
  internWord,
  type TokenRoom,
  type Vocabulary,
} from './vocabulary.ts';

/** The tokens of a text in its order: token i is text[starts[i], ends[i]) and the word words[i]. */
export interface TokenisedText {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets. Tokens do not overlap, except those of one symbol that stands for several. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Ids in the vocabulary that the text was tokenised with. */
  readonly words: Int32Array;
}

/** Cuts a text into tokens and adds its words to the vocabulary. Linear in the text's length. */
export function tokenise(text: string, vocabulary: Vocabulary): TokenisedText {
  const sink: Sink = { vocabulary, room: vocabulary.room };
  sink.room.count = 0;
  cut(sink, text);
  const { count, starts, ends, words } = sink.room;
  return {
    text,
    count,
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    words: words.slice(0, count),
  };
}

interface Sink {
  readonly vocabulary: Vocabulary;
  readonly room: TokenRoom;
}

function cut(sink: Sink, text: string): void {
  const length = text.length;
  let index = 0;
  while (index < length) {
    const unit = text.charCodeAt(index);
    let kind = C.unitClasses[unit] || C.classOfUnit(unit);
    if (kind === C.BREAK) {
      index++;
      continue;
    }
    if (kind === C.SURROGATE) kind = C.classOfPair(text, index);
    if (kind === C.LETTER || kind === C.DIGIT) index = takeRun(sink, text, index);
    else if (kind === C.CJK) index = takeCjk(sink, text, index);
    else if (kind === C.EXPANDS) index = takeExpansion(sink, text, index);
    else if (kind === C.JAMO_VOWEL || kind === C.JAMO_FINAL) index = takeCjk(sink, text, index);
    else index += isPair(text, index) ? 2 : 1;
  }
}

/** A run of letters, digits and marks from `start` on. Gives the index behind it. */
function takeRun(sink: Sink, text: string, start: number): number {
  const length = text.length;
  const classes = C.unitClasses;
  let hash = HASH_SEED;
  let index = start;
  let previous = C.BREAK;
  while (index < length) {
    const unit = text.charCodeAt(index);
    let kind = classes[unit] || C.classOfUnit(unit);
    if (kind <= C.LAST_IN_WORD) {
      hash = hashStep(hash, unit);
      index++;
      if (kind !== C.MARK) previous = kind;
      continue;
    }
    if (kind === C.BREAK || kind === C.CJK) break;
    if (kind === C.SURROGATE) {
      kind = C.classOfPair(text, index);
      if (kind > C.LAST_IN_WORD) break;
      hash = hashStep(hashStep(hash, unit), text.charCodeAt(index + 1));
      index += 2;
      if (kind !== C.MARK) previous = kind;
      continue;
    }
    const next = behindJoiner(text, index, previous);
    if (next === index) break;
    for (; index < next; index++) hash = hashStep(hash, text.charCodeAt(index));
  }
  const word = internSpelling(sink.vocabulary, text, start, index, hash);
  addToken(sink.room, start, index, word);
  return index;
}

/**
 * Where a run goes on behind a soft hyphen, or behind a point or comma between digits; `index` where
 * it ends here.
 *
 *     3.5      co­operate      3. Of
 *      ^         ^              ^ ends
 */
function behindJoiner(text: string, index: number, previous: C.CharacterClass): number {
  const kind = C.classAt(text, index);
  let next = index + 1;
  if (kind === C.SOFT_HYPHEN) {
    while (C.classAt(text, next) === C.SOFT_HYPHEN) next++;
    const following = C.classAt(text, next);
    if (following === C.LETTER || following === C.DIGIT || following === C.MARK) return next;
    const joins = following === C.POINT && behindJoiner(text, next, previous) > next;
    return joins ? next : index;
  }
  if (previous !== C.DIGIT) return index;
  while (C.classAt(text, next) === C.SOFT_HYPHEN) next++;
  if (C.classAt(text, next) !== C.DIGIT) return index;
  if (kind === C.POINT) return next;
  const wide = kind === C.WIDE_POINT && isWideDigit(text, index - 1) && isWideDigit(text, next);
  return wide ? next : index;
}

function isWideDigit(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xff10 && unit <= 0xff19;
}

/** One Han, kana or Hangul character with its marks, or a syllable of jamo. */
function takeCjk(sink: Sink, text: string, start: number): number {
  let end = start + (isPair(text, start) ? 2 : 1);
  while (attaches(text, end)) end += isPair(text, end) ? 2 : 1;
  const word =
    end === start + 1
      ? internUnit(sink.vocabulary, text.charCodeAt(start))
      : internWord(sink.vocabulary, text.slice(start, end));
  addToken(sink.room, start, end, word);
  return end;
}

function isPair(text: string, index: number): boolean {
  return (text.codePointAt(index) ?? 0) > 0xffff;
}

/** Whether the character at `index` belongs to the CJK character that ends there. */
function attaches(text: string, index: number): boolean {
  const kind = C.classAt(text, index);
  if (kind === C.MARK) return true;
  const before = text.charCodeAt(index - 1);
  if (kind === C.JAMO_VOWEL) return isLeadingJamo(before);
  return kind === C.JAMO_FINAL && isOpenSyllable(before);
}

function isLeadingJamo(unit: number): boolean {
  return (unit >= 0x1100 && unit <= 0x115f) || (unit >= 0xa960 && unit <= 0xa97c);
}

/** A jamo vowel, or a composed syllable without a final. */
function isOpenSyllable(unit: number): boolean {
  if (C.classOfUnit(unit) === C.JAMO_VOWEL) return true;
  return unit >= 0xac00 && unit <= 0xd7a3 && (unit - 0xac00) % 28 === 0;
}

/** A symbol that stands for other words: each of them is a position, all at the same place. */
function takeExpansion(sink: Sink, text: string, start: number): number {
  const symbol = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const end = start + symbol.length;
  const room = createRoom(8);
  cut({ vocabulary: sink.vocabulary, room }, symbol.normalize('NFKC'));
  for (let token = 0; token < room.count; token++) {
    addToken(sink.room, start, end, room.words[token] as number);
  }
  return end;
}
