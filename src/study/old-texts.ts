// Texts of documents as they were when codings were made: kept in the derived files, else rebuilt from Git.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hashText, readDocument } from '../corpus/read-document.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import type { CorpusFile } from './corpus-files.ts';
import type { Study } from './open-study.ts';
import { writeFileAtomically } from './write-files.ts';

/** Versions of a file that are looked at in Git before its old text counts as lost. */
const MOST_VERSIONS = 200;

function textPath(study: Study, hash: string): string {
  return join(study.derived, 'texts', hash.slice(0, 2), `${hash}.txt`);
}

/** Keeps a document's present text, so that codings made on it can be placed after edits. */
export function keepText(study: Study, document: Pick<SourceDocument, 'text' | 'hash'>): void {
  const path = textPath(study, document.hash);
  if (!existsSync(path)) writeFileAtomically(path, document.text);
}

/** Finds old texts of one file by their hash; what it finds in Git is remembered in this object alone. */
export function oldTextFinder(study: Study, file: CorpusFile): (hash: string) => string | null {
  let fromGit: ReadonlyMap<string, string> | null = null;
  return (hash) => {
    const kept = readKept(study, hash);
    if (kept !== null) return kept;
    fromGit ??= textsInGit(file);
    return fromGit.get(hash) ?? null;
  };
}

function readKept(study: Study, hash: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const path = textPath(study, hash);
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  return hashText(text) === hash ? text : null;
}

/** The texts of the versions of a file that Git knows, latest first, by their hash. */
function textsInGit({ path, name }: CorpusFile): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const folder = dirname(path);
  const revisions = git(folder, ['log', `-${MOST_VERSIONS}`, '--format=%H', '--', basename(path)]);
  for (const revision of revisions?.toString('utf8').split('\n').filter(Boolean) ?? []) {
    const bytes = git(folder, ['show', `${revision}:./${basename(path)}`]);
    if (bytes === null) continue;
    const { text, hash } = readDocument(bytes, { id: name, file: name });
    texts.set(hash, text);
  }
  return texts;
}

function git(folder: string, args: readonly string[]): Buffer | null {
  const result = spawnSync('git', args, { cwd: folder, maxBuffer: 256 * 1024 * 1024 });
  return result.status === 0 ? result.stdout : null;
}
