// Bytes of a text file of any origin, as text.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { importFinding } from './imported.ts';

/**
 * Decodes by byte order mark, else by `declared` (a label such as `gb2312`), else as UTF-8. Bytes that
 * are none of it are read as GB18030 where that gives mostly Chinese, else as Windows-1252, with a
 * finding that names the guess.
 */
export function decodeText(
  bytes: Uint8Array,
  file: string,
  declared: string | null = null,
): { text: string; findings: Diagnostic[] } {
  const known = labelOf(bytes) ?? declared;
  const strict = known === null ? null : tryDecode(bytes, known);
  const text = strict ?? tryDecode(bytes, 'utf-8');
  if (text !== null) return { text: clean(text), findings: [] };
  const chinese = tryDecode(bytes, 'gb18030');
  const isChinese = chinese !== null && mostlyHan(chinese);
  const label = isChinese ? 'gb18030' : 'windows-1252';
  const guessed = isChinese ? chinese : new TextDecoder('windows-1252').decode(bytes);
  const finding = importFinding(file, 'warning', {
    rule: 'guessed-encoding',
    message: `The file is not UTF-8; it was read as ${label === 'gb18030' ? 'GB18030' : 'Windows-1252'}.`,
    hint: 'If letters look wrong, save the file as UTF-8 and add it again.',
  });
  return { text: clean(guessed), findings: [finding] };
}

function labelOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // The bytes are not in this encoding, or its label is not known.
    return null;
  }
}

function mostlyHan(text: string): boolean {
  const start = text.slice(0, 20_000);
  const han = start.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > (start.match(/[^\p{Script=Han}\s\p{P}\p{N}]/gu)?.length ?? 0);
}

/** Line ends as `\n`; control characters that no text has go. */
function clean(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .replace(/\r\n?|\u2028/g, '\n')
      .replace(/\u2029/g, '\n\n')
      .replace(/\f/g, '\n\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are meant.
      .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '')
  );
}
