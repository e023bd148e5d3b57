// Cuts a JSON list into its items with their lines, so that one broken item costs only itself and a
// finding can name the line.

export interface JsonItem {
  readonly source: string;
  /** Line on which the item begins, from 1. */
  readonly line: number;
}

/** Deepest nesting of brackets in a bibliography; anything deeper is hostile. */
const DEEPEST = 50;

/**
 * The items of the first list in `text` (its own, or that under `items`), or the one map that it is.
 * `problem` says what is wrong with the list as a whole, or is null.
 */
export function splitJsonItems(text: string): {
  items: JsonItem[];
  problem: { message: string; line: number } | null;
} {
  const start = /^\ufeff?\s*/.exec(text)?.[0].length ?? 0;
  const wrapped = /^\{\s*"items"\s*:\s*\[/.exec(text.slice(start, start + 200))?.[0].length;
  const listAt = text[start] === '[' ? start + 1 : wrapped === undefined ? null : start + wrapped;
  if (listAt !== null) return splitList(text, listAt);
  if (text[start] !== '{') {
    if (start === text.length) return { items: [], problem: null };
    return { items: [], problem: { message: 'This file is no list of items in JSON.', line: 1 } };
  }
  return splitList(text, start);
}

function splitList(
  text: string,
  from: number,
): { items: JsonItem[]; problem: { message: string; line: number } | null } {
  const items: JsonItem[] = [];
  const counter = { line: 1, at: 0 };
  const lineAt = (offset: number): number => {
    for (; counter.at < offset; counter.at++) if (text[counter.at] === '\n') counter.line += 1;
    return counter.line;
  };
  let depth = 0;
  let begin = -1;
  const end = (at: number): void => {
    if (begin >= 0) items.push({ source: text.slice(begin, at), line: lineAt(begin) });
    begin = -1;
  };
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === undefined || /\s/.test(char)) continue;
    if (depth === 0 && (char === ',' || char === ']')) {
      end(at);
      if (char === ']') return { items, problem: null };
      continue;
    }
    if (begin < 0) begin = at;
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') depth -= 1;
    if (depth > DEEPEST) {
      const message = `This item is nested more than ${DEEPEST} levels deep; reading stops here.`;
      return { items, problem: { message, line: lineAt(begin) } };
    }
  }
  const open = begin < 0 ? text.length : begin;
  const isWhole = depth === 0 && from === (/^\ufeff?\s*/.exec(text)?.[0].length ?? 0);
  if (isWhole) {
    end(text.length);
    return { items, problem: null };
  }
  const message = 'The list of items does not end; this item and what follows cannot be read.';
  return { items, problem: { message, line: lineAt(open) } };
}

/** Offset of the closing quotation mark; the end of the text where there is none. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
