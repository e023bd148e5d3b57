// Step 4: a place where most of the quotation stands. Never taken without a person's word.
import approximateSearch from 'approx-string-match';
import type { Span } from '../../text/span.ts';
import { agreementScore, contextAt } from './agreement.ts';
import { type Anchor, cutsPair } from './anchor.ts';
import type { TrigramFilter } from './trigram-filter.ts';

/** Share of the quotation's characters that may be wrong. */
const MOST_ERRORS = 0.2;
const LEAST_SCORE = 0.8;
/** How far ahead of the next place the best one has to be. */
const LEAD = 0.1;
/** Words that stand in more places than this have no best one. */
const MOST_PLACES = 500;
/** Nor have words of which so many equal matches overlap or follow each other (`ababab…`). */
const MOST_EQUALS = 1000;
/** Shorter quotations stand nearly everywhere, nearly. */
export const LEAST_LENGTH = 12;

export interface ApproximateMatch {
  readonly span: Span;
  /** As `agreementScore` gives it; 1 is the quotation itself between its old neighbours. */
  readonly score: number;
}

/**
 * The place whose text is within 20 % errors of the quotation, scores at least 0.8, and is at least 0.1
 * ahead of every other place; or null. Quotations under 12 characters have none. Two places are
 * different where they share no character. `isElsewhere` names places that cannot be it.
 */
export function matchApproximately(
  anchor: Anchor,
  text: string,
  options: {
    readonly filter: TrigramFilter;
    readonly isElsewhere: (span: Span) => boolean;
  },
): ApproximateMatch | null {
  if (anchor.quote.length < LEAST_LENGTH) return null;
  const errors = Math.floor(MOST_ERRORS * anchor.quote.length);
  const found: ApproximateMatch[] = [];
  for (const stretch of options.filter.candidates(anchor.quote, errors)) {
    const more = matchesWithin(anchor, text, { stretch, errors });
    if (more === null || found.length + more.length > MOST_PLACES) return null;
    found.push(...more);
  }
  const [best, next] = found
    .filter((match) => !options.isElsewhere(match.span))
    .sort((a, b) => b.score - a.score);
  if (!best || best.score < LEAST_SCORE) return null;
  return next && best.score - next.score < LEAD ? null : best;
}

/** The best match in a stretch, then the best ones before and behind it, and so on; null for too many. */
function matchesWithin(
  anchor: Anchor,
  text: string,
  { stretch, errors }: { readonly stretch: Span; readonly errors: number },
): ApproximateMatch[] | null {
  const found: ApproximateMatch[] = [];
  const open = [stretch];
  for (let span = open.pop(); span; span = open.pop()) {
    if (span.end - span.start < anchor.quote.length - errors) continue;
    const matches = approximateSearch(text.slice(span.start, span.end), anchor.quote, errors);
    if (matches.length > MOST_EQUALS || found.length > MOST_PLACES) return null;
    const [best] = matches
      .map((match) => rate(anchor, text, { ...match, offset: span.start }))
      .sort((a, b) => b.score - a.score);
    if (!best) continue;
    found.push(best);
    open.push({ start: span.start, end: best.span.start }, { start: best.span.end, end: span.end });
  }
  return found;
}

/** The matches in a stretch have equally few errors: their neighbours tell which is best. */
function rate(
  anchor: Anchor,
  text: string,
  match: {
    readonly start: number;
    readonly end: number;
    readonly errors: number;
    readonly offset: number;
  },
): ApproximateMatch {
  const span = wholeCharacters(text, {
    start: match.offset + match.start,
    end: match.offset + match.end,
  });
  const similar = 1 - match.errors / anchor.quote.length;
  return { span, score: agreementScore(similar, anchor, contextAt(text, span)) };
}

function wholeCharacters(text: string, { start, end }: Span): Span {
  return {
    start: cutsPair(text, start) ? start - 1 : start,
    end: cutsPair(text, end) ? end + 1 : end,
  };
}
