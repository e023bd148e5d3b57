// How the database file looked when Axial last closed it. If it looks otherwise now, something else
// has written to it, or a process was killed, and the whole file is checked before it is used.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type FileState, fileState, sameState } from './file-state.ts';
import type { IndexFiles } from './layout.ts';

/** Whether the database file is as it was left. */
export function isAsLeft(files: IndexFiles): boolean {
  const state = stateNow(files);
  const stamp = readStamp(files);
  return state !== null && stamp !== null && sameState(state, stamp);
}

/** Notes how the database file looks now, if everything that was written stands in it. */
export function leaveStamp(files: IndexFiles): void {
  const state = stateNow(files);
  const log = statSync(`${files.database}-wal`, { throwIfNoEntry: false });
  if (state === null || (log && log.size > 0) || isAsLeft(files)) return;
  try {
    writeFileSync(files.stamp, JSON.stringify(state));
  } catch {
    // Without a note the next command checks the file: slower, not wrong.
  }
}

function stateNow({ database }: IndexFiles): FileState | null {
  const stats = statSync(database, { throwIfNoEntry: false });
  return stats ? fileState(stats) : null;
}

function readStamp({ stamp }: IndexFiles): FileState | null {
  try {
    const { size, mtime, ctime } = JSON.parse(readFileSync(stamp, 'utf8')) as Partial<FileState>;
    return size === undefined || mtime === undefined || ctime === undefined
      ? null
      : { size, mtime, ctime };
  } catch {
    return null;
  }
}
