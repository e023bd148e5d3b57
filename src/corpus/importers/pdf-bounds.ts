// Whether a PDF is a bomb: streams that inflate to far more than any text needs.
import { inflateSync } from 'node:zlib';

/** Most bytes that all compressed streams of a file may inflate to. */
const MOST_BYTES = 600_000_000;
/** Most bytes of one stream. */
const MOST_IN_ONE = 200_000_000;
const STREAM = Buffer.from('stream');

/**
 * Whether the deflated streams of a file inflate beyond the limits. Each is tried with a bounded
 * output; what is no deflated stream costs nothing.
 */
export function inflatesTooFar(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = buffer.indexOf(STREAM); at >= 0; at = buffer.indexOf(STREAM, at + STREAM.length)) {
    let start = at + STREAM.length;
    if (buffer[start] === 13) start += 1;
    if (buffer[start] === 10) start += 1;
    // The first byte of nearly every deflated stream (RFC 1950): method 8, window 32 kB or less.
    if (((buffer[start] ?? 0) & 0x0f) !== 8) continue;
    const size = inflatedSize(buffer.subarray(start));
    total += size;
    if (size > MOST_IN_ONE || total > MOST_BYTES) return true;
  }
  return false;
}

function inflatedSize(stream: Buffer): number {
  try {
    return inflateSync(stream, { maxOutputLength: MOST_IN_ONE }).length;
  } catch (error) {
    // A stream of another kind, or one that is larger than the limit.
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? MOST_IN_ONE + 1 : 0;
  }
}
