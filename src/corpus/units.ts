// Units of analysis: the stretches in which codes are counted and queries hold.
import { sentencesOf } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { Block, BlockKind, SourceDocument } from './source-document.ts';

export type UnitKind = 'document' | 'section' | 'paragraph' | 'sentence';

/** One unit of analysis: a stretch of the document's text. */
export interface Unit extends Span {
  /** The block's kind for paragraphs and sentences, else the unit's. */
  readonly kind: BlockKind | 'document' | 'section';
  /** Index into `blocks` of its first block; -1 in a document without text. */
  readonly block: number;
  /** Index into `sections` of its first section; -1 in a document without text. */
  readonly section: number;
  /** Whether its section is excluded from coding and counts. Never of a whole document. */
  readonly excluded: boolean;
}

/**
 * The units of a document, in the order of the text. Paragraphs are blocks that are neither heading nor
 * code, unless `allBlocks` is set (searching and concordances show them); sentences lie within those
 * blocks, without the white space between them. A document is always one unit, even without text.
 */
export function unitsOf(
  document: SourceDocument,
  kind: UnitKind,
  options: { readonly allBlocks?: boolean } = {},
): Unit[] {
  switch (kind) {
    case 'document':
      return [wholeDocument(document)];
    case 'section':
      return sections(document);
    case 'paragraph':
      return textBlocks(document, options.allBlocks ?? false);
    case 'sentence':
      return textBlocks(document, options.allBlocks ?? false).flatMap((block) =>
        sentencesIn(document, block),
      );
  }
}

/** Whether a block is a paragraph in the sense of the units: neither heading nor code. */
export function isParagraph(block: Pick<Block, 'kind'>): boolean {
  return block.kind !== 'heading' && block.kind !== 'code';
}

function wholeDocument(document: SourceDocument): Unit {
  const first = document.blocks.length > 0 ? 0 : -1;
  const { length } = document.text;
  return { start: 0, end: length, kind: 'document', block: first, section: first, excluded: false };
}

function sections(document: SourceDocument): Unit[] {
  let block = 0;
  return document.sections.map(({ start, end, excluded }, section) => {
    while ((document.blocks[block]?.section ?? section) < section) block += 1;
    return { start, end, kind: 'section', block, section, excluded };
  });
}

function textBlocks(document: SourceDocument, allBlocks: boolean): Unit[] {
  const units: Unit[] = [];
  document.blocks.forEach((block, index) => {
    if (!allBlocks && !isParagraph(block)) return;
    const { start, end, kind, section } = block;
    const excluded = document.sections[section]?.excluded ?? false;
    units.push({ start, end, kind, block: index, section, excluded });
  });
  return units;
}

function sentencesIn(document: SourceDocument, block: Unit): Unit[] {
  const text = document.text.slice(block.start, block.end);
  return sentencesOf(text, document.language).map(({ start, end }) => {
    return { ...block, start: block.start + start, end: block.start + end };
  });
}
