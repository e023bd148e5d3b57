// Checksums of what is stored. SQLite keeps none: a page that was overwritten gives other bytes, or no
// row where one was, without an error. So every value that is read is checked against a checksum that
// is stored elsewhere, in what led to it, up to the one row of the state.
import { crc32 } from 'node:zlib';

/** CRC-32 of bytes, or of a text as UTF-8: unsigned, 32 bits. */
export function checksum(data: Uint8Array | string): number {
  return crc32(data);
}

/** Checksum of a row's values with its key: no other row is taken for it. */
export function rowChecksum(key: number, ...values: readonly Uint8Array[]): number {
  return values.reduce((sum, value) => crc32(value, sum), crc32(String(key)));
}
