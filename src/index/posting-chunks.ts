// Postings on disk. The words of a batch stand in chunks of some kilobytes, in order, each with its
// postings; a list of the chunks' first words leads to the one chunk that may hold a word.
import { encodeLengths } from './block-lengths.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { GatheredWords } from './gather-words.ts';

/** A chunk is closed when it has as many words or bytes of postings. */
const CHUNK_WORDS = 256;
const CHUNK_BYTES = 8192;

/** A batch's words ready to be stored. */
export interface EncodedWords {
  /** First word of each chunk. */
  readonly firsts: readonly string[];
  readonly chunks: readonly Uint8Array[];
  /** All words of the batch, one a line, in order: what wildcards look through. */
  readonly list: Uint8Array;
  /** How many words each block has; `block-lengths.ts` reads it. */
  readonly lengths: Uint8Array;
  readonly words: number;
}

/** Where a word stands: blocks of the batch in order, and how often in each. */
export interface Postings {
  readonly blocks: Int32Array;
  readonly counts: Int32Array;
}

const encoder = new TextEncoder();

export function encodeWords(gathered: GatheredWords): EncodedWords {
  const { words, offsets } = gathered;
  const firsts: string[] = [];
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < words.length; ) {
    const postings = new ByteWriter();
    const lengths: number[] = [];
    let end = start;
    while (end < words.length && end - start < CHUNK_WORDS && postings.length < CHUNK_BYTES) {
      const before = postings.length;
      writePostings(postings, gathered, offsets[end] as number, offsets[end + 1] as number);
      lengths.push(postings.length - before);
      end += 1;
    }
    firsts.push(words[start] as string);
    chunks.push(chunkOf(words.slice(start, end), lengths, postings.finish()));
    start = end;
  }
  return {
    firsts,
    chunks,
    list: encoder.encode(words.join('\n')),
    lengths: encodeLengths(gathered.lengths),
    words: words.length,
  };
}

function chunkOf(words: readonly string[], lengths: readonly number[], postings: Uint8Array) {
  const writer = new ByteWriter();
  const list = encoder.encode(words.join('\n'));
  writer.varint(list.length);
  writer.raw(list);
  for (const length of lengths) writer.varint(length);
  writer.raw(postings);
  return writer.finish();
}

/** Blocks as steps from the one before, doubled; odd if a count other than 1 follows. */
function writePostings(
  writer: ByteWriter,
  gathered: GatheredWords,
  from: number,
  to: number,
): void {
  let before = -1;
  for (let at = from; at < to; at++) {
    const block = gathered.blocks[at] as number;
    const count = gathered.counts[at] as number;
    writer.varint((block - before) * 2 + (count === 1 ? 0 : 1));
    if (count !== 1) writer.varint(count);
    before = block;
  }
}

/** A chunk whose words are known and whose postings are decoded when they are asked for. */
export interface Chunk {
  readonly words: readonly string[];
  /** Postings of the word at an index. */
  postings(index: number): Postings;
  /** Visits the postings of the word at an index, without keeping them. */
  visit(index: number, posting: (block: number, count: number) => void): void;
}

export function readChunk(bytes: Uint8Array): Chunk {
  const reader = new ByteReader(bytes);
  const list = reader.raw(reader.varint());
  const words = Buffer.from(list.buffer, list.byteOffset, list.length).toString('utf8').split('\n');
  const ends = new Int32Array(words.length + 1);
  for (let index = 0; index < words.length; index++) {
    ends[index + 1] = (ends[index] as number) + reader.varint();
  }
  const base = reader.at;
  const bytesOf = (index: number): Uint8Array =>
    bytes.subarray(base + (ends[index] as number), base + (ends[index + 1] as number));
  return {
    words,
    postings: (index) => readPostings(bytesOf(index)),
    visit: (index, posting) => visitPostings(bytesOf(index), posting),
  };
}

function readPostings(bytes: Uint8Array): Postings {
  const blocks = new Int32Array(bytes.length);
  const counts = new Int32Array(bytes.length);
  let size = 0;
  visitPostings(bytes, (block, count) => {
    blocks[size] = block;
    counts[size++] = count;
  });
  return { blocks: blocks.subarray(0, size), counts: counts.subarray(0, size) };
}

function visitPostings(bytes: Uint8Array, posting: (block: number, count: number) => void): void {
  const reader = new ByteReader(bytes);
  let block = -1;
  while (!reader.done) {
    const step = reader.varint();
    block += step >>> 1;
    posting(block, step & 1 ? reader.varint() : 1);
  }
}
