// What pdf.js may ask for beside the file itself: tables of characters, from this program alone.

/** A class for pdf.js' option `BinaryDataFactory`: gives tables of characters and nothing else. */
export class PdfData {
  /** @throws Error where there is no such table; pdf.js then goes on without it. */
  async fetch({
    kind,
    filename,
  }: {
    readonly kind: string;
    readonly filename: string;
  }): Promise<Uint8Array> {
    if (kind === 'cMapUrl') {
      const { predefinedCMap } = await import('./predefined-cmaps.ts');
      const table = predefinedCMap(filename);
      if (table !== null) return table;
    }
    throw new Error(`${filename} is not part of this program.`);
  }
}
