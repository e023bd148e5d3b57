// The units of a published document, from the blocks and sections that came with it.
import type { UnitKind } from '../../query/unit-context.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import type { ShardDocument } from './search-data.ts';

export interface SiteUnit extends Span {
  /** The block's kind for paragraphs and sentences, else the unit's. */
  readonly kind: string;
  /** Index of its first block, and of its section; -1 in a document without text. */
  readonly block: number;
  readonly section: number;
}

/** The units in the order of the text; headings and code blocks are units too, as in every search. */
export function unitsOfDocument(document: ShardDocument, kind: UnitKind): SiteUnit[] {
  const { text, blocks, sections, language } = document;
  switch (kind) {
    case 'document':
      return [{ start: 0, end: text.length, kind, block: 0, section: 0 }];
    case 'section':
      return sections.map(([start, end], section) => ({ start, end, kind, block: 0, section }));
    case 'paragraph':
      return blocks.map(blockUnit);
    case 'sentence':
      return blocks.map(blockUnit).flatMap((unit) =>
        sentencesOf(text.slice(unit.start, unit.end), language).map(({ start, end }) => {
          return { ...unit, start: unit.start + start, end: unit.start + end };
        }),
      );
  }
}

function blockUnit(
  [start, end, kind, section]: ShardDocument['blocks'][number],
  block: number,
): SiteUnit {
  return { start, end, kind, block, section };
}
