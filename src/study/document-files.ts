// The files of a corpus with the ids of their documents.
import { join } from 'node:path';
import { compareText } from '../coding/coded-corpus.ts';
import { checkFileNames, documentIdOf } from '../corpus/document-id.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type CorpusFile, listCorpusFiles, shownPath } from './corpus-files.ts';
import type { Study } from './open-study.ts';

/** A file of the corpus and the id of its document. */
export interface DocumentFile extends CorpusFile {
  readonly id: string;
}

/** The documents of a study in the order of their ids, and what is wrong with folders and file names. */
export function documentFiles(study: Study): {
  files: DocumentFile[];
  diagnostics: Diagnostic[];
} {
  const { files, diagnostics } = listCorpusFiles(study);
  const names = checkFileNames(files.map(({ name }) => name));
  const byId = new Map<string, DocumentFile>();
  for (const file of files) {
    const id = documentIdOf(file.name);
    if (!byId.has(id)) byId.set(id, { ...file, id });
  }
  const shown = names.map((finding) => ({
    ...finding,
    file: shownPath(study, join(study.corpus, finding.file)),
  }));
  const inOrder = [...byId.values()].sort((a, b) => compareText(a.id, b.id));
  return { files: inOrder, diagnostics: [...diagnostics, ...shown] };
}
