// One thing that is wrong, or worth knowing, in what a person wrote. Diagnostics are collected, never
// thrown: a bug throws, a user's mistake is a value.

export type Severity = 'error' | 'warning' | 'info';

/** A finding about a place in a file. `line` and `column` count from 1; null where there is none. */
export interface Diagnostic {
  /** A stable kebab-case name of the kind of finding, for example `unknown-code`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, in one plain sentence. */
  readonly message: string;
  /** Path relative to the study's folder, with `/`. */
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** How to mend it, or null. */
  readonly hint: string | null;
}
