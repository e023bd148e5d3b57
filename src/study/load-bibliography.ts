// Reads the bibliography of a study, and any other bibliography file.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  BIBLIOGRAPHY_NAMES,
  type BibliographyFile,
  readBibliography,
} from '../bibliography/read-bibliography.ts';
import type { ReadReferences } from '../bibliography/reference.ts';
import { decodeText } from '../corpus/importers/decode-text.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { shownPath } from './corpus-files.ts';
import type { Study } from './open-study.ts';

/** Largest bibliography that is read, in bytes. */
const LARGEST = 100_000_000;

/** A file to read, and how findings name it. */
export interface NamedPath {
  readonly path: string;
  readonly file: string;
}

/**
 * The entries of `references.bib`, `references.json` and `references.ris` in the corpus folder, as one
 * list, and what is wrong with them. None of the three: no entries and no findings.
 */
export function loadBibliography(study: Pick<Study, 'root' | 'corpus'>): ReadReferences {
  return readBibliographyFiles(bibliographyPaths(study));
}

/** Which of the three a study has. */
export function bibliographyPaths(study: Pick<Study, 'root' | 'corpus'>): NamedPath[] {
  return BIBLIOGRAPHY_NAMES.map((name) => join(study.corpus, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, file: shownPath(study, path) }));
}

/** The entries of these files as one list. A file that cannot be read is a finding of severity error. */
export function readBibliographyFiles(paths: readonly NamedPath[]): ReadReferences {
  const findings: Diagnostic[] = [];
  const files: BibliographyFile[] = [];
  for (const { path, file } of paths) {
    const bytes = readBytes(path);
    if (typeof bytes === 'string') {
      findings.push(unreadable(file, bytes));
      continue;
    }
    const { text, findings: decoding } = decodeText(bytes, file);
    findings.push(...decoding);
    files.push({ file, content: text });
  }
  const read = readBibliography(files);
  return { references: read.references, findings: [...findings, ...read.findings] };
}

/** The bytes of a file, or why they cannot be had. */
function readBytes(path: string): Uint8Array | string {
  try {
    const { size } = statSync(path);
    return size > LARGEST ? `it is larger than ${LARGEST / 1e6} MB` : readFileSync(path);
  } catch (error) {
    return (error as Error).message;
  }
}

function unreadable(file: string, reason: string): Diagnostic {
  return {
    rule: 'unreadable-file',
    severity: 'error',
    message: `This bibliography cannot be read: ${reason}.`,
    file,
    line: null,
    column: null,
    hint: null,
  };
}
