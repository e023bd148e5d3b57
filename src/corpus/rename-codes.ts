// A code that gets another id in the codebook gets it in the documents too: in inline tags and in the
// list `codes:` of the front matter, at the exact places, and nowhere else in the file.
import { frontMatterWords } from './front-matter-words.ts';
import type { SourceDocument } from './source-document.ts';
import { lineStartsOf, readSource } from './tag-markup.ts';

export type RenamedDocument =
  | {
      readonly ok: true;
      readonly after: string;
      /** Lines that changed, from 1. */
      readonly lines: readonly number[];
    }
  | { readonly ok: false; readonly reason: string };

/**
 * The file's text with `to` in place of the code `from`; unchanged where nothing names it. The result is
 * read again: if it would say anything else than before, nothing is changed. `before` is the text of
 * the file as it stands, with its byte order mark and line ends.
 */
export function renameCodesInDocument(
  before: string,
  { from, to }: { readonly from: string; readonly to: string },
): RenamedDocument {
  const document = readSource(before);
  const starts = lineStartsOf(before);
  const offsets: number[] = [];
  for (const tag of document.tags) {
    if (tag.name !== from) continue;
    const at = (starts[tag.line - 1] ?? 0) + tag.column - 1;
    const [colons = ''] = /^:{1,}/.exec(before.slice(at, at + 80)) ?? [];
    if (colons === '' || !before.startsWith(from, at + colons.length)) {
      return { ok: false, reason: `the tag on line ${tag.line} could not be found again` };
    }
    offsets.push(at + colons.length);
  }
  for (const { value, start } of frontMatterWords(before, 'codes')) {
    if (value === from) offsets.push(start);
  }
  const sorted = [...offsets].sort((a, b) => a - b);
  let after = before;
  for (const at of [...sorted].reverse()) {
    after = after.slice(0, at) + to + after.slice(at + from.length);
  }
  const problem = differenceOf(document, readSource(after), { from, to });
  if (problem !== null) return { ok: false, reason: problem };
  return { ok: true, after, lines: [...new Set(sorted.map((at) => lineOf(starts, at)))] };
}

function lineOf(starts: readonly number[], offset: number): number {
  return starts.findLastIndex((start) => start <= offset) + 1;
}

function differenceOf(
  before: SourceDocument,
  after: SourceDocument,
  { from, to }: { readonly from: string; readonly to: string },
): string | null {
  const renamed = (name: string): string => (name === from ? to : name);
  const sameTags =
    before.tags.length === after.tags.length &&
    before.tags.every(({ name, start, end }, index) => {
      const tag = after.tags[index];
      return tag?.name === renamed(name) && tag.start === start && tag.end === end;
    });
  const codes = before.metadata.codes.map(renamed);
  if (before.text !== after.text || !sameTags) return 'its text or its tags would change';
  if (JSON.stringify(codes) !== JSON.stringify(after.metadata.codes)) {
    return '"codes" in its front matter is written in a way that cannot be changed by program';
  }
  return null;
}
