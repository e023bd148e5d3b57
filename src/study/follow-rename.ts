// What follows a code to another id outside the codebook's own files: inline tags and front matter of
// documents, `about:` of memos, the code of a sample.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import type { EditedFile } from '../codebook/edit/edit-result.ts';
import { renameCodesInDocument } from '../corpus/rename-codes.ts';
import { shownPath } from './corpus-files.ts';
import type { DocumentFile } from './document-files.ts';
import { memoPaths, renameMemoSubject } from './memo-files.ts';
import type { Study } from './open-study.ts';
import { sampleIds, samplePath } from './sample-files.ts';
import { UsageError } from './usage-error.ts';

interface Names {
  readonly from: string;
  readonly to: string;
  /** Whether answers to a sample about the one code hold for the other: not where codes were merged. */
  readonly samples: boolean;
}

/** A file to be changed, and the lines on which it names the code. */
export interface FollowingFile extends EditedFile {
  readonly lines: readonly number[];
}

/**
 * The files that name the code, before and after.
 * @throws UsageError where one cannot be changed; nothing is written then.
 */
export function filesThatFollow(
  { study, files }: { readonly study: Study; readonly files: readonly DocumentFile[] },
  names: Names,
): FollowingFile[] {
  const documents = files.flatMap(({ path, file }) => renamedDocument(path, file, names));
  const memos = memoPaths(study).flatMap((path) =>
    changed(path, shownPath(study, path), (text) => renameMemoSubject(text, names)),
  );
  const samples = names.samples
    ? sampleIds(study).flatMap((id) => {
        const path = samplePath(study, id);
        const line = new RegExp(`^code: ${names.from}$`, 'm');
        return changed(path, shownPath(study, path), (text) =>
          text.replace(line, `code: ${names.to}`),
        );
      })
    : [];
  return [...documents, ...memos, ...samples];
}

function renamedDocument(path: string, file: string, names: Names): FollowingFile[] {
  const bytes = readIfThere(path);
  if (!bytes?.includes(names.from)) return [];
  const before = bytes.toString('utf8');
  const result = renameCodesInDocument(before, names);
  if (!result.ok) throw new UsageError(`${file} cannot be changed: ${result.reason}.`);
  if (result.after === before) return [];
  if (!Buffer.from(before, 'utf8').equals(bytes)) {
    throw new UsageError(`${file} cannot be changed: it is no valid UTF-8. Save it as UTF-8.`);
  }
  requireWritable(path, file);
  return [{ file, before, after: result.after, lines: result.lines }];
}

function changed(path: string, file: string, change: (text: string) => string): FollowingFile[] {
  const before = readIfThere(path)?.toString('utf8');
  if (before === undefined) return [];
  const after = change(before);
  if (after === before) return [];
  requireWritable(path, file);
  const old = before.split('\n');
  const lines = after
    .split('\n')
    .flatMap((line, index) => (line === old[index] ? [] : [index + 1]));
  return [{ file, before, after, lines }];
}

/** A file that cannot be read is no file that could name the code; reading commands report it. */
function readIfThere(path: string): Buffer | null {
  try {
    return existsSync(path) ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

function requireWritable(path: string, file: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw new UsageError(`${file} names the code, and may not be written to. Nothing was changed.`);
  }
}
