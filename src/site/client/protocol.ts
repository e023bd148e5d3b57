// What the search page and its worker say to each other.
import type { UnitKind } from '../../query/unit-context.ts';
import type { Span } from '../../text/span.ts';

/** A unit in which the query holds, ready to be shown. */
export interface SiteHit {
  readonly document: string;
  readonly title: string;
  /** Address of the document's page, relative to the search page. */
  readonly page: string;
  /** Headings above, from the outermost. */
  readonly section: readonly string[];
  /** Line of the source on which the unit begins, from 1. */
  readonly line: number;
  readonly kind: string;
  /** Place in the published text, for the order of the hits. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Hits in `text`. */
  readonly spans: readonly Span[];
  readonly score: number;
  /** Codes on the unit. */
  readonly codes: readonly HitCode[];
}

export interface HitCode {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly look: string;
}

export type ToWorker =
  | {
      readonly kind: 'search';
      readonly id: number;
      readonly query: string;
      readonly unit: UnitKind;
    }
  /** A file that the worker asked for, as text; null where it is not there. */
  | { readonly kind: 'file'; readonly name: string; readonly content: string | null };

export type FromWorker =
  | { readonly kind: 'want'; readonly name: string }
  | {
      readonly kind: 'hits';
      readonly id: number;
      readonly hits: readonly SiteHit[];
      readonly read: number;
      readonly files: number;
    }
  | {
      readonly kind: 'done';
      readonly id: number;
      readonly total: number;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'problem'; readonly id: number; readonly message: string };

/** Fetches a file of the search by its name and gives its content. */
export type Fetch = (file: string) => Promise<unknown>;
