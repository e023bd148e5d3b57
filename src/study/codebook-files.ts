// The files of a codebook as texts, and what is wrong with getting at them.
import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodebookFile } from '../codebook/yaml-source.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { shownPath } from './corpus-files.ts';
import type { Study } from './open-study.ts';

export interface CodebookTexts {
  /** In the order of their names. */
  readonly files: readonly CodebookFile[];
  readonly findings: readonly Diagnostic[];
}

/** Reads the YAML files of the codebook's folder. No folder gives none, and a warning. */
export function codebookFiles(study: Study): CodebookTexts {
  const files: CodebookFile[] = [];
  const findings: Diagnostic[] = [];
  for (const name of fileNames(study, (finding) => findings.push(finding))) {
    const path = join(study.codebook, name);
    const file = shownPath(study, path);
    try {
      const bytes = readFileSync(path);
      if (!isUtf8(bytes)) findings.push(invalidText(file, bytes));
      files.push({ file, content: bytes.toString('utf8') });
    } catch (error) {
      findings.push(unreadableFile(file, error));
    }
  }
  return { files, findings };
}

/** A file that is not UTF-8, with the line of the first byte that cannot be read. */
function invalidText(file: string, bytes: Buffer): Diagnostic {
  const before = bytes.toString('utf8').split('\uFFFD', 1)[0] ?? '';
  return {
    rule: 'invalid-utf8',
    severity: 'error',
    message: 'The file is not valid UTF-8 here; what cannot be read is taken as U+FFFD.',
    file,
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
    hint: 'Save the file as UTF-8.',
  };
}

const NO_CODEBOOK: Partial<Diagnostic> = {
  rule: 'no-codebook',
  severity: 'warning',
  message: 'There is no codebook.',
  hint: 'Put codes into YAML files in this folder; "axial init" shows one in a new study.',
};

function fileNames(study: Study, report: (finding: Diagnostic) => void): string[] {
  try {
    return readdirSync(study.codebook)
      .filter((name) => /\.ya?ml$/i.test(name) && !name.startsWith('.'))
      .sort();
  } catch (error) {
    const finding = unreadableFile(shownPath(study, study.codebook), error);
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    report(missing ? { ...finding, ...NO_CODEBOOK } : finding);
    return [];
  }
}

/** A file that cannot be read, as a finding. */
export function unreadableFile(file: string, error: unknown): Diagnostic {
  return {
    rule: 'unreadable-file',
    severity: 'error',
    message: `This file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    file,
    line: null,
    column: null,
    hint: null,
  };
}
