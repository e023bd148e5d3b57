// Word documents to Markdown: mammoth reads the text, a check before it keeps hostile archives out.
import mammoth from 'mammoth';
import { ZipFile } from 'yazl';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { guessLanguage } from './guess-language.ts';
import { htmlToMarkdown, parseHtml } from './html-to-markdown.ts';
import {
  type Importer,
  importFinding,
  refused,
  type SourceFacts,
  splitAuthors,
} from './imported.ts';
import { readZip, ZipProblem } from './read-zip.ts';
import { headingStyles, withHeadingStyles } from './word-headings.ts';

import { xmlProblem } from './xml-bounds.ts';

const LIMITS = { entries: 10_000, bytes: 200_000_000 };
/** Most characters of the main text's XML: mammoth holds it as a tree. */
const LONGEST_XML = 60_000_000;

/** The parts that carry text; pictures, fonts and macros are never unpacked. */
const TEXT_PART =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/[^/]*\.xml|word\/_rels\/[^/]*\.rels)$/;

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='Block Text'] => blockquote:fresh",
];

/**
 * Imports a .docx file: headings, lists, tables, footnotes and endnotes, links. Text that was deleted
 * under "track changes" and comments are left out, inserted text stays; pictures leave their
 * alternative text; numbers that Word counts itself are lost, with a finding.
 */
export const importDocx: Importer = async (bytes, file) => {
  let parts: ReadonlyMap<string, Buffer>;
  try {
    parts = await readZip(bytes, (name) => TEXT_PART.test(name), LIMITS);
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    const hint = 'Open it in Word or LibreOffice and save it again as .docx.';
    return refused(
      file,
      'unreadable-docx',
      `The Word file cannot be read: ${error.message}.`,
      hint,
    );
  }
  const problem = partsProblem(parts);
  if (problem !== null) {
    return refused(file, 'unreadable-docx', `The Word file cannot be read: ${problem}.`);
  }
  return convert(parts, file);
};

function partsProblem(parts: ReadonlyMap<string, Buffer>): string | null {
  if (!parts.has('[Content_Types].xml')) return 'it is no Word document (.docx)';
  for (const [name, part] of parts) {
    if (part.length > LONGEST_XML) return `"${name}" is longer than ${LONGEST_XML / 1_000_000} MB`;
    const found = xmlProblem(part.toString('utf8'));
    if (found !== null) return `"${name}": ${found}`;
  }
  return null;
}

async function convert(parts: ReadonlyMap<string, Buffer>, file: string): ReturnType<Importer> {
  const findings: Diagnostic[] = [];
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: await repack(withHeadingStyles(parts)) },
      {
        styleMap: [...STYLES, ...headingStyles(parts)],
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    html = result.value;
  } catch (error) {
    // mammoth throws plain errors for what it cannot make out in a file.
    return refused(
      file,
      'unreadable-docx',
      `The Word file cannot be read: ${(error as Error).message}.`,
    );
  }
  try {
    const tree = parseHtml(html);
    const { markdown } = htmlToMarkdown(tree, { whole: true });
    if (losesNumbers(parts)) findings.push(lostNumbers(file));
    const facts = factsOf(parts.get('docProps/core.xml')?.toString('utf8') ?? '', markdown);
    return { document: { facts, markdown, frontMatter: null, pages: null }, findings };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused(file, 'nested-too-deeply', 'The Word file is nested too deeply to be read.');
  }
}

/** An archive of the checked parts alone, so that mammoth sees what was counted and nothing else. */
async function repack(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, part] of parts) zip.addBuffer(part, name, { compress: false });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** Whether Word counts articles or sections itself: "Article %1", "第%1条", "§ %1". */
function losesNumbers(parts: ReadonlyMap<string, Buffer>): boolean {
  const numbering = parts.get('word/numbering.xml')?.toString('utf8') ?? '';
  const texts = [...numbering.matchAll(/<w:lvlText\b[^>]*?w:val="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  return texts.some((text) => /%\d/.test(text) && /\p{L}|§/u.test(text.replace(/%\d/g, '')));
}

function lostNumbers(file: string): Diagnostic {
  return importFinding(file, 'warning', {
    rule: 'automatic-numbers-lost',
    message:
      'Word counts articles or sections of this file by itself; those numbers are not in the text.',
    hint: 'In Word, turn automatic numbers into text (or save as PDF) and add the file again.',
  });
}

function factsOf(core: string, markdown: string): SourceFacts {
  const title = xmlText(core, 'dc:title');
  const author = xmlText(core, 'dc:creator');
  const tag = xmlText(core, 'dc:language');
  const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : guessLanguage(markdown);
  const authors = splitAuthors(author);
  return {
    ...(title !== '' && { title }),
    ...(authors.length > 0 && { authors }),
    ...(language && { language }),
  };
}

function xmlText(xml: string, name: string): string {
  const found =
    new RegExp(`<${name}(?:\\s[^>]{0,500})?>([^<]{0,2000})</${name}>`).exec(xml)?.[1] ?? '';
  const entities: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  };
  return found
    .replace(/&(amp|lt|gt|quot|apos);/g, (all, entity: string) => entities[entity] ?? all)
    .replace(/&#(\d{1,7});/g, (all, code: string) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : all,
    )
    .replace(/\s+/g, ' ')
    .trim();
}
