// Sentences of a text: those of Intl.Segmenter, joined again where a full stop only ended an
// abbreviation, an initial or an ordinal number.
import { goesOn } from './abbreviations.ts';
import { isOneSentence } from './one-sentence.ts';
import type { Span } from './span.ts';

/** Intl.Segmenter is quadratic in the length of its string on Node 20: it sees this much at a time. */
const WINDOW = 4000;
/** Characters that are looked at around a boundary. */
const LONGEST_WORD = 40;

/** A segmenter, and the language that it took. */
interface Cutter {
  readonly segmenter: Intl.Segmenter;
  readonly locale: string;
}

const cutters = new Map<string, Cutter>();

/**
 * The sentences of `text` in order, without the white space around them. A line end always ends a
 * sentence, so that none crosses a block. `language` is a BCP 47 tag; one that is not well formed
 * counts as English. A text without visible characters has no sentence.
 */
export function sentencesOf(text: string, language: string): Span[] {
  const cutter = cutterFor(language);
  const sentences: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    addSentences(sentences, text, { start, end }, cutter);
    start = end + 1;
  }
  return sentences;
}

function addSentences(
  sentences: Span[],
  text: string,
  line: Span,
  { segmenter, locale }: Cutter,
): void {
  if (isOneSentence(text, line, locale)) {
    const sentence = trim(text, line);
    if (sentence.start < sentence.end) sentences.push(sentence);
    return;
  }
  let { start } = line;
  for (const boundary of boundaries(text, line, segmenter)) {
    const sentence = trim(text, { start, end: boundary });
    if (sentence.start === sentence.end) continue;
    if (boundary < line.end) {
      const before = text.slice(sentence.start, sentence.end);
      if (goesOn(before, text.slice(boundary, boundary + LONGEST_WORD), locale)) continue;
    }
    sentences.push(sentence);
    start = boundary;
  }
}

/** Offsets at which a sentence may end, the last of them the end of the line. */
function* boundaries(text: string, line: Span, segmenter: Intl.Segmenter): Generator<number> {
  let { start } = line;
  while (line.end - start > WINDOW) {
    const ends = boundariesIn(text, { start, end: start + WINDOW }, segmenter);
    // The last one is the window's edge: the next window begins with what it may have cut.
    ends.pop();
    yield* ends;
    start = ends.at(-1) ?? safeRestart(text, start + WINDOW);
  }
  yield* boundariesIn(text, { start, end: line.end }, segmenter);
}

function boundariesIn(text: string, window: Span, segmenter: Intl.Segmenter): number[] {
  const ends: number[] = [];
  for (const { index, segment } of segmenter.segment(text.slice(window.start, window.end))) {
    ends.push(window.start + index + segment.length);
  }
  return ends;
}

/** A place shortly before `end`, inside a sentence, from which the next boundary is seen all the same. */
function safeRestart(text: string, end: number): number {
  const tail = text.slice(end - LONGEST_WORD, end);
  const space = /^.*\p{L}(?=\s+\p{L})/su.exec(tail);
  if (space) return end - LONGEST_WORD + space[0].length;
  const cutsPair = /^[\udc00-\udfff]/.test(text.charAt(end));
  return cutsPair ? end - 1 : end;
}

function trim(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text, from)) from += 1;
  while (to > from && isSpace(text, to - 1)) to -= 1;
  return { start: from, end: to };
}

function isSpace(text: string, offset: number): boolean {
  return /^\s/.test(text.charAt(offset));
}

function cutterFor(language: string): Cutter {
  const known = cutters.get(language);
  if (known) return known;
  const segmenter = segmenterFor(language);
  const cutter = { segmenter, locale: segmenter.resolvedOptions().locale };
  cutters.set(language, cutter);
  return cutter;
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
