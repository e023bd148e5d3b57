// Errors of the disk in words: what a person can do something about is no bug.
import { isCode } from './file-lock.ts';
import { UsageError } from './usage-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk is read-only; for codings, "codings:" in axial.yaml can name a folder elsewhere',
  // What a read-only disk answers where a whole path of folders is to be made.
  ENOENT:
    'its folder is missing and cannot be made; for codings, "codings:" in axial.yaml can name a folder elsewhere',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  ENAMETOOLONG: 'the name is too long for this disk; give the document a shorter one',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'a folder has its name',
};

/** The error as a UsageError that names the path, if it is one of the disk; else the error itself. */
export function diskError(error: unknown, path: string): unknown {
  for (const [code, reason] of Object.entries(REASONS)) {
    if (isCode(error, code)) {
      return new UsageError(`Nothing was saved: ${reason} (${path}).`, { cause: error });
    }
  }
  return error;
}
