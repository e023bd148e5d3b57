// A study in a folder for temporary files: a copy of some documents, and a codebook of forty rules.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FolderFile } from './corpus-folder.ts';
import { type BenchLanguage, RULES } from './rules.ts';

export interface ScratchStudy {
  readonly folder: string;
  /** Changes the query of one rule. */
  editRule(): void;
  /** Writes a sentence behind a document. */
  editDocument(): void;
  remove(): void;
}

export function scratchStudy(files: readonly FolderFile[], language: BenchLanguage): ScratchStudy {
  const folder = mkdtempSync(join(tmpdir(), 'axial-bench-'));
  for (const { name, bytes } of files) writeIn(folder, `corpus/${name}`, bytes);
  writeIn(folder, 'axial.yaml', `title: Bench\nlanguages: [${language}]\n`);
  const rules = [...RULES[language]];
  writeIn(folder, 'codebook/bench.yaml', codebookOf(rules));
  let edits = 0;
  return {
    folder,
    editRule() {
      edits += 1;
      const edited = [`(${rules[0]}) OR word${edits}`, ...rules.slice(1)];
      writeIn(folder, 'codebook/bench.yaml', codebookOf(edited));
    },
    editDocument() {
      edits += 1;
      const middle = files[files.length >> 1];
      if (!middle) return;
      const text = new TextDecoder().decode(middle.bytes);
      writeIn(folder, `corpus/${middle.name}`, `${text}\n\nOne more sentence, number ${edits}.\n`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeIn(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** One code a rule, so that every rule counts by itself. */
function codebookOf(rules: readonly string[]): string {
  return rules
    .map((query, index) =>
      [
        `- id: code-${index}`,
        `  name: Code ${index}`,
        '  definition: A code of the bench.',
        '  rules:',
        `    - id: rule-${index}`,
        `      query: '${query.replaceAll("'", "''")}'`,
        '',
      ].join('\n'),
    )
    .join('');
}
