// The markup of inline tags in a source: where a tag's parts stand, and how its attributes are written.
import { readDocument } from './read-document.ts';
import type { InlineTag, SourceDocument } from './source-document.ts';

/** Stretches of the source that are a tag's own: what opens it and what closes it. */
export interface TagMarkup {
  readonly open: { readonly start: number; readonly end: number };
  readonly close: { readonly start: number; readonly end: number };
}

/** Where a tag's markup stands; null where it cannot be told. `starts` are the offsets of the lines. */
export function markupOf(
  source: string,
  starts: readonly number[],
  tag: Pick<InlineTag, 'line' | 'column' | 'name'>,
): TagMarkup | null {
  const at = (starts[tag.line - 1] ?? 0) + tag.column - 1;
  const colons = /^:+/.exec(source.slice(at, at + 64))?.[0].length ?? 0;
  if (!source.startsWith(tag.name, at + colons)) return null;
  const nameEnd = at + colons + tag.name.length;
  return colons === 1 ? textMarkup(source, at, nameEnd) : containerMarkup(source, at, colons);
}

function textMarkup(source: string, start: number, nameEnd: number): TagMarkup | null {
  if (source[nameEnd] !== '[') return null;
  const close = closingBracket(source, nameEnd);
  if (close === null) return null;
  const attributes = attributesAt(source, close + 1);
  return {
    open: { start, end: nameEnd + 1 },
    close: { start: close, end: close + 1 + attributes },
  };
}

/** Offset of the bracket that closes the one at `open`: brackets pair, also in code, but for escaped ones. */
function closingBracket(source: string, open: number): number | null {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at;
  }
  return null;
}

/** Length of the attributes `{…}` that begin at an offset; 0 where there are none. */
function attributesAt(source: string, at: number): number {
  return /^\{(?:"[^"]*"|'[^']*'|[^"'}])*\}/.exec(source.slice(at))?.[0].length ?? 0;
}

/** The fences of a container, each with the rest of its line. */
function containerMarkup(source: string, start: number, colons: number): TagMarkup | null {
  const lineEnd = (from: number): number => {
    const end = source.indexOf('\n', from);
    return end < 0 ? source.length : end;
  };
  const openEnd = lineEnd(start);
  for (let at = openEnd + 1; at < source.length; at = lineEnd(at) + 1) {
    const line = source.slice(at, lineEnd(at));
    const fence = /^([ >\t]*)(:{3,})[ \t\r]*$/.exec(line);
    const [, indent = '', marks = ''] = fence ?? [];
    if (marks.length < colons) continue;
    const close = { start: at + indent.length, end: at + line.length };
    return { open: { start, end: openEnd }, close };
  }
  return null;
}

/** Offsets of the lines of a source; a byte order mark belongs to no line. */
export function lineStartsOf(source: string): number[] {
  const starts = [source.startsWith('\uFEFF') ? 1 : 0];
  for (const { index, 0: end } of source.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

/** Attributes as they stand behind a tag: `{coder=yw memo="…"}`, or nothing. */
export function attributesText(attributes: Readonly<Record<string, string>>): string {
  const parts = Object.entries(attributes).map(([name, value]) =>
    /^[\w-]+$/.test(value) ? `${name}=${value}` : `${name}="${escapeValue(value)}"`,
  );
  return parts.length === 0 ? '' : `{${parts.join(' ')}}`;
}

function escapeValue(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}

/** Tags of a document in a form that can be compared, whatever their order in the source. */
export function tagKeys(
  tags: readonly Pick<InlineTag, 'name' | 'start' | 'end' | 'attributes'>[],
): string[] {
  return tags
    .map(({ name, start, end, attributes }) =>
      JSON.stringify([start, end, name, Object.entries(attributes).sort()]),
    )
    .sort();
}

/** Whether a document has this text and these tags. */
export function says(
  document: SourceDocument,
  text: string,
  tags: readonly Pick<InlineTag, 'name' | 'start' | 'end' | 'attributes'>[],
): boolean {
  if (document.text !== text) return false;
  const [have, want] = [tagKeys(document.tags), tagKeys(tags)];
  return have.length === want.length && have.every((key, index) => key === want[index]);
}

/** Reads a source that is about to become a document's, to see whether it says what it should. */
export function readSource(source: string): SourceDocument {
  return readDocument(new TextEncoder().encode(source), { id: 'document', file: 'document.md' });
}
