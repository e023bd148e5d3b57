// What two versions of a text share: first whole lines, then words between them, then characters at the
// edges. Time grows about linearly with the texts, because only items that are unique within a gap tie
// the two sides together (see unique-pairs.ts); nothing is searched for the fewest edits.
import { endOf, linesOf, type Piece, tokensOf } from './pieces.ts';
import { type Run, sharedAhead, sharedBehind } from './runs.ts';
import { type Pair, pairsInOrder, uniquePairs } from './unique-pairs.ts';

/** A gap in a gap in a gap …: more levels than any real edit gives. */
const MOST_LEVELS = 40;

/** The runs of two texts, in the order of both. */
export function diffTexts(oldText: string, nowText: string): Run[] {
  const lines = { old: linesOf(oldText), now: linesOf(nowText) };
  const runs: Run[] = [];
  align({ oldText, nowText, runs }, lines, { fine: false, level: 0 });
  return joinRuns(oldText, nowText, runs);
}

/** Pieces that stand between the same neighbours. */
export interface Gap {
  readonly old: readonly Piece[];
  readonly now: readonly Piece[];
}

interface Alignment {
  readonly oldText: string;
  readonly nowText: string;
  readonly runs: Run[];
}

/** Adds the runs of a gap in the order of the text. `fine` says that its pieces are words. */
function align(
  alignment: Alignment,
  whole: Gap,
  { fine, level }: { readonly fine: boolean; readonly level: number },
): void {
  const { head, gap, tail } = trim(whole);
  addRun(alignment, whole, { old: 0, now: 0, count: head });
  if (gap.old.length > 0 && gap.now.length > 0 && level < MOST_LEVELS) {
    const anchors = pairsInOrder(pairsOf(gap));
    if (anchors.length > 0) alignBetween(alignment, { gap, anchors }, { fine, level });
    else if (!fine) align(alignment, cutFiner(alignment, gap), { fine: true, level: level + 1 });
  }
  const old = whole.old.length - tail;
  addRun(alignment, whole, { old, now: whole.now.length - tail, count: tail });
}

function alignBetween(
  alignment: Alignment,
  { gap, anchors }: { readonly gap: Gap; readonly anchors: readonly Pair[] },
  { fine, level }: { readonly fine: boolean; readonly level: number },
): void {
  let old = 0;
  let now = 0;
  for (const anchor of [...anchors, { old: gap.old.length, now: gap.now.length }]) {
    const inner = { old: gap.old.slice(old, anchor.old), now: gap.now.slice(now, anchor.now) };
    align(alignment, inner, { fine, level: level + 1 });
    if (anchor.old < gap.old.length) addRun(alignment, gap, { ...anchor, count: 1 });
    old = anchor.old + 1;
    now = anchor.now + 1;
  }
}

/** Equal pieces at both ends, as many as there are, and the gap between them. */
function trim({ old, now }: Gap): { head: number; gap: Gap; tail: number } {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head]?.text === now[head]?.text) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail)?.text === now.at(-1 - tail)?.text) tail += 1;
  return {
    head,
    gap: { old: old.slice(head, old.length - tail), now: now.slice(head, now.length - tail) },
    tail,
  };
}

export function pairsOf({ old, now }: Gap): Pair[] {
  return uniquePairs(
    old.map((piece) => piece.text),
    now.map((piece) => piece.text),
  );
}

/** The words of a gap, without what both sides share at its edges: `joinRuns` finds that again. */
function cutFiner({ oldText, nowText }: Alignment, { old, now }: Gap): Gap {
  const start = old[0]?.start ?? 0;
  const nowStart = now[0]?.start ?? 0;
  const end = endOf(old.at(-1));
  const nowEnd = endOf(now.at(-1));
  const most = Math.min(end - start, nowEnd - nowStart);
  const ahead = sharedAhead([oldText, start], [nowText, nowStart], most);
  const behind = sharedBehind([oldText, end], [nowText, nowEnd], most - ahead);
  return {
    old: tokensOf(oldText, start + ahead, end - behind),
    now: tokensOf(nowText, nowStart + ahead, nowEnd - behind),
  };
}

/** Notes that `count` pieces from `old` and `now` on are equal. */
function addRun(
  { runs }: Alignment,
  gap: Gap,
  { old, now, count }: Pair & { readonly count: number },
): void {
  const first = gap.old[old];
  const firstNow = gap.now[now];
  if (count === 0 || !first || !firstNow) return;
  const length = endOf(gap.old[old + count - 1]) - first.start;
  runs.push({ old: first.start, now: firstNow.start, length });
}

/** Lets every run grow into the gaps beside it as far as the characters agree, and joins neighbours. */
function joinRuns(oldText: string, nowText: string, runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let last: Run = { old: 0, now: 0, length: 0 };
  for (const run of [...runs, { old: oldText.length, now: nowText.length, length: 0 }]) {
    const gap = gapBetween(last, run);
    const ahead = sharedAhead([oldText, gap.old], [nowText, gap.now], gap.length);
    last = { ...last, length: last.length + ahead };
    const rest = gap.length - ahead;
    const behind = sharedBehind([oldText, run.old], [nowText, run.now], rest);
    const grown = { old: run.old - behind, now: run.now - behind, length: run.length + behind };
    const left = gapBetween(last, grown);
    if (left.old === grown.old && left.now === grown.now) {
      last = { ...last, length: last.length + grown.length };
    } else {
      if (last.length > 0) joined.push(last);
      last = grown;
    }
  }
  if (last.length > 0) joined.push(last);
  return joined;
}

/** Where the gap behind `run` begins on both sides, and the length of its shorter side. */
function gapBetween(run: Run, next: Run): Run {
  const old = run.old + run.length;
  const now = run.now + run.length;
  return { old, now, length: Math.min(next.old - old, next.now - now) };
}
