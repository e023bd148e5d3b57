// One writer at a time. The lock is one of the operating system's on a file that SQLite holds, so it
// goes with the process that holds it, however that ends: there is no stale lock to recover.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isBusy } from './index-problem.ts';
import { openDatabase } from './sqlite.ts';

/** Who is writing, for the message to whom it keeps out. */
export interface Writer {
  /** What the person typed, such as `axial index`. */
  readonly command: string;
  readonly process: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

export interface WriteLock {
  release(): void;
}

export type Locked =
  | { readonly ok: true; readonly lock: WriteLock }
  /** Somebody else writes; null where their note cannot be read. */
  | { readonly ok: false; readonly writer: Writer | null };

/** This process as a writer. */
export function thisWriter(command: string, now: number): Writer {
  const since = new Date(now).toISOString();
  return { command, process: process.pid, host: hostname(), since };
}

/**
 * Takes the lock on `path` or says who holds it, without waiting.
 * @throws the error of the system where no lock file can be made.
 */
export function takeWriteLock(path: string, writer: Writer): Locked {
  const note = `${path}.json`;
  const database = openDatabase(path, { busyTimeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return { ok: false, writer: readNote(note) };
    throw error;
  }
  leaveNote(note, writer);
  return {
    ok: true,
    lock: {
      release() {
        leaveNote(note, {});
        database.close();
      },
    },
  };
}

/** The note only serves a message: a full disk does not keep anybody from writing. */
function leaveNote(path: string, note: Writer | Record<string, never>): void {
  try {
    writeFileSync(path, `${JSON.stringify(note)}\n`);
  } catch {
    rmSync(path, { force: true });
  }
}

function readNote(path: string): Writer | null {
  try {
    const note = JSON.parse(readFileSync(path, 'utf8')) as Partial<Writer>;
    const { command, process, host, since } = note;
    if (!command || !process || !host || !since) return null;
    return { command, process, host, since };
  } catch {
    return null;
  }
}

/** `"axial index" (process 4711 on wolke, since 14:05:33 UTC)` */
export function describeWriter(writer: Writer | null): string {
  if (!writer) return 'another process';
  const { command, process, host, since } = writer;
  return `"${command}" (process ${process} on ${host}, since ${since.slice(11, 19)} UTC)`;
}
