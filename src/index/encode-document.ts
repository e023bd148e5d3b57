// A document as it lies in the index: what it says of itself and its outline, and its text in pieces of
// some blocks each, so that a search of one paragraph reads a few kilobytes. `stored-document.ts` reads
// it back.
import type { Block, BlockKind, LineStart, SourceDocument } from '../corpus/source-document.ts';
import { ByteWriter } from './bytes.ts';

/** In the order of their numbers on disk; add at the end only. */
export const BLOCK_KINDS: readonly BlockKind[] = [
  'heading',
  'paragraph',
  'item',
  'row',
  'quote',
  'code',
  'footnote',
];

/** Bits of a block's first byte, above the three of its kind. */
export const NEW_SECTION = 8;
export const NEW_PAGE = 16;
/** The list of lines has an entry where the block begins. */
export const NEW_LINE = 32;
/** The list of lines has entries further on in the block. */
export const MORE_LINES = 64;

/** Bytes of text that a piece is to have, about. */
const PIECE = 8192;

/** What a document says of itself: all but its text, the places in it, and what the catalogue knows. */
export interface DocumentHead extends Pick<SourceDocument, 'metadata' | 'hash' | 'pages' | 'tags'> {
  /** Each without `file`, which is the document's. */
  readonly diagnostics: readonly Omit<SourceDocument['diagnostics'][number], 'file'>[];
}

export interface EncodedDocument {
  readonly head: Uint8Array;
  /** Its sections. */
  readonly outline: Uint8Array;
  /** Blocks in a piece; the last piece may have fewer. */
  readonly pieceBlocks: number;
  readonly pieces: readonly Uint8Array[];
}

/** The title that a document has of itself; null where it is called after its file. */
export function ownTitle(document: SourceDocument): string | null {
  const isNamed =
    document.metadata.title !== null || document.blocks.some((block) => block.kind === 'heading');
  return isNamed ? document.title : null;
}

const encoder = new TextEncoder();

/** The parts of a document to store. Its id and its file's names are stored beside them. */
export function encodeDocument(document: SourceDocument): EncodedDocument {
  const { blocks, text } = document;
  const pieceBlocks = Math.max(
    1,
    Math.ceil((blocks.length * PIECE) / Math.max(text.length, PIECE)),
  );
  const writer = new PieceWriter(document);
  const pieces: Uint8Array[] = [];
  for (let first = 0; first < blocks.length; first += pieceBlocks) {
    pieces.push(writer.piece(first, Math.min(blocks.length, first + pieceBlocks)));
  }
  return {
    head: encoder.encode(JSON.stringify(headOf(document))),
    outline: encodeOutline(document),
    pieceBlocks,
    pieces,
  };
}

function headOf(document: SourceDocument): DocumentHead {
  const { metadata, hash, pages, tags } = document;
  return {
    metadata,
    hash,
    pages,
    tags,
    diagnostics: document.diagnostics.map(({ file: _, ...finding }) => finding),
  };
}

/** Writes pieces in order; each begins with what the blocks before it leave open. */
class PieceWriter {
  readonly #document: SourceDocument;
  #line = 0;
  #section = -1;
  #page: string | null = null;
  /** The next entry of the list of lines. */
  #entry = 0;

  constructor(document: SourceDocument) {
    this.#document = document;
  }

  /** Blocks [first, end): where they are, how long, then their text. */
  piece(first: number, end: number): Uint8Array {
    const { blocks, text } = this.#document;
    const writer = new ByteWriter();
    const start = blocks[first]?.start ?? 0;
    writer.varint(end - first);
    writer.varint(start);
    writer.varint(this.#line);
    writer.varint(this.#section + 1);
    writeText(writer, JSON.stringify(this.#page));
    for (let index = first; index < end; index++) this.#writeBlock(writer, index);
    writer.raw(encoder.encode(text.slice(start, blocks[end - 1]?.end)));
    return writer.finish();
  }

  #writeBlock(writer: ByteWriter, index: number): void {
    const { blocks, text } = this.#document;
    const block = blocks[index] as Block;
    const before = blocks[index - 1];
    const step = block.section - this.#section;
    if (block.start !== (before ? before.end + 1 : 0) || step < 0 || step > 1) {
      throw new Error(`a gap before the block at ${block.start}`);
    }
    const { atStart, further } = this.#linesOf(block);
    const flags =
      (step === 1 ? NEW_SECTION : 0) |
      (block.page === this.#page ? 0 : NEW_PAGE) |
      (atStart ? NEW_LINE : 0) |
      (further.length > 0 ? MORE_LINES : 0);
    writer.varint(BLOCK_KINDS.indexOf(block.kind) | flags);
    const length = block.end - block.start;
    writer.varint(length);
    writer.varint(utf8Length(text, block.start, block.end) - length);
    writer.signed(block.line - this.#line);
    if (block.page !== this.#page) writeText(writer, JSON.stringify(block.page));
    if (further.length > 0) writeLines(writer, block, further);
    this.#line = block.line;
    this.#section = block.section;
    this.#page = block.page;
  }

  /** The entries of the list of lines up to the next block. */
  #linesOf(block: Block): { readonly atStart: boolean; readonly further: readonly LineStart[] } {
    const { lines } = this.#document;
    const first = this.#entry;
    while ((lines[this.#entry]?.offset ?? Number.POSITIVE_INFINITY) <= block.end) this.#entry += 1;
    const entries = lines.slice(first, this.#entry);
    const atStart = entries[0]?.offset === block.start && entries[0].line === block.line;
    return { atStart, further: atStart ? entries.slice(1) : entries };
  }
}

function writeLines(writer: ByteWriter, block: Block, lines: readonly LineStart[]): void {
  writer.varint(lines.length);
  let { start: offset, line } = block;
  for (const entry of lines) {
    writer.varint(entry.offset - offset);
    writer.signed(entry.line - line);
    ({ offset, line } = entry);
  }
}

function writeText(writer: ByteWriter, text: string): void {
  const bytes = encoder.encode(text);
  writer.varint(bytes.length);
  writer.raw(bytes);
}

/** Bytes of a stretch in UTF-8; the half of a surrogate pair counts as U+FFFD, as it is encoded. */
function utf8Length(text: string, start: number, end: number): number {
  let bytes = end - start;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else {
      bytes += 2;
      const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
      // Four bytes for two units.
      if (isPair && index + 1 < end) index += 1;
    }
  }
  return bytes;
}

/** Length of the text, then for each section where it begins and what of its path is new. */
function encodeOutline({ sections, text }: SourceDocument): Uint8Array {
  const writer = new ByteWriter();
  writer.varint(text.length);
  writer.varint(sections.length);
  let start = 0;
  let before: readonly string[] = [];
  for (const section of sections) {
    const { path } = section;
    let shared = 0;
    while (shared < path.length && path[shared] === before[shared]) shared += 1;
    writer.varint(section.start - start);
    writer.varint(shared * 2 + (section.excluded ? 1 : 0));
    writer.varint(path.length - shared);
    for (const title of path.slice(shared)) writeText(writer, title);
    start = section.start;
    before = path;
  }
  return writer.finish();
}
