// Reads chosen parts of a ZIP file that may be hostile: sizes are counted while inflating, names with
// `..` refused, and nothing is written anywhere.
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

export interface ZipLimits {
  /** Most entries in the archive. */
  readonly entries: number;
  /** Most bytes of all parts that are read, inflated. */
  readonly bytes: number;
}

/** Why an archive is refused, in words for its reader. */
export class ZipProblem extends Error {}

/**
 * The inflated parts that `wanted` accepts, by name.
 * @throws ZipProblem where the archive is damaged, encrypted, larger than the limits, or lies about sizes.
 */
export async function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openZip(bytes);
  if (zip.entryCount > limits.entries) {
    throw new ZipProblem(`it holds more than ${limits.entries} files`);
  }
  const parts = new Map<string, Buffer>();
  let left = limits.bytes;
  try {
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/') || !wanted(entry.fileName)) continue;
      if (parts.has(entry.fileName)) throw new ZipProblem(`it holds "${entry.fileName}" twice`);
      if (entry.isEncrypted()) throw new ZipProblem('it is encrypted');
      if (entry.uncompressedSize > left) throw new ZipProblem(tooLarge(limits));
      const part = await inflate(zip, entry, left);
      left -= part.length;
      parts.set(entry.fileName, part);
    }
  } catch (error) {
    throw error instanceof ZipProblem ? error : new ZipProblem((error as Error).message);
  } finally {
    zip.close();
  }
  return parts;
}

function tooLarge({ bytes }: ZipLimits): string {
  return `it unpacks to more than ${Math.round(bytes / 1_000_000)} MB`;
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(new ZipProblem(error.message));
      else resolve(zip);
    });
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (run: () => void): void => {
        zip.removeAllListeners('entry').removeAllListeners('end').removeAllListeners('error');
        run();
      };
      zip.on('entry', (found: Entry) => settle(() => resolve(found)));
      zip.on('end', () => settle(() => resolve(null)));
      zip.on('error', (error: Error) => settle(() => reject(error)));
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

function inflate(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > most) stream.destroy(new ZipProblem('it is larger than it says'));
        else chunks.push(chunk);
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
