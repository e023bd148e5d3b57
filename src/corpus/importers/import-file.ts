// One file of any known kind as a Markdown document with front matter.
import type { Diagnostic } from '../../text/diagnostic.ts';
import { safeFileName } from './file-name.ts';
import { type Importer, type ImportResult, importFinding, refused } from './imported.ts';
import { writeFrontMatter } from './write-front-matter.ts';

/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 300_000_000;
/** Longest Markdown that an import may give, in UTF-16 units. */
const LONGEST_MARKDOWN = 60_000_000;

/** Importers by ending, each loaded only when it is needed: PDF and Word readers are heavy. */
const IMPORTERS: Readonly<Record<string, () => Promise<Importer>>> = {
  md: async () => (await import('./import-markdown.ts')).importMarkdown,
  markdown: async () => (await import('./import-markdown.ts')).importMarkdown,
  txt: async () => (await import('./import-text.ts')).importText,
  text: async () => (await import('./import-text.ts')).importText,
  html: async () => (await import('./import-html.ts')).importHtml,
  htm: async () => (await import('./import-html.ts')).importHtml,
  xhtml: async () => (await import('./import-html.ts')).importHtml,
  docx: async () => (await import('./import-docx.ts')).importDocx,
  pdf: async () => (await import('./import-pdf.ts')).importPdf,
};

/** Endings that Axial imports, for help and messages. */
export const IMPORTED_ENDINGS: readonly string[] = ['md', 'txt', 'html', 'docx', 'pdf'];

/** Kinds that people try, and how to turn them into one that is read. */
const OTHERS: Readonly<Record<string, string>> = {
  doc: 'Open it in Word or LibreOffice and save it as .docx.',
  odt: 'Save it as .docx in LibreOffice.',
  rtf: 'Save it as .docx in Word or LibreOffice.',
  wps: 'Save it as .docx in WPS Office.',
  caj: 'Save it as PDF in CAJViewer.',
  epub: 'Convert it with Pandoc: pandoc FILE.epub -o FILE.md',
  tex: 'Convert it with Pandoc: pandoc FILE.tex -o FILE.md',
  bib: 'Use --bib FILE.',
  ris: 'Use --bib FILE.',
};

export interface ImportedFile {
  /** A safe name for the document, with `.md`. */
  readonly name: string;
  /** The whole file: front matter and text. */
  readonly content: string;
  readonly pages: number | null;
}

export interface ImportedFileResult {
  /** Null where the file cannot be imported. */
  readonly imported: ImportedFile | null;
  readonly findings: readonly Diagnostic[];
}

/**
 * Imports a file by the ending of its name; what it holds must agree with it. `file` is how findings
 * name it. Never throws for what the bytes are.
 */
export async function importFile(
  bytes: Uint8Array,
  { file, name }: { readonly file: string; readonly name: string },
): Promise<ImportedFileResult> {
  const { document, findings } = await readSource(bytes, { file, name });
  if (document === null) return { imported: null, findings };
  if (document.markdown.length > LONGEST_MARKDOWN) {
    const tooLong = refused(file, 'document-too-long', 'The text is too long to be one document.');
    return { imported: null, findings: [...findings, ...tooLong.findings] };
  }
  const stem = name.replace(/\.[^.]*$/, '');
  const title = document.facts.title ?? firstHeading(document.markdown) ?? stem.trim();
  const facts = { ...document.facts, ...(title !== '' && { title }) };
  const front = document.frontMatter ?? `${writeFrontMatter(facts)}\n`;
  const content = `${front}${document.markdown.replace(/\n*$/, '\n')}`;
  const empty = document.markdown.trim() === '' ? [emptyText(file)] : [];
  return {
    imported: { name: `${safeFileName(stem)}.md`, content, pages: document.pages },
    findings: [...findings, ...empty],
  };
}

async function readSource(
  bytes: Uint8Array,
  { file, name }: { readonly file: string; readonly name: string },
): Promise<ImportResult> {
  if (bytes.length > LARGEST_FILE) {
    return refused(file, 'file-too-large', `The file is larger than ${LARGEST_FILE / 1e6} MB.`);
  }
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const load = Object.hasOwn(IMPORTERS, ending) ? IMPORTERS[ending] : undefined;
  if (!load) return unknownKind(file, ending);
  const mistake = contentMistake(bytes, ending);
  if (mistake !== null) return refused(file, 'wrong-content', mistake);
  const importer = await load();
  return importer(bytes, file);
}

function unknownKind(file: string, ending: string): ImportResult {
  const kinds = `Axial imports ${IMPORTED_ENDINGS.join(', ')}.`;
  const hint = Object.hasOwn(OTHERS, ending) ? OTHERS[ending] : undefined;
  const what = ending === '' ? 'A file without ending' : `A file of the kind ".${ending}"`;
  return refused(file, 'unknown-kind', `${what} cannot be imported. ${kinds}`, hint);
}

/** What is wrong where the first bytes do not fit the ending, or null. */
function contentMistake(bytes: Uint8Array, ending: string): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (ending === 'pdf') return start.includes('%PDF-') ? null : 'The file is no PDF.';
  if (ending === 'docx') {
    if (start.startsWith('PK')) return null;
    return start.startsWith('\u00d0\u00cf\u0011\u00e0')
      ? 'The file is an old Word file (.doc) or has a password; save it as .docx without one.'
      : 'The file is no Word document (.docx).';
  }
  if (start.startsWith('%PDF-') || start.startsWith('PK\u0003\u0004')) {
    return `The file is no text, whatever its ending ".${ending}" says.`;
  }
  return null;
}

/** The first heading, where it is plain text. */
function firstHeading(markdown: string): string | null {
  const heading = /^#{1,6}[ \t]+(\S.*?)[ \t#]*$/m.exec(markdown)?.[1] ?? '';
  return heading === '' || /[\\*_`[\]<&:{]/.test(heading) ? null : heading;
}

function emptyText(file: string): Diagnostic {
  return importFinding(file, 'warning', {
    rule: 'empty-document',
    message: 'No text was found in the file; the document is empty.',
  });
}
