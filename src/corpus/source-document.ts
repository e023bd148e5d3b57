// What the rest of Axial knows of a document: its projected text, where each stretch comes from, and
// what its front matter says.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Metadata } from './metadata.ts';

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row' | 'quote' | 'code' | 'footnote';

/** One line of the projected text: blocks are joined by `\n`, which belongs to no block. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Line of the source file on which the block's text begins, from 1. */
  readonly line: number;
  /** Page set by the last `<!-- page N -->` before it, or null. */
  readonly page: string | null;
  /** Index into `SourceDocument.sections`. */
  readonly section: number;
}

/** From one heading to the next of any level; the sections partition the text. */
export interface Section extends Span {
  /** Titles from the outermost heading to this one; empty before the first heading. */
  readonly path: readonly string[];
  /** Whether the settings exclude it (references): searched and shown, never coded by rules or counted. */
  readonly excluded: boolean;
}

/** A directive `:name[…]{…}` or `:::name` that survived the projection as a stretch of text. */
export interface InlineTag extends Span {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Place of the directive in the source file, from 1. */
  readonly line: number;
  readonly column: number;
}

/** From `offset` on (up to the next entry) the text stands on this line of the source. */
export interface LineStart {
  readonly offset: number;
  readonly line: number;
}

/** From `offset` on (up to the next entry) the text stands on this page of the printed source. */
export interface PageStart {
  readonly offset: number;
  readonly page: string;
}

export interface SourceDocument {
  /** Path under the corpus folder without `.md`, NFC, `/` between parts. */
  readonly id: string;
  /** Path of the file relative to the study's folder, as the file system spells it. */
  readonly file: string;
  /** The projection: what is searched, coded and quoted. */
  readonly text: string;
  /** SHA-256 of the projected text and the projection's version. */
  readonly hash: string;
  readonly metadata: Metadata;
  /** Front matter title, else the first heading, else the file's name. */
  readonly title: string;
  /** BCP 47; from the front matter, else the study's first language. */
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly lines: readonly LineStart[];
  /** Empty where no `<!-- page N -->` stands; text before the first entry has no page. */
  readonly pages: readonly PageStart[];
  readonly tags: readonly InlineTag[];
  readonly diagnostics: readonly Diagnostic[];
}
