// Two versions of a text, with all that is known about what they share. Computed once for all codings
// of a document.
import { movedLines } from './moved-lines.ts';
import { movedVersions } from './moved-versions.ts';
import { once } from './once.ts';
import { invert, type Run } from './runs.ts';
import { diffTexts } from './text-diff.ts';
import { type Version, versionOf } from './version.ts';

/** Two versions of a text, with what they share. */
export interface TextPair {
  readonly old: Version;
  readonly now: Version;
  /** What lines in another order share, by old place; and the same seen from the new text. */
  readonly moved: readonly Run[];
  readonly movedBack: readonly Run[];
  /** The lines of the old text. */
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
