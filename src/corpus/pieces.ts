// Where Markdown may be cut, so that its parts give the same text as the whole.
import type { SourceRange } from './plain-blocks.ts';
import { isBlankFrom, markerLength, readLineStart } from './plain-line.ts';

/**
 * The next place behind `range.start`, and not before `atLeast`, at which the Markdown may be cut; at
 * worst the end of the range. After a blank line, text in column 0 begins a new block; and in a list
 * that begins in column 0, so does each item there. Inside fenced code, HTML blocks and tags around
 * blocks neither holds: whoever cuts must see that nothing is open.
 */
export function findCut(range: SourceRange, atLeast: number): number {
  const { source, start, end } = range;
  // Indentation of what is surely inside the list item that began last; 0 outside lists.
  let width = itemWidth(source, start);
  let afterBlank = false;
  for (let at = start; at < end; ) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 ? end : newline + 1;
    const indentation = countSpaces(source, at);
    const blank = isBlankFrom(source, at);
    if (at > start && !blank && (width === 0 || indentation < width)) {
      const atMargin = indentation === 0 && source.charAt(at) !== '\t';
      const itemHere = atMargin ? itemWidth(source, at) : 0;
      if (at >= atLeast && atMargin && (afterBlank || (width > 0 && itemHere > 0))) return at;
      width = afterBlank || width > 0 ? itemHere : 0;
    }
    afterBlank = blank;
    at = next;
  }
  return end;
}

/** Indentation of the content of the list item that begins at `at`; 0 if none does, or an empty one. */
function itemWidth(source: string, at: number): number {
  const begins = readLineStart(source, at);
  if (begins !== 'bullet' && begins !== 'ordered') return 0;
  const marker = markerLength(source, at, begins);
  if (isBlankFrom(source, at + marker)) return 0;
  const spaces = countSpaces(source, at + marker);
  // A tab, or the indentation of code: the content may begin behind one space.
  return spaces === 0 || spaces > 4 ? 0 : marker + spaces;
}

function countSpaces(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === 32) at += 1;
  return at - from;
}
