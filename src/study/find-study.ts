// Where a study lies and what its folders are, before anything in it is read.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { ParsedSettings, Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

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

export const STUDY_FILE = 'axial.yaml';

/** Folder of derived files, under the study's. */
export const DERIVED_FOLDER = '.axial';

/**
 * The study's folder: `folder`, or, as Git does, the nearest folder above it that holds `axial.yaml`.
 * @throws UsageError where there is none.
 */
export function findStudy(folder: string, options: { readonly search: boolean }): string {
  const start = resolve(folder);
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(resolve(at, STUDY_FILE))) return at;
    if (!options.search || dirname(at) === at) break;
  }
  throw new UsageError(
    `No study here: ${start} holds no ${STUDY_FILE}. "axial init" makes a new study, --project names another folder.`,
  );
}

/** @throws UsageError where the study's file cannot be read. */
export function readStudyFile(root: string): string {
  try {
    return readFileSync(resolve(root, STUDY_FILE), 'utf8');
  } catch (error) {
    throw new UsageError(`${STUDY_FILE} cannot be read: ${(error as Error).message}`);
  }
}

/** A study without its corpus folder: that, and all that is wrong in `axial.yaml`. */
export class MissingCorpusError extends UsageError {
  readonly diagnostics: readonly Diagnostic[];

  constructor(message: string, others: readonly Diagnostic[]) {
    const lines = others.map(({ file, line, column, message: text, hint }) => {
      const place = [file, line, column].filter((part) => part !== null).join(':');
      return `\n${place}: ${text}${hint === null ? '' : ` ${hint}`}`;
    });
    super(`${message}${lines.join('')}`);
    const place = { file: STUDY_FILE, line: null, column: null, hint: null };
    this.diagnostics = [
      { rule: 'missing-corpus', severity: 'error', message, ...place },
      ...others,
    ];
  }
}

/**
 * The study in a folder with these settings.
 * @throws MissingCorpusError where its corpus folder is missing.
 */
export function studyAt(root: string, parsed: ParsedSettings): Study {
  const { settings, diagnostics } = parsed;
  const corpus = resolve(root, settings.corpus);
  if (!isFolder(corpus)) {
    const how = parsed.namesCorpus
      ? `${STUDY_FILE} names it under "corpus:".`
      : `Make it, or name another under "corpus:" in ${STUDY_FILE}.`;
    throw new MissingCorpusError(`The corpus folder ${corpus} is missing. ${how}`, diagnostics);
  }
  return {
    root,
    settings,
    diagnostics,
    corpus,
    codings: resolve(root, settings.codings),
    codebook: resolve(root, 'codebook'),
    reports: resolve(root, 'reports'),
    derived: resolve(root, DERIVED_FOLDER),
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
