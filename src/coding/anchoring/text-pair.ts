// Two versions of a text, with all that is known about what they share. Computed once for all codings
// of a document.
import type { Span } from '../../text/span.ts';
import type { Anchor } from './anchor.ts';
import { blockAround, blockText } from './blocks.ts';
import { movedLines } from './moved-lines.ts';
import { movedVersions } from './moved-versions.ts';
import { once } from './once.ts';
import { type Version, versionOf } from './rivals.ts';
import { invert, type Run, runAt, startThrough } from './runs.ts';
import { diffTexts } from './text-diff.ts';

/** Longer blocks are not looked up among those of the old text: none of them is a copy by accident. */
const LONGEST_BLOCK = 20_000;

/** Two versions of a text, with what they share. */
export interface TextPair {
  readonly old: Version;
  readonly now: Version;
  /** What lines in another order share, by old place; and the same seen from the new text. */
  readonly moved: readonly Run[];
  readonly movedBack: readonly Run[];
  readonly oldBlocks: () => ReadonlySet<string>;
}

export function pairTexts(oldText: string, nowText: string): TextPair {
  const kept = diffTexts(oldText, nowText);
  const lines = movedLines(oldText, nowText);
  const versions = movedVersions(oldText, nowText, byPlace([...kept, ...lines]));
  const moved = byPlace([...lines, ...versions]);
  return {
    old: versionOf(oldText, kept),
    now: versionOf(nowText, invert(kept)),
    moved,
    movedBack: byPlace(invert(moved)),
    oldBlocks: once(() => new Set(oldText.split('\n'))),
  };
}

function byPlace(runs: readonly Run[]): Run[] {
  return [...runs].sort((a, b) => a.old - b.old);
}

/**
 * Whether the words at `span` are known to be other ones than the anchor's: they were kept or moved from
 * another place of the old text, or lie in a block that is a copy of another one. Of several blocks, one
 * such is enough for a place with the very words, and only all of them for one with words like these.
 */
export function wasElsewhere(anchor: Anchor, span: Span, texts: TextPair): boolean {
  const { old, now, movedBack, oldBlocks } = texts;
  for (const runs of [now.runs, movedBack]) {
    const run = runAt(runs, span.start);
    const isWhole = run !== null && span.end <= run.old + run.length;
    if (isWhole && startThrough(run, span.start) !== anchor.start) return true;
  }
  const block = blockAround(now.text, span);
  if (block.end - block.start > LONGEST_BLOCK) return false;
  const own = new Set(blockText(old.text, anchor).split('\n'));
  const isOther = (line: string): boolean => !own.has(line) && oldBlocks().has(line);
  const lines = now.text.slice(block.start, block.end).split('\n');
  const isSame = now.text.startsWith(anchor.quote, span.start);
  return isSame ? lines.some(isOther) : lines.every(isOther);
}
