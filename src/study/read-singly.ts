// Codes single documents of a study: what a command about one document reads, and no more.
import type { Codebook } from '../codebook/codebook.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import { loadCodebook, loadDocuments, type OpenedFiles, plainReading } from './load-study.ts';
import type { ReadLedgers } from './read-ledgers.ts';

export interface SingleReading {
  /** Rules that ask for a variable which only documents name, not the study file, are left out. */
  readonly codebook: Codebook;
  /** Ids of all documents, in order. */
  readonly documents: readonly string[];
  readonly ledgers: ReadLedgers;
  /** A document by its id; null where there is none, or where its file cannot be read. */
  readonly document: (id: string) => CodedDocument | null;
}

/** Makes a study ready to be read document by document. Each is read once. */
export function readSingly(opened: OpenedFiles): SingleReading {
  const { study, files } = opened;
  const documents = files.map(({ id }) => id);
  const { codebook } = loadCodebook(study, study.settings.variables);
  const reading = plainReading(opened, documents, codebook);
  const known = new Map<string, CodedDocument | null>();
  const read = (id: string): CodedDocument | null => {
    const [document] = loadDocuments(
      study,
      files.filter((file) => file.id === id),
    );
    return document ? reading.code(document).coded : null;
  };
  return {
    codebook,
    documents,
    ledgers: reading.ledgers,
    document(id) {
      const before = known.get(id);
      if (before !== undefined) return before;
      const coded = read(id);
      known.set(id, coded);
      return coded;
    },
  };
}
