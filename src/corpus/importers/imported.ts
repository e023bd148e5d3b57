// What an importer gives: a document's Markdown and what the file says about itself.
import type { Name } from '../../bibliography/name.ts';
import { parseName } from '../../bibliography/parse-name.ts';
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';

/** What a file says of its source; only what can be written into a front matter. */
export interface SourceFacts {
  readonly title?: string;
  readonly authors?: readonly Name[];
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date?: string;
  readonly venue?: string;
  readonly doi?: string;
  readonly url?: string;
  /** BCP 47. */
  readonly language?: string;
}

export interface ImportedDocument {
  readonly facts: SourceFacts;
  /** The text in Markdown, without front matter. */
  readonly markdown: string;
  /** The front matter of a Markdown file as it stood there, with its two lines `---`; else null. */
  readonly frontMatter: string | null;
  readonly pages: number | null;
}

/** `document` is null where the file cannot be imported; a finding of severity error then says why. */
export interface ImportResult {
  readonly document: ImportedDocument | null;
  readonly findings: readonly Diagnostic[];
}

/** An importer: reads bytes, names `file` in findings, never throws for what the bytes are. */
export type Importer = (bytes: Uint8Array, file: string) => Promise<ImportResult>;

/** A finding about an imported file as a whole. */
export function importFinding(
  file: string,
  severity: Severity,
  { rule, message, hint = null }: { rule: string; message: string; hint?: string | null },
): Diagnostic {
  return { rule, severity, message, file, line: null, column: null, hint };
}

/** The result for a file that cannot be imported. */
export function refused(file: string, rule: string, message: string, hint?: string): ImportResult {
  const finding = importFinding(file, 'error', { rule, message, hint: hint ?? null });
  return { document: null, findings: [finding] };
}

/**
 * The names in a file's own field of authors: parted by semicolons, or by commas where every part has
 * two words (`Ann Lee, Bo Chen`).
 */
export function splitAuthors(field: string): Name[] {
  const byComma = /^[^,;]+\s[^,;]+(?:,\s*[^,;]+\s[^,;]+)+$/u.test(field);
  return field
    .split(byComma ? /\s*,\s*/ : /\s*;\s*/)
    .filter((name) => name !== '')
    .map(parseName);
}
