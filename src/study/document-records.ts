// What the front matter of every document says, without reading its text: enough for bibliographies.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CheckedDocument } from '../bibliography/bibliography-findings.ts';
import { decodeMarkdown } from '../corpus/decode-markdown.ts';
import { documentIdOf } from '../corpus/document-id.ts';
import { readFrontMatter, splitFrontMatter } from '../corpus/front-matter.ts';
import { EMPTY_METADATA, type Metadata } from '../corpus/metadata.ts';
import type { CorpusFile } from './corpus-files.ts';

export interface RecordedDocument extends CheckedDocument {
  readonly metadata: Metadata;
}

/** One record a file, in their order; a file that cannot be read has none. */
export function documentRecords(files: Iterable<CorpusFile>): RecordedDocument[] {
  const records: RecordedDocument[] = [];
  for (const { path, name, file } of files) {
    const bytes = readBytes(path);
    if (bytes === null) continue;
    const { text } = decodeMarkdown(bytes, file);
    const { yaml, bodyStart } = splitFrontMatter(text);
    const { metadata } = yaml === null ? { metadata: EMPTY_METADATA } : readFrontMatter(yaml, file);
    const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(text.slice(bodyStart))?.[1];
    const id = documentIdOf(name);
    records.push({ id, file, title: metadata.title ?? heading ?? basename(id), metadata });
  }
  return records;
}

function readBytes(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    // Whoever reads the corpus reports it; a record is simply missing.
    return null;
  }
}
