// Plain text to Markdown: paragraphs, and nothing that would be read as markup.
import type { Paragraph } from 'mdast';
import { decodeText } from './decode-text.ts';
import { guessLanguage } from './guess-language.ts';
import type { Importer } from './imported.ts';
import { writeMarkdown } from './write-markdown.ts';

/** A line of so many characters was not broken by hand: every line of such a file is a paragraph. */
const LONG_LINE = 120;

/** Imports plain text. Blank lines part paragraphs; in files with long lines every line end does. */
export const importText: Importer = async (bytes, file) => {
  const { text, findings } = decodeText(bytes, file);
  const children = paragraphsOf(text).map(
    (value): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value }] }),
  );
  const language = guessLanguage(text);
  const document = {
    facts: language === null ? {} : { language },
    markdown: writeMarkdown({ type: 'root', children }),
    frontMatter: null,
    pages: null,
  };
  return { document, findings };
};

/** The paragraphs of a plain text, each on one line. */
export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const isWrapped = lines.every((line) => line.length <= LONG_LINE);
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    const joined = open.map((line) => line.trim()).join('\n');
    if (joined !== '') paragraphs.push(joined);
    open = [];
  };
  for (const line of lines) {
    // Two ideographic blanks begin a Chinese paragraph, whatever stands before.
    if (line.trim() === '' || !isWrapped || /^(?:\u3000\u3000|\t)/.test(line)) close();
    if (line.trim() !== '') open.push(line);
  }
  close();
  return paragraphs;
}
