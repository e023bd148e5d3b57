// Brings files and entries of a bibliography into the corpus folder as new documents.
import { readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { matchReferences } from '../bibliography/match-references.ts';
import type { PlacedReference } from '../bibliography/reference.ts';
import { documentIdOf } from '../corpus/document-id.ts';
import { type ImportedFile, importFile, LARGEST_FILE } from '../corpus/importers/import-file.ts';
import { referenceStub } from '../corpus/importers/reference-stub.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type CorpusFile, shownPath } from './corpus-files.ts';
import { documentRecords } from './document-records.ts';
import type { Study } from './open-study.ts';
import { UsageError } from './usage-error.ts';
import { writeNewFile } from './write-new-file.ts';

export interface AddedDocument {
  /** The file or the entry's key that it comes from, as it was named. */
  readonly source: string;
  /** Its id. */
  readonly document: string;
  /** Path relative to the study's folder. */
  readonly file: string;
  /** Pages of a PDF, else null. */
  readonly pages: number | null;
}

export interface AddOptions {
  /** Folder under the corpus folder; empty for the corpus folder itself. */
  readonly to: string;
  /** Write nothing, only say what would be written. */
  readonly dryRun: boolean;
  /** Told of every document as soon as it stands there. */
  readonly onAdded: (added: AddedDocument) => void;
}

export interface AddResult {
  readonly added: readonly AddedDocument[];
  /** Severity error: that source was not added. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Imports files one after the other. One that cannot be read, or whose document is there already, is a
 * finding; the others are added all the same. Nothing is ever overwritten.
 * @throws UsageError where `to` leads out of the corpus folder.
 */
export async function addFiles(
  study: Study,
  sources: readonly { readonly path: string; readonly shown: string }[],
  options: AddOptions & { readonly existing: readonly CorpusFile[] },
): Promise<AddResult> {
  const place = placeFor(study, options);
  const added: AddedDocument[] = [];
  const findings: Diagnostic[] = [];
  for (const { path, shown } of sources) {
    const bytes = readSource(path);
    if (typeof bytes === 'string') {
      findings.push(finding(shown, 'unreadable-file', `The file cannot be read: ${bytes}.`));
      continue;
    }
    const { imported, findings: own } = await importFile(bytes, {
      file: shown,
      name: basename(path),
    });
    findings.push(...own);
    if (imported === null) continue;
    const result = place(imported, shown);
    if ('document' in result) added.push(result);
    else findings.push(result);
  }
  return { added, findings };
}

/**
 * Makes a document without text for each entry that has none yet: none with its citekey, and none
 * without citekey that has its DOI or its title and year (those are named in a finding of severity info).
 * @throws UsageError where `to` leads out of the corpus folder.
 */
export function addStubs(
  study: Study,
  references: readonly PlacedReference[],
  options: AddOptions & { readonly existing: readonly CorpusFile[] },
): AddResult {
  const place = placeFor(study, options);
  const { joined, proposed } = presentReferences(references, options.existing);
  const added: AddedDocument[] = [];
  const findings: Diagnostic[] = [];
  for (const { reference, file, line, isParent } of references) {
    if (isParent || joined.has(reference.id)) continue;
    const document = proposed.get(reference.id);
    if (document !== undefined) {
      const message = `The entry "${reference.id}" looks like the document "${document}", which has no citekey; no document was made.`;
      const hint = `If it is that source, write "citekey: ${reference.id}" in its front matter.`;
      findings.push({
        rule: 'proposed-reference',
        severity: 'info',
        message,
        file,
        line,
        column: null,
        hint,
      });
      continue;
    }
    const result = place(referenceStub(reference), reference.id);
    if ('document' in result) added.push(result);
    else findings.push({ ...result, file, line });
  }
  return { added, findings };
}

type Place = (imported: ImportedFile, source: string) => AddedDocument | Diagnostic;

/** Writes documents under names that are free, also where a file system does not tell case apart. */
function placeFor(
  study: Study,
  { to, dryRun, onAdded, existing }: AddOptions & { readonly existing: readonly CorpusFile[] },
): Place {
  const folder = targetFolder(study, to);
  const taken = new Map(existing.map(({ name }) => [foldName(name), name]));
  return (imported, source) => {
    const path = join(folder, imported.name);
    const name = relative(study.corpus, path).split(sep).join('/');
    const file = shownPath(study, path);
    const other = taken.get(foldName(name));
    if (other !== undefined) return thereAlready(source, other);
    if (!dryRun && !writeNewFile(path, imported.content)) return thereAlready(source, name);
    taken.set(foldName(name), name);
    const added = { source, document: documentIdOf(name), file, pages: imported.pages };
    onAdded(added);
    return added;
  };
}

function thereAlready(source: string, name: string): Diagnostic {
  return {
    ...finding(
      source,
      'document-exists',
      `The corpus has a document "${name}" already; it stays as it is.`,
    ),
    hint: 'Rename the file, or name another folder with --to.',
  };
}

/** @throws UsageError */
function targetFolder(study: Study, to: string): string {
  const folder = resolve(study.corpus, to);
  const way = relative(study.corpus, folder);
  const parts = way.split(sep);
  if (parts[0] === '..' || isAbsolute(way)) {
    throw new UsageError(`--to names a folder within the corpus folder; "${to}" leads out of it.`);
  }
  const isLedger = relative(study.codings, folder).split(sep)[0] !== '..';
  if (isLedger || parts.some((part) => part.startsWith('.'))) {
    throw new UsageError(`Documents in "${to}" would not be seen: choose another folder for --to.`);
  }
  return folder;
}

/** As Windows and macOS compare names. */
function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function readSource(path: string): Uint8Array | string {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'it is a folder; name the files in it';
    if (!stats.isFile()) return 'it is no file';
    if (stats.size > LARGEST_FILE) return `it is larger than ${LARGEST_FILE / 1e6} MB`;
    return readFileSync(path);
  } catch (error) {
    return (error as Error).message;
  }
}

/** Keys of entries that a document joins, and of those that one without citekey may be about. */
function presentReferences(
  references: readonly PlacedReference[],
  existing: readonly CorpusFile[],
): { joined: ReadonlySet<string>; proposed: ReadonlyMap<string, string> } {
  const documents = documentRecords(existing);
  const joined = new Set<string>();
  const proposed = new Map<string, string>();
  const entries = references.map(({ reference }) => reference);
  for (const match of matchReferences(documents, entries)) {
    if (match.kind === 'joined') joined.add(match.reference.id);
    if (match.kind === 'proposed') {
      for (const { id } of match.candidates) proposed.set(id, match.document);
    }
  }
  return { joined, proposed };
}

function finding(file: string, rule: string, message: string): Diagnostic {
  return { rule, severity: 'error', message, file, line: null, column: null, hint: null };
}
