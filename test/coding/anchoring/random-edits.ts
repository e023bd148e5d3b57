// What people do to documents, at random: each edit is a function from a document to the edited one.
import type { RandomSource } from '../../../src/statistics/random.ts';
import {
  copyOf,
  type EditedBlock,
  type EditedDocument,
  type Glyph,
  newGlyphs,
  tidy,
} from './edited-document.ts';

export interface EditContext {
  readonly random: RandomSource;
  /** Words that the document itself uses: new text is made of them. */
  readonly words: readonly string[];
  /** Ids of the characters of each coding. */
  readonly codings: readonly (() => ReadonlySet<number>)[];
}

type Edit = (document: EditedDocument, context: EditContext) => EditedDocument;

export const EDITS = {
  insert: insertWords,
  delete: deleteStretch,
  replace: replaceStretch,
  'insert a paragraph': insertParagraph,
  'delete a paragraph': deleteParagraph,
  'move a paragraph': moveParagraph,
  'duplicate a paragraph': duplicateParagraph,
  'split or join paragraphs': splitOrJoin,
  'reflow lines': reflow,
  'change markup': changeMarkup,
  'convert line ends': convertLineEnds,
  'translate quotes': translateQuotes,
  'edit inside a quotation': editQuotation,
} as const satisfies Readonly<Record<string, Edit>>;

export type EditKind = keyof typeof EDITS;
export const EDIT_KINDS = Object.keys(EDITS) as EditKind[];

/** Words of a text, or characters where it is Chinese. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
}

function insertWords(document: EditedDocument, context: EditContext): EditedDocument {
  return splice(document, context, { longest: 0, filling: newWords(context, 20) });
}

function deleteStretch(document: EditedDocument, context: EditContext): EditedDocument {
  return splice(document, context, { longest: 150, filling: [] });
}

function replaceStretch(document: EditedDocument, context: EditContext): EditedDocument {
  return splice(document, context, { longest: 80, filling: newWords(context, 12) });
}

/** Puts `filling` in the place of 0 to `longest` characters of some block. */
function splice(
  document: EditedDocument,
  { random }: EditContext,
  { longest, filling }: { readonly longest: number; readonly filling: readonly Glyph[] },
): EditedDocument {
  const index = random.below(Math.max(1, document.blocks.length));
  return changeBlock(document, index, (glyphs) => {
    const start = random.below(glyphs.length + 1);
    const count = longest === 0 ? 0 : 1 + random.below(longest);
    return [...glyphs.slice(0, start), ...filling, ...glyphs.slice(start + count)];
  });
}

function insertParagraph(document: EditedDocument, context: EditContext): EditedDocument {
  const block: EditedBlock = { kind: 'paragraph', glyphs: newWords(context, 60) };
  return insertBlock(document, context.random.below(document.blocks.length + 1), block);
}

function deleteParagraph(document: EditedDocument, { random }: EditContext): EditedDocument {
  return withoutBlock(document, random.below(Math.max(1, document.blocks.length)));
}

function moveParagraph(document: EditedDocument, { random }: EditContext): EditedDocument {
  const index = random.below(Math.max(1, document.blocks.length));
  const block = document.blocks[index];
  if (!block) return document;
  return insertBlock(withoutBlock(document, index), random.below(document.blocks.length), block);
}

function duplicateParagraph(document: EditedDocument, { random }: EditContext): EditedDocument {
  const index = random.below(Math.max(1, document.blocks.length));
  const block = document.blocks[index];
  if (!block) return document;
  const copy = { kind: block.kind, glyphs: copyOf(block.glyphs) };
  return insertBlock(document, random.below(document.blocks.length + 1), copy);
}

function splitOrJoin(document: EditedDocument, { random }: EditContext): EditedDocument {
  const index = random.below(Math.max(1, document.blocks.length));
  const block = document.blocks[index];
  if (!block) return document;
  const next = document.blocks[index + 1];
  if (next && random.below(2) === 0) {
    const glyphs = [...block.glyphs, ...newGlyphs(' '), ...next.glyphs];
    return changeBlock(withoutBlock(document, index + 1), index, () => glyphs);
  }
  const at = random.below(block.glyphs.length);
  const behind = { kind: block.kind, glyphs: block.glyphs.slice(at) };
  const before = changeBlock(document, index, (glyphs) => glyphs.slice(0, at), false);
  return insertBlock(before, index + 1, behind);
}

function reflow(document: EditedDocument, { random }: EditContext): EditedDocument {
  return { ...document, style: { ...document.style, width: 20 + random.below(100) } };
}

function changeMarkup(document: EditedDocument, { random }: EditContext): EditedDocument {
  const bullet = (['-', '*', '+'] as const)[random.below(3)] ?? '-';
  return { ...document, style: { ...document.style, bullet, markup: random.fraction() / 2 } };
}

function convertLineEnds(document: EditedDocument): EditedDocument {
  const lineEnd = document.style.lineEnd === '\n' ? '\r\n' : '\n';
  return { ...document, style: { ...document.style, lineEnd } };
}

/** Quotation marks and apostrophes as other languages and typewriters write them. */
const QUOTES: readonly Readonly<Record<string, string>>[] = [
  { '"': '“', "'": '’', '„': '“', '«': '“', '»': '”' },
  { '“': '"', '”': '"', '‘': "'", '’': "'", '„': '"' },
  { '“': '„', '”': '“', '"': '„', '「': '“', '」': '”' },
  { '“': '「', '”': '」', '《': '〈', '》': '〉' },
];

function translateQuotes(document: EditedDocument, { random }: EditContext): EditedDocument {
  const table = QUOTES[random.below(QUOTES.length)] ?? {};
  const blocks = document.blocks.map(({ kind, glyphs }) => ({
    kind,
    glyphs: glyphs.flatMap((glyph) => {
      const other = table[glyph.text];
      return other === undefined ? [glyph] : newGlyphs(other);
    }),
  }));
  return { ...document, blocks };
}

/** One to six characters away from inside a coding, other ones in their place. */
function editQuotation(document: EditedDocument, context: EditContext): EditedDocument {
  const { random, codings } = context;
  const coding = codings[random.below(Math.max(1, codings.length))]?.();
  const index = document.blocks.findIndex(({ glyphs }) =>
    glyphs.some((glyph) => coding?.has(glyph.id)),
  );
  if (!coding || index < 0) return document;
  return changeBlock(document, index, (glyphs) => {
    const places = glyphs.flatMap((glyph, at) => (coding.has(glyph.id) ? [at] : []));
    const start = places[random.below(places.length)] ?? 0;
    const filling = random.below(2) === 0 ? newWords(context, 2) : [];
    return [...glyphs.slice(0, start), ...filling, ...glyphs.slice(start + 1 + random.below(6))];
  });
}

function newWords({ random, words }: EditContext, most: number): Glyph[] {
  const count = 1 + random.below(most);
  const chosen = Array.from({ length: count }, () => words[random.below(words.length)] ?? 'word');
  return newGlyphs(chosen.reduce((text, word) => text + separator(text, word) + word, ''));
}

function separator(text: string, word: string): string {
  return text === '' || /\p{Script=Han}$/u.test(text) || /^\p{Script=Han}/u.test(word) ? '' : ' ';
}

function changeBlock(
  document: EditedDocument,
  index: number,
  change: (glyphs: readonly Glyph[]) => readonly Glyph[],
  tidied = true,
): EditedDocument {
  const blocks = document.blocks.map((block, at) =>
    at === index ? { kind: block.kind, glyphs: change(block.glyphs) } : block,
  );
  return { ...document, blocks: tidied ? tidy(blocks) : blocks };
}

function insertBlock(document: EditedDocument, index: number, block: EditedBlock): EditedDocument {
  return { ...document, blocks: tidy(document.blocks.toSpliced(index, 0, block)) };
}

function withoutBlock(document: EditedDocument, index: number): EditedDocument {
  return { ...document, blocks: document.blocks.toSpliced(index, 1) };
}
