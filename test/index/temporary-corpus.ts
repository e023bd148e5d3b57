// Corpora on disk for tests, with their index; all gone when the test ends.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readDocument } from '../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../src/corpus/source-document.ts';
import { type IndexOptions, type OpenIndex, openIndex } from '../../src/index/open-index.ts';
import type { CorpusPath, ReadingOptions } from '../../src/index/prepare-batch.ts';

export const READING: ReadingOptions = {
  defaultLanguage: 'en',
  exclude: ['References', '参考文献'],
};

export interface TemporaryCorpus {
  readonly folder: string;
  /** Writes a file by its name under the corpus folder. */
  write(name: string, content: string | Uint8Array): void;
  remove(name: string): void;
  /** The files that are there, in the order of their names. */
  paths(): CorpusPath[];
  /** The documents as a plain reading gives them. */
  documents(): SourceDocument[];
  open(options?: Partial<IndexOptions>): Promise<OpenIndex>;
  /** What the index told the person since the corpus was made. */
  readonly told: readonly string[];
}

/** A corpus with these files. */
export function temporaryCorpus(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): TemporaryCorpus {
  const folder = mkdtempSync(join(tmpdir(), 'axial-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const contents = new Map<string, string | Uint8Array>();
  const told: string[] = [];
  const corpus: TemporaryCorpus = {
    folder,
    told,
    write(name, content) {
      contents.set(name, content);
      const path = join(folder, 'corpus', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    remove(name) {
      contents.delete(name);
      rmSync(join(folder, 'corpus', name));
    },
    paths() {
      return [...contents.keys()].sort().map((name) => ({
        id: name.replace(/\.md$/, ''),
        path: join(folder, 'corpus', name),
        name,
        file: `corpus/${name}`,
      }));
    },
    documents() {
      return corpus.paths().map(({ id, file, name }) => {
        const content = contents.get(name) ?? '';
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        return readDocument(bytes, { ...READING, id, file });
      });
    },
    async open(options = {}) {
      return openIndex(corpus.paths(), {
        derived: join(folder, '.axial'),
        folder: 'corpus/',
        reading: READING,
        program: 'test',
        command: 'axial test',
        noRefresh: false,
        mustWrite: false,
        worker: null,
        now: Date.now,
        tell: (message) => told.push(message),
        onProgress: () => undefined,
        ...options,
      });
    },
  };
  for (const [name, content] of Object.entries(files)) corpus.write(name, content);
  return corpus;
}
