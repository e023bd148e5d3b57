// What was read of YAML files, remembered under the hash of their text. The readers of YAML and of
// schemas take longer to load than a search takes; they are loaded only when a file has changed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code, Codebook } from '../codebook/codebook.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { codebookFiles } from './codebook-files.ts';
import { DERIVED_FOLDER, findStudy, readStudyFile, STUDY_FILE, studyAt } from './find-study.ts';
import type { Study } from './open-study.ts';
import type { ParsedSettings } from './settings.ts';
import { version } from './version.ts';
import { writeFileAtomically } from './write-files.ts';

/** Changes with the form of what is remembered. */
const FORM = '2';

/** Opens a study as `openStudy` does. */
export async function openRemembered(
  folder: string,
  options: { readonly search: boolean },
): Promise<Study> {
  const root = findStudy(folder, options);
  const source = readStudyFile(root);
  const place = { file: join(root, DERIVED_FOLDER, 'settings.json'), key: hashOf([FORM, source]) };
  const known = recall<ParsedSettings>(place);
  if (known) return studyAt(root, known);
  const { parseSettings } = await import('./settings.ts');
  const parsed = parseSettings(source, STUDY_FILE);
  const study = studyAt(root, parsed);
  remember(place, parsed);
  return study;
}

/** Reads the codebook as `loadCodebook` does. */
export async function codebookRemembered(
  study: Study,
  variables: readonly string[],
): Promise<{ codebook: Codebook; findings: readonly Diagnostic[] }> {
  const { files, findings } = codebookFiles(study);
  const texts = files.flatMap(({ file, content }) => [file, content]);
  const place = {
    file: join(study.derived, 'codebook.json'),
    key: hashOf([FORM, JSON.stringify(variables), ...texts]),
  };
  const known = recall<{ roots: Code[]; diagnostics: Diagnostic[] }>(place);
  if (known) {
    const codebook = { roots: known.roots, codes: codesBelow(known.roots) };
    return { codebook, findings: [...findings, ...known.diagnostics] };
  }
  const { readCodebook } = await import('../codebook/read-codebook.ts');
  const { codebook, diagnostics } = readCodebook(files, { variables });
  remember(place, { roots: codebook.roots, diagnostics });
  return { codebook, findings: [...findings, ...diagnostics] };
}

/** Every code by its id, parents before children. */
function codesBelow(roots: readonly Code[]): Map<string, Code> {
  const codes = new Map<string, Code>();
  const visit = (code: Code): void => {
    codes.set(code.id, code);
    for (const child of code.children) visit(child);
  };
  for (const root of roots) visit(root);
  return codes;
}

interface Place {
  readonly file: string;
  /** Hash of all that the value was read from. */
  readonly key: string;
}

/** A value as it lies on disk: one line of JSON, before it the hash of that line with the key. */
function recall<Value>({ file, key }: Place): Value | null {
  try {
    const content = readFileSync(file, 'utf8');
    const end = content.indexOf('\n');
    const value = content.slice(end + 1);
    return content.slice(0, end) === hashOf([key, value]) ? (JSON.parse(value) as Value) : null;
  } catch {
    return null;
  }
}

function remember({ file, key }: Place, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    writeFileAtomically(file, `${hashOf([key, text])}\n${text}`);
  } catch {
    // Where nothing can be written, the files are read every time.
  }
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256').update(version);
  for (const part of parts) hash.update(`\n${part.length}\n`).update(part);
  return hash.digest('hex');
}
