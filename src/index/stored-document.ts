// A document out of the index. Each part is read and decoded when somebody first asks for it: a search
// of one paragraph does not pay for the others.
import type { Block, LineStart, Section, SourceDocument } from '../corpus/source-document.ts';
import { ByteReader } from './bytes.ts';
import { HAS_CODES, HAS_EXCLUDED, HAS_FINDINGS } from './catalogue.ts';
import type { DocumentHead } from './encode-document.ts';
import { readPiece, type StoredPiece, utf8 } from './stored-piece.ts';

/** What is known of a document before anything of it is read. Names may change while its text stays. */
export interface KnownOfDocument {
  /** Its number in the index, which no other text ever has. */
  readonly number: number;
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly language: string;
  readonly year: number | null;
  /** Sum of the traits in `catalogue.ts`. */
  readonly traits: number;
  readonly blocks: number;
  readonly pieceBlocks: number;
}

/** Reads the parts of a document as bytes. */
export interface DocumentParts {
  readonly head: () => Uint8Array;
  readonly outline: () => Uint8Array;
  readonly piece: (index: number) => Uint8Array;
}

export class StoredDocument implements SourceDocument {
  readonly number: number;
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly language: string;
  /** As its metadata have it. */
  readonly year: number | null;
  readonly #known: KnownOfDocument;
  readonly #load: DocumentParts;
  readonly #pieces: (StoredPiece | undefined)[] = [];
  #head: DocumentHead | undefined;
  #text: string | undefined;
  #blocks: readonly Block[] | undefined;
  #sections: readonly Section[] | undefined;
  #lines: readonly LineStart[] | undefined;

  constructor(known: KnownOfDocument, load: DocumentParts) {
    this.number = known.number;
    this.id = known.id;
    this.file = known.file;
    this.title = known.title;
    this.language = known.language;
    this.year = known.year;
    this.#known = known;
    this.#load = load;
  }

  get text(): string {
    this.#text ??= this.#allPieces()
      .map((piece) => piece.text())
      .join('\n');
    return this.#text;
  }

  get hash(): string {
    return this.#headPart.hash;
  }

  get metadata(): SourceDocument['metadata'] {
    return this.#headPart.metadata;
  }

  get blocks(): readonly Block[] {
    this.#blocks ??= Array.from({ length: this.#known.blocks }, (_, index) => this.block(index));
    return this.#blocks;
  }

  get sections(): readonly Section[] {
    this.#sections ??= readSections(this.#load.outline());
    return this.#sections;
  }

  get lines(): readonly LineStart[] {
    this.#lines ??= this.#allPieces().flatMap((piece) => piece.lines());
    return this.#lines;
  }

  get pages(): SourceDocument['pages'] {
    return this.#headPart.pages;
  }

  get tags(): SourceDocument['tags'] {
    return this.hasCodes ? this.#headPart.tags : [];
  }

  get diagnostics(): SourceDocument['diagnostics'] {
    if ((this.#known.traits & HAS_FINDINGS) === 0) return [];
    const { file } = this;
    return this.#headPart.diagnostics.map((finding) => ({ ...finding, file }));
  }

  /** Whether it has inline tags, or codes in its front matter. */
  get hasCodes(): boolean {
    return (this.#known.traits & HAS_CODES) !== 0;
  }

  /** Whether a section, by its index, is left out of codings by rules and of counts. */
  isExcluded(section: number): boolean {
    const hasExcluded = (this.#known.traits & HAS_EXCLUDED) !== 0;
    return hasExcluded && (this.sections[section]?.excluded ?? false);
  }

  hasBlock(index: number): boolean {
    return index >= 0 && index < this.#known.blocks;
  }

  /** One block, without the others. */
  block(index: number): Block {
    return this.#pieceOf(index).block(index % this.#known.pieceBlocks);
  }

  /** The text of one block, without decoding the rest. */
  blockText(index: number): string {
    return this.#pieceOf(index).blockText(index % this.#known.pieceBlocks);
  }

  /** Indexes of the blocks that hold a match of `pattern`, which has the flag `g`, in their order. */
  blocksHolding(pattern: RegExp): Int32Array {
    const found: number[] = [];
    this.#allPieces().forEach((piece, index) => {
      const first = index * this.#known.pieceBlocks;
      let place = 0;
      for (const match of piece.text().matchAll(pattern)) {
        const offset = piece.start(0) + match.index;
        while (place + 1 < piece.count && piece.start(place + 1) <= offset) place += 1;
        if (found.at(-1) !== first + place) found.push(first + place);
      }
    });
    return Int32Array.from(found);
  }

  /** Index of the block in which `offset` lies, as `blockIndexAt` gives it; -1 for no text. */
  blockIndexAt(offset: number): number {
    const index = this.#loadedPieceAt(offset) ?? this.#searchedPieceAt(offset);
    if (index < 0) return -1;
    const piece = this.#piece(index);
    let place = piece.count - 1;
    while (place > 0 && piece.start(place) > offset) place -= 1;
    return index * this.#known.pieceBlocks + place;
  }

  /** The piece of an offset among those that were read: a search would read others on its way. */
  #loadedPieceAt(offset: number): number | null {
    for (const index of this.#pieces.keys()) {
      const piece = this.#pieces[index];
      if (piece && piece.start(0) <= offset && offset < piece.end) return index;
    }
    return null;
  }

  /** Index of the last piece that begins at or before an offset; -1 for none. */
  #searchedPieceAt(offset: number): number {
    const { blocks, pieceBlocks } = this.#known;
    let low = 0;
    let high = Math.ceil(blocks / pieceBlocks);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#piece(middle).start(0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Source line of the character at `offset`, as `lineAt` gives it, without the list of all lines. */
  lineAt(offset: number): number {
    const index = this.blockIndexAt(offset);
    return index < 0 ? 1 : this.lineIn(index, offset);
  }

  /** The same of an offset in a block that is known: to find the block reads other pieces, too. */
  lineIn(block: number, offset: number): number {
    return this.#pieceOf(block).lineAt(block % this.#known.pieceBlocks, offset);
  }

  get #headPart(): DocumentHead {
    this.#head ??= JSON.parse(utf8(this.#load.head())) as DocumentHead;
    return this.#head;
  }

  #pieceOf(index: number): StoredPiece {
    if (!this.hasBlock(index)) throw new RangeError(`no block ${index} in ${this.id}`);
    return this.#piece(Math.floor(index / this.#known.pieceBlocks));
  }

  #piece(index: number): StoredPiece {
    const known = this.#pieces[index];
    if (known) return known;
    const piece = readPiece(this.#load.piece(index));
    this.#pieces[index] = piece;
    return piece;
  }

  #allPieces(): StoredPiece[] {
    const { blocks, pieceBlocks } = this.#known;
    return Array.from({ length: Math.ceil(blocks / pieceBlocks) }, (_, index) =>
      this.#piece(index),
    );
  }
}

function readSections(bytes: Uint8Array): Section[] {
  const reader = new ByteReader(bytes);
  const length = reader.varint();
  const sections: Section[] = [];
  let start = 0;
  let path: readonly string[] = [];
  for (let left = reader.varint(); left > 0; left--) {
    start += reader.varint();
    const shared = reader.varint();
    const titles = [...path.slice(0, shared >>> 1)];
    for (let more = reader.varint(); more > 0; more--)
      titles.push(utf8(reader.raw(reader.varint())));
    path = titles;
    sections.push({ path, start, end: length, excluded: (shared & 1) === 1 });
  }
  return sections.map((section, index) => {
    return { ...section, end: sections[index + 1]?.start ?? length };
  });
}
