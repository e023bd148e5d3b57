// The pieces that a diff compares: lines, and the words within them.

export interface Piece {
  readonly start: number;
  readonly text: string;
}

/** End of a piece; 0 for none. */
export function endOf(piece: Piece | undefined): number {
  return piece ? piece.start + piece.text.length : 0;
}

/** The lines of a text without their line ends. */
export function linesOf(text: string): Piece[] {
  const lines: Piece[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    lines.push({ start, text: text.slice(start, end < 0 ? text.length : end) });
    if (end < 0) return lines;
    start = end + 1;
  }
}

/** A Chinese or Japanese character, a word, a stretch of white space, or any other character. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{P}\p{S}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\s+|./gsu;

/** The tokens of [start, end): together they are the whole stretch. */
export function tokensOf(text: string, start: number, end: number): Piece[] {
  const tokens: Piece[] = [];
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    tokens.push({ start: start + match.index, text: match[0] });
  }
  return tokens;
}
