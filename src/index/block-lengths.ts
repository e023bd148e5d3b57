// How many words each block has: what BM25 asks of a unit, without reading its text. One byte a block;
// those of the few long ones follow.
import { ByteReader, ByteWriter } from './bytes.ts';

/** A byte that says that the length stands among those that follow. */
const LONG = 255;

/** One byte for each block, then for each long one its number, as a step, and its length. */
export function encodeLengths(lengths: Int32Array): Uint8Array {
  const writer = new ByteWriter();
  writer.raw(Uint8Array.from(lengths, (length) => Math.min(length, LONG)));
  let before = 0;
  lengths.forEach((length, block) => {
    if (length < LONG) return;
    writer.varint(block - before);
    writer.varint(length);
    before = block;
  });
  return writer.finish();
}

/** Reads what `encodeLengths` wrote of so many blocks: the length of a block by its number. */
export function readLengths(bytes: Uint8Array, blocks: number): (block: number) => number {
  const long = new Map<number, number>();
  const reader = new ByteReader(bytes, blocks);
  for (let block = 0; !reader.done; ) {
    block += reader.varint();
    long.set(block, reader.varint());
  }
  return (block) => {
    const byte = bytes[block] ?? 0;
    return byte < LONG ? byte : (long.get(block) ?? byte);
  };
}
