// How a file looked when it was read, and how to read one so that nobody changes it meanwhile.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/** What the file system says of a file. A change of its bytes changes one of these, or nearly always. */
export interface FileState {
  readonly size: number;
  /** Milliseconds, with fractions where the file system has them. */
  readonly mtime: number;
  readonly ctime: number;
}

/** A file's bytes and what was true of it when they were read. */
export interface ReadFile {
  readonly bytes: Uint8Array;
  readonly state: FileState;
  /** The first half of SHA-256 of the bytes, in lower-case hex. */
  readonly source: string;
}

/** The state of a file that would not hold still: it equals no other, so the file is read again. */
const UNSTABLE: FileState = { size: -1, mtime: -1, ctime: -1 };

/** A file may be written again within the same tick of a coarse clock (FAT counts two seconds). */
const COARSE_TICK = 2000;

export function fileState({ size, mtimeMs, ctimeMs }: Stats): FileState {
  return { size, mtime: mtimeMs, ctime: ctimeMs };
}

export function sameState(a: FileState, b: FileState): boolean {
  return a.size === b.size && a.mtime === b.mtime && a.ctime === b.ctime;
}

/**
 * Whether a file was written so shortly before it was read (`readAt`, milliseconds) that a later write
 * could have left the same time: then only its bytes can tell.
 */
export function isUncertain(state: FileState, readAt: number): boolean {
  return Math.abs(readAt - state.mtime) < COARSE_TICK;
}

/**
 * Reads a file whole. If it changes while it is read, it is read again, at most three times; a file
 * that still changes is taken as it is and will be read again at the next refresh.
 * @throws the file system's error.
 */
export function readStableFile(path: string): ReadFile {
  for (let attempt = 1; ; attempt++) {
    const descriptor = openSync(path, 'r');
    try {
      const before = fileState(fstatSync(descriptor));
      const bytes = readFileSync(descriptor);
      const after = fileState(fstatSync(descriptor));
      const stable = sameState(before, after) && bytes.length === after.size;
      if (stable || attempt === 3) {
        return { bytes, state: stable ? after : UNSTABLE, source: hashBytes(bytes) };
      }
    } finally {
      closeSync(descriptor);
    }
  }
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
