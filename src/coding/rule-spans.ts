// From the hits of a rule to the stretches that it codes.
import type { RuleSpan } from '../codebook/codebook.ts';
import { blockIndexAt } from '../corpus/places.ts';
import type { Block, SourceDocument } from '../corpus/source-document.ts';
import { isParagraph } from '../corpus/units.ts';
import { sentencesOf } from '../text/sentences.ts';
import { compareSpans, mergeOverlapping, overlaps, type Span } from '../text/span.ts';

/** What a rule must know of a document to place what it codes. */
export interface RuleText {
  readonly language: string;
  /** Index of the block in which an offset lies, or -1. */
  blockIndexAt(offset: number): number;
  /** A block by its index; undefined behind the last. */
  block(index: number): Block | undefined;
  blockText(index: number): string;
  isExcluded(section: number): boolean;
}

/** A document as rules see it. */
export function ruleText(document: SourceDocument): RuleText {
  const { language, blocks, sections, text } = document;
  return {
    language,
    blockIndexAt: (offset) => blockIndexAt(document, offset),
    block: (index) => blocks[index],
    blockText: (index) => text.slice(blocks[index]?.start, blocks[index]?.end),
    isExcluded: (section) => sections[section]?.excluded ?? false,
  };
}

/**
 * The stretches that a rule codes, each once, in the order of the text. Hits in headings, code blocks
 * and excluded sections are dropped: at the units section and document they help to decide, but are
 * not coded.
 */
export function ruleSpans(text: RuleText, span: RuleSpan, hits: readonly Span[]): Span[] {
  const codable = mergeOverlapping(hits).filter((hit) => {
    const block = text.block(text.blockIndexAt(hit.start));
    return block !== undefined && isCodable(text, block);
  });
  if (span === 'match') return codable;
  const spans = new Map<number, Span>();
  const sentences = sentencesByBlock(text);
  for (const hit of codable) {
    for (const index of codableBlocks(text, hit)) {
      const block = text.block(index) as Block;
      for (const { start, end } of span === 'paragraph' ? [block] : sentences(index)) {
        if (overlaps({ start, end }, hit)) spans.set(start, { start, end });
      }
    }
  }
  return [...spans.values()].sort(compareSpans);
}

function isCodable(text: RuleText, block: Block): boolean {
  return isParagraph(block) && !text.isExcluded(block.section);
}

/** Indexes of the blocks with which a hit shares text, those that may be coded. */
function codableBlocks(text: RuleText, hit: Span): number[] {
  const indexes: number[] = [];
  for (let index = text.blockIndexAt(hit.start); ; index++) {
    const block = text.block(index);
    if (!block || block.start >= hit.end) return indexes;
    if (isCodable(text, block)) indexes.push(index);
  }
}

/** Sentences that were cut, by text and block: rules that hit the same block share them. */
const cutBefore = new WeakMap<RuleText, Map<number, readonly Span[]>>();

/** The sentences of a block by its index, cut once each. */
function sentencesByBlock(text: RuleText): (index: number) => readonly Span[] {
  const known = cutBefore.get(text) ?? new Map<number, readonly Span[]>();
  cutBefore.set(text, known);
  return (index) => {
    const base = text.block(index)?.start ?? 0;
    const sentences =
      known.get(index) ??
      sentencesOf(text.blockText(index), text.language).map(({ start, end }) => ({
        start: base + start,
        end: base + end,
      }));
    known.set(index, sentences);
    return sentences;
  };
}
