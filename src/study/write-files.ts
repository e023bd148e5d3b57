// Writing files so that nobody ever finds half of one.
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { diskError } from './disk-error.ts';

/**
 * Writes a file whole or not at all: first beside its place under another name, then renamed.
 * @throws UsageError where the disk is full, the folder read-only or the name too long.
 */
export function writeFileAtomically(path: string, content: FileContent): void {
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeContent(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw diskError(error, path);
  }
}

/** A file's content, or the parts of one that does not fit into memory. */
export type FileContent = string | Uint8Array | Iterable<string>;

function writeContent(path: string, content: FileContent): void {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    writeFileSync(path, content, { flush: true });
    return;
  }
  const file = openSync(path, 'w');
  try {
    for (const part of content) writeFileSync(file, part);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Bytes of a name that leave room for what is put around it. */
const LONGEST_NAME = 200;

/** The file's name between a dot and this process's number; a hash of it where that would be too long. */
export function temporaryName(name: string): string {
  const isLong = Buffer.byteLength(name) > LONGEST_NAME;
  const short = isLong ? createHash('sha256').update(name).digest('hex').slice(0, 16) : name;
  return `.${short}.${process.pid}.tmp`;
}

/**
 * Writes several files, all of them complete, none of them half: an interrupt (Ctrl-C) waits until the
 * last one stands.
 */
export function writeFilesTogether(folder: string, files: readonly NamedFile[]): void {
  const wait = (): void => undefined;
  process.on('SIGINT', wait);
  try {
    for (const { name, content } of files) writeFileAtomically(join(folder, name), content);
    removeLeftovers(folder, files);
  } finally {
    process.off('SIGINT', wait);
  }
}

/** Takes away what a killed run left beside these files. */
function removeLeftovers(folder: string, files: readonly NamedFile[]): void {
  const names = new Set(files.map(({ name }) => name));
  for (const entry of readdirSync(folder)) {
    const [, name = ''] = /^\.(.+)\.\d+\.tmp$/.exec(entry) ?? [];
    if (names.has(name)) rmSync(join(folder, entry), { force: true });
  }
}

/** A file to write, by its name relative to some folder. */
export interface NamedFile {
  readonly name: string;
  readonly content: string | Iterable<string>;
}

/** What leads from a file's folder to the study's folder (`../`), for links; from standard output, nothing. */
export function linkBaseFrom(study: { readonly root: string }, file: string | null): string {
  if (file === null) return '';
  const way = relative(dirname(file), study.root).split(sep).join('/');
  return way === '' ? '' : `${way}/`;
}
