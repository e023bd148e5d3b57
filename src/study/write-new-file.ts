// Writing a file that must not be there yet: whole or not at all, and never over another.
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diskError } from './disk-error.ts';
import { temporaryName } from './write-files.ts';

/**
 * Writes a new file and gives true; where a file of that name is there already it stays, and the
 * answer is false. Two programs that write at once cannot overwrite each other.
 */
export function writeNewFile(path: string, content: string): boolean {
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, content, { flush: true });
    return putInPlace(temporary, path);
  } catch (error) {
    throw diskError(error, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function putInPlace(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // No hard links here (FAT, some network folders): a rename, after one more look.
    if (existsSync(path)) return false;
    renameSync(temporary, path);
    return true;
  }
}
