// Breaks text into lines of a terminal's width: between words, and between Chinese or Japanese
// characters, which have no spaces.
import { clusters, displayWidth } from './display-width.ts';

/** A blank; a Chinese or Japanese character with the marks that may not begin a line; or a word. */
const PIECE =
  /[ \t]+|[(（「『《“‘【]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][、。，．：；！？）」』》”’】\u30FC]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/**
 * The lines of a text, each at most `width` columns wide. Line breaks of the text are kept; a word
 * that is wider than a line is cut. Always at least one line; blanks at a break go.
 */
export function wrapToWidth(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width)));
}

function wrapLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of line.match(PIECE) ?? []) {
    const wide = displayWidth(piece);
    if (used + wide > width && current !== '') {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
    }
    if (current === '' && lines.length > 0 && piece.trim() === '') continue;
    for (const part of wide > width ? cutToWidth(piece, width) : [piece]) {
      if (used + displayWidth(part) > width && current !== '') {
        lines.push(current);
        current = '';
        used = 0;
      }
      current += part;
      used += displayWidth(part);
    }
  }
  return current.trim() === '' && lines.length > 0 ? lines : [...lines, current.trimEnd()];
}

/** Cuts a word into parts of at most `width` columns. A wide character on a width of 1 stays whole. */
function cutToWidth(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const cluster of clusters(word)) {
    if (part !== '' && displayWidth(part) + displayWidth(cluster) > width) {
      parts.push(part);
      part = '';
    }
    part += cluster;
  }
  return part === '' ? parts : [...parts, part];
}
