// What an edit of the codebook gives: new texts of files and a list of what changed, or why not.
import type { Diagnostic } from '../../text/diagnostic.ts';

/** A file before and after; null where there is none (a file made, or taken away). */
export interface EditedFile {
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One thing that an edit did, or left to the person. */
export interface EditChange {
  readonly file: string;
  /** Line of the file before the edit. */
  readonly line: number;
  readonly message: string;
}

export type CodebookEdit =
  | {
      readonly ok: true;
      /** Only files whose text differs. */
      readonly files: readonly EditedFile[];
      readonly changes: readonly EditChange[];
      /** Texts that name a code by its old id: they are a person's words and stay as they are. */
      readonly mentions: readonly EditChange[];
    }
  | { readonly ok: false; readonly problems: readonly Diagnostic[] };
