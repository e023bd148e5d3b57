// Which files are documents: every Markdown file under the corpus folder.
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Study } from './open-study.ts';

type EntryKind = 'file' | 'folder' | 'other';

/** A Markdown file of the corpus, as the file system spells it. */
export interface CorpusFile {
  /** Absolute path. */
  readonly path: string;
  /** Path under the corpus folder, with `/`. */
  readonly name: string;
  /** Path relative to the study's folder, with `/`: what diagnostics and links show. */
  readonly file: string;
}

/**
 * The Markdown files of a study, in the order of their names by code point. Hidden files and folders,
 * and the folder of the ledgers, are passed over. A symbolic link to a folder is followed once; a
 * circle, and a folder that cannot be read, is a finding.
 */
export function listCorpusFiles(study: Study): { files: CorpusFile[]; diagnostics: Diagnostic[] } {
  const files: CorpusFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const report = (path: string, message: string): void => {
    diagnostics.push({
      rule: 'unreadable-path',
      severity: 'error',
      message,
      file: shownPath(study, path),
      line: null,
      column: null,
      hint: null,
    });
  };

  // Thousands of folders are walked for every search: names grow with the way, and only a link is
  // asked where it leads.
  const shownCorpus = shownPath(study, study.corpus);
  const shown = (name: string): string => (shownCorpus === '.' ? name : `${shownCorpus}/${name}`);
  const above: string[] = [];
  const walk = (folder: string, real: string, prefix: string): void => {
    let entries: { name: string; kind: EntryKind; isLink: boolean }[];
    try {
      entries = readdirSync(folder, { withFileTypes: true }).map((entry) => {
        const isLink = entry.isSymbolicLink();
        const kind = isLink ? linkKind(join(folder, entry.name), report) : entryKind(entry);
        return { name: entry.name, kind, isLink };
      });
    } catch (error) {
      report(folder, `This folder cannot be read: ${(error as Error).message}`);
      return;
    }
    above.push(real);
    for (const { name, kind, isLink } of entries) {
      if (name.startsWith('.')) continue;
      const path = `${folder}${sep}${name}`;
      if (kind === 'folder' && path !== study.codings) {
        const target = isLink ? realpathSync(path) : `${real}${sep}${name}`;
        if (above.includes(target)) {
          report(path, 'This symbolic link leads back to a folder above it; it was passed over.');
        } else walk(path, target, `${prefix}${name}/`);
      } else if (kind === 'file' && /\.md$/i.test(name)) {
        files.push({ path, name: `${prefix}${name}`, file: shown(`${prefix}${name}`) });
      }
    }
    above.pop();
  };

  try {
    walk(study.corpus, realpathSync(study.corpus), '');
  } catch (error) {
    report(study.corpus, `This folder cannot be read: ${(error as Error).message}`);
  }
  files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { files, diagnostics };
}

/** A path as messages show it: relative to the study's folder, with `/`. */
export function shownPath(study: Pick<Study, 'root'>, path: string): string {
  return relative(study.root, path).split(sep).join('/') || '.';
}

function entryKind(entry: { isFile(): boolean; isDirectory(): boolean }): EntryKind {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

/** What a symbolic link leads to; one that leads nowhere or to itself is reported. */
function linkKind(path: string, report: (path: string, message: string) => void): EntryKind {
  try {
    return entryKind(statSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message =
      code === 'ELOOP'
        ? 'This symbolic link leads to itself; it was passed over.'
        : code === 'ENOENT'
          ? 'This symbolic link leads nowhere; it was passed over.'
          : `This symbolic link cannot be followed: ${(error as Error).message}`;
    report(path, message);
    return 'other';
  }
}
