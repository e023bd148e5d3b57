// One document while queries run over it: the hits of words and phrases, found once in the whole text,
// and the blocks, sections and codings by their place.
import type { Span } from '../text/span.ts';
import type { Matcher } from './matcher.ts';
import { type PatternHits, patternHits } from './pattern-hits.ts';
import { findPhrase, type PhraseHits, type PhraseShape } from './phrase.ts';
import { lowerBound } from './stretch.ts';
import type { CodedStretch, UnitContext } from './unit-context.ts';
import type { PatternTable } from './word-patterns.ts';

export interface DocumentView {
  readonly context: UnitContext;
  readonly table: PatternTable;
  readonly hits: PatternHits;
  readonly phrases: Map<PhraseShape, PhraseHits>;
  readonly literals: Map<RegExp, readonly number[]>;
  /** Codings by code, as the context gave them: a coding is known by its object. */
  readonly codings: Map<string, readonly CodedStretch[]>;
  readonly counted: Map<Matcher, readonly CodedStretch[]>;
  readonly codingNumbers: Map<CodedStretch, number>;
}

/** Opens a document; every pattern that will be asked for must be in the table already. */
export function openDocument(context: UnitContext, table: PatternTable): DocumentView {
  return {
    context,
    table,
    hits: patternHits(table, context.tokens, context.language),
    phrases: new Map(),
    literals: new Map(),
    codings: new Map(),
    counted: new Map(),
    codingNumbers: new Map(),
  };
}

/** Where a phrase stands in the whole text, whatever blocks it crosses. */
export function phraseHits(view: DocumentView, shape: PhraseShape): PhraseHits {
  const known = view.phrases.get(shape);
  if (known) return known;
  const { table, hits, context } = view;
  const found = findPhrase({ table, hits, tokens: context.tokens }, shape);
  view.phrases.set(shape, found);
  return found;
}

/** Where the strings stand that an expression needs, ascending; also those that overlap another. */
export function literalOffsets(view: DocumentView, prefilter: RegExp): readonly number[] {
  const known = view.literals.get(prefilter);
  if (known) return known;
  const { text } = view.context.tokens;
  const offsets: number[] = [];
  prefilter.lastIndex = 0;
  for (let found = prefilter.exec(text); found; found = prefilter.exec(text)) {
    offsets.push(found.index);
    prefilter.lastIndex = found.index + ((text.codePointAt(found.index) ?? 0) > 0xffff ? 2 : 1);
  }
  view.literals.set(prefilter, offsets);
  return offsets;
}

/** The codings that count for an `@` term, by their start. */
export function codingsFor(
  view: DocumentView,
  matcher: Extract<Matcher, { kind: 'code' }>,
): readonly CodedStretch[] {
  const known = view.counted.get(matcher);
  if (known) return known;
  const all = view.codings.get(matcher.code) ?? view.context.codings(matcher.code);
  view.codings.set(matcher.code, all);
  const counted = all.filter(matcher.counts).sort((a, b) => a.start - b.start || a.end - b.end);
  view.counted.set(matcher, counted);
  return counted;
}

/** A number of a coding, the same for every `@` term that meets it. */
export function codingNumber(view: DocumentView, coding: CodedStretch): number {
  const known = view.codingNumbers.get(coding);
  if (known !== undefined) return known;
  const number = view.codingNumbers.size;
  view.codingNumbers.set(coding, number);
  return number;
}

/** The block that holds an offset; between blocks an empty one, and the text where there are none. */
export function blockAt({ blocks, tokens }: UnitContext, offset: number): Span {
  if (blocks.length === 0) return { start: 0, end: tokens.text.length };
  const block = blocks[lastStartingAt(blocks, offset)];
  return block && offset < block.end ? block : { start: offset, end: offset };
}

/** Index of the last span that starts at `offset` or before; -1 where none does. Spans ascend. */
export function lastStartingAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Values [from, to) of ascending offsets that lie in a span, as indexes. */
export function indexesIn(
  offsets: ArrayLike<number>,
  span: Span,
): { readonly from: number; readonly to: number } {
  return {
    from: lowerBound(offsets, offsets.length, span.start),
    to: lowerBound(offsets, offsets.length, span.end),
  };
}
