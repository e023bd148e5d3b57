// Writing files so that nobody ever finds half of one.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** Writes a file whole or not at all: first beside its place under another name, then renamed. */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content, { flush: true });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
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
  } finally {
    process.off('SIGINT', wait);
  }
}

/** A file to write, by its name relative to some folder. */
export interface NamedFile {
  readonly name: string;
  readonly content: string;
}

/** What leads from a file's folder to the study's folder (`../`), for links; from standard output, nothing. */
export function linkBaseFrom(study: { readonly root: string }, file: string | null): string {
  if (file === null) return '';
  const way = relative(dirname(file), study.root).split(sep).join('/');
  return way === '' ? '' : `${way}/`;
}
