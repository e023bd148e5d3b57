// The blocks (lines) of a text in which a place lies, and whether two of them are versions of one.
import type { Span } from '../../text/span.ts';
import { similarity } from './agreement.ts';
import { sharedAhead, sharedBehind } from './runs.ts';

/** Similarity from which on two blocks are versions of one. */
const ALIKE = 0.5;
/** Longer blocks are taken for alike: to compare them costs more than to ask a person. */
const LONGEST = 2000;

/** A place and the text in which it lies. */
export type PlaceInText = readonly [text: string, place: Span];

/** The blocks that a span touches, as one span without the line end behind the last. */
export function blockAround(text: string, { start, end }: Span): Span {
  const lineEnd = text.indexOf('\n', end);
  return {
    start: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1,
    end: lineEnd < 0 ? text.length : lineEnd,
  };
}

export function blockText(text: string, span: Span): string {
  const { start, end } = blockAround(text, span);
  return text.slice(start, end);
}

/**
 * Whether the blocks around two places with the same words are versions of one: they have at least half
 * of their characters in common, or one is the beginning or end of the other (a paragraph that was split
 * or joined), for at least half of the shorter. A title that a sentence cites is no version of it.
 */
export function areVersions(a: PlaceInText, b: PlaceInText): boolean {
  const [first, second] = [blockAround(...a), blockAround(...b)];
  const shorter = Math.min(first.end - first.start, second.end - second.start);
  const longer = Math.max(first.end - first.start, second.end - second.start);
  const shared = sharedInBlocks(a, b);
  const isEdge = shared.reachesStart || shared.reachesEnd;
  if (isEdge && 2 * shared.length >= shorter) return true;
  if (longer > LONGEST) return true;
  return similarity(blockText(...a), blockText(...b)) >= ALIKE;
}

/** The stretch around two places with the same words in which their blocks agree. */
function sharedInBlocks(
  [a, here]: PlaceInText,
  [b, there]: PlaceInText,
): { length: number; reachesStart: boolean; reachesEnd: boolean } {
  const [first, second] = [blockAround(a, here), blockAround(b, there)];
  const ahead = [first.end - here.end, second.end - there.end] as const;
  const behind = [here.start - first.start, there.start - second.start] as const;
  const after = sharedAhead([a, here.end], [b, there.end], Math.min(...ahead));
  const before = sharedBehind([a, here.start], [b, there.start], Math.min(...behind));
  return {
    length: before + here.end - here.start + after,
    reachesStart: behind.every((length) => length === before),
    reachesEnd: ahead.every((length) => length === after),
  };
}
