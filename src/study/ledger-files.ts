// Writing to a ledger on disk: whole lines at its end, under a lock, on the disk before the command says
// so. What a power cut tore is set aside, never thrown away.
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type LedgerEvent, parseEvent, serialiseEvent } from '../coding/ledger/event.ts';
import { diskError } from './disk-error.ts';
import { type LockOptions, withFileLock } from './file-lock.ts';

/** Name of the lock in a folder of ledgers. */
export const LEDGER_LOCK = '.ledger.lock';

export interface Appended {
  /** The torn last line of an earlier write, which was cut off the ledger; or null. */
  readonly setAside: string | null;
  /** The file beside the ledger that keeps torn lines. */
  readonly tornFile: string;
}

/**
 * Appends events to the ledger at `path`, made with its folders where it is missing. When this returns,
 * the lines are on the disk; when it throws, the ledger is as it was. Other processes wait.
 * @throws UsageError where the ledger cannot be written: the disk is full, the folder read-only, the
 *   name too long, another process keeps the lock.
 */
export function appendEvents(
  path: string,
  events: readonly LedgerEvent[],
  lock: LockOptions = {},
): Appended {
  const tornFile = tornFileOf(path);
  if (events.length === 0) return { setAside: null, tornFile };
  const lines = events.map((event) => `${serialiseEvent(event)}\n`).join('');
  try {
    mkdirSync(dirname(path), { recursive: true });
    const setAside = withFileLock(
      join(dirname(path), LEDGER_LOCK),
      () => appendLines(path, lines, tornFile),
      lock,
    );
    return { setAside, tornFile };
  } catch (error) {
    throw diskError(error, path);
  }
}

/** Appends whole lines. Gives the torn last line that stood there before, now in `tornFile`; or null. */
function appendLines(path: string, lines: string, tornFile: string): string | null {
  const isNew = !existsSync(path);
  const file = openSync(path, 'a+');
  try {
    const end = readLastLine(file);
    const torn = end.text.trim() !== '' && !isWhole(end.text) ? end.text : null;
    if (torn !== null) setAside(file, tornFile, end);
    const missingBreak = end.text !== '' && torn === null ? '\n' : '';
    writeWhole(file, Buffer.from(missingBreak + lines, 'utf8'));
    fsyncSync(file);
    if (isNew) syncFolder(dirname(path));
    return torn;
  } finally {
    closeSync(file);
  }
}

interface LastLine {
  /** What stands behind the last line break; empty where the file ends with one. */
  readonly text: string;
  /** Offset of its first byte. */
  readonly start: number;
}

const CHUNK = 65_536;

function readLastLine(file: number): LastLine {
  const { size } = fstatSync(file);
  let bytes = Buffer.alloc(0);
  for (let start = size; start > 0; ) {
    const from = Math.max(0, start - CHUNK);
    const chunk = Buffer.alloc(start - from);
    readSync(file, chunk, 0, chunk.length, from);
    const at = chunk.lastIndexOf(0x0a);
    bytes = Buffer.concat([chunk.subarray(at + 1), bytes]);
    if (at !== -1) break;
    start = from;
  }
  return { text: bytes.toString('utf8'), start: size - bytes.length };
}

/** An editor may have taken the last line break away: the line is whole if it can be read. */
function isWhole(line: string): boolean {
  try {
    return parseEvent(JSON.parse(line)).ok;
  } catch {
    return false;
  }
}

/** `wang.jsonl.torn` beside the ledger; where that name is too long, one made from its hash. */
function tornFileOf(path: string): string {
  const beside = `${path}.torn`;
  if (Buffer.byteLength(basename(beside)) <= LONGEST_NAME) return beside;
  const hash = createHash('sha256').update(basename(path)).digest('hex').slice(0, 16);
  return join(dirname(path), `torn-${hash}.txt`);
}

/** Bytes of a file's name on the usual file systems. */
const LONGEST_NAME = 255;

/** Puts the torn line on the disk beside the ledger before it is cut off. */
function setAside(file: number, tornFile: string, { text, start }: LastLine): void {
  const aside = openSync(tornFile, 'a');
  try {
    writeWhole(aside, Buffer.from(`${text}\n`, 'utf8'));
    fsyncSync(aside);
  } finally {
    closeSync(aside);
  }
  ftruncateSync(file, start);
}

/** Writes all bytes at the end of a file, or none: what a full disk took in part is cut off again. */
function writeWhole(file: number, bytes: Uint8Array): void {
  const { size } = fstatSync(file);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  } catch (error) {
    cutTo(file, size);
    throw error;
  }
}

/** Where this fails too, a torn line stays; the next write sets it aside. */
function cutTo(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // The first error is the one to tell.
  }
}

/** A new file is only safe when its folder's entry is on the disk too; not every system can do that. */
function syncFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Windows cannot open folders; there the entry is written with the file.
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
