// A document as the site shows it: its whole text, or only what stands around its quotations.
import type { CodedDocument } from '../coding/coded-corpus.ts';
import { type Coding, codingWith } from '../coding/coding.ts';
import { lineAt } from '../corpus/places.ts';
import type { Block, LineStart, Section, SourceDocument } from '../corpus/source-document.ts';
import { mergeOverlapping, overlaps, type Span } from '../text/span.ts';
import { tokenise } from '../text/tokens.ts';
import { createVocabulary } from '../text/vocabulary.ts';

export interface PublishedBlock extends Block {
  /** Whether words of the block were left out before it and behind it. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface PublishedDocument {
  readonly source: SourceDocument;
  /** What is shown and searched; places in all fields below count in it. */
  readonly text: string;
  readonly blocks: readonly PublishedBlock[];
  readonly sections: readonly Section[];
  readonly lines: readonly LineStart[];
  /** Codings with a place in the text, and codes of the whole document. */
  readonly codings: readonly Coding[];
  /** Codings that have lost their place. */
  readonly orphans: readonly Coding[];
  /** Whether only surroundings of quotations are shown. */
  readonly isExcerpt: boolean;
}

/** Words around a quotation where the text itself may not be shared. */
const WORDS_AROUND = 25;

/** The document with its text, or `withoutText` with 25 words around each quotation, within its block. */
export function publishedDocument(
  { document, codings }: CodedDocument,
  options: { readonly withoutText: boolean },
): PublishedDocument {
  const shown = codings.filter(({ status }) => status === 'anchored' || status === 'moved');
  const orphans = codings.filter(({ status }) => status === 'orphaned');
  if (options.withoutText) return { ...excerpt(document, shown), orphans };
  const { text, sections, lines } = document;
  const blocks = document.blocks.map((block) => ({ ...block, cutBefore: false, cutAfter: false }));
  return {
    source: document,
    text,
    blocks,
    sections,
    lines,
    codings: shown,
    orphans,
    isExcerpt: false,
  };
}

/** A stretch of one block that is shown. */
interface Window extends Span {
  readonly block: Block;
}

function excerpt(
  document: SourceDocument,
  codings: readonly Coding[],
): Omit<PublishedDocument, 'orphans'> {
  const placed = codings.filter(({ origin }) => origin !== 'document');
  const windows = windowsAround(document, placed);
  const starts: number[] = [];
  let length = 0;
  for (const window of windows) {
    starts.push(length);
    length += window.end - window.start + 1;
  }
  const text = windows.map(({ start, end }) => document.text.slice(start, end)).join('\n');
  const blocks = windows.map((window, index): PublishedBlock => {
    const start = starts[index] ?? 0;
    const { block } = window;
    return {
      ...block,
      start,
      end: start + window.end - window.start,
      line: lineAt(document, window.start),
      cutBefore: window.start > block.start,
      cutAfter: window.end < block.end,
    };
  });
  const move = movedInto(windows, starts);
  return {
    source: document,
    text,
    ...sectionsOf(document, blocks),
    lines: windows.flatMap((window, index) => linesIn(document, window, starts[index] ?? 0)),
    codings: codings.map((coding) =>
      coding.origin === 'document'
        ? codingWith(coding, { start: 0, end: text.length })
        : move(coding),
    ),
    isExcerpt: true,
  };
}

function windowsAround(document: SourceDocument, codings: readonly Coding[]): Window[] {
  return document.blocks.flatMap((block) => {
    const parts = codings.flatMap((coding) => {
      if (!overlaps(coding, block)) return [];
      return [{ start: Math.max(coding.start, block.start), end: Math.min(coding.end, block.end) }];
    });
    if (parts.length === 0) return [];
    const { starts, ends, count } = tokenise(
      document.text.slice(block.start, block.end),
      createVocabulary(),
    );
    const widened = parts.map((part) => {
      const from = part.start - block.start;
      const to = part.end - block.start;
      const before = starts
        .subarray(0, count)
        .findLastIndex((_, token) => (ends[token] ?? 0) <= from);
      const behind = starts.subarray(0, count).findIndex((start) => start >= to);
      const first = before < 0 ? from : (starts[Math.max(0, before - WORDS_AROUND + 1)] ?? from);
      const last = behind < 0 ? to : (ends[Math.min(count - 1, behind + WORDS_AROUND - 1)] ?? to);
      const isFirst = before - WORDS_AROUND + 1 <= 0;
      const isLast = behind < 0 || behind + WORDS_AROUND >= count;
      return {
        start: isFirst ? block.start : block.start + first,
        end: isLast ? block.end : block.start + last,
      };
    });
    return mergeOverlapping(widened).map((span) => ({ ...span, block }));
  });
}

/** Moves a coding from the document's text into that of the windows. */
function movedInto(windows: readonly Window[], starts: readonly number[]) {
  return (coding: Coding): Coding => {
    const touched = windows.flatMap((window, index) =>
      overlaps(window, coding) ? [{ window, at: starts[index] ?? 0 }] : [],
    );
    const [first] = touched;
    const last = touched.at(-1);
    if (!first || !last) return codingWith(coding, { start: 0, end: 0 });
    return codingWith(coding, {
      start: first.at + Math.max(coding.start, first.window.start) - first.window.start,
      end: last.at + Math.min(coding.end, last.window.end) - last.window.start,
    });
  };
}

/** The sections that still have blocks, and the blocks with their new section. */
function sectionsOf(
  document: SourceDocument,
  blocks: readonly PublishedBlock[],
): { blocks: PublishedBlock[]; sections: Section[] } {
  const sections: Section[] = [];
  let source = -1;
  const moved = blocks.map((block) => {
    const { path = [], excluded = false } = document.sections[block.section] ?? {};
    const last = sections.at(-1);
    if (last && block.section === source)
      sections[sections.length - 1] = { ...last, end: block.end };
    else sections.push({ start: block.start, end: block.end, path, excluded });
    source = block.section;
    return { ...block, section: sections.length - 1 };
  });
  return { blocks: moved, sections };
}

function linesIn(document: SourceDocument, window: Window, start: number): LineStart[] {
  const inside = document.lines.filter(
    ({ offset }) => offset > window.start && offset < window.end,
  );
  return [
    { offset: start, line: lineAt(document, window.start) },
    ...inside.map(({ offset, line }) => ({ offset: offset - window.start + start, line })),
  ];
}
