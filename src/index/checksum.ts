// Checksums of what is stored. SQLite keeps none: a page that was overwritten gives other bytes, or no
// row where one was, without an error. So every value that is read is checked against a checksum that
// is stored elsewhere, in what led to it, up to the one row of the state.
import { crc32 } from 'node:zlib';

/** CRC-32 of bytes, or of a text as UTF-8: unsigned, 32 bits. */
export function checksum(data: Uint8Array | string): number {
  return crc32(data);
}

/** Sums checksums of rows in any order. */
export function addChecksums(sum: number, added: number): number {
  return (sum + added) % 0x1_0000_0000;
}

/** Takes a row's checksum out of a sum. */
export function subtractChecksum(sum: number, removed: number): number {
  return (sum - removed + 0x1_0000_0000) % 0x1_0000_0000;
}
