// Words of the new text that are known to be other ones than those that were coded, however alike.
import type { Span } from '../../text/span.ts';
import type { Anchor } from './anchor.ts';
import { blockAround, blockText } from './blocks.ts';
import { runAt, sharedAround, startThrough } from './runs.ts';
import type { TextPair } from './text-pair.ts';

/** Longer blocks are not looked up among those of the old text: none of them is a copy by accident. */
const LONGEST_BLOCK = 20_000;
/** A place that shares so much with the surroundings of the anchor needs no further doubt. */
const CLEAR = 64;
/** How much more another place of the old text has to share before the words are taken for its own. */
const MORE = 32;

/** Whether the words at `span` stood at another place of the old text than the anchor's. */
export function wasElsewhere(anchor: Anchor, span: Span, texts: TextPair): boolean {
  return (
    cameFromElsewhere(anchor, span, texts) ||
    liesInOtherBlock(anchor, span, texts) ||
    fitsOtherPlace(anchor, span, texts)
  );
}

/** Whether they were kept or moved, as a whole, from another place. */
function cameFromElsewhere(anchor: Anchor, span: Span, { now, movedBack }: TextPair): boolean {
  return [now.runs, movedBack].some((runs) => {
    const run = runAt(runs, span.start);
    const isWhole = run !== null && span.end <= run.old + run.length;
    return isWhole && startThrough(run, span.start) !== anchor.start;
  });
}

/**
 * Whether they lie in a block that is a copy of another one. Of several blocks, one such is enough for a
 * place with the very words, and only all of them for one with words like these.
 */
function liesInOtherBlock(anchor: Anchor, span: Span, { old, now, oldBlocks }: TextPair): boolean {
  const { start, end } = blockAround(now.text, span);
  if (end - start > LONGEST_BLOCK) return false;
  const own = new Set(blockText(old.text, anchor).split('\n'));
  const isOther = (line: string): boolean => !own.has(line) && oldBlocks().has(line);
  const lines = now.text.slice(start, end).split('\n');
  const isSame = now.text.startsWith(anchor.quote, span.start);
  return isSame ? lines.some(isOther) : lines.every(isOther);
}

/** Whether the same words at another place of the old text stood in these very surroundings. */
function fitsOtherPlace(anchor: Anchor, span: Span, { old, now }: TextPair): boolean {
  const { quote } = anchor;
  if (!now.text.startsWith(quote, span.start)) return false;
  const shared = sharedAround([old.text, anchor], [now.text, span]);
  if (shared >= CLEAR) return false;
  for (let at = old.text.indexOf(quote); at >= 0; at = old.text.indexOf(quote, at + 1)) {
    const place = { start: at, end: at + quote.length };
    if (sharedAround([old.text, place], [now.text, span]) >= shared + MORE) return true;
  }
  return false;
}
