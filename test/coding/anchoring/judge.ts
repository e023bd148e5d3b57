// Judges what anchoring did with a coding by the identity of its characters, which anchoring cannot see.
import type { Anchor } from '../../../src/coding/anchoring/anchor.ts';
import { once } from '../../../src/coding/anchoring/once.ts';
import type { Placement } from '../../../src/coding/anchoring/placement.ts';
import type { Span } from '../../../src/text/span.ts';
import type { Glyph } from './edited-document.ts';

/**
 * Without asking:
 * - `right`: on its own characters;
 * - `copy`: on a copy of them, for which something in its surroundings speaks against every other
 *   place where they stand;
 * - `retyped`: on its own characters, of which some were deleted and written again, or all of them
 *   within their old surroundings;
 * - `chance`: on its own characters or a copy, where the text says nothing for this one: never allowed;
 * - `foreign`: on the same words elsewhere, old ones or new: never allowed;
 * - `wrong words`: on other words: never allowed.
 */
export type Verdict =
  | 'right'
  | 'copy'
  | 'retyped'
  | 'chance'
  | 'foreign'
  | 'wrong words'
  | 'proposed'
  | 'orphaned';

export interface Judgement {
  /** Whether all its characters still stand together, none between them. */
  readonly isUntouched: boolean;
  readonly verdict: Verdict;
}

/** A text and the glyph of each of its UTF-16 units. */
export interface IdentifiedText {
  readonly text: string;
  readonly glyphs: readonly (Glyph | null)[];
}

export type Judge = (anchor: Anchor, placement: Placement) => Judgement;

export function judgeBetween(before: IdentifiedText, after: IdentifiedText): Judge {
  const rootsBefore = once(() => rootsIn(before, { start: 0, end: before.text.length }));

  return (anchor, { status, span }) => {
    const first = before.glyphs[anchor.start]?.root;
    const intact: number[] = [];
    after.glyphs.forEach((glyph, offset) => {
      if (glyph?.root === first && isSame(anchor, offset, 'root')) intact.push(offset);
    });
    const isUntouched = intact.some((offset) => isSame(anchor, offset, 'id'));
    if (status === 'proposed' || status === 'orphaned') return { isUntouched, verdict: status };
    const start = span?.start ?? -1;
    if (after.text.slice(start, span?.end) !== anchor.quote) {
      return { isUntouched, verdict: 'wrong words' };
    }
    if (intact.includes(start)) {
      if (isSame(anchor, start, 'id')) return { isUntouched, verdict: 'right' };
      const others = intact.filter((offset) => offset !== start);
      const isBest = others.every((than) =>
        fitsBetter(anchor, [before.text, after.text], { place: start, than }),
      );
      return { isUntouched, verdict: isBest ? 'copy' : 'chance' };
    }
    return { isUntouched, verdict: isRetyped(anchor, start) ? 'retyped' : 'foreign' };
  };

  /** Whether all characters of the quotation, or copies of them (`root`), stand at `offset`. */
  function isSame({ start, quote }: Anchor, offset: number, key: 'id' | 'root'): boolean {
    if (!after.text.startsWith(quote, offset)) return false;
    for (let i = 0; i < quote.length; i += 1) {
      if (before.glyphs[start + i]?.[key] !== after.glyphs[offset + i]?.[key]) return false;
    }
    return true;
  }

  /**
   * Whether the words at `offset` are what is left of the quotation, at least half of it; or were written
   * in its place: none of their characters stood anywhere before, and of those around them a quarter
   * stood around the quotation.
   */
  function isRetyped({ start, end, quote }: Anchor, offset: number): boolean {
    const own = rootsIn(before, { start, end });
    const there = rootsIn(after, { start: offset, end: offset + quote.length });
    if ([...there].filter((root) => own.has(root)).length >= own.size / 2) return true;
    if ([...there].some((root) => rootsBefore().has(root) && !own.has(root))) return false;
    const around = rootsIn(before, { start: start - 64, end: end + 64 });
    const aroundThere = rootsIn(after, { start: offset - 32, end: offset + quote.length + 32 });
    return [...aroundThere].filter((root) => around.has(root)).length >= 16;
  }
}

function rootsIn({ glyphs }: IdentifiedText, { start, end }: Span): Set<number> {
  const roots = new Set<number>();
  for (const glyph of glyphs.slice(Math.max(0, start), end)) if (glyph) roots.add(glyph.root);
  return roots;
}

/**
 * Whether anything in the text speaks for one place and against another: more pairs of neighbouring
 * characters, up to 40 on each side, in common with the old place, or more of the three blocks in which
 * and between which it lies. These are not the measures that anchoring uses.
 */
function fitsBetter(
  anchor: Anchor,
  texts: readonly [string, string],
  { place, than }: { readonly place: number; readonly than: number },
): boolean {
  return (
    sharedAround(anchor, texts, place) > sharedAround(anchor, texts, than) ||
    sameBlocks(anchor, texts, place) > sameBlocks(anchor, texts, than)
  );
}

function sharedAround(
  { start, end, quote }: Anchor,
  [before, after]: readonly [string, string],
  offset: number,
): number {
  return (
    sharedPairs(textBefore(before, start), textBefore(after, offset)) +
    sharedPairs(textBehind(before, end), textBehind(after, offset + quote.length))
  );
}

function sameBlocks(
  { start, end, quote }: Anchor,
  [before, after]: readonly [string, string],
  offset: number,
): number {
  const behind = blockBehind(after, offset + quote.length);
  return (
    Number(blockBefore(before, start) === blockBefore(after, offset)) +
    Number(blockBehind(before, end) === behind) +
    Number(blockOf(before, start, end) === blockOf(after, offset, offset + quote.length))
  );
}

/** The block before the one in which `offset` lies; a mark for none. */
function blockBefore(text: string, offset: number): string {
  return text.slice(0, offset).split('\n').at(-2) ?? '\x02';
}

function blockOf(text: string, start: number, end: number): string {
  const before = text.slice(0, start).split('\n').at(-1) ?? '';
  return before + text.slice(start, end) + (text.slice(end).split('\n')[0] ?? '');
}

function blockBehind(text: string, offset: number): string {
  return text.slice(offset).split('\n')[1] ?? '\x03';
}

/** Text around a place, with marks where the text begins and ends. */
function textBefore(text: string, offset: number): string {
  return `\x02${text}`.slice(Math.max(0, offset + 1 - 40), offset + 1);
}

function textBehind(text: string, offset: number): string {
  return `${text.slice(offset)}\x03`.slice(0, 40);
}

function sharedPairs(a: string, b: string): number {
  const left = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i += 1) {
    const pair = a.slice(i, i + 2);
    left.set(pair, (left.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i += 1) {
    const pair = b.slice(i, i + 2);
    const count = left.get(pair) ?? 0;
    if (count > 0) shared += 1;
    left.set(pair, count - 1);
  }
  return shared;
}
