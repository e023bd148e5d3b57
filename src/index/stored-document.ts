// A document out of the index. Each part is decoded when somebody first asks for it: a search of one
// paragraph does not pay for the places of all others.
import type { Block, LineStart, Section, SourceDocument } from '../corpus/source-document.ts';
import { ByteReader } from './bytes.ts';
import {
  BLOCK_KINDS,
  type DocumentHead,
  type EncodedDocument,
  NEW_PAGE,
  NEW_SECTION,
} from './encode-document.ts';

/** The names of a document, which may change while its text stays. */
export interface DocumentNames {
  readonly id: string;
  readonly file: string;
}

interface Places {
  readonly blocks: readonly Block[];
  /** Where each block begins in the UTF-8 of the text; one line end before the next one's begin. */
  readonly byteStarts: Float64Array;
  /** Where the sections begin in the bytes. */
  readonly sectionsAt: number;
}

export class StoredDocument implements SourceDocument {
  readonly id: string;
  readonly file: string;
  readonly #load: () => EncodedDocument;
  readonly #loadHead: () => Uint8Array;
  #encoded: EncodedDocument | undefined;
  #head: DocumentHead | undefined;
  #text: string | undefined;
  #places: Places | undefined;
  #sections: { readonly sections: readonly Section[]; readonly linesAt: number } | undefined;
  #lines: readonly LineStart[] | undefined;

  constructor(
    names: DocumentNames,
    parts: { readonly head: () => Uint8Array; readonly all: () => EncodedDocument },
  ) {
    this.id = names.id;
    this.file = names.file;
    this.#loadHead = parts.head;
    this.#load = parts.all;
  }

  get text(): string {
    this.#text ??= utf8(this.parts.text);
    return this.#text;
  }

  get hash(): string {
    return this.#headPart.hash;
  }

  get metadata(): SourceDocument['metadata'] {
    return this.#headPart.metadata;
  }

  get title(): string {
    return this.#headPart.title ?? this.id.slice(this.id.lastIndexOf('/') + 1);
  }

  get language(): string {
    return this.#headPart.language;
  }

  get blocks(): readonly Block[] {
    return this.#placesPart.blocks;
  }

  get sections(): readonly Section[] {
    return this.#sectionsPart.sections;
  }

  get lines(): readonly LineStart[] {
    this.#lines ??= readLines(this.parts.places, this.#sectionsPart.linesAt);
    return this.#lines;
  }

  get pages(): SourceDocument['pages'] {
    return this.#headPart.pages;
  }

  get tags(): SourceDocument['tags'] {
    return this.#headPart.tags;
  }

  get diagnostics(): SourceDocument['diagnostics'] {
    const { file } = this;
    return this.#headPart.diagnostics.map((finding) => ({ ...finding, file }));
  }

  /** The text of one block, without decoding the rest. */
  blockText(index: number): string {
    const { blocks, byteStarts } = this.#placesPart;
    const block = blocks[index];
    if (!block) throw new RangeError(`no block ${index} in ${this.id}`);
    if (this.#text !== undefined) return this.#text.slice(block.start, block.end);
    const end = (byteStarts[index + 1] ?? 0) - 1;
    return utf8(this.parts.text.subarray(byteStarts[index], end));
  }

  /** Everything that is stored of it, as bytes. */
  get parts(): EncodedDocument {
    this.#encoded ??= this.#load();
    return this.#encoded;
  }

  get #headPart(): DocumentHead {
    this.#head ??= JSON.parse(utf8(this.#loadHead())) as DocumentHead;
    return this.#head;
  }

  get #placesPart(): Places {
    this.#places ??= readBlocks(this.parts.places);
    return this.#places;
  }

  get #sectionsPart() {
    this.#sections ??= readSections(this, this.parts.places, this.#placesPart);
    return this.#sections;
  }
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function readBlocks(bytes: Uint8Array): Places {
  const reader = new ByteReader(bytes);
  const pages = JSON.parse(utf8(reader.raw(reader.varint()))) as (string | null)[];
  const count = reader.varint();
  const blocks: Block[] = [];
  const byteStarts = new Float64Array(count + 1);
  let line = 0;
  let section = -1;
  let page: string | null = null;
  let start = 0;
  for (let index = 0; index < count; index++) {
    const flags = reader.varint();
    const end = start + reader.varint();
    byteStarts[index + 1] = (byteStarts[index] ?? 0) + (end - start) + reader.varint() + 1;
    line += reader.signed();
    if (flags & NEW_SECTION) section += 1;
    if (flags & NEW_PAGE) page = pages[reader.varint()] ?? null;
    const kind = BLOCK_KINDS[flags & 7];
    if (!kind) throw new RangeError(`no kind of block ${flags & 7}`);
    blocks.push({ kind, start, end, line, page, section });
    start = end + 1;
  }
  return { blocks, byteStarts, sectionsAt: reader.at };
}

function readSections(
  document: StoredDocument,
  bytes: Uint8Array,
  { blocks, sectionsAt }: Places,
): { readonly sections: readonly Section[]; readonly linesAt: number } {
  const reader = new ByteReader(bytes, sectionsAt);
  const count = reader.varint();
  const sections: Section[] = [];
  let path: readonly string[] = [];
  let first = 0;
  for (let index = 0; index < count; index++) {
    while ((blocks[first]?.section ?? index) < index) first += 1;
    const shared = reader.varint();
    const titles = [...path.slice(0, Math.floor(shared / 4))];
    for (let left = reader.varint(); left > 0; left--)
      titles.push(utf8(reader.raw(reader.varint())));
    if (shared & 2) titles.push(document.blockText(first));
    path = titles;
    const start = blocks[first]?.start ?? 0;
    sections.push({ path, start, end: 0, excluded: (shared & 1) === 1 });
  }
  const end = blocks.at(-1)?.end ?? 0;
  return {
    sections: sections.map((section, index) => {
      return { ...section, end: sections[index + 1]?.start ?? end };
    }),
    linesAt: reader.at,
  };
}

function readLines(bytes: Uint8Array, at: number): LineStart[] {
  const reader = new ByteReader(bytes, at);
  const lines: LineStart[] = [];
  let offset = 0;
  let line = 0;
  for (let left = reader.varint(); left > 0; left--) {
    offset += reader.varint();
    line += reader.signed();
    lines.push({ offset, line });
  }
  return lines;
}
