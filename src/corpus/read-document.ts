// From the bytes of a Markdown file to what Axial knows of a document.
import { createHash } from 'node:crypto';
import { decodeMarkdown } from './decode-markdown.ts';
import { readFrontMatter, splitFrontMatter, unclosedFrontMatter } from './front-matter.ts';
import { lostTags } from './lost-tags.ts';
import { EMPTY_METADATA } from './metadata.ts';
import { projectMarkdown } from './project-markdown.ts';
import { PROJECTION_VERSION } from './projection.ts';
import { DEFAULT_EXCLUDED_SECTIONS, divideIntoSections } from './sections.ts';
import type { Block, SourceDocument } from './source-document.ts';
import { finishTags } from './tags.ts';

export interface ReadOptions {
  /** As `documentIdOf` gives it. */
  readonly id: string;
  /** Path relative to the study's folder, as the file system spells it; findings name it. */
  readonly file: string;
  /** BCP 47: the language of a document whose front matter names none. Default: en. */
  readonly defaultLanguage?: string;
  /** Titles of sections that are excluded, with all below them. Default: references in five languages. */
  readonly exclude?: readonly string[];
  /** Further keys of the front matter that the study defines (its extraction fields). */
  readonly ownKeys?: readonly string[];
}

/**
 * Reads a document. Any bytes give one: what is wrong with them is in `diagnostics`, in the order of
 * the file. The same bytes and options give the same document.
 */
export function readDocument(bytes: Uint8Array, options: ReadOptions): SourceDocument {
  const { id, file, defaultLanguage = 'en', exclude = DEFAULT_EXCLUDED_SECTIONS } = options;
  const { ownKeys } = options;
  const decoded = decodeMarkdown(bytes, file);
  const { yaml, bodyStart } = splitFrontMatter(decoded.text);
  const front =
    yaml === null ? noFrontMatter(decoded.text, file) : readFrontMatter(yaml, file, ownKeys);
  const projection = projectMarkdown(decoded.text, { file, bodyStart });
  const { text } = projection;
  const { tags, diagnostics } = finishTags(projection);
  const { blocks, sections } = divideIntoSections(text, projection.blocks, exclude);
  const document = {
    id,
    file,
    text,
    hash: hashText(text),
    metadata: front.metadata,
    title: front.metadata.title ?? firstHeading(text, blocks) ?? fileName(id),
    language: front.metadata.language ?? defaultLanguage,
    blocks,
    sections,
    lines: projection.lines,
    pages: projection.pages,
    tags,
  };
  return {
    ...document,
    diagnostics: [
      ...decoded.diagnostics,
      ...front.diagnostics,
      ...projection.diagnostics,
      ...diagnostics,
      ...lostTags(document),
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
  };
}

function noFrontMatter(text: string, file: string) {
  const unclosed = unclosedFrontMatter(text, file);
  return { metadata: EMPTY_METADATA, diagnostics: unclosed ? [unclosed] : [] };
}

/** SHA-256, in lower-case hex, of the projected text with the version of the projection before it. */
export function hashText(text: string): string {
  return createHash('sha256').update(`axial-text-${PROJECTION_VERSION}\n${text}`).digest('hex');
}

function firstHeading(text: string, blocks: readonly Block[]): string | null {
  const heading = blocks.find((block) => block.kind === 'heading');
  return heading ? text.slice(heading.start, heading.end) : null;
}

function fileName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
