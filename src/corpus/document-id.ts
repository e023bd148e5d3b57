// A document's id: its path under the corpus folder. And what is wrong with names of files.
import type { Diagnostic } from '../text/diagnostic.ts';

/** The id of a file whose path is relative to the corpus folder: NFC, `/` between parts, no `.md`. */
export function documentIdOf(path: string): string {
  const slashed = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  const id = isAscii(slashed) ? slashed : slashed.normalize('NFC');
  return /\.md$/i.test(id) ? id.slice(0, -'.md'.length) : id;
}

/** Such a name has one form only. */
function isAscii(path: string): boolean {
  return /^[\0-\x7F]*$/.test(path);
}

/**
 * Findings about the names of a corpus' files, each relative to the corpus folder: names in decomposed
 * form (macOS writes them), names that differ only in case or form (macOS and Windows keep only one).
 */
export function checkFileNames(paths: readonly string[]): Diagnostic[] {
  const first = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    if (!isAscii(path) && path !== path.normalize('NFC')) diagnostics.push(decomposed(path));
    const folded = foldName(path);
    const other = first.get(folded);
    if (other === undefined) first.set(folded, path);
    else diagnostics.push(clash(path, other));
  }
  return diagnostics;
}

function foldName(path: string): string {
  if (isAscii(path)) return documentIdOf(path).toLowerCase();
  return documentIdOf(path).toUpperCase().toLowerCase().normalize('NFC');
}

function decomposed(path: string): Diagnostic {
  return {
    rule: 'decomposed-file-name',
    severity: 'warning',
    message: `The file name "${path}" is written in decomposed Unicode; its id is the composed form.`,
    file: path,
    line: null,
    column: null,
    hint: 'Rename the file in composed form (NFC), so that every system finds it by the same name.',
  };
}

function clash(path: string, other: string): Diagnostic {
  const sameId = documentIdOf(path) === documentIdOf(other);
  return {
    rule: sameId ? 'duplicate-document-id' : 'file-names-differ-in-case',
    severity: sameId ? 'error' : 'warning',
    message: sameId
      ? `The file names "${path}" and "${other}" give the same document id.`
      : `The file names "${path}" and "${other}" differ only in case: macOS and Windows keep one.`,
    file: path,
    line: null,
    column: null,
    hint: 'Rename one of the two.',
  };
}
