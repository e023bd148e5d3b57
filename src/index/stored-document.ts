// A document out of the index. Each part is decoded when somebody first asks for it: a search of one
// paragraph does not pay for the places of all others.
import type { Block, LineStart, Section, SourceDocument } from '../corpus/source-document.ts';
import { ByteReader } from './bytes.ts';
import { HAS_CODES, HAS_EXCLUDED, HAS_FINDINGS } from './catalogue.ts';
import {
  BLOCK_KINDS,
  type DocumentHead,
  type EncodedDocument,
  NEW_PAGE,
  NEW_SECTION,
} from './encode-document.ts';

/** What is known of a document before anything of it is read. Names may change while its text stays. */
export interface KnownOfDocument {
  /** Its number in the index, which no other text ever has. */
  readonly number: number;
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly language: string;
  /** Sum of the traits in `catalogue.ts`. */
  readonly traits: number;
}

export interface DocumentParts {
  readonly head: () => Uint8Array;
  readonly body: () => Pick<EncodedDocument, 'text' | 'places'>;
}

/** The places of a document's blocks, by the number of the block. */
interface BlockTable {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Where each block begins in the UTF-8 of the text; one line end before the next one's begin. */
  readonly byteStarts: Float64Array;
  readonly lines: Int32Array;
  readonly sections: Int32Array;
  /** Index into `pageNames` of each block's page. */
  readonly pages: Int32Array;
  readonly pageNames: readonly (string | null)[];
}

export class StoredDocument implements SourceDocument {
  readonly number: number;
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly language: string;
  readonly #traits: number;
  readonly #load: DocumentParts;
  #body: Pick<EncodedDocument, 'text' | 'places'> | undefined;
  #head: DocumentHead | undefined;
  #text: string | undefined;
  #table: BlockTable | undefined;
  #blocks: readonly Block[] | undefined;
  #sections: readonly Section[] | undefined;
  #split: PlaceParts | undefined;
  #lines: readonly LineStart[] | undefined;

  constructor(known: KnownOfDocument, load: DocumentParts) {
    this.number = known.number;
    this.id = known.id;
    this.#traits = known.traits;
    this.file = known.file;
    this.title = known.title;
    this.language = known.language;
    this.#load = load;
  }

  get text(): string {
    this.#text ??= utf8(this.#bodyPart.text);
    return this.#text;
  }

  get hash(): string {
    return this.#headPart.hash;
  }

  get metadata(): SourceDocument['metadata'] {
    return this.#headPart.metadata;
  }

  get blocks(): readonly Block[] {
    const { count } = this.#tablePart;
    this.#blocks ??= Array.from({ length: count }, (_, index) => this.block(index));
    return this.#blocks;
  }

  get sections(): readonly Section[] {
    this.#sections ??= readSections(this, this.#splitPart.sections, this.#tablePart);
    return this.#sections;
  }

  get lines(): readonly LineStart[] {
    this.#lines ??= [...readLines(this.#splitPart.lines)];
    return this.#lines;
  }

  get pages(): SourceDocument['pages'] {
    return this.#headPart.pages;
  }

  get tags(): SourceDocument['tags'] {
    return this.hasCodes ? this.#headPart.tags : [];
  }

  /** Whether it has inline tags, or codes in its front matter. */
  get hasCodes(): boolean {
    return (this.#traits & HAS_CODES) !== 0;
  }

  /** Whether a section, by its index, is left out of codings by rules and of counts. */
  isExcluded(section: number): boolean {
    return (this.#traits & HAS_EXCLUDED) !== 0 && (this.sections[section]?.excluded ?? false);
  }

  get diagnostics(): SourceDocument['diagnostics'] {
    if ((this.#traits & HAS_FINDINGS) === 0) return [];
    const { file } = this;
    return this.#headPart.diagnostics.map((finding) => ({ ...finding, file }));
  }

  hasBlock(index: number): boolean {
    return index >= 0 && index < this.#tablePart.count;
  }

  /** One block, without the others. */
  block(index: number): Block {
    const table = this.#tablePart;
    if (index < 0 || index >= table.count) throw new RangeError(`no block ${index} in ${this.id}`);
    return {
      kind: BLOCK_KINDS[table.kinds[index] ?? 0] ?? 'paragraph',
      start: table.starts[index] ?? 0,
      end: table.ends[index] ?? 0,
      line: table.lines[index] ?? 0,
      page: table.pageNames[table.pages[index] ?? 0] ?? null,
      section: table.sections[index] ?? 0,
    };
  }

  /** Index of the block in which `offset` lies, as `blockIndexAt` gives it; -1 for no text. */
  blockIndexAt(offset: number): number {
    const { starts, count } = this.#tablePart;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Source line of the character at `offset`, as `lineAt` gives it, without the list of all lines. */
  lineAt(offset: number): number {
    const reader = new ByteReader(this.#splitPart.lines);
    let before = 1;
    let start = 0;
    let line = 0;
    while (!reader.done) {
      start += reader.varint();
      line += reader.signed();
      if (start > offset) break;
      before = line;
    }
    return before;
  }

  /** The text of one block, without decoding the rest. */
  blockText(index: number): string {
    const { starts, ends, byteStarts } = this.#tablePart;
    if (this.#text !== undefined) return this.#text.slice(starts[index], ends[index]);
    const end = (byteStarts[index + 1] ?? 0) - 1;
    return utf8(this.#bodyPart.text.subarray(byteStarts[index], end));
  }

  get #bodyPart() {
    this.#body ??= this.#load.body();
    return this.#body;
  }

  get #headPart(): DocumentHead {
    this.#head ??= JSON.parse(utf8(this.#load.head())) as DocumentHead;
    return this.#head;
  }

  get #tablePart(): BlockTable {
    this.#table ??= readBlocks(this.#splitPart.blocks);
    return this.#table;
  }

  get #splitPart(): PlaceParts {
    this.#split ??= splitPlaces(this.#bodyPart.places);
    return this.#split;
  }
}

/** The three parts of a document's places as bytes. */
interface PlaceParts {
  readonly blocks: Uint8Array;
  readonly sections: Uint8Array;
  readonly lines: Uint8Array;
}

function splitPlaces(bytes: Uint8Array): PlaceParts {
  const reader = new ByteReader(bytes);
  const blocks = reader.raw(reader.varint());
  const sections = reader.raw(reader.varint());
  return { blocks, sections, lines: bytes.subarray(reader.at) };
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function readBlocks(bytes: Uint8Array): BlockTable {
  const reader = new ByteReader(bytes);
  const pageNames = JSON.parse(utf8(reader.raw(reader.varint()))) as (string | null)[];
  const count = reader.varint();
  const kinds = new Uint8Array(count);
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const byteStarts = new Float64Array(count + 1);
  const lines = new Int32Array(count);
  const sections = new Int32Array(count);
  const pages = new Int32Array(count);
  let line = 0;
  let section = -1;
  let page = 0;
  let start = 0;
  let byteStart = 0;
  for (let index = 0; index < count; index++) {
    const flags = reader.varint();
    const length = reader.varint();
    starts[index] = start;
    start += length;
    ends[index] = start;
    start += 1;
    byteStart += length + reader.varint() + 1;
    byteStarts[index + 1] = byteStart;
    line += reader.signed();
    lines[index] = line;
    if (flags & NEW_SECTION) section += 1;
    sections[index] = section;
    if (flags & NEW_PAGE) page = reader.varint();
    pages[index] = page;
    kinds[index] = flags & 7;
  }
  return { count, kinds, starts, ends, byteStarts, lines, sections, pages, pageNames };
}

function readSections(document: StoredDocument, bytes: Uint8Array, table: BlockTable): Section[] {
  const reader = new ByteReader(bytes);
  const count = reader.varint();
  const sections: Section[] = [];
  const end = table.ends[table.count - 1] ?? 0;
  let path: readonly string[] = [];
  let first = 0;
  for (let index = 0; index < count; index++) {
    while (first < table.count && (table.sections[first] as number) < index) first += 1;
    const shared = reader.varint();
    const titles = [...path.slice(0, Math.floor(shared / 4))];
    for (let left = reader.varint(); left > 0; left--)
      titles.push(utf8(reader.raw(reader.varint())));
    if (shared & 2) titles.push(document.blockText(first));
    path = titles;
    const start = table.starts[first] ?? 0;
    sections.push({ path, start, end, excluded: (shared & 1) === 1 });
  }
  return sections.map((section, index) => {
    return { ...section, end: sections[index + 1]?.start ?? end };
  });
}

function* readLines(bytes: Uint8Array): Generator<LineStart> {
  const reader = new ByteReader(bytes);
  let offset = 0;
  let line = 0;
  while (!reader.done) {
    offset += reader.varint();
    line += reader.signed();
    yield { offset, line };
  }
}
