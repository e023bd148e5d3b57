// Step 2: the place of a quotation in the new text, as a diff of the two texts gives it.
import type { Span } from '../../text/span.ts';
import { agreementScore, agreesEnough, contextAgreement, contextAt } from './agreement.ts';
import type { Anchor } from './anchor.ts';
import { rivalsOf, type Version, versionOf } from './rivals.ts';
import { invert, type Run, runAt } from './runs.ts';
import { diffTexts } from './text-diff.ts';

/** How much better than any other a place has to fit its surroundings, as a share of them. */
const LEAD = 0.25;

/** Two versions of a text, with what they share. */
export interface TextPair {
  readonly old: Version;
  readonly now: Version;
  readonly moved: readonly Run[];
}

export function pairTexts(oldText: string, nowText: string): TextPair {
  const { kept, moved } = diffTexts(oldText, nowText);
  return { old: versionOf(oldText, kept), now: versionOf(nowText, invert(kept)), moved };
}

export interface Mapped {
  readonly span: Span;
  readonly score: number;
}

/**
 * Where the diff puts the anchor, or null. A place is taken only where
 * - its text equals the quotation;
 * - enough of quotation and context agrees (`agreesEnough`);
 * - no copy in either text would be as good: of several, one has to fit its surroundings clearly better.
 *
 * What stands between its old neighbours goes before a line that has moved. `anchor` was made on the
 * old text of `texts`.
 */
export function mapThroughDiff(anchor: Anchor, texts: TextPair): Mapped | null {
  for (const runs of [texts.old.runs, texts.moved]) {
    const images = imagesOf(anchor, { runs, text: texts.now.text });
    const likely = images.filter((span) => agreesEnough(anchor, contextAt(texts.now.text, span)));
    if (likely.length > 0)
      return choose(anchor, texts, { images: likely, near: runs !== texts.moved });
  }
  return null;
}

/**
 * The places to which the runs map the start or the end of a span, where the text equals the quotation.
 * Mostly both ends give the same place. Where they differ, words repeat: of `very good → very very good`
 * the start gives `very very`, and only the end the quotation.
 */
function imagesOf(
  { start, end, quote }: Anchor,
  { runs, text }: { readonly runs: readonly Run[]; readonly text: string },
): Span[] {
  const first = runAt(runs, start);
  const last = runAt(runs, end - 1);
  const starts = new Set<number>();
  if (first) starts.add(start + first.now - first.old);
  if (last) starts.add(start + last.now - last.old);
  return [...starts]
    .filter((at) => at >= 0 && text.startsWith(quote, at))
    .map((at) => ({ start: at, end: at + quote.length }));
}

/** The image that fits clearly better than the other ones, their rivals and its own; or null. */
function choose(
  anchor: Anchor,
  { old, now }: TextPair,
  { images, near }: { readonly images: readonly Span[]; readonly near: boolean },
): Mapped | null {
  const places = new Map<number, Span>();
  for (const image of images) {
    places.set(image.start, image);
    for (const rival of rivalsOf(old.text, now, { place: { here: anchor, there: image }, near })) {
      places.set(rival.start, rival);
    }
  }
  const [best, next] = [...places.values()]
    .map((span) => ({ span, fit: contextAgreement(anchor, contextAt(now.text, span)) }))
    .sort((a, b) => b.fit - a.fit);
  if (!best || (next && best.fit - next.fit < LEAD)) return null;
  const there = contextAt(now.text, best.span);
  const claims = rivalsOf(now.text, old, { place: { here: best.span, there: anchor }, near });
  for (const claim of claims) {
    if (best.fit - contextAgreement(contextAt(old.text, claim), there) < LEAD) return null;
  }
  return { span: best.span, score: agreementScore(1, anchor, there) };
}
