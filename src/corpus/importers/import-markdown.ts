// Markdown stays as it is; only its front matter is completed where it has none.
import { splitFrontMatter } from '../front-matter.ts';
import { decodeText } from './decode-text.ts';
import { guessLanguage } from './guess-language.ts';
import type { Importer } from './imported.ts';

/** Imports Markdown: its text and its front matter word for word. */
export const importMarkdown: Importer = async (bytes, file) => {
  const { text, findings } = decodeText(bytes, file);
  const { yaml, bodyStart } = splitFrontMatter(text);
  const markdown = text.slice(bodyStart);
  const language = yaml === null ? guessLanguage(markdown) : null;
  const document = {
    facts: language === null ? {} : { language },
    markdown,
    frontMatter: yaml === null ? null : text.slice(0, bodyStart),
    pages: null,
  };
  return { document, findings };
};
