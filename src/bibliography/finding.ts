// What is wrong, or worth knowing, in a bibliography. The shape is that of `Diagnostic` in src/text,
// which this folder may not import; a test holds the two together.

/** A finding about a place in a file. `line` counts from 1; null where there is none. */
export interface Finding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly hint: string | null;
}

/** Makes findings about one file; `line` null stands for the file as a whole. */
export function findingMaker(
  file: string,
): (
  rule: string,
  severity: Finding['severity'],
  line: number | null,
  message: string,
  hint?: string,
) => Finding {
  return (rule, severity, line, message, hint) => ({
    rule,
    severity,
    message,
    file,
    line,
    column: null,
    hint: hint ?? null,
  });
}
