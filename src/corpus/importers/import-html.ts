// Web pages to Markdown, with what their head says of the source.

import { bareDoi } from '../../bibliography/doi.ts';
import { parseName } from '../../bibliography/parse-name.ts';
import { readDate } from '../../bibliography/read-date.ts';
import { decodeText } from './decode-text.ts';
import { guessLanguage } from './guess-language.ts';
import { elementsNamed, type HastRoot, textOf } from './hast.ts';
import { htmlToMarkdown, parseHtml } from './html-to-markdown.ts';
import { type Importer, importFinding, refused, type SourceFacts } from './imported.ts';

/** Imports a saved web page. Nothing that it refers to is fetched. */
export const importHtml: Importer = async (bytes, file) => {
  const { text, findings } = decodeText(bytes, file, declaredEncoding(bytes));
  try {
    const tree = parseHtml(text);
    const { markdown, leftOut } = htmlToMarkdown(tree, { whole: false });
    if (leftOut.length > 0) {
      const message = `Parts around the text were left out: ${leftOut.join(', ')}.`;
      findings.push(importFinding(file, 'info', { rule: 'left-out', message }));
    }
    const document = { facts: factsOf(tree, markdown), markdown, frontMatter: null, pages: null };
    return { document, findings };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused(file, 'nested-too-deeply', 'The page is nested too deeply to be read.');
  }
};

/** The encoding that the first kilobyte names, as browsers look for it. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? null;
}

function factsOf(tree: HastRoot, markdown: string): SourceFacts {
  const meta = metaOf(tree);
  const first = (...names: readonly string[]): string | undefined =>
    names.flatMap((name) => meta.get(name) ?? []).find((value) => value !== '');
  const [title] = elementsNamed(tree, 'title').map(textOf);
  const authors = meta.get('citation_author') ?? meta.get('dc.creator') ?? meta.get('author') ?? [];
  const date = isoDate(
    first(
      'citation_publication_date',
      'citation_date',
      'dc.date',
      'article:published_time',
      'date',
    ) ?? '',
  );
  const venue = first('citation_journal_title');
  const doi = bareDoi(first('citation_doi', 'dc.identifier') ?? '');
  const url = canonicalUrl(tree);
  const shown = first('citation_title', 'dc.title', 'og:title') ?? title;
  const language = languageOf(tree) ?? guessLanguage(markdown);
  return {
    ...(shown && { title: shown }),
    ...(authors.length > 0 && { authors: authors.map(parseName) }),
    ...(date && { date }),
    ...(venue && { venue }),
    ...(/^10\.\d{4,9}\/\S+$/.test(doi) && { doi }),
    ...(url && { url }),
    ...(language && { language }),
  };
}

/** Contents of the page's `meta` elements by their names in small letters. */
function metaOf(tree: HastRoot): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const { properties } of elementsNamed(tree, 'meta')) {
    const name = String(properties.name ?? properties.property ?? '').toLowerCase();
    const content = String(properties.content ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (name !== '' && content !== '') values.set(name, [...(values.get(name) ?? []), content]);
  }
  return values;
}

function isoDate(text: string): string | null {
  const parts = readDate(text)?.['date-parts']?.[0];
  if (!parts) return null;
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

function canonicalUrl(tree: HastRoot): string | null {
  const link = elementsNamed(tree, 'link').find(({ properties }) =>
    [properties.rel].flat().includes('canonical'),
  );
  const href = String(link?.properties.href ?? '');
  return /^https?:\/\/\S+$/i.test(href) ? href : null;
}

function languageOf(tree: HastRoot): string | null {
  const [html] = elementsNamed(tree, 'html');
  const tag = String(html?.properties.lang ?? html?.properties.xmlLang ?? '');
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null;
}
