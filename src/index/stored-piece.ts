// One piece of a stored document: some blocks that follow each other, and their text.
import type { Block, LineStart } from '../corpus/source-document.ts';
import { ByteReader } from './bytes.ts';
import { BLOCK_KINDS, MORE_LINES, NEW_LINE, NEW_PAGE, NEW_SECTION } from './encode-document.ts';

/** The blocks of a piece, by their place in it. */
export interface StoredPiece {
  readonly count: number;
  /** Offset at which the piece behind it begins: one line end behind its last block. */
  readonly end: number;
  start(place: number): number;
  block(place: number): Block;
  /** The text of one block. */
  blockText(place: number): string;
  /** The text of the whole piece. */
  text(): string;
  /** Source line of an offset in a block of the piece. */
  lineAt(place: number, offset: number): number;
  /** Entries of the list of lines that belong to the piece. */
  lines(): readonly LineStart[];
}

/** Columns of a block's row in the table of a piece. */
const FLAGS = 0;
const START = 1;
const END = 2;
const LINE = 3;
const SECTION = 4;
/** Where the block begins in the bytes; one line end before the next one's begin. */
const BYTE = 5;
const COLUMNS = 6;

interface Rows {
  readonly count: number;
  /** One row a block, and one behind the last for where its bytes end. */
  readonly table: Int32Array;
  /** Pages, from the place on at which each begins. */
  readonly pages: readonly { readonly place: number; readonly page: string | null }[];
  /** Further entries of the list of lines, by the block's place. */
  readonly further: ReadonlyMap<number, readonly LineStart[]>;
}

export function readPiece(bytes: Uint8Array): StoredPiece {
  const { count, table, pages, further } = readRows(new ByteReader(bytes));
  const blocks: (Block | undefined)[] = [];
  let whole: string | undefined;
  const value = (place: number, column: number): number => table[place * COLUMNS + column] ?? 0;
  return {
    count,
    end: value(count - 1, END) + 1,
    start: (place) => value(place, START),
    block: (place) => {
      const made = blocks[place] ?? {
        kind: BLOCK_KINDS[value(place, FLAGS) & 7] ?? 'paragraph',
        start: value(place, START),
        end: value(place, END),
        line: value(place, LINE),
        page: pages.findLast((page) => page.place <= place)?.page ?? null,
        section: value(place, SECTION),
      };
      blocks[place] = made;
      return made;
    },
    blockText(place) {
      if (whole === undefined) return utf8(bytes, value(place, BYTE), value(place + 1, BYTE) - 1);
      const first = value(0, START);
      return whole.slice(value(place, START) - first, value(place, END) - first);
    },
    text() {
      whole ??= utf8(bytes, value(0, BYTE), value(count, BYTE) - 1);
      return whole;
    },
    lineAt(place, offset) {
      const entries = further.get(place) ?? [];
      return entries.findLast((entry) => entry.offset <= offset)?.line ?? value(place, LINE);
    },
    lines: () =>
      Array.from({ length: count }, (_, place) => place).flatMap((place): readonly LineStart[] => {
        const first = { offset: value(place, START), line: value(place, LINE) };
        const isListed = (value(place, FLAGS) & NEW_LINE) !== 0;
        return [...(isListed ? [first] : []), ...(further.get(place) ?? [])];
      }),
  };
}

function readRows(reader: ByteReader): Rows {
  const count = reader.varint();
  const table = new Int32Array((count + 1) * COLUMNS);
  let start = reader.varint();
  let line = reader.varint();
  let section = reader.varint() - 1;
  const pages = [{ place: 0, page: readText(reader) }];
  const further = new Map<number, readonly LineStart[]>();
  let byte = 0;
  for (let place = 0; place < count; place++) {
    const row = place * COLUMNS;
    const flags = reader.varint();
    const length = reader.varint();
    table[row + FLAGS] = flags;
    table[row + START] = start;
    table[row + END] = start + length;
    table[row + BYTE] = byte;
    byte += length + reader.varint() + 1;
    line += reader.signed();
    table[row + LINE] = line;
    if (flags & NEW_SECTION) section += 1;
    table[row + SECTION] = section;
    if (flags & NEW_PAGE) pages.push({ place, page: readText(reader) });
    if (flags & MORE_LINES) further.set(place, readLines(reader, start, line));
    start += length + 1;
  }
  table[count * COLUMNS + BYTE] = byte;
  for (let place = 0; place <= count; place++) {
    const at = place * COLUMNS + BYTE;
    table[at] = (table[at] as number) + reader.at;
  }
  return { count, table, pages, further };
}

function readLines(reader: ByteReader, start: number, first: number): LineStart[] {
  const entries: LineStart[] = [];
  let offset = start;
  let line = first;
  for (let left = reader.varint(); left > 0; left--) {
    offset += reader.varint();
    line += reader.signed();
    entries.push({ offset, line });
  }
  return entries;
}

function readText(reader: ByteReader): string | null {
  const length = reader.varint();
  const text = utf8(reader.bytes, reader.at, reader.at + length);
  reader.at += length;
  return JSON.parse(text) as string | null;
}

/** Decodes bytes [start, end) as UTF-8. */
export function utf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8', start, end);
}
