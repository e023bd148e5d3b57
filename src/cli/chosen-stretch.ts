// The stretch that a person means by --quote, --span or --line.
import { cutsPair } from '../coding/anchoring/anchor.ts';
import { loosePlacesOf, placesOf, type QuotePlace } from '../coding/find-quote.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { UsageError } from '../study/usage-error.ts';
import type { Span } from '../text/span.ts';

export interface StretchOptions {
  readonly quote?: string;
  readonly nth?: number;
  readonly span?: string;
  readonly line?: number;
}

/** Places shown where a quotation stands several times. */
const PLACES_SHOWN = 10;

/**
 * The stretch. Exactly one of quote, span and line must be given.
 * @throws UsageError that says what is missing, where the words stand, and how to choose.
 */
export function chosenStretch(document: SourceDocument, options: StretchOptions): Span {
  const given = [options.quote, options.span, options.line].filter((each) => each !== undefined);
  if (given.length !== 1) {
    throw new UsageError('Say where: one of --quote TEXT, --span START:END or --line N.');
  }
  if (options.quote !== undefined) return byQuote(document, options.quote, options.nth);
  if (options.span !== undefined) return bySpan(document, options.span);
  return byLine(document, options.line ?? 0);
}

function byQuote(document: SourceDocument, quote: string, nth: number | undefined): Span {
  if (quote.trim() === '') {
    throw new UsageError(
      '--quote is empty: it takes the words that are coded, as they stand in the text.',
    );
  }
  const exact = placesOf(document, quote);
  if (exact.length === 0) throw new UsageError(notFound(document, quote));
  if (exact.length > 1 && nth === undefined) {
    throw new UsageError(
      `"${quote}" stands ${exact.length} times in ${document.id}. Choose with --nth:\n${placeList(document, exact)}`,
    );
  }
  const place = exact[(nth ?? 1) - 1];
  if (!place) {
    throw new UsageError(`"${quote}" stands ${exact.length} times in ${document.id}, not ${nth}.`);
  }
  return { start: place.start, end: place.end };
}

function notFound(document: SourceDocument, quote: string): string {
  const loose = loosePlacesOf(document, quote);
  if (loose.length === 0) {
    return `"${quote}" does not stand in ${document.id}. "axial text ${document.id}" shows what Axial reads.`;
  }
  return `"${quote}" does not stand exactly so in ${document.id}; with other white space or case it does. Copy the words from here, or use --span:\n${placeList(document, loose)}`;
}

function placeList(document: SourceDocument, places: readonly QuotePlace[]): string {
  const shown = places.slice(0, PLACES_SHOWN).map(({ start, end, line }, index) => {
    const before = document.text.slice(Math.max(0, start - 25), start).replaceAll('\n', ' ');
    const behind = document.text.slice(end, end + 25).replaceAll('\n', ' ');
    const words = document.text.slice(start, end).replaceAll('\n', ' ');
    return `  ${index + 1}: line ${line}, --span ${start}:${end}  …${before}[${words}]${behind}…`;
  });
  const rest = places.length - shown.length;
  return shown.concat(rest > 0 ? [`  and ${rest} more`] : []).join('\n');
}

function bySpan(document: SourceDocument, span: string): Span {
  const [, from, to] = /^(\d+):(\d+)$/.exec(span) ?? [];
  const [start, end] = [Number(from), Number(to)];
  if (from === undefined || !(start < end && end <= document.text.length)) {
    throw new UsageError(
      `--span takes START:END in UTF-16 units within the text of ${document.text.length} units, as "axial text --json" counts them.`,
    );
  }
  if (cutsPair(document.text, start) || cutsPair(document.text, end)) {
    throw new UsageError(`--span ${span} cuts a character in two; move it by one unit.`);
  }
  return { start, end };
}

/** The block that stands on a line of the source. */
function byLine(document: SourceDocument, line: number): Span {
  const block = document.blocks.findLast((each) => each.line <= line);
  const covers = block && lastLineOf(document, block) >= line;
  if (!block || !covers) {
    throw new UsageError(
      `Nothing that Axial reads stands on line ${line} of ${document.file}. "axial text ${document.id} --lines" shows the lines.`,
    );
  }
  return { start: block.start, end: block.end };
}

function lastLineOf(document: SourceDocument, block: Span): number {
  const within = document.lines.filter(({ offset }) => offset >= block.start && offset < block.end);
  return (
    within.at(-1)?.line ?? document.lines.findLast(({ offset }) => offset <= block.start)?.line ?? 0
  );
}
