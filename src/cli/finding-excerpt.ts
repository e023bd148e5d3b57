// The line of a file that a finding speaks of, with a caret under the place.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { displayWidth } from '../render/display-width.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** Characters shown before and behind the place. */
const BEFORE = 60;
const BEHIND = 40;

/**
 * Shows findings with their source: two indented lines, the text and a caret, for a finding that has a
 * line and a column; nothing for others. Findings of one file follow each other: it is read once.
 */
export function excerptsFrom(root: string): (finding: Diagnostic) => string {
  let last: { readonly file: string; readonly lines: readonly string[] } | undefined;
  const linesOf = (file: string): readonly string[] => {
    if (last?.file !== file) last = { file, lines: readLines(resolve(root, file)) };
    return last.lines;
  };
  return ({ file, line, column }) => {
    if (line === null || column === null) return '';
    const source = linesOf(file)[line - 1];
    if (source === undefined) return '';
    const start = Math.max(0, column - 1 - BEFORE);
    const before = `${start > 0 ? '…' : ''}${shown(source.slice(start, column - 1))}`;
    const behind = shown(source.slice(column - 1, column - 1 + BEHIND));
    return `      ${before}${behind}\n      ${' '.repeat(displayWidth(before))}^\n`;
  };
}

/** Tabs and control characters as one space each, so that the caret stands where it should. */
function shown(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r\n|\n|\r/);
  } catch {
    return []; // The file cannot be read: that is a finding of its own.
  }
}
