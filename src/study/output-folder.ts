// A folder that a command fills and may fill again: only an empty one, or one that holds what it wrote
// before. What others put there is neither overwritten nor removed.
import { createHash } from 'node:crypto';
import {
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { Study } from './find-study.ts';
import { UsageError } from './usage-error.ts';
import { writeFileAtomically } from './write-files.ts';

export interface OutputFolder {
  /** Writes a file by its path from the folder, with `/` between parts. */
  readonly write: (name: string, content: string) => void;
  /**
   * Removes files of the last time that were not written again, unless somebody has changed them, and
   * notes what was written.
   */
  readonly finish: () => OutputSummary;
}

export interface OutputSummary {
  readonly files: number;
  readonly bytes: number;
  /** Files of the last time that are gone. */
  readonly removed: readonly string[];
  /** Files of the last time that somebody has changed since: they stay. */
  readonly kept: readonly string[];
}

/** The list of what was written, by which the folder is known again. */
const LIST = 'axial-site.json';

const listSchema = z.object({
  format: z.literal(1),
  complete: z.boolean(),
  files: z.record(z.string(), z.string()),
});

type FileList = z.infer<typeof listSchema>;

/**
 * Opens a folder for output.
 * @throws UsageError where it holds other things, is no folder, or lies where the study's own files do.
 */
export function openOutputFolder(path: string, study: Study): OutputFolder {
  const folder = resolve(path);
  refuseStudyFolders(folder, study);
  const before = readList(folder);
  const written = new Map<string, string>();
  const seen = new Set<string>();
  const bytes = { total: 0 };
  mkdirSync(folder, { recursive: true });
  // Until the end, the list says that it is not complete: what lies here under our names is ours then.
  writeList(folder, { format: 1, complete: false, files: before.files });
  return {
    write(name, content) {
      const known = !before.complete || Object.hasOwn(before.files, name);
      writeOwn(folder, name, { content, known, seen });
      written.set(name, fingerprint(content));
      bytes.total += Buffer.byteLength(content);
    },
    finish() {
      const gone = Object.keys(before.files).filter((name) => !written.has(name));
      const { removed, kept } = removeOwn(folder, gone, before.files);
      const files = Object.fromEntries([...written].sort(([a], [b]) => (a < b ? -1 : 1)));
      writeList(folder, { format: 1, complete: true, files });
      return { files: written.size, bytes: bytes.total, removed, kept };
    },
  };
}

function refuseStudyFolders(folder: string, study: Study): void {
  const real = realPath(folder);
  const own: readonly (readonly [string, string])[] = [
    ['corpus', study.corpus],
    ['codings', study.codings],
    ['codebook', study.codebook],
    ['derived', study.derived],
  ];
  for (const [name, place] of own) {
    if (isWithin(real, realPath(place))) {
      throw new UsageError(
        `The site cannot be written into the study's ${name} folder (${place}). Name a folder outside of it, such as --out site.`,
      );
    }
    if (isWithin(realPath(place), real)) {
      throw new UsageError(
        `The site cannot be written into ${folder}: the study's own files lie there. Name a folder of its own, such as --out site.`,
      );
    }
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
}

/** The path with links resolved, as far as it exists. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(realPath(above), relative(above, path));
}

const NOTHING: FileList = { format: 1, complete: true, files: {} };

function readList(folder: string): FileList {
  const state = lstatSync(folder, { throwIfNoEntry: false });
  if (!state) return NOTHING;
  if (!lstatSync(realpathSync(folder)).isDirectory()) {
    throw new UsageError(`${folder} is a file. Name a folder for the site.`);
  }
  const entries = readdirSync(folder);
  if (entries.length === 0) return NOTHING;
  const list = entries.includes(LIST) ? parseList(join(folder, LIST)) : null;
  if (list) return list;
  throw new UsageError(
    `${folder} is not empty, and holds no site that Axial wrote. Nothing was changed; name another folder, or empty it first.`,
  );
}

function parseList(path: string): FileList | null {
  try {
    return listSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function writeList(folder: string, list: FileList): void {
  writeFileAtomically(join(folder, LIST), `${JSON.stringify(list, null, 1)}\n`);
}

/** Writes a file over one of ours or where there is none; never over another's, nor through a link. */
function writeOwn(
  folder: string,
  name: string,
  file: { readonly content: string; readonly known: boolean; readonly seen: Set<string> },
): void {
  const path = join(folder, name);
  refuseLinks(folder, dirname(path), file.seen);
  mkdirSync(dirname(path), { recursive: true });
  if (!file.known && existsSync(path)) {
    throw new UsageError(
      `${path} is in the way: the site has a file of that name, and this one is not Axial's. Move it away, or name another folder.`,
    );
  }
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  writeFileSync(path, file.content, { flag: O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW } as object);
}

/** Refuses what is no folder, or a link to one, between the folder and a place below it. */
function refuseLinks(folder: string, below: string, seen: Set<string>): void {
  if (below === folder || seen.has(below)) return;
  refuseLinks(folder, dirname(below), seen);
  const state = lstatSync(below, { throwIfNoEntry: false });
  if (state && !state.isDirectory()) {
    throw new UsageError(`${below} is in the way: the site needs a folder of that name.`);
  }
  seen.add(below);
}

function removeOwn(
  folder: string,
  names: readonly string[],
  files: Readonly<Record<string, string>>,
): { removed: string[]; kept: string[] } {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const name of names) {
    const path = join(folder, name);
    if (!isWithin(path, folder) || !lstatSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    if (fingerprint(readFileSync(path, 'utf8')) === files[name]) {
      rmSync(path);
      removed.push(name);
      removeEmptyFolders(folder, dirname(path));
    } else kept.push(name);
  }
  return { removed, kept };
}

function removeEmptyFolders(folder: string, below: string): void {
  if (below === folder || readdirSync(below).length > 0) return;
  rmdirSync(below);
  removeEmptyFolders(folder, dirname(below));
}

function fingerprint(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
