// The Markdown files of a folder, for measurements and proofs on real corpora.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Every `.md` file below a folder, in the order of names. */
export function markdownFiles(folder: string): FolderFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: relative(folder, path), bytes: readFileSync(path) }));
}

/** The folder that the command line names. */
export function folderArgument(): string {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('Name a folder with Markdown files.');
  return folder;
}

/** Milliseconds that `work` takes, and what it gives. */
export function timed<Result>(work: () => Result): {
  readonly ms: number;
  readonly result: Result;
} {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}
