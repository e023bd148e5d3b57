// Finds a study on disk and reads its settings.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../text/diagnostic.ts';
import { parseSettings, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

export const STUDY_FILE = 'axial.yaml';

export interface Study {
  /** Absolute path of the folder that holds `axial.yaml`. */
  readonly root: string;
  readonly settings: Settings;
  /** What is wrong in `axial.yaml`. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute folders. */
  readonly corpus: string;
  readonly codings: string;
  readonly codebook: string;
  readonly reports: string;
  /** Derived files: caches, the index, this person's settings. */
  readonly derived: string;
}

/**
 * Opens the study in `folder`, or, as Git does, in the nearest folder above it that holds `axial.yaml`.
 * @throws UsageError where there is none, or its file or its corpus folder cannot be read.
 */
export function openStudy(folder: string, options: { readonly search: boolean }): Study {
  const root = findRoot(resolve(folder), options.search);
  if (root === null) {
    throw new UsageError(
      `No study here: ${resolve(folder)} holds no ${STUDY_FILE}. "axial init" makes a new study, --project names another folder.`,
    );
  }
  const { settings, diagnostics } = parseSettings(readStudyFile(root), STUDY_FILE);
  const corpus = resolve(root, settings.corpus);
  if (!isFolder(corpus)) {
    throw new UsageError(
      `The corpus folder ${corpus} is missing. ${STUDY_FILE} names it under "corpus:".`,
    );
  }
  return {
    root,
    settings,
    diagnostics,
    corpus,
    codings: resolve(root, settings.codings),
    codebook: resolve(root, 'codebook'),
    reports: resolve(root, 'reports'),
    derived: resolve(root, '.axial'),
  };
}

function findRoot(folder: string, search: boolean): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(resolve(at, STUDY_FILE))) return at;
    if (!search || dirname(at) === at) return null;
  }
}

function readStudyFile(root: string): string {
  try {
    return readFileSync(resolve(root, STUDY_FILE), 'utf8');
  } catch (error) {
    throw new UsageError(`${STUDY_FILE} cannot be read: ${(error as Error).message}`);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
