// Writes codings into a document's source as inline tags. Markup has limits: tags nest and never cross,
// and one that spans several blocks stands around whole blocks. What cannot be written is given back.
import type { InlineTag, SourceDocument } from './source-document.ts';
import { type SourcePlaces, sourcePlaces } from './source-places.ts';
import { attributesText, lineStartsOf, readSource, says } from './tag-markup.ts';

/** A tag to be written; the span is one of the projected text. */
export type NewTag = Pick<InlineTag, 'start' | 'end' | 'name' | 'attributes'>;

export interface InsertedTags<Tag extends NewTag> {
  readonly source: string;
  readonly written: readonly Tag[];
  readonly left: readonly Tag[];
}

/**
 * The source with the tags. The result is read again and says the same text, the tags that were there,
 * and the written ones; a tag for which no place in the markup does that is left out.
 */
export function insertTags<Tag extends NewTag>(
  source: string,
  tags: readonly Tag[],
): InsertedTags<Tag> {
  const document = readSource(source);
  const places = sourcePlaces(source, document);
  const base = { source, document, places, starts: lineStartsOf(source) };
  const accepted: Placed<Tag>[] = [];
  const left: Tag[] = [];
  const place = (list: readonly Tag[]): void => {
    const [only] = list;
    if (only === undefined) return;
    const tight = list.map((tag) => ({ tag, way: WAYS[0] as Way }));
    if (holds(base, [...accepted, ...tight])) {
      accepted.push(...tight);
      return;
    }
    if (list.length === 1) {
      const way = WAYS.find((each) => holds(base, [...accepted, { tag: only, way: each }]));
      if (way) accepted.push({ tag: only, way });
      else left.push(only);
      return;
    }
    const middle = list.length >> 1;
    place(list.slice(0, middle));
    place(list.slice(middle));
  };
  place([...tags].sort((a, b) => a.start - b.start || b.end - a.end));
  return {
    source: withTags(base, accepted) ?? source,
    written: accepted.map(({ tag }) => tag),
    left,
  };
}

/** How far the markup around the words is taken in. */
interface Way {
  readonly open: 'tight' | 'loose';
  readonly close: 'tight' | 'loose';
  readonly escaped: boolean;
}

const WAYS: readonly Way[] = [false, true].flatMap((escaped) => [
  { open: 'tight', close: 'tight', escaped },
  { open: 'loose', close: 'loose', escaped },
  { open: 'tight', close: 'loose', escaped },
  { open: 'loose', close: 'tight', escaped },
]);

interface Placed<Tag> {
  readonly tag: Tag;
  readonly way: Way;
}

interface Base {
  readonly source: string;
  readonly document: SourceDocument;
  readonly places: SourcePlaces;
  readonly starts: readonly number[];
}

function holds(base: Base, placed: readonly Placed<NewTag>[]): boolean {
  const after = withTags(base, placed);
  if (after === null) return false;
  const want = [...base.document.tags, ...placed.map(({ tag }) => tag)];
  return says(readSource(after), base.document.text, want);
}

interface Insertion {
  readonly at: number;
  readonly text: string;
  /** At the same place, closing markup comes before opening, inner before outer. */
  readonly rank: number;
}

/** The source with the tags' markup; null where a place in the source is not known. */
function withTags(base: Base, placed: readonly Placed<NewTag>[]): string | null {
  const insertions: Insertion[] = [];
  const brackets = new Set<number>();
  for (const each of placed) {
    const made = isWithinBlock(base.document, each.tag)
      ? textInsertions(base, each)
      : containerInsertions(base, each.tag, placed);
    if (made === null) return null;
    insertions.push(...made);
    if (!each.way.escaped) continue;
    const [open, close] = made;
    for (let at = open?.at ?? 0; at < (close?.at ?? 0); at++) {
      if (/[[\]]/.test(base.source[at] ?? '') && base.source[at - 1] !== '\\') brackets.add(at);
    }
  }
  for (const at of brackets) insertions.push({ at, text: '\\', rank: Number.MAX_SAFE_INTEGER });
  return insertAll(base.source, insertions);
}

function isWithinBlock(document: SourceDocument, { start, end }: NewTag): boolean {
  return !document.text.slice(start, end).includes('\n');
}

function textInsertions(
  { document, places }: Base,
  { tag, way }: Placed<NewTag>,
): Insertion[] | null {
  const { start, end, name, attributes } = tag;
  const isFirst = start === 0 || document.text[start - 1] === '\n';
  const isLast = end === document.text.length || document.text[end] === '\n';
  const tightOpen = places.startOf(start);
  const looseOpen = isFirst ? tightOpen : places.endOf(start);
  const tightClose = places.endOf(end);
  const looseClose = isLast ? tightClose : places.startOf(end);
  const open = way.open === 'tight' ? tightOpen : looseOpen;
  const close = way.close === 'tight' ? tightClose : looseClose;
  if (open < 0 || close < 0 || open >= close) return null;
  const length = end - start;
  return [
    { at: open, text: `:${name}[`, rank: 1e9 - length },
    { at: close, text: `]${attributesText(attributes)}`, rank: -1e9 + length },
  ];
}

/** Fences around whole blocks, on lines of their own; outer fences are longer than inner ones. */
function containerInsertions(
  { document, starts, source }: Base,
  tag: NewTag,
  placed: readonly Placed<NewTag>[],
): Insertion[] | null {
  const { start, end, name, attributes } = tag;
  const first = document.blocks.find((block) => block.start === start);
  const behind = document.blocks.find((block) => block.start > end);
  if (first === undefined || !document.blocks.some((block) => block.end === end)) return null;
  const lastLine = document.lines.findLast(({ offset }) => offset < end)?.line ?? 1;
  const inner = placed.filter(
    (each) =>
      each.tag !== tag &&
      !isWithinBlock(document, each.tag) &&
      each.tag.start >= start &&
      each.tag.end <= end &&
      (each.tag.end - each.tag.start < end - start ||
        placed.indexOf(each) > indexOfTag(placed, tag)),
  ).length;
  const own = document.tags.length > 0 ? longestFence(source) : 2;
  const fence = ':'.repeat(Math.max(3, own + 1) + inner);
  const open = starts[first.line - 1] ?? 0;
  const close = endOfBlock(source, starts, { lastLine, next: behind?.line ?? null });
  const length = end - start;
  return [
    { at: open, text: `${fence}${name}${attributesText(attributes)}\n\n`, rank: 1e9 - length },
    { at: close, text: `\n\n${fence}\n`, rank: -1e9 + length },
  ];
}

function indexOfTag(placed: readonly Placed<NewTag>[], tag: NewTag): number {
  return placed.findIndex((each) => each.tag === tag);
}

function longestFence(source: string): number {
  return Math.max(
    2,
    ...[...source.matchAll(/^[ >\t]*(:{3,})/gm)].map(([, colons = '']) => colons.length),
  );
}

/** Behind the last line of a block: a fence of code may follow its text before the next blank line. */
function endOfBlock(
  source: string,
  starts: readonly number[],
  at: { readonly lastLine: number; readonly next: number | null },
): number {
  let line = at.lastLine;
  while (line < starts.length && (at.next === null || line + 1 < at.next)) {
    const text = source.slice(starts[line] ?? 0, starts[line + 1] ?? source.length);
    if (text.trim() === '') break;
    line++;
  }
  const end = starts[line] ?? source.length;
  return source[end - 1] === '\n' ? end - 1 : end;
}

function insertAll(source: string, insertions: readonly Insertion[]): string {
  const sorted = insertions
    .map((insertion, index) => ({ ...insertion, index }))
    .sort((a, b) => a.at - b.at || a.rank - b.rank || order(a, b));
  let result = '';
  let from = 0;
  for (const { at, text } of sorted) {
    result += source.slice(from, at) + text;
    from = at;
  }
  return result + source.slice(from);
}

/** Tags with the same span: what was opened last is closed first. */
function order(a: Insertion & { index: number }, b: Insertion & { index: number }): number {
  return a.rank < 0 ? b.index - a.index : a.index - b.index;
}
