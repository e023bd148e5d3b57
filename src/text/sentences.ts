// Sentences of a text: those of Intl.Segmenter, joined again where a full stop only ended an
// abbreviation, an initial or an ordinal number.
import { endsInAbbreviation } from './abbreviations.ts';
import type { Span } from './span.ts';

/** Intl.Segmenter is quadratic in the length of its string on Node 20: it sees this much at a time. */
const WINDOW = 4000;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The sentences of `text` in order, without the white space around them. A line end always ends a
 * sentence, so that none crosses a block. `language` is a BCP 47 tag; one that is not well formed
 * counts as English. A text without visible characters has no sentence.
 */
export function sentencesOf(text: string, language: string): Span[] {
  const segmenter = segmenterFor(language);
  const sentences: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    addSentences(sentences, text, { start, end: stop }, segmenter);
    start = stop + 1;
  }
  return sentences;
}

function addSentences(
  sentences: Span[],
  text: string,
  line: Span,
  segmenter: Intl.Segmenter,
): void {
  let start = line.start;
  for (const boundary of boundaries(text, line, segmenter)) {
    const sentence = trim(text, { start, end: boundary });
    if (sentence.start === sentence.end) continue;
    if (boundary < line.end && isBroken(text, sentence, boundary)) continue;
    sentences.push(sentence);
    start = boundary;
  }
}

/** Offsets at which a sentence may end, the last of them the end of the line. */
function* boundaries(text: string, line: Span, segmenter: Intl.Segmenter): Generator<number> {
  let start = line.start;
  while (line.end - start > WINDOW) {
    const ends: number[] = [];
    for (const { index, segment } of segmenter.segment(text.slice(start, start + WINDOW))) {
      ends.push(start + index + segment.length);
    }
    // The last piece may only have been cut by the window's edge: begin the next window with it.
    if (ends.length > 1) ends.pop();
    yield* ends;
    start = ends.at(-1) ?? line.end;
  }
  for (const { index, segment } of segmenter.segment(text.slice(start, line.end))) {
    yield start + index + segment.length;
  }
}

function isBroken(text: string, sentence: Span, boundary: number): boolean {
  return endsInAbbreviation(
    text.slice(sentence.start, sentence.end),
    text.slice(boundary, boundary + 40),
  );
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

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    try {
      segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    } catch {
      segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    }
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
