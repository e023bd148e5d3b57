// What every analysis reads: a stream of documents with their codings. A plain reading of the files
// gives one, the index gives the same one faster.
import type { Codebook } from '../codebook/codebook.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Span } from '../text/span.ts';
import type { Coding } from './coding.ts';
import type { Summary } from './ledger/ledger-state.ts';

/** This coder has read the whole document for these codes: absence means "not there". */
export interface DoneMark {
  readonly coder: string;
  readonly codes: ReadonlySet<string>;
  /** Whether the text has changed since. */
  readonly changed: boolean;
  /** Origins of codings that the coder could see while reading. */
  readonly shown?: readonly string[];
}

/** A stretch for which somebody rejected a code. */
export interface RejectedStretch extends Span {
  readonly code: string;
  readonly coder: string;
  /** The rule whose hit it was; null for a proposal of a machine. */
  readonly rule: string | null;
}

export interface CodedDocument {
  readonly document: SourceDocument;
  /** In the order of the text, all origins. */
  readonly codings: readonly Coding[];
  readonly done: readonly DoneMark[];
  /** Stretches that somebody said a code does not fit; none, if absent. */
  readonly rejected?: readonly RejectedStretch[];
  /** The scholars' words for cells of a review table; none, if absent. */
  readonly summaries?: readonly Summary[];
}

export interface CodedCorpus {
  readonly codebook: Codebook;
  /** The documents in the order of their ids. Every call reads from the start. */
  documents(): Iterable<CodedDocument>;
}

/** Order by place, then code, origin, rule, coder and id: the order of every list of codings. */
export function compareCodings(a: Coding, b: Coding): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    compareText(a.code, b.code) ||
    compareText(a.origin, b.origin) ||
    compareText(a.rule ?? '', b.rule ?? '') ||
    compareText(a.coder ?? '', b.coder ?? '') ||
    compareText(a.id, b.id)
  );
}

/** Order by UTF-16 units: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
