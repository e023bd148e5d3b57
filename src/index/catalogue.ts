// The list of all documents in the index, with what a refresh and a search must know of every one of
// them. It is one value, read whole by every command.
import type { FileState } from './file-state.ts';

export interface CatalogueEntry extends FileState {
  /** Never used again for another text or other metadata. */
  readonly number: number;
  readonly id: string;
  /** Path under the corpus folder, as the file system spells it. */
  readonly name: string;
  /** When the file was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** First half of the SHA-256 of the file. */
  readonly source: string;
  readonly batch: number;
  /** Number of its first block among the batch's. */
  readonly firstBlock: number;
  readonly blocks: number;
  readonly sections: number;
  readonly words: number;
  /** null where the document is called after its file. */
  readonly title: string | null;
  readonly language: string;
  readonly year: number | null;
  /** What there is in the document beside text: sum of `HAS_…`. */
  readonly traits: number;
  /** Names of its variables. */
  readonly variables: readonly string[];
  /** Blocks in each piece of its text. */
  readonly pieceBlocks: number;
}

/** Something is wrong with the document. */
export const HAS_FINDINGS = 1;
/** Inline tags, or codes in the front matter. */
export const HAS_CODES = 2;
/** Sections that neither rules nor counts look at. */
export const HAS_EXCLUDED = 4;

/** In the order of their values on disk. */
const FIELDS = [
  'number',
  'id',
  'name',
  'size',
  'mtime',
  'ctime',
  'readAt',
  'source',
  'batch',
  'firstBlock',
  'blocks',
  'sections',
  'words',
  'title',
  'language',
  'year',
  'traits',
  'variables',
  'pieceBlocks',
] as const satisfies readonly (keyof CatalogueEntry)[];

type MissingField = Exclude<keyof CatalogueEntry, (typeof FIELDS)[number]>;
const NOTHING_MISSING: MissingField extends never ? true : never = true;

/** The entries as text. */
export function encodeCatalogue(entries: readonly CatalogueEntry[]): string {
  return JSON.stringify(
    NOTHING_MISSING && entries.map((entry) => FIELDS.map((name) => entry[name])),
  );
}

/** Reads what `encodeCatalogue` wrote. */
export function decodeCatalogue(text: string): CatalogueEntry[] {
  const rows = JSON.parse(text) as readonly (readonly unknown[])[];
  return rows.map((row) => {
    const entry: Record<string, unknown> = {};
    for (let column = 0; column < FIELDS.length; column++) {
      entry[FIELDS[column] as string] = row[column];
    }
    return entry as unknown as CatalogueEntry;
  });
}

/** The title that people see. */
export function titleOf(entry: Pick<CatalogueEntry, 'id' | 'title'>): string {
  return entry.title ?? entry.id.slice(entry.id.lastIndexOf('/') + 1);
}
