// A document whose every character has an identity, so that after any edits it is known where each word
// has gone: the ground truth against which anchoring is tested. It is written as Markdown in a style
// (line width, markup, line ends) and read again as any document is.
import { readDocument } from '../../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../../src/corpus/source-document.ts';
import type { RandomSource } from '../../../src/statistics/random.ts';

export interface Glyph {
  /** One code point. */
  readonly text: string;
  readonly id: number;
  /** Id of the character of which this is a copy of a copy …; its own id if it is none. */
  readonly root: number;
}

export interface EditedBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'quote';
  readonly glyphs: readonly Glyph[];
}

/** What may change without a change of the text. */
export interface Style {
  readonly width: number;
  /** Share of words in bold, in links, in code, in tags. */
  readonly markup: number;
  readonly bullet: '-' | '*' | '+';
  readonly lineEnd: '\n' | '\r\n';
}

export interface EditedDocument {
  readonly blocks: readonly EditedBlock[];
  readonly style: Style;
}

export const PLAIN: Style = { width: 80, markup: 0, bullet: '-', lineEnd: '\n' };

let lastId = 0;

/** Characters that are new to the document. */
export function newGlyphs(text: string): Glyph[] {
  return Array.from(text, (character) => {
    lastId += 1;
    return { text: character, id: lastId, root: lastId };
  });
}

export function copyOf(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.map(({ text, root }) => {
    lastId += 1;
    return { text, id: lastId, root };
  });
}

/** The blocks of a document as it was read; rows, code and footnotes become paragraphs. */
export function editable(document: SourceDocument): EditedDocument {
  const blocks = document.blocks.map(({ kind, start, end }): EditedBlock => {
    const glyphs = newGlyphs(document.text.slice(start, end).replaceAll('\t', ' '));
    const known = kind === 'heading' || kind === 'item' || kind === 'quote';
    return { kind: known ? kind : 'paragraph', glyphs };
  });
  return { blocks: tidy(blocks), style: PLAIN };
}

/** Blocks without white space at their ends, and without empty ones: Markdown cannot hold either. */
export function tidy(blocks: readonly EditedBlock[]): EditedBlock[] {
  return blocks
    .map(({ kind, glyphs }) => {
      let start = 0;
      let end = glyphs.length;
      while (start < end && isSpace(glyphs[start])) start += 1;
      while (end > start && isSpace(glyphs[end - 1])) end -= 1;
      return { kind, glyphs: glyphs.slice(start, end) };
    })
    .filter((block) => block.glyphs.length > 0);
}

function isSpace(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && /^\s$/u.test(glyph.text);
}

/** The text that Axial has to read. */
export function textOf({ blocks }: EditedDocument): string {
  return blocks.map(({ glyphs }) => glyphs.map((glyph) => glyph.text).join('')).join('\n');
}

/** Each UTF-16 unit's glyph; null for line ends and second halves of surrogate pairs. */
export function glyphsByOffset({ blocks }: EditedDocument): (Glyph | null)[] {
  const all: (Glyph | null)[] = [];
  for (const { glyphs } of blocks) {
    if (all.length > 0) all.push(null);
    for (const glyph of glyphs) {
      all.push(glyph);
      if (glyph.text.length > 1) all.push(null);
    }
  }
  return all;
}

/** Writes the document as Markdown and reads it; throws if another text comes back. */
export function writeAndRead(document: EditedDocument, random: RandomSource): SourceDocument {
  const markdown = document.blocks
    .map((block) => blockMarkdown(block, document.style, random))
    .join('\n\n');
  const bytes = Buffer.from(`${markdown}\n`.replaceAll('\n', document.style.lineEnd));
  const read = readDocument(bytes, { id: 'edited', file: 'edited.md' });
  const wanted = textOf(document);
  if (read.text !== wanted) throw new Error(firstDifference(wanted, read.text));
  return read;
}

function firstDifference(wanted: string, got: string): string {
  let at = 0;
  while (wanted[at] === got[at]) at += 1;
  const around = (text: string): string =>
    JSON.stringify(text.slice(Math.max(0, at - 30), at + 30));
  return `Another text came back: ${around(got)} in place of ${around(wanted)}`;
}

function blockMarkdown({ kind, glyphs }: EditedBlock, style: Style, random: RandomSource): string {
  const [first, rest] = leaders(kind, style);
  const width = kind === 'heading' ? Number.POSITIVE_INFINITY : style.width;
  return `${first}${inlineMarkdown(glyphs, { ...style, width }, random).replaceAll('\n', `\n${rest}`)}`;
}

function leaders(kind: EditedBlock['kind'], { bullet }: Style): readonly [string, string] {
  if (kind === 'heading') return ['## ', ''];
  if (kind === 'item') return [`${bullet} `, '  '];
  return kind === 'quote' ? ['> ', '> '] : ['', ''];
}

/** A paragraph with very many marks is read as plain text. */
const MOST_MARKUP = 100;

/** Characters of which a run may be wrapped in markup, and between which a line may break. */
const HAN = /^\p{Script=Han}$/u;
const PLAIN_LETTER = /^[A-Za-z]$/;

function inlineMarkdown(glyphs: readonly Glyph[], style: Style, random: RandomSource): string {
  let markdown = '';
  let column = 0;
  let marked = 0;
  for (let at = 0; at < glyphs.length; at += 1) {
    const here = glyphs[at]?.text ?? '';
    const before = glyphs[at - 1]?.text ?? '';
    if (column >= style.width && HAN.test(here) && HAN.test(before)) {
      markdown += '\n';
      column = 0;
    }
    if (column >= style.width && here === ' ' && isBetweenLetters(glyphs, at)) {
      markdown += '\n';
      column = 0;
      continue;
    }
    const end = wordEnd(glyphs, at);
    if (end > at && marked < MOST_MARKUP && random.fraction() < style.markup) {
      marked += 1;
      const word = glyphs.slice(at, end).map((glyph) => glyph.text);
      markdown += withMarkup(word.join(''), random);
      column += word.length;
      at = end - 1;
      continue;
    }
    markdown += escaped(here);
    column += 1;
  }
  return markdown;
}

function isBetweenLetters(glyphs: readonly Glyph[], at: number): boolean {
  const [before, behind] = [glyphs[at - 1]?.text ?? '', glyphs[at + 1]?.text ?? ''];
  return PLAIN_LETTER.test(before) && PLAIN_LETTER.test(behind);
}

/** End of the word of plain letters or Han that begins at `at` between other characters, or `at`. */
function wordEnd(glyphs: readonly Glyph[], at: number): number {
  const kind = [HAN, PLAIN_LETTER].find((pattern) => pattern.test(glyphs[at]?.text ?? ''));
  if (!kind || /[\p{L}\p{N}]/u.test(glyphs[at - 1]?.text ?? '')) return at;
  let end = at + 1;
  while (end - at < 20 && kind.test(glyphs[end]?.text ?? '')) end += 1;
  return /[\p{L}\p{N}]/u.test(glyphs[end]?.text ?? '') ? at : end;
}

function withMarkup(word: string, random: RandomSource): string {
  const forms = [
    `**${word}**`,
    `*${word}*`,
    `\`${word}\``,
    `[${word}](https://example.org/a_b)`,
    `:marked-word[${word}]{memo="A note"}`,
    `${word}<!-- a comment -->`,
  ];
  return forms[random.below(forms.length)] ?? word;
}

/** CommonMark: any ASCII punctuation may stand behind a backslash. */
function escaped(character: string): string {
  return /^[!-/:-@[-`{-~]$/.test(character) ? `\\${character}` : character;
}
