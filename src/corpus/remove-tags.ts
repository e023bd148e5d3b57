// Takes inline tags out of a document's source; the text that they code stays, to the letter.
import type { InlineTag, SourceDocument } from './source-document.ts';
import { lineStartsOf, markupOf, readSource, says } from './tag-markup.ts';

export interface RemovedTags {
  readonly source: string;
  readonly removed: readonly InlineTag[];
  /** Tags that cannot be taken out without changing the text or another tag. */
  readonly left: readonly InlineTag[];
}

/**
 * The source without the tags that are wanted. The result is read again: what would change the text, or
 * a tag that stays, is left as it is. A document with the same text has the same hash.
 */
export function removeTags(source: string, wanted: (tag: InlineTag) => boolean): RemovedTags {
  const document = readSource(source);
  const tags = document.tags.filter(wanted);
  const taken = takeOut(source, document, tags);
  if (taken !== null) return { source: taken, removed: tags, left: [] };
  // One of them does not come out: one by one, from the inside.
  const left: InlineTag[] = [];
  const removed: InlineTag[] = [];
  let [now, present] = [source, document];
  for (const tag of [...tags].sort((a, b) => b.start - a.start || a.end - b.end)) {
    const same = present.tags.find((each) => isSame(each, tag));
    const without = same ? takeOut(now, present, [same]) : null;
    if (without === null) left.push(tag);
    else {
      removed.push(tag);
      now = without;
      present = readSource(now);
    }
  }
  return { source: now, removed, left };
}

function isSame(a: InlineTag, b: InlineTag): boolean {
  return (
    a.name === b.name &&
    a.start === b.start &&
    a.end === b.end &&
    a.attributes.coder === b.attributes.coder
  );
}

/** The source without these tags, if that says the same; else null. */
function takeOut(
  source: string,
  document: SourceDocument,
  tags: readonly InlineTag[],
): string | null {
  const starts = lineStartsOf(source);
  const cuts: { start: number; end: number }[] = [];
  for (const tag of tags) {
    const markup = markupOf(source, starts, tag);
    if (markup === null) return null;
    cuts.push(markup.open, markup.close);
  }
  const rest = document.tags.filter((tag) => !tags.includes(tag));
  for (const whole of [true, false]) {
    const after = cut(source, whole ? cuts.map((each) => wholeLine(source, each)) : cuts);
    if (says(readSource(after), document.text, rest)) return after;
  }
  return null;
}

/** A fence that has its line to itself goes with it where a blank line or the border is beside it. */
function wholeLine(
  source: string,
  stretch: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  const { start, end } = stretch;
  const isFence = source.startsWith(':::', start);
  const ownLine =
    (start === 0 || source[start - 1] === '\n') && /^\r?\n|^$/.test(source.slice(end, end + 2));
  if (!isFence || !ownLine) return { start, end };
  const next = source.indexOf('\n', end);
  const before = source.slice(0, start);
  const behind = next < 0 ? '' : source.slice(next + 1);
  const isFree = /(?:^|\n)\r?\n$|^$/.test(before) || /^(?:\r?\n|$)/.test(behind);
  return isFree ? { start, end: next < 0 ? source.length : next + 1 } : { start, end };
}

function cut(source: string, cuts: readonly { start: number; end: number }[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += source.slice(at, start);
    at = end;
  }
  return result + source.slice(at);
}
