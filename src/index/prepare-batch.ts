// From files to what is stored of them: reads, projects and encodes the documents of one batch. It
// runs in this thread or in a worker, and touches no database.
import type { SourceDocument } from '../corpus/source-document.ts';
import { HAS_CODES, HAS_EXCLUDED, HAS_FINDINGS } from './catalogue.ts';
import { type EncodedDocument, encodeDocument, ownTitle } from './encode-document.ts';
import { type FileState, readStableFile } from './file-state.ts';
import { WordGatherer } from './gather-words.ts';
import { type EncodedWords, encodeWords } from './posting-chunks.ts';

/** A file of the corpus, and the id of its document. */
export interface CorpusPath {
  readonly id: string;
  /** Absolute path. */
  readonly path: string;
  /** Path under the corpus folder, as the file system spells it. */
  readonly name: string;
  /** Path relative to the study's folder: what findings name. */
  readonly file: string;
}

/** Settings that a document's text and places depend on. */
export interface ReadingOptions {
  readonly defaultLanguage: string;
  readonly exclude: readonly string[];
  /** Keys of the front matter that the study defines. */
  readonly ownKeys?: readonly string[];
}

export type ReadDocument = (
  bytes: Uint8Array,
  options: ReadingOptions & { readonly id: string; readonly file: string },
) => SourceDocument;

export interface PreparedDocument extends EncodedDocument {
  readonly id: string;
  readonly name: string;
  readonly state: FileState;
  readonly readAt: number;
  readonly source: string;
  readonly title: string | null;
  readonly language: string;
  readonly year: number | null;
  readonly traits: number;
  readonly variables: readonly string[];
  /** Number of its first block in the batch. */
  readonly firstBlock: number;
  readonly blocks: number;
  readonly sections: number;
  readonly words: number;
}

export interface UnreadFile {
  readonly file: string;
  readonly reason: string;
}

export interface PreparedBatch {
  readonly documents: readonly PreparedDocument[];
  readonly unread: readonly UnreadFile[];
  readonly words: EncodedWords;
  readonly blocks: number;
}

/** Prepares files as one batch. A file that cannot be read is left out and named in `unread`. */
export function prepareBatch(
  files: readonly CorpusPath[],
  options: ReadingOptions,
  tools: { readonly read: ReadDocument; readonly now: () => number },
): PreparedBatch {
  const gatherer = new WordGatherer();
  const documents: PreparedDocument[] = [];
  const unread: UnreadFile[] = [];
  let firstBlock = 0;
  for (const { id, path, name, file } of files) {
    const readAt = tools.now();
    let content: ReturnType<typeof readStableFile>;
    try {
      content = readStableFile(path);
    } catch (error) {
      unread.push({ file, reason: error instanceof Error ? error.message : String(error) });
      continue;
    }
    const { bytes, state, source } = content;
    const document = tools.read(bytes, { ...options, id, file });
    documents.push({
      ...encodeDocument(document),
      id,
      name,
      state,
      readAt,
      source,
      title: ownTitle(document),
      language: document.language,
      year: document.metadata.year,
      traits: traitsOf(document),
      variables: Object.keys(document.metadata.variables),
      firstBlock,
      blocks: document.blocks.length,
      sections: document.sections.length,
      words: gatherer.add(document),
    });
    firstBlock += document.blocks.length;
  }
  return { documents, unread, words: encodeWords(gatherer.finish()), blocks: firstBlock };
}

/** What there is in a document beside text: sum of `HAS_…`. */
export function traitsOf({ diagnostics, tags, metadata, sections }: SourceDocument): number {
  return (
    (diagnostics.length > 0 ? HAS_FINDINGS : 0) +
    (tags.length > 0 || metadata.codes.length > 0 ? HAS_CODES : 0) +
    (sections.some(({ excluded }) => excluded) ? HAS_EXCLUDED : 0)
  );
}
