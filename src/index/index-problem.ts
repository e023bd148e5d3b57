// What can go wrong with the index and is nobody's bug. Damage is met inside and repaired; a problem
// is told to the person, in words.

/** The index cannot do what was asked: it is being written by somebody else, or the disk is full. */
export class IndexProblem extends Error {
  override readonly name = 'IndexProblem';
}

/** Something in the file is not what was written there. The file is set aside and built anew. */
export class IndexDamage extends Error {
  override readonly name = 'IndexDamage';
}

/** The file was written by another version, or with other settings: it is built anew. */
export class IndexMismatch extends Error {
  override readonly name = 'IndexMismatch';
  /** Whether the other version is a newer one. */
  readonly isNewer: boolean;

  constructor(message: string, options: { readonly isNewer: boolean } = { isNewer: false }) {
    super(message);
    this.isNewer = options.isNewer;
  }
}

/** Primary result codes of SQLite (https://sqlite.org/rescode.html) that speak of a broken file. */
const SQLITE_ERROR = 1;
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/** The primary result code of an error that SQLite raised, or null for any other error. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/**
 * Whether an error says that the file is broken. An error in our SQL counts: the SQL is right, so the
 * tables that it names are gone. Ours to decode bytes are range and syntax errors.
 */
export function isDamage(error: unknown): boolean {
  if (error instanceof IndexDamage) return true;
  const code = sqliteCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB || code === SQLITE_ERROR;
}

export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === SQLITE_BUSY;
}

/** Whether an error says that nothing can be written here: no permission, no space, no folder. */
export function isUnwritable(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code !== null) {
    return [SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN].includes(code);
  }
  const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG', 'ENOTDIR', 'EEXIST'];
  return error instanceof Error && 'code' in error && unwritable.includes(String(error.code));
}

/** Why nothing could be written, in the words of the system. */
export function reasonOf(error: unknown): string {
  if (sqliteCode(error) === SQLITE_FULL) return 'the disk is full';
  return error instanceof Error ? error.message : String(error);
}
