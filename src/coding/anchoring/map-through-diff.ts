// Step 2: the place of a quotation in the new text, as a diff of the two texts gives it.
import type { Span } from '../../text/span.ts';
import {
  agreementScore,
  agreesEnough,
  type ContextFit,
  contextAt,
  contextFit,
  meanFit,
} from './agreement.ts';
import type { Anchor } from './anchor.ts';
import { areVersions } from './blocks.ts';
import { rivalsOf } from './rivals.ts';
import { type Run, runAt, startThrough } from './runs.ts';
import type { TextPair } from './text-pair.ts';
import { wasElsewhere } from './was-elsewhere.ts';

/** How much better than any other a place has to fit its surroundings, as a share of them. */
const LEAD = 0.25;

/** A side of the context that agrees so far is an old neighbour. */
const NEARLY_WHOLE = 0.9;
/** Where only one end of a quotation is mapped, the text at the other has to be as similar as this. */
const OTHER_END = 0.5;

export interface Mapped {
  readonly span: Span;
  readonly score: number;
}

/**
 * Where the diff puts the anchor, or null. A place is taken only where
 * - its text equals the quotation, and did not stand elsewhere before;
 * - enough of quotation and context agrees (`agreesEnough`);
 * - no copy in either text would be as good: of several, one has to fit its surroundings clearly better.
 *
 * Where its line stands elsewhere now, what is left between its old neighbours goes first if it is a
 * version of that line. `anchor` was made on the old text of `texts`.
 */
export function mapThroughDiff(anchor: Anchor, texts: TextPair): Mapped | null {
  const { old, now, moved } = texts;
  const images = imagesOf(anchor, texts, old.runs);
  const movedImages = imagesOf(anchor, texts, moved);
  const stayed =
    movedImages.length === 0
      ? images
      : images.filter((image) => areVersions([old.text, anchor], [now.text, image]));
  if (stayed.length > 0) return choose(anchor, texts, { images: stayed, near: true });
  return choose(anchor, texts, { images: movedImages, near: false });
}

/**
 * The places to which the runs map the start or the end of a span. Mostly both ends give the same place.
 * Where they do not, words repeat: of `very good → very very good`, the start gives `very very`, and only
 * the end the quotation. Then the surroundings of the other end have to agree as well.
 */
function imagesOf(anchor: Anchor, texts: TextPair, runs: readonly Run[]): Span[] {
  const { start, end, quote } = anchor;
  const { text } = texts.now;
  const first = startThrough(runAt(runs, start), start);
  const last = startThrough(runAt(runs, end - 1), start);
  const images: Span[] = [];
  for (const at of new Set([first, last])) {
    if (at < 0 || !text.startsWith(quote, at)) continue;
    const span = { start: at, end: at + quote.length };
    const there = contextAt(text, span);
    const fit = contextFit(anchor, there);
    if (at !== first && fit.before < OTHER_END) continue;
    if (at !== last && fit.behind < OTHER_END) continue;
    if (agreesEnough(anchor, there) && !wasElsewhere(anchor, span, texts)) images.push(span);
  }
  return images;
}

/** The image that fits clearly better than the other ones, their rivals and its own; or null. */
function choose(
  anchor: Anchor,
  texts: TextPair,
  { images, near }: { readonly images: readonly Span[]; readonly near: boolean },
): Mapped | null {
  const { old, now } = texts;
  const places = new Map<number, Span>();
  for (const image of images) {
    places.set(image.start, image);
    for (const rival of rivalsOf(old.text, now, { place: { here: anchor, there: image }, near })) {
      if (!wasElsewhere(anchor, rival, texts)) places.set(rival.start, rival);
    }
  }
  const [best, next] = [...places.values()]
    .map((span) => ({ span, fit: contextFit(anchor, contextAt(now.text, span)) }))
    .sort((a, b) => meanFit(b.fit) - meanFit(a.fit));
  if (!best || (next && !leads(best.fit, next.fit))) return null;
  const there = contextAt(now.text, best.span);
  const claims = rivalsOf(now.text, old, { place: { here: best.span, there: anchor }, near });
  for (const claim of claims) {
    if (!leads(best.fit, contextFit(contextAt(old.text, claim), there))) return null;
  }
  return { span: best.span, score: agreementScore(1, anchor, there) };
}

/**
 * Whether a place fits clearly better: by a quarter of the context, and on no side worse than a place
 * that has this side nearly whole. (Of two copies side by side, one has the old text before it and the
 * other that behind.)
 */
function leads(best: ContextFit, next: ContextFit): boolean {
  const isBeaten = (side: keyof ContextFit): boolean =>
    next[side] >= NEARLY_WHOLE && next[side] > best[side];
  return meanFit(best) - meanFit(next) >= LEAD && !isBeaten('before') && !isBeaten('behind');
}
