// Opens the index of a study for a command: finds it, mends or makes it, brings it up to date, and if
// none of that can be done where it lies, works on a copy that is gone when the command ends.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { compareFiles, type Differences } from './compare-files.ts';
import {
  copyIndex,
  createIndex,
  type Found,
  findIndex,
  removeIndex,
  setAside,
} from './database-files.ts';
import type { IndexFile, IndexIdentity } from './index-file.ts';
import { IndexProblem, isDamage, isUnwritable, reasonOf } from './index-problem.ts';
import { readState } from './index-state.ts';
import { type IndexFiles, indexFiles } from './layout.ts';
import type { CorpusPath, UnreadFile } from './prepare-batch.ts';
import { countsOf, isStale, type RefreshCounts, type RefreshOptions, refresh } from './refresh.ts';
import { leaveStamp } from './stamp.ts';
import { fingerprint } from './versions.ts';
import { inTransaction, writeEntries } from './write-batch.ts';
import { describeWriter, type Locked, takeWriteLock, thisWriter } from './write-lock.ts';

export interface IndexOptions extends RefreshOptions {
  /** Folder of derived files, in which the index lies. */
  readonly derived: string;
  /** Goes before a file's name under the corpus folder, so that it counts from the study's: `corpus/`. */
  readonly folder: string;
  /** Version of Axial. */
  readonly program: string;
  /** What the person asked for, as others who are kept out will read it: `axial index`. */
  readonly command: string;
  /** Leave the index as it is, even if the files have changed. */
  readonly noRefresh: boolean;
  /** The command is about the index itself: it must be written where it lies, or not at all. */
  readonly mustWrite: boolean;
  /** Hears what a person should know: that the index was damaged, or cannot be written. */
  readonly tell: (message: string) => void;
}

export interface OpenIndex {
  readonly index: IndexFile;
  readonly counts: RefreshCounts;
  readonly unread: readonly UnreadFile[];
  /** Writes what can be computed again, such as results of rules; not if somebody else is writing. */
  writeIfFree(work: () => void): void;
  /** Sets a damaged index aside; to be called instead of `close`. */
  abandon(reason: string): void;
  close(): void;
}

/**
 * Opens the index for the files of a corpus, up to date.
 * @throws IndexProblem in words for people.
 */
export async function openIndex(
  corpus: readonly CorpusPath[],
  options: IndexOptions,
): Promise<OpenIndex> {
  const files = indexFiles(options.derived);
  const identity: IndexIdentity = {
    fingerprint: fingerprint(options.reading, options.program),
    folder: options.folder,
  };
  const opening: Opening = { corpus, options, files, identity };
  const found = findIndex(files, identity);
  if (options.noRefresh) return openAsItIs(opening, found);
  if (found.kind !== 'index') return update(opening, found);
  const differences = compareFiles(corpus, found.index.entries, options.now());
  if (isStale(differences)) return update(opening, found);
  if (differences.timesChanged && found.writable) {
    writeTimes(opening, found.index, differences);
  }
  return opened(opening, found.index, { differences, unread: [] });
}

interface Opening {
  readonly corpus: readonly CorpusPath[];
  readonly options: IndexOptions;
  readonly files: IndexFiles;
  readonly identity: IndexIdentity;
}

interface Outcome {
  readonly differences: Differences;
  readonly unread: readonly UnreadFile[];
  /** Called when the index is closed. */
  readonly after?: () => void;
}

function opened(opening: Opening, index: IndexFile, outcome: Outcome): OpenIndex {
  const { differences, unread, after } = outcome;
  return {
    index,
    counts: countsOf(differences, unread.length),
    unread,
    writeIfFree(work) {
      if (!after) writeIfFree(opening, index, work);
    },
    abandon(reason) {
      index.close();
      if (after) after();
      else putAside(opening, reason);
    },
    close() {
      index.close();
      if (after) after();
      else leaveStamp(opening.files);
    },
  };
}

function openAsItIs(opening: Opening, found: Found): OpenIndex {
  const { corpus, options } = opening;
  if (found.kind !== 'index') {
    const why = found.kind === 'nothing' ? 'there is none' : found.reason;
    throw new IndexProblem(
      `--no-refresh leaves the index as it is, but ${why}. Run "axial index".`,
    );
  }
  const differences = compareFiles(corpus, found.index.entries, options.now());
  const { toRead, removed } = differences;
  if (isStale(differences)) {
    options.tell(
      `The index is not up to date: ${toRead.length} new or changed files, ${removed} removed ones.`,
    );
  }
  return opened(opening, found.index, { differences, unread: [] });
}

/** Notes new times of files whose bytes are the same; if somebody else is writing, another time. */
function writeTimes(opening: Opening, index: IndexFile, differences: Differences): void {
  const { state } = index;
  writeIfFree(opening, index, () => {
    // Somebody may have written between the first look and the lock.
    if (state.catalogueSum === readState(index.database).catalogueSum) {
      writeEntries(index, differences.kept);
    }
  });
}

function writeIfFree(opening: Opening, index: IndexFile, work: () => void): void {
  try {
    const taken = lockFor(opening);
    if (!taken.ok) return;
    try {
      inTransaction(index, work);
    } finally {
      taken.lock.release();
    }
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
}

/** Writes the index where it lies, or a copy of it where it cannot be written. */
async function update(opening: Opening, found: Found): Promise<OpenIndex> {
  const { files, identity } = opening;
  let taken: Locked;
  try {
    taken = lockFor(opening);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    return updateCopy(opening, found, `The index cannot be written here: ${reasonOf(error)}.`);
  }
  if (!taken.ok) {
    return updateCopy(
      opening,
      found,
      `The index is being written by ${describeWriter(taken.writer)}.`,
    );
  }
  try {
    return await updateInPlace(opening, found);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const rest = findIndex(files, identity);
    return await updateCopy(opening, rest, `The index cannot be written: ${reasonOf(error)}.`);
  } finally {
    taken.lock.release();
  }
}

function lockFor({ files, options }: Opening): Locked {
  mkdirSync(options.derived, { recursive: true });
  return takeWriteLock(files.lock, thisWriter(options.command, options.now()));
}

async function updateInPlace(opening: Opening, foundBefore: Found): Promise<OpenIndex> {
  const { files, identity, options } = opening;
  // Somebody may have written between the first look and the lock.
  const found = foundBefore.kind === 'index' ? foundBefore : findIndex(files, identity);
  try {
    if (found.kind === 'index') {
      found.index.renew();
      return await bringUpToDate(opening, found.index);
    }
    if (found.kind === 'damaged') putAside(opening, found.reason);
    if (found.kind === 'outdated') removeIndex(files);
    if (found.kind === 'outdated' && found.isNewer) {
      options.tell('The index was written by a newer version of Axial; it is built anew.');
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    putAside(opening, reasonOf(error));
  }
  return bringUpToDate(opening, createIndex(files, identity));
}

async function bringUpToDate(
  opening: Opening,
  index: IndexFile,
  after?: () => void,
): Promise<OpenIndex> {
  const { corpus, options } = opening;
  try {
    const differences = compareFiles(corpus, index.entries, options.now());
    const unread = await refresh(index, differences, options);
    return opened(opening, index, { differences, unread, ...(after && { after }) });
  } catch (error) {
    index.close();
    throw error;
  }
}

function putAside({ files, options }: Opening, reason: string): void {
  const aside = basename(setAside(files));
  options.tell(
    `The index was damaged (${reason}). It was set aside as ${basename(options.derived)}/${aside} and is built anew.`,
  );
}

/** Works on a copy of the index in the system's folder for temporary files. */
async function updateCopy(opening: Opening, found: Found, why: string): Promise<OpenIndex> {
  const { options, identity } = opening;
  if (options.mustWrite) throw new IndexProblem(why);
  options.tell(`${why} This answer comes from a temporary copy.`);
  let folder: string | null = null;
  const remove = () => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    folder = mkdtempSync(join(tmpdir(), 'axial-'));
    const files = indexFiles(folder);
    const index =
      found.kind === 'index'
        ? copyIndex(found.index, files, identity)
        : createIndex(files, identity);
    if (found.kind === 'index') found.index.close();
    return await bringUpToDate(opening, index, remove);
  } catch (error) {
    remove();
    if (!isUnwritable(error)) throw error;
    throw new IndexProblem(`${why} Nor can a temporary copy be written: ${reasonOf(error)}.`);
  }
}
