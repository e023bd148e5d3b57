// Collects what is wrong in one codebook file, each finding with the place of its node.
import type { Diagnostic, Severity } from '../text/diagnostic.ts';
import type { YamlSource } from './yaml-source.ts';

export interface Finding {
  /** Stable kebab-case name of the kind; docs/codebook.md lists them. */
  readonly rule: string;
  /** Default: error. */
  readonly severity?: Severity;
  readonly message: string;
  /** Offset in the file's content. */
  readonly offset: number;
  readonly hint?: string | null;
}

/** Adds one finding. */
export type Report = (finding: Finding) => void;

/**
 * Adds findings about `source` to `diagnostics`. A line that is no YAML gets no second finding: what
 * was read from it is guesswork.
 */
export function reporter(source: YamlSource, diagnostics: Diagnostic[]): Report {
  const broken = new Set(
    source.diagnostics.filter(({ rule }) => rule === 'yaml-syntax').map(({ line }) => line),
  );
  return ({ rule, severity = 'error', message, offset, hint = null }) => {
    const { line, column } = source.place(offset);
    if (broken.has(line)) return;
    diagnostics.push({ rule, severity, message, file: source.file, line, column, hint });
  };
}

/** `codebook/a.yaml:12`, for a message that names a second place. */
export function placeName(source: YamlSource, offset: number): string {
  return `${source.file}:${source.place(offset).line}`;
}
