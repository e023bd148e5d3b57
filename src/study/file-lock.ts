// A lock between processes: a file that only one of them can make. A process that dies leaves its lock
// behind; the next one sees that nobody holds it any more and takes it over.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.ts';

export interface LockOptions {
  /** Milliseconds to wait for another process. */
  readonly patience?: number;
  /** Milliseconds after which a lock counts as left behind, whoever made it. */
  readonly staleAfter?: number;
}

/** What stands in a lock's file. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells the locks of one process apart. */
  readonly key: string;
}

const PATIENCE = 20_000;
/** What is done under a lock takes milliseconds; a disk may be slow, a process suspended. */
const STALE_AFTER = 10_000;
/** After this a lock without a holder's name was not finished, and a guard was left behind. */
const MAKING_LASTS = 1_000;

/**
 * Runs `work` while this process holds the lock, and gives the lock back whatever `work` does.
 * @throws UsageError where other processes hold it for longer than the patience.
 */
export function withFileLock<Result>(
  path: string,
  work: () => Result,
  { patience = PATIENCE, staleAfter = STALE_AFTER }: LockOptions = {},
): Result {
  const key = `${Date.now()}-${Math.random()}`;
  const until = Date.now() + patience;
  while (!take(path, key)) {
    breakIfLeft(path, staleAfter);
    if (Date.now() > until) throw new UsageError(busyMessage(path));
    sleep(1 + Math.random() * 10);
  }
  try {
    return work();
  } finally {
    if (readHolder(path)?.key === key) rmSync(path, { force: true });
  }
}

/** Makes the lock's file; false where it is there already. */
function take(path: string, key: string): boolean {
  const holder: Holder = { pid: process.pid, host: hostname(), key };
  return make(path, JSON.stringify(holder));
}

function make(path: string, content: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    // On a full disk the file was made and not written.
    if (isCode(error, 'ENOSPC') || isCode(error, 'EDQUOT')) rmSync(path, { force: true });
    throw error;
  }
}

/**
 * Removes a lock that nobody holds any more. Only one process at a time looks and removes, under a
 * guard: else a second one could remove the lock that a third has just made.
 */
function breakIfLeft(path: string, staleAfter: number): void {
  if (!isLeft(path, staleAfter)) return;
  const guard = `${path}-guard`;
  if (!make(guard, '')) {
    if (ageOf(guard) > MAKING_LASTS) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isLeft(path, staleAfter)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function isLeft(path: string, staleAfter: number): boolean {
  const age = ageOf(path);
  const holder = readHolder(path);
  if (holder === null) return age > MAKING_LASTS;
  return age > staleAfter || (holder.host === hostname() && !isAlive(holder.pid));
}

/** Whether a process lives. One with this process's own number is an earlier one: locks do not nest. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

/** Milliseconds since a file was written; 0 where it is gone. */
function ageOf(path: string): number {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return modified === undefined ? 0 : Date.now() - modified;
}

function readHolder(path: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    const { pid, host, key } = holder;
    return pid !== undefined && host !== undefined && key !== undefined ? { pid, host, key } : null;
  } catch {
    return null;
  }
}

function busyMessage(path: string): string {
  const holder = readHolder(path);
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return `${who} is writing there; the lock is ${path}. Try again, or remove it if nothing runs.`;
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Whether an error is one of the system with this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
