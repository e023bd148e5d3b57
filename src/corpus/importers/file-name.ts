// Names of files that every system can keep, that links need not escape, and that people recognise.

/** Most bytes in UTF-8; file systems take 255, and temporary names are longer. */
const MOST_BYTES = 180;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name made of any text, without ending: letters of every script, digits, `_`, `.`, `-` and
 * brackets stay, runs of all else become one `-`. In composed form (NFC), never empty, never hidden.
 */
export function safeFileName(text: string): string {
  const kept = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_.()（）《》-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/\.{2,}/g, '.');
  const cut = cutToBytes(trimEdges(kept));
  const name = trimEdges(cut) || 'document';
  return RESERVED.test(name.split('.')[0] ?? '') ? `${name}-` : name;
}

/** No blank, point or hyphen at either end; no combining mark without its letter. */
function trimEdges(text: string): string {
  return text.replace(/^[-.\p{M}]+|[-.]+$/gu, '');
}

function cutToBytes(text: string): string {
  let bytes = 0;
  let cut = '';
  for (const char of text) {
    bytes += Buffer.byteLength(char);
    if (bytes > MOST_BYTES) break;
    cut += char;
  }
  return cut;
}
