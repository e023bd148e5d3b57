// Writes an edited codebook: every file whole, under a lock, and only onto the text that was edited.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CodebookEdit, EditedFile } from '../codebook/edit/edit-result.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { diskError } from './disk-error.ts';
import { withFileLock } from './file-lock.ts';
import type { Study } from './open-study.ts';
import { UsageError } from './usage-error.ts';
import { writeFileAtomically } from './write-files.ts';

type Place = Pick<Study, 'root' | 'codebook'>;

/** The files of an edit that can be made. @throws UsageError that says why it cannot be. */
export function acceptedEdit(edit: CodebookEdit): Extract<CodebookEdit, { ok: true }> {
  if (edit.ok) return edit;
  throw new UsageError(edit.problems.map(problemText).join('\n'));
}

function problemText({ message, hint, file, line }: Diagnostic): string {
  const where = line === null ? '' : `${file}:${line}: `;
  return `${where}${message}${hint === null ? '' : ` ${hint}`}`;
}

/**
 * Writes edited files (paths relative to the study's folder), in the order given. Each file is whole
 * before and after; other writers of the codebook wait.
 * @throws UsageError where a file is no longer as it was when it was edited; then nothing is written.
 */
export function writeEditedFiles(study: Place, files: readonly EditedFile[]): void {
  if (files.length === 0) return;
  try {
    withFileLock(join(study.codebook, '.codebook.lock'), () => writeAll(study, files));
  } catch (error) {
    throw diskError(error, study.codebook);
  }
}

function writeAll(study: Place, files: readonly EditedFile[]): void {
  for (const { file, before } of files) requireUnchanged(resolve(study.root, file), file, before);
  for (const { file, after } of files) {
    const path = resolve(study.root, file);
    if (after === null) rmSync(path, { force: true });
    else writeFileAtomically(path, after);
  }
}

function requireUnchanged(path: string, file: string, before: string | null): void {
  const present = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (present === before) return;
  throw new UsageError(
    `${file} was changed by somebody else in the meantime; nothing was written. Try again.`,
  );
}
