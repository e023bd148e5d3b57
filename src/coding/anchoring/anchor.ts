// What a coding remembers of its place: where it stood, its words, and the words around them. The names
// follow the W3C Web Annotation model (TextPositionSelector; TextQuoteSelector with prefix and suffix).
import type { Span } from '../../text/span.ts';

/**
 * How much of the text before and behind a quotation is kept: up to 32 UTF-16 units on each side. That
 * is four to six words of English or German, a sentence of Chinese: enough to tell apart most places
 * with the same words, and short enough that few edits nearby touch it.
 */
export const CONTEXT_LENGTH = 32;

/** A text with its hash; a `SourceDocument` is one. */
export interface HashedText {
  readonly text: string;
  readonly hash: string;
}

/** A place in one version of a text. The span counts UTF-16 units of that version. */
export interface Anchor extends Span {
  /** The text of the span. */
  readonly quote: string;
  /** What stands before it, at most `CONTEXT_LENGTH` units; shorter only where the text begins. */
  readonly prefix: string;
  /** What stands behind it, at most `CONTEXT_LENGTH` units; shorter only where the text ends. */
  readonly suffix: string;
  /** Hash of the text on which the anchor was made. */
  readonly textHash: string;
}

/**
 * The anchor of a stretch of a text. Context crosses the borders of blocks, and leaves a character out
 * rather than cut its surrogate pair in two.
 *
 * @throws RangeError for a span that is empty, lies outside the text, or cuts a surrogate pair: callers
 *   check what a person typed before they come here.
 */
export function makeAnchor({ text, hash }: HashedText, { start, end }: Span): Anchor {
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(`No stretch [${start}, ${end}) in a text of ${text.length} units`);
  }
  if (cutsPair(text, start) || cutsPair(text, end)) {
    throw new RangeError(`[${start}, ${end}) cuts a character in two`);
  }
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: textBefore(text, start),
    suffix: textBehind(text, end),
    textHash: hash,
  };
}

/** The context before `offset`. */
export function textBefore(text: string, offset: number): string {
  const from = Math.max(0, offset - CONTEXT_LENGTH);
  return text.slice(cutsPair(text, from) ? from + 1 : from, offset);
}

/** The context from `offset` on. */
export function textBehind(text: string, offset: number): string {
  const to = Math.min(text.length, offset + CONTEXT_LENGTH);
  return text.slice(offset, cutsPair(text, to) ? to - 1 : to);
}

/**
 * Whether a context is as short as it is because the text begins or ends there. (Of a full one, a unit
 * may be missing for the sake of a surrogate pair.)
 */
export function isCut(context: string): boolean {
  return context.length < CONTEXT_LENGTH - 1;
}

/** Whether `offset` lies between the two halves of a surrogate pair. */
export function cutsPair(text: string, offset: number): boolean {
  return (
    isBetween(text.charCodeAt(offset - 1), 0xd800, 0xdbff) &&
    isBetween(text.charCodeAt(offset), 0xdc00, 0xdfff)
  );
}

function isBetween(unit: number, low: number, high: number): boolean {
  return unit >= low && unit <= high;
}
