// Where an offset of the text lies: its source line, page, block and section. All by binary search.
import type { Block, Section, SourceDocument } from './source-document.ts';

/** Source line of the character at `offset`, from 1. In an empty document 1. */
export function lineAt(document: Pick<SourceDocument, 'lines'>, offset: number): number {
  return document.lines[lastAtOrBefore(document.lines, offset, (entry) => entry.offset)]?.line ?? 1;
}

/** Page set by the last `<!-- page N -->` at or before `offset`, or null. */
export function pageAt(document: SourceDocument, offset: number): string | null {
  return (
    document.pages[lastAtOrBefore(document.pages, offset, (entry) => entry.offset)]?.page ?? null
  );
}

/** The block in which `offset` lies; the line end behind a block counts to it. Null for no text. */
export function blockAt(document: Pick<SourceDocument, 'blocks'>, offset: number): Block | null {
  return document.blocks[blockIndexAt(document, offset)] ?? null;
}

/** Index of the block in which `offset` lies, or -1. */
export function blockIndexAt(document: Pick<SourceDocument, 'blocks'>, offset: number): number {
  return lastAtOrBefore(document.blocks, offset, (block) => block.start);
}

/** The section in which `offset` lies, or null for no text. */
export function sectionAt(document: SourceDocument, offset: number): Section | null {
  return (
    document.sections[lastAtOrBefore(document.sections, offset, (section) => section.start)] ?? null
  );
}

/** Index of the last entry that begins at or before `offset`, or -1. Entries are in order. */
function lastAtOrBefore<Entry>(
  entries: readonly Entry[],
  offset: number,
  startOf: (entry: Entry) => number,
): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && startOf(entry) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
