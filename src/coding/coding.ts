// A code on a stretch of text, whoever or whatever put it there.
import type { ORIGINS, STANCES } from '../query/coding-filters.ts';
import type { Span } from '../text/span.ts';

export type Origin = (typeof ORIGINS)[number];
export type CodingStatus = 'anchored' | 'moved' | 'proposed' | 'orphaned';
export type Stance = (typeof STANCES)[number];

/** How a coding came to its place. */
export interface Placed {
  /** `same-text`, `diff`, `context`, `approximate` or `none`; of a move in the ledger, what it says. */
  readonly method: string;
  /** 0 to 1. */
  readonly score: number;
  /** Whether the ledger itself has a place on the present text. */
  readonly written: boolean;
}

/**
 * For the origin `document`, the stretch is the whole text. A rule's coding makes its id and its quote
 * when they are asked for: copy a coding with `codingWith`, since a spread would lose them.
 */
export interface Coding extends Span {
  /** A ULID, or `r-`, `i-`, `d-` and 16 hex digits for a computed coding. */
  readonly id: string;
  readonly document: string;
  readonly code: string;
  readonly origin: Origin;
  /** Slug of the coder; null for rules, and where an inline tag names none. */
  readonly coder: string | null;
  readonly quote: string;
  readonly status: CodingStatus;
  readonly stance: Stance | null;
  readonly memo: string | null;
  /** The rule that found it, for `rule` and `accepted`. */
  readonly rule: string | null;
  /** How a ledger's coding came to its place on the present text; absent for computed codings. */
  readonly placed?: Placed;
  /** A translation that its coder stored. */
  readonly translation?: string | null;
  /** Hash of the code's definition when the coding was made. */
  readonly madeUnder?: string | null;
  /** The codes into which its code was split after the coding was made; absent if it was not. */
  readonly splitInto?: readonly string[];
  /** What the coder could see when the coding was made: origins, and `consensus` for what coders agreed on. */
  readonly shown?: readonly string[];
}

/** A copy of a coding with other values. */
export function codingWith(coding: Coding, changes: Partial<Coding>): Coding {
  return { ...coding, id: coding.id, quote: coding.quote, ...changes };
}
