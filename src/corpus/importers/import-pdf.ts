// PDF files to Markdown, with a mark where each page begins.
import { getDocumentProxy } from 'unpdf';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { guessLanguage } from './guess-language.ts';
import {
  type Importer,
  importFinding,
  refused,
  type SourceFacts,
  splitAuthors,
} from './imported.ts';
import { inflatesTooFar } from './pdf-bounds.ts';
import { PdfData } from './pdf-data.ts';
import { removeFurniture } from './pdf-furniture.ts';
import { type PdfLine, pdfLines } from './pdf-lines.ts';
import { pdfBlocks } from './pdf-paragraphs.ts';
import { pdfTree } from './pdf-tree.ts';
import { vocabularyOf } from './pdf-words.ts';
import { writeMarkdown } from './write-markdown.ts';

const MOST_PAGES = 5_000;
const MOST_CHARACTERS = 30_000_000;

/** Nothing is fetched: tables of characters come from this program, by names without a folder. */
const OPTIONS = {
  verbosity: 0,
  stopAtErrors: false,
  useWorkerFetch: false,
  BinaryDataFactory: PdfData,
  cMapUrl: 'cmaps/',
  cMapPacked: true,
  standardFontDataUrl: 'fonts/',
};

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * Imports the text layer of a PDF: paragraphs across lines and pages, headings by their size,
 * footnotes, page numbers as printed (else the file's labels, else counted). Running heads and page
 * numbers are taken out, with a finding. A file without text needs OCR first and is refused.
 */
export const importPdf: Importer = async (bytes, file) => {
  if (inflatesTooFar(bytes)) {
    return refused(file, 'pdf-too-large', 'The PDF file unpacks to more than can be read.');
  }
  let pdf: Pdf;
  try {
    // pdf.js takes the bytes for itself: it gets a copy.
    pdf = await getDocumentProxy(new Uint8Array(bytes), OPTIONS);
  } catch (error) {
    return unreadable(error as Error, file);
  }
  try {
    return await readPdf(pdf, file);
  } catch (error) {
    // pdf.js throws plain errors for what is damaged within a file.
    return unreadable(error as Error, file);
  } finally {
    await pdf.destroy();
  }
};

function unreadable(error: Error, file: string): ReturnType<typeof refused> {
  if (error.name === 'PasswordException') {
    const hint = 'Save a copy without password and add that.';
    return refused(file, 'encrypted-pdf', 'The PDF file is protected by a password.', hint);
  }
  return refused(file, 'unreadable-pdf', `The PDF file cannot be read: ${error.message}.`);
}

async function readPdf(pdf: Pdf, file: string): ReturnType<Importer> {
  if (pdf.numPages > MOST_PAGES) {
    return refused(file, 'pdf-too-large', `The PDF file has more than ${MOST_PAGES} pages.`);
  }
  const pages: PdfLine[][] = [];
  let characters = 0;
  let rotated = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const read = pdfLines(items.flatMap((item) => ('str' in item ? [item] : [])));
    page.cleanup();
    pages.push(read.lines);
    rotated += read.rotated;
    characters += read.lines.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > MOST_CHARACTERS) {
      return refused(file, 'pdf-too-large', 'The PDF file has more text than can be read.');
    }
  }
  if (characters === 0) {
    const hint = 'It is probably scanned: run OCR (for example ocrmypdf) and add the result.';
    return refused(file, 'pdf-without-text', 'The PDF file has no text in it.', hint);
  }
  const furniture = removeFurniture(pages);
  const pageNames = furniture.numbers?.map(String) ?? (await pageLabels(pdf));
  const blocks = pdfBlocks(furniture.pages);
  const vocabulary = vocabularyOf(furniture.pages.flat().map(({ text }) => text));
  const markdown = writeMarkdown(pdfTree(blocks, { pageNames, vocabulary }));
  const findings = findingsOf({ file, pages, pageNames, heads: furniture.heads, rotated });
  const facts = await factsOf(pdf, markdown);
  return { document: { facts, markdown, frontMatter: null, pages: pdf.numPages }, findings };
}

async function pageLabels(pdf: Pdf): Promise<string[]> {
  const labels = await pdf.getPageLabels();
  return Array.from({ length: pdf.numPages }, (_, index) => {
    const label = labels?.[index]?.trim() ?? '';
    return /^[\w.-]{1,20}$/.test(label) ? label : String(index + 1);
  });
}

function findingsOf(read: {
  readonly file: string;
  readonly pages: readonly (readonly PdfLine[])[];
  readonly pageNames: readonly string[];
  readonly heads: readonly string[];
  readonly rotated: number;
}): Diagnostic[] {
  const { file } = read;
  const findings: Diagnostic[] = [];
  const empty = read.pageNames.filter((_, index) => read.pages[index]?.length === 0);
  if (empty.length > 0) {
    const message = `${empty.length === 1 ? 'Page' : 'Pages'} ${empty.join(', ')} ${empty.length === 1 ? 'has' : 'have'} no text; pictures of text need OCR.`;
    findings.push(importFinding(file, 'warning', { rule: 'page-without-text', message }));
  }
  if (read.heads.length > 0) {
    const message = `Running heads were left out: ${read.heads.map((head) => `“${head}”`).join(', ')}.`;
    findings.push(importFinding(file, 'info', { rule: 'left-out', message }));
  }
  if (read.rotated > 0) {
    const message = `${read.rotated} letters that do not stand upright were left out.`;
    findings.push(importFinding(file, 'info', { rule: 'left-out', message }));
  }
  return findings;
}

/** Titles that programs write of themselves. */
const NO_TITLE = /^(?:untitled|microsoft word\b.*|.*\.(?:docx?|indd|tex|pdf|qxd|dvi|wps))$/i;

async function factsOf(pdf: Pdf, markdown: string): Promise<SourceFacts> {
  const { info } = await pdf.getMetadata();
  const fields = info as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  };
  const title = text('Title');
  const authors = splitAuthors(text('Author'));
  const tag = text('Language');
  const language =
    guessLanguage(markdown) ?? (/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null);
  return {
    ...(title !== '' && !NO_TITLE.test(title) && { title }),
    ...(authors.length > 0 && { authors }),
    ...(language && { language }),
  };
}
