// A document as it lies in the index: what it says of itself as JSON, its text as UTF-8, and the places
// of its text as varints. `stored-document.ts` reads it back.
import type { BlockKind, SourceDocument } from '../corpus/source-document.ts';
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

/** What a document says of itself: all but its text, the places in it, and what the list of documents knows. */
export interface DocumentHead extends Pick<SourceDocument, 'metadata' | 'hash' | 'pages' | 'tags'> {
  /** Each without `file`, which is the document's. */
  readonly diagnostics: readonly Omit<SourceDocument['diagnostics'][number], 'file'>[];
}

export interface EncodedDocument {
  readonly head: Uint8Array;
  readonly text: Uint8Array;
  readonly places: Uint8Array;
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
  return {
    head: encoder.encode(JSON.stringify(headOf(document))),
    text: encoder.encode(document.text),
    places: encodePlaces(document),
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

/** Blocks, sections, lines; before the first two stands how many bytes they take. */
function encodePlaces(document: SourceDocument): Uint8Array {
  const writer = new ByteWriter();
  for (const write of [writeBlocks, writeSections]) {
    const part = new ByteWriter();
    write(part, document);
    const bytes = part.finish();
    writer.varint(bytes.length);
    writer.raw(bytes);
  }
  let offset = 0;
  let line = 0;
  for (const entry of document.lines) {
    writer.varint(entry.offset - offset);
    writer.signed(entry.line - line);
    offset = entry.offset;
    line = entry.line;
  }
  return writer.finish();
}

/** Blocks follow each other with one line end between them, so that a length places each of them. */
function writeBlocks(writer: ByteWriter, { blocks, text }: SourceDocument): void {
  const pages = [...new Set([null, ...blocks.map((block) => block.page)])];
  writeText(writer, JSON.stringify(pages));
  writer.varint(blocks.length);
  let line = 0;
  let section = -1;
  let page: string | null = null;
  let start = 0;
  for (const block of blocks) {
    const step = block.section - section;
    if (block.start !== start || step < 0 || step > 1) throw new Error(`a gap at ${block.start}`);
    const flags = (step === 1 ? NEW_SECTION : 0) | (block.page === page ? 0 : NEW_PAGE);
    writer.varint(BLOCK_KINDS.indexOf(block.kind) | flags);
    const length = block.end - block.start;
    writer.varint(length);
    writer.varint(utf8Length(text, block.start, block.end) - length);
    writer.signed(block.line - line);
    if (block.page !== page) writer.varint(pages.indexOf(block.page));
    ({ line, section, page } = block);
    start = block.end + 1;
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

/**
 * A section begins at its first block and ends at the next one's. Of its path only what is new is
 * stored; the last title is that of its heading, which is its first block.
 */
function writeSections(writer: ByteWriter, { sections, blocks, text }: SourceDocument): void {
  writer.varint(sections.length);
  let first = 0;
  let before: readonly string[] = [];
  sections.forEach((section, index) => {
    while ((blocks[first]?.section ?? index) < index) first += 1;
    const heading = blocks[first];
    const { path } = section;
    let shared = 0;
    while (shared < path.length && path[shared] === before[shared]) shared += 1;
    const last = path.at(-1);
    const isHeading =
      heading && last === text.slice(heading.start, heading.end) && shared < path.length;
    writer.varint(shared * 4 + (isHeading ? 2 : 0) + (section.excluded ? 1 : 0));
    const titles = path.slice(shared, isHeading ? -1 : path.length);
    writer.varint(titles.length);
    for (const title of titles) writeText(writer, title);
    before = path;
  });
}
