// From the pieces of text that a PDF paints to lines as one reads them.

/** A piece of text as pdf.js gives it; `transform` is [a, b, c, d, x, y], y from the page's foot. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** Part of a line: words, or a raised number that may be a footnote's mark. */
export interface LineRun {
  readonly text: string;
  readonly isRaised: boolean;
}

/** A line of a page; places and sizes in points. */
export interface PdfLine {
  readonly runs: readonly LineRun[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline, from the page's foot. */
  readonly y: number;
  /** Size of its largest letters. */
  readonly size: number;
}

interface OpenLine {
  runs: { text: string; isRaised: boolean }[];
  left: number;
  right: number;
  y: number;
  size: number;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/**
 * The lines of a page in the order in which they are painted, which in print is the order of reading.
 * `rotated` counts letters that stand upright or askew (stamps, marks in the margin) and are left out.
 */
export function pdfLines(items: readonly PdfItem[]): { lines: PdfLine[]; rotated: number } {
  const lines: OpenLine[] = [];
  let rotated = 0;
  let gapBefore = false;
  for (const { str, transform, width } of items) {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
    const size = Math.hypot(c, d);
    if (str.trim() === '') {
      gapBefore ||= str !== '';
      continue;
    }
    if (Math.abs(b) > 0.1 * Math.abs(a)) {
      rotated += str.trim().length;
      continue;
    }
    const piece = { text: str, x, y, width, size, gapBefore };
    const open = lines.at(-1);
    if (open && continues(open, piece)) append(open, piece);
    else {
      const runs = [{ text: str, isRaised: false }];
      lines.push({ runs, left: x, right: x + width, y, size });
    }
    gapBefore = false;
  }
  return { lines: lines.map(closed).filter(({ text }) => text !== ''), rotated };
}

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly gapBefore: boolean;
}

/** Whether a piece stands on the open line, to the right of what it holds. */
function continues(line: OpenLine, piece: Piece): boolean {
  const size = Math.max(line.size, piece.size);
  return Math.abs(piece.y - line.y) < 0.55 * size && piece.x > line.right - 1.5 * size;
}

function append(line: OpenLine, piece: Piece): void {
  const last = line.runs.at(-1);
  const before = last?.text.at(-1) ?? '';
  const after = piece.text.at(0) ?? '';
  const isRaised = piece.size < 0.8 * line.size && piece.y > line.y + 0.1 * line.size;
  const isGap = piece.gapBefore || piece.x - line.right > 0.15 * line.size;
  const isTight = CJK.test(before) && CJK.test(after);
  const blank = isGap && !isTight && !/\s/.test(before) && !/\s/.test(after) ? ' ' : '';
  if (last && last.isRaised === isRaised) last.text += blank + piece.text;
  else {
    if (last && blank !== '') last.text += blank;
    line.runs.push({ text: piece.text, isRaised });
  }
  line.right = Math.max(line.right, piece.x + piece.width);
  if (piece.size > line.size) {
    // What stood before was the raised mark of a note's text.
    for (const run of line.runs.slice(0, -1)) run.isRaised ||= /^\s*\d+\s*$/.test(run.text);
    line.size = piece.size;
    line.y = piece.y;
  }
}

function closed({ runs, ...line }: OpenLine): PdfLine {
  const text = runs.map((run) => run.text).join('');
  return { ...line, runs, text: text.replace(/\s+/g, ' ').trim() };
}
