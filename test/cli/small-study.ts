// A study in a scratch folder, from the texts of its files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchFolder } from './run-axial.ts';

/** Writes the files, with an `axial.yaml` if none is given, and gives the folder. */
export function smallStudy(files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder();
  writeStudyFiles(folder, { 'axial.yaml': 'title: Small\n', ...files });
  return folder;
}

export function writeStudyFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
