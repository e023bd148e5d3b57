// Where Markdown may be cut, so that its parts give the same text as the whole.
import type { SourceRange } from './plain-blocks.ts';

const ITEM = /(?:[-+*]|\d{1,9}[.)])(?=[ \t\n])/y;

/**
 * The next place behind `range.start`, and not before `atLeast`, at which the Markdown may be cut; at
 * worst the end of the range. After a blank line, text in column 0 begins a new block; and in a list
 * that begins in column 0, so does each item there. Inside fenced code, HTML blocks and tags around
 * blocks neither holds: whoever cuts must see that nothing is open.
 */
export function findCut(range: SourceRange, atLeast: number): number {
  const { source, start, end } = range;
  let inList = isItem(source, start);
  let afterBlank = false;
  for (let at = start; at < end; ) {
    const newline = source.indexOf('\n', at);
    const next = newline < 0 ? end : newline + 1;
    const blank = isBlank(source, at, next);
    if (at > start && !blank && !/^[ \t]/.test(source.charAt(at))) {
      const item = inList && isItem(source, at);
      if (at >= atLeast && (afterBlank || item)) return at;
      inList = afterBlank ? isItem(source, at) : item;
    }
    afterBlank = blank;
    at = next;
  }
  return end;
}

function isItem(source: string, at: number): boolean {
  ITEM.lastIndex = at;
  return ITEM.test(source);
}

function isBlank(source: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && ' \t\n'.includes(source.charAt(at))) at += 1;
  return at === to;
}
