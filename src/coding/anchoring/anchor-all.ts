// Where codings stand after their document's text has changed: five steps, the surest first.
import type { Span } from '../../text/span.ts';
import type { Anchor, HashedText } from './anchor.ts';
import { matchApproximately } from './approximate-match.ts';
import { findOnce } from './find-once.ts';
import { mapThroughDiff } from './map-through-diff.ts';
import { once } from './once.ts';
import { ORPHANED, type Placement } from './placement.ts';
import { pairTexts, type TextPair } from './text-pair.ts';
import { type TrigramFilter, trigramFilter } from './trigram-filter.ts';
import { wasElsewhere } from './was-elsewhere.ts';

/** What is computed once for all anchors of a document, when the first one asks for it. */
interface Workshop {
  readonly old: HashedText | null;
  readonly now: HashedText;
  readonly texts: () => TextPair | null;
  readonly filter: () => TrigramFilter;
}

/**
 * A placement for every anchor, in the same order:
 * 1. made on this text: nothing to do;
 * 2. a diff of `old` and `now` maps it to a place that holds exactly the quotation;
 * 3. prefix, quotation and suffix stand together exactly once;
 * 4. an approximate match: a proposal;
 * 5. orphaned.
 *
 * Steps 1 to 3 never give a place with other words than the quotation. `old` is the text on which the
 * anchors were made, or null if it is lost; an anchor with another hash than `old` and `now` is treated
 * as if it were. So is one whose quotation does not stand where it says.
 */
export function anchorAll(
  anchors: readonly Anchor[],
  old: HashedText | null,
  now: HashedText,
): Placement[] {
  const workshop: Workshop = {
    old,
    now,
    texts: once(() => old && pairTexts(old.text, now.text)),
    filter: once(() => trigramFilter(now.text)),
  };
  return anchors.map((anchor) => place(anchor, workshop));
}

function place(anchor: Anchor, { old, now, texts, filter }: Workshop): Placement {
  if (anchor.quote === '') return ORPHANED;
  if (anchor.textHash === now.hash && standsIn(now.text, anchor)) {
    return { status: 'anchored', span: spanOf(anchor), method: 'same-text', score: 1 };
  }
  const pair = anchor.textHash === old?.hash && standsIn(old.text, anchor) ? texts() : null;
  const mapped = pair && mapThroughDiff(anchor, pair);
  if (mapped) return taken(anchor, { ...mapped, method: 'diff' });

  const isElsewhere = (span: Span): boolean => pair !== null && wasElsewhere(anchor, span, pair);
  const found = findOnce(anchor, now.text);
  if (found && wasUnique(anchor, pair) && !isElsewhere(found))
    return taken(anchor, { span: found, score: 1, method: 'context' });

  const match = matchApproximately(anchor, now.text, { filter: filter(), isElsewhere });
  return match ? { status: 'proposed', ...match, method: 'approximate' } : ORPHANED;
}

function standsIn(text: string, { start, end, quote }: Anchor): boolean {
  return end - start === quote.length && text.startsWith(quote, start);
}

function taken(
  anchor: Anchor,
  found: Pick<Placement, 'method' | 'score'> & { span: Span },
): Placement {
  const stayed = found.span.start === anchor.start && found.span.end === anchor.end;
  return { status: stayed ? 'anchored' : 'moved', ...found };
}

/** Of two such places in the old text one is gone, and nothing says which: then neither is found. */
function wasUnique(anchor: Anchor, pair: TextPair | null): boolean {
  return pair === null || findOnce(anchor, pair.old.text) !== null;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
