// What the events of all coders on one document come to.
import type { Stance } from '../coding.ts';
import type { EventPlace } from './event.ts';

/** One coding by hand: its code, its places on the versions of the text, and what was said about it. */
export interface LedgerCoding {
  readonly id: string;
  readonly coder: string;
  readonly code: string;
  /** The latest place for each text hash; the first entry is the one that the coding was made on. */
  readonly places: ReadonlyMap<string, EventPlace>;
  /** The method of the move that gave the place for a text hash; absent where it was made. */
  readonly methods: ReadonlyMap<string, string>;
  /** Hash of the code's definition when the code was given. */
  readonly codebook: string | null;
  readonly stance: Stance | null;
  readonly memo: string | null;
  readonly translation: string | null;
  readonly shown: readonly string[];
  readonly at: string;
  /** When it was given the code that it has: made, or recoded last. */
  readonly codedAt: string;
}

/** A coder's last word on a hit of a rule, or on a proposal. */
export interface Decision {
  /** ULID of the event. */
  readonly id: string;
  readonly coder: string;
  readonly verdict: 'accept' | 'reject';
  readonly code: string;
  readonly place: EventPlace;
  readonly rule: string | null;
  /** What its coder said about the accepted coding. */
  readonly notes: CodingNotes;
  readonly at: string;
}

/** What a coder says about a coding, beside its code. */
export interface CodingNotes {
  readonly stance: Stance | null;
  readonly memo: string | null;
  readonly translation: string | null;
}

/** This coder has read the whole document for this code. */
export interface DoneCode {
  readonly coder: string;
  readonly code: string;
  /** Hash of the code's definition then. */
  readonly codebook: string;
  /** Hash of the text that was read. */
  readonly text: string;
  readonly shown: readonly string[];
  readonly at: string;
}

/** The scholar's words for a cell of a review table. */
export interface Summary {
  readonly coder: string;
  readonly code: string | null;
  readonly field: string | null;
  readonly value: string;
  readonly cites: readonly string[];
  readonly at: string;
}

/** A blind yes or no about one sampled unit. */
export interface Judgement {
  readonly coder: string;
  readonly sample: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly value: boolean;
  readonly at: string;
}

/** A machine's proposal, which waits for a person. */
export interface Proposal {
  readonly id: string;
  readonly code: string;
  readonly place: EventPlace;
  readonly reason: string | null;
  readonly model: string;
  readonly version: string;
  readonly promptHash: string;
  readonly at: string;
}

export interface LedgerState {
  readonly codings: readonly LedgerCoding[];
  readonly decisions: readonly Decision[];
  readonly done: readonly DoneCode[];
  readonly summaries: readonly Summary[];
  readonly judgements: readonly Judgement[];
  readonly proposals: readonly Proposal[];
}
