// What a refresh has to do: which files are new, changed, renamed or gone since they were read. It
// looks at size and time first, and at the bytes only where those cannot tell.
import { readFileSync, statSync } from 'node:fs';
import type { CatalogueEntry } from './catalogue.ts';
import { type FileState, fileState, hashBytes, isUncertain, sameState } from './file-state.ts';
import type { CorpusPath } from './prepare-batch.ts';

/** A file to read, with its size in bytes (0 if it cannot be told). */
export interface FileToRead extends CorpusPath {
  readonly size: number;
}

export interface Differences {
  /** Entries that stay, in any order; those of renamed and touched files have their new values. */
  readonly kept: readonly CatalogueEntry[];
  /** Whether documents are gone or renamed, so that `kept` must be written. */
  readonly keptChanged: boolean;
  /** Whether only times of files have changed: worth writing, but no answer depends on it. */
  readonly timesChanged: boolean;
  readonly toRead: readonly FileToRead[];
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** How many of the added keep what was stored of them under another name. */
  readonly renamed: number;
}

/** Compares the files of the corpus with the entries of the index. `now` in milliseconds. */
export function compareFiles(
  files: readonly CorpusPath[],
  entries: readonly CatalogueEntry[],
  now: number,
): Differences {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const kept: CatalogueEntry[] = [];
  const changed: FileToRead[] = [];
  const fresh: { file: CorpusPath; state: FileState | null }[] = [];
  let timesChanged = false;
  for (const file of files) {
    const entry = byName.get(file.name);
    const state = stateOf(file.path);
    if (!entry) {
      fresh.push({ file, state });
      continue;
    }
    byName.delete(file.name);
    if (state && sameState(state, entry) && !isUncertain(state, entry.readAt)) kept.push(entry);
    else if (state && hasHash(file.path, state, entry)) {
      kept.push({ ...entry, ...state, readAt: now });
      timesChanged = true;
    } else changed.push({ ...file, size: state?.size ?? 0 });
  }
  const gone = [...byName.values()];
  const { renamed, added } = findRenamed(fresh, gone, now);
  return {
    kept: [...kept, ...renamed],
    keptChanged: gone.length > 0,
    timesChanged,
    toRead: [...changed, ...added],
    added: fresh.length,
    changed: changed.length,
    removed: gone.length,
    renamed: renamed.length,
  };
}

function stateOf(path: string): FileState | null {
  try {
    return fileState(statSync(path));
  } catch {
    return null;
  }
}

/** Whether the file still has the bytes that were read. */
function hasHash(path: string, state: FileState, entry: CatalogueEntry): boolean {
  if (state.size !== entry.size) return false;
  try {
    return hashBytes(readFileSync(path)) === entry.source;
  } catch {
    return false;
  }
}

/** New files that have the bytes of one that is gone. Each entry is taken once. */
function findRenamed(
  fresh: readonly { readonly file: CorpusPath; readonly state: FileState | null }[],
  gone: readonly CatalogueEntry[],
  now: number,
): { readonly renamed: readonly CatalogueEntry[]; readonly added: readonly FileToRead[] } {
  const renamed: CatalogueEntry[] = [];
  const added: FileToRead[] = [];
  const open = new Set(gone);
  for (const { file, state } of fresh) {
    const match = state && [...open].find((entry) => hasHash(file.path, state, entry));
    if (match) {
      open.delete(match);
      renamed.push({ ...match, ...state, id: file.id, name: file.name, readAt: now });
    } else added.push({ ...file, size: state?.size ?? 0 });
  }
  return { renamed, added };
}
