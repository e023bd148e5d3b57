// One trial: some codings on a document, some random edits, and what became of each coding.
import { type Anchor, cutsPair, makeAnchor } from '../../../src/coding/anchoring/anchor.ts';
import { anchorAll } from '../../../src/coding/anchoring/anchor-all.ts';
import { once } from '../../../src/coding/anchoring/once.ts';
import type { Placement } from '../../../src/coding/anchoring/placement.ts';
import type { SourceDocument } from '../../../src/corpus/source-document.ts';
import type { RandomSource } from '../../../src/statistics/random.ts';
import type { Span } from '../../../src/text/span.ts';
import { type EditedDocument, editable, glyphsByOffset, writeAndRead } from './edited-document.ts';
import { type IdentifiedText, type Judgement, judgeBetween } from './judge.ts';
import { EDIT_KINDS, EDITS, type EditKind, wordsOf } from './random-edits.ts';

/** A document that can be edited many times, each time from the start. */
export interface TestDocument {
  readonly document: EditedDocument;
  readonly before: SourceDocument;
  readonly identified: IdentifiedText;
  readonly words: readonly string[];
}

export interface JudgedCoding extends Judgement {
  readonly anchor: Anchor;
  readonly placement: Placement;
}

export interface Trial {
  readonly edits: readonly EditKind[];
  readonly before: SourceDocument;
  readonly after: SourceDocument;
  readonly codings: readonly JudgedCoding[];
}

export interface TrialOptions {
  readonly codings: number;
  readonly edits: number;
  /** Whether the text from before the edits is still there. */
  readonly oldTextKept: boolean;
}

export function prepare(source: SourceDocument, random: RandomSource): TestDocument {
  const document = editable(source);
  const before = writeAndRead(document, random);
  const identified = { text: before.text, glyphs: glyphsByOffset(document) };
  return { document, before, identified, words: wordsOf(before.text) };
}

export function runTrial(
  { document, before, identified, words }: TestDocument,
  random: RandomSource,
  options: TrialOptions,
): Trial {
  const spans = randomSpans(before.text, options.codings, random);
  const codings = spans.map((span) => once(() => idsIn(identified, span)));
  const edits: EditKind[] = [];
  let edited = document;
  while (edits.length < options.edits) {
    const kind = EDIT_KINDS[random.below(EDIT_KINDS.length)] ?? 'insert';
    edits.push(kind);
    edited = EDITS[kind](edited, { random, words, codings });
  }
  const after = writeAndRead(edited, random);

  const anchors = spans.map((span) => makeAnchor(before, span));
  const placements = anchorAll(anchors, options.oldTextKept ? before : null, after);
  const judge = judgeBetween(identified, { text: after.text, glyphs: glyphsByOffset(edited) });
  return {
    edits,
    before,
    after,
    codings: anchors.map((anchor, index) => {
      const placement = placements[index];
      if (!placement) throw new Error('A coding was lost');
      return { anchor, placement, ...judge(anchor, placement) };
    }),
  };
}

/** From one character to 600, short ones most often; four of five begin and end with a word. */
export function randomSpans(text: string, count: number, random: RandomSource): Span[] {
  const spans: Span[] = [];
  for (let tries = 0; spans.length < count && tries < 100 * count; tries += 1) {
    const length = Math.round(2 * 300 ** random.fraction());
    let start = random.below(text.length);
    let end = Math.min(text.length, start + length);
    if (random.below(5) > 0) {
      while (isInWord(text, start)) start -= 1;
      while (isInWord(text, end)) end += 1;
    }
    const quote = text.slice(start, end);
    const isWhole = !cutsPair(text, start) && !cutsPair(text, end);
    if (isWhole && quote !== '' && quote.trim() === quote) spans.push({ start, end });
  }
  return spans;
}

function isInWord(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - 1), offset + 1);
  return /^[\p{L}\p{N}]{2}$/u.test(around) && !/\p{Script=Han}/u.test(around);
}

function idsIn({ glyphs }: IdentifiedText, { start, end }: Span): Set<number> {
  return new Set(glyphs.slice(start, end).flatMap((glyph) => (glyph ? [glyph.id] : [])));
}
