// What becomes of a line break inside a block: one space, or nothing between two Chinese or Japanese
// characters. Places that were noted before the breaks were settled are mapped to the settled text.

/** Stands between two cells of a table row in raw text; the source cannot hold it. */
export const CELL_BORDER = '\0';

/** Han, kana, their punctuation and full-width forms. Hangul is not here: Korean writes spaces. */
const CHINESE_OR_JAPANESE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6]/u;
/** Punctuation of both worlds: what stands beyond it decides. */
const EITHER = /^[\u00b7\u2014\u2018\u2019\u201c\u201d\u2026]/;

/** Below it only the middle dot is in one of the two patterns. */
const FIRST_BEYOND = 0x2014;
const MIDDLE_DOT = 0xb7;

/** One stretch of the raw text that was replaced. */
interface Edit {
  readonly from: number;
  readonly to: number;
  /** What to add to a place behind the stretch. */
  readonly shift: number;
}

export interface SettledText {
  readonly text: string;
  /** Maps the start of a stretch; a place inside a break goes behind it. */
  readonly start: (offset: number) => number;
  /** Maps the end of a stretch; a place inside a break goes before it. */
  readonly end: (offset: number) => number;
}

/**
 * Settles the breaks (`\n`) of a block's raw text, with the white space around them, and trims its
 * ends. A cell border becomes a tab.
 */
export function settleBreaks(raw: string): SettledText {
  const first = skipSpace(raw, 0, raw.length);
  const last = skipSpaceBack(raw, raw.length, first);
  const edits: Edit[] = [];
  let text = '';
  let done = 0;
  const replace = (from: number, to: number, filling: string): void => {
    text += raw.slice(done, from) + filling;
    done = to;
    edits.push({ from, to, shift: text.length - to });
  };
  if (first > 0) replace(0, first, '');
  const breaks = /[\n\0]/g;
  breaks.lastIndex = first;
  for (let match = breaks.exec(raw); match && match.index < last; match = breaks.exec(raw)) {
    const from = skipSpaceBack(raw, match.index, done);
    const to = skipBreaks(raw, match.index, last);
    replace(from, to, fillBreak(raw, from, to));
    breaks.lastIndex = to;
  }
  if (last < raw.length) replace(last, raw.length, '');
  text += raw.slice(done);
  return {
    text,
    start: (offset) => mapOffset(edits, offset, true),
    end: (offset) => mapOffset(edits, offset, false),
  };
}

/** Whether a break between two characters (UTF-16 units) is one space, at a glance at one of them. */
export function isSurelySpace(before: number, behind: number): boolean {
  return isNeither(before) || isNeither(behind);
}

/** Whether a character is neither Chinese nor Japanese, nor punctuation of both worlds. */
function isNeither(unit: number): boolean {
  return unit < FIRST_BEYOND && unit !== MIDDLE_DOT;
}

function fillBreak(raw: string, from: number, to: number): string {
  const borders = raw.slice(from, to).split(CELL_BORDER).length - 1;
  if (borders > 0) return '\t'.repeat(borders);
  if (isSurelySpace(raw.charCodeAt(from - 1), raw.charCodeAt(to))) return ' ';
  return isChineseOrJapanese(raw, from, -1) && isChineseOrJapanese(raw, to, 1) ? '' : ' ';
}

/** Whether the nearest telling character before (-1) or behind (1) `offset` is Chinese or Japanese. */
function isChineseOrJapanese(raw: string, offset: number, direction: 1 | -1): boolean {
  for (let at = offset; ; ) {
    const character = characterAt(raw, at, direction);
    if (!EITHER.test(character)) return CHINESE_OR_JAPANESE.test(character);
    at += direction * character.length;
  }
}

function characterAt(raw: string, offset: number, direction: 1 | -1): string {
  const unit = direction === 1 ? raw.charAt(offset) : raw.charAt(offset - 1);
  if (!/^[\ud800-\udfff]/.test(unit)) return unit;
  return direction === 1 ? raw.slice(offset, offset + 2) : raw.slice(offset - 2, offset);
}

function skipSpace(raw: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(raw.charCodeAt(at))) at += 1;
  return at;
}

function skipSpaceBack(raw: string, from: number, to: number): number {
  let at = from;
  while (at > to && isSpace(raw.charCodeAt(at - 1))) at -= 1;
  return at;
}

function skipBreaks(raw: string, from: number, to: number): number {
  let at = from;
  while (at < to && (isSpace(raw.charCodeAt(at)) || raw.charCodeAt(at) === 0)) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10;
}

function mapOffset(edits: readonly Edit[], offset: number, forward: boolean): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edit = edits[middle];
    if (edit && edit.to <= offset) low = middle + 1;
    else high = middle;
  }
  const shift = edits[low - 1]?.shift ?? 0;
  const inside = edits[low];
  if (!inside || offset <= inside.from) return offset + shift;
  return forward ? inside.to + inside.shift : inside.from + shift;
}
