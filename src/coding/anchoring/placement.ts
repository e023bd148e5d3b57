// The answer to "where does this coding stand now?": a place or none, with the step that found it.
import type { Span } from '../../text/span.ts';
import type { CodingStatus } from '../coding.ts';

/** The step that decided; `none` where no step found a place. */
export type AnchorMethod = 'same-text' | 'diff' | 'context' | 'approximate' | 'none';

/**
 * - `anchored`: the words stand where they stood;
 * - `moved`: the words stand elsewhere now, and it is certain where;
 * - `proposed`: `span` is a proposal that a person has to confirm; its words may differ;
 * - `orphaned`: no place; `span` is null.
 *
 * With `anchored` and `moved`, the text of `span` equals the quotation.
 */
export interface Placement {
  readonly status: CodingStatus;
  readonly span: Span | null;
  readonly method: AnchorMethod;
  /** How well quotation and context agree with the place, from 0 to 1; 0 for an orphan. */
  readonly score: number;
}

export const ORPHANED: Placement = { status: 'orphaned', span: null, method: 'none', score: 0 };
