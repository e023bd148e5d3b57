// What a character is to the token rule: part of a word, a digit, a character that is a position of
// its own (Han, kana, Hangul), a mark that belongs to what precedes it, or a break.

/** Letters, and numbers other than decimal digits (Ⅳ, ₂). */
export const LETTER = 1;
export const DIGIT = 2;
/** Belongs to the token before it; without one it is a break. */
export const MARK = 3;
/** Classes up to here go on with a run. */
export const LAST_IN_WORD = MARK;
export const BREAK = 4;
/** Han, kana or Hangul: one position each. */
export const CJK = 5;
/** `.` and `,`: join between digits. */
export const POINT = 6;
/** `．` and `，`: join between full-width digits only, as the comma of Chinese prose separates. */
export const WIDE_POINT = 7;
export const SOFT_HYPHEN = 8;
/** Vowel or final of a decomposed Hangul syllable. */
export const JAMO_VOWEL = 9;
export const JAMO_FINAL = 10;
/** Stands for other words (㍿, ⒈, ½, ™): splits, and gives the tokens of its expansion. */
export const EXPANDS = 11;
export const SURROGATE = 12;

export type CharacterClass = number;

/** Class of each UTF-16 unit, filled as units are met; 0 is not known yet. */
export const unitClasses = new Uint8Array(0x10000);

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
const CJK_CHARACTER = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]$/u;
const WORD_CHARACTERS = /^[\p{L}\p{N}\p{M}]+$/u;

/** Class of a UTF-16 unit; a half of a surrogate pair is SURROGATE. */
export function classOfUnit(unit: number): CharacterClass {
  const known = unitClasses[unit];
  if (known) return known;
  const found = unit >= 0xd800 && unit <= 0xdfff ? SURROGATE : classify(unit);
  unitClasses[unit] = found;
  return found;
}

/** Class of the code point that starts at `index`, for SURROGATE units; a lone half is a break. */
export function classOfPair(text: string, index: number): CharacterClass {
  const codePoint = text.codePointAt(index) ?? 0;
  return codePoint > 0xffff ? classify(codePoint) : BREAK;
}

function classify(codePoint: number): CharacterClass {
  const character = String.fromCodePoint(codePoint);
  if (codePoint === 0xad) return SOFT_HYPHEN;
  if (character === '.' || character === ',') return POINT;
  if (character === '．' || character === '，') return WIDE_POINT;
  if (codePoint === 0xff9e || codePoint === 0xff9f) return MARK;
  if (isJamo(codePoint, 0x1160, 0x11a7) || isJamo(codePoint, 0xd7b0, 0xd7c6)) return JAMO_VOWEL;
  if (isJamo(codePoint, 0x11a8, 0x11ff) || isJamo(codePoint, 0xd7cb, 0xd7fb)) return JAMO_FINAL;
  if (/^\p{M}$/u.test(character)) return MARK;
  if (/^\p{Nd}$/u.test(character)) return DIGIT;
  return classifyByExpansion(character, character.normalize('NFKC'));
}

/** `ﬁ` and `₂` are letters like fi and 2; ㎏ splits and is kg; ¨ (a space with a mark) is a break. */
function classifyByExpansion(character: string, expansion: string): CharacterClass {
  const inWord = LETTER_OR_NUMBER.test(character);
  if (inWord && CJK_CHARACTER.test(character) && [...expansion].length === 1) return CJK;
  if (inWord && WORD_CHARACTERS.test(expansion)) return LETTER;
  return expansion !== character && LETTER_OR_NUMBER.test(expansion) ? EXPANDS : BREAK;
}

function isJamo(codePoint: number, first: number, last: number): boolean {
  return codePoint >= first && codePoint <= last;
}

/** Whether a token is a Han, kana or Hangul character: a position of its own. */
export function isCjkToken(token: string): boolean {
  const kind = classAt(token, 0);
  return kind === CJK || kind === JAMO_VOWEL || kind === JAMO_FINAL;
}

/** Class of the character that starts at `index`; behind the end a break. */
export function classAt(text: string, index: number): CharacterClass {
  if (index >= text.length) return BREAK;
  const kind = classOfUnit(text.charCodeAt(index));
  return kind === SURROGATE ? classOfPair(text, index) : kind;
}
