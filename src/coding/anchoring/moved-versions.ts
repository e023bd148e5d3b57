// Lines that stand elsewhere now and were edited as well: neither the order nor the whole line leads to
// them, only the many words that they share with one line and with no other.
import { linesOf, type Piece, tokensOf } from './pieces.ts';
import { coverage, invert, type Run } from './runs.ts';
import { diffTexts } from './text-diff.ts';

/** So many tokens in a row (about three words, or five Chinese characters) are compared. */
const SHINGLE = 5;
/** Fewer shared rows than this may stand in any two paragraphs. */
const LEAST_SHARED = 5;
/** The share of a line that has to be new to its place before the line is looked for elsewhere. */
const MOSTLY = 0.5;

/**
 * The runs between lines of which most was neither kept nor moved: each such line of the old text with
 * the one line of the new that shares at least five rows of words with it, if no other line of either
 * text shares half as many. In the order of the old text.
 */
export function movedVersions(oldText: string, nowText: string, known: readonly Run[]): Run[] {
  const old = looseLines(oldText, known);
  const now = looseLines(
    nowText,
    invert(known).sort((a, b) => a.old - b.old),
  );
  if (old.length === 0 || now.length === 0) return [];
  const partners = bestPartners(old, now);
  const back = bestPartners(now, old);
  const runs: Run[] = [];
  for (const [index, other] of partners) {
    const line = old[index];
    const version = now[other];
    if (!line || !version || back.get(other) !== index) continue;
    for (const run of diffTexts(line.text, version.text)) {
      runs.push({ ...run, old: run.old + line.start, now: run.now + version.start });
    }
  }
  return runs;
}

function looseLines(text: string, known: readonly Run[]): Piece[] {
  const coveredBefore = coverage(known);
  return linesOf(text).filter(({ start, text: line }) => {
    const covered = coveredBefore(start + line.length) - coveredBefore(start);
    return covered < MOSTLY * line.length;
  });
}

/** For each line that has one, the index of its partner among `others`. */
function bestPartners(lines: readonly Piece[], others: readonly Piece[]): Map<number, number> {
  const owners = new Map<string, number>();
  others.forEach((line, index) => {
    for (const shingle of shinglesOf(line.text)) {
      owners.set(shingle, owners.has(shingle) && owners.get(shingle) !== index ? -1 : index);
    }
  });
  const partners = new Map<number, number>();
  lines.forEach((line, index) => {
    const votes = new Map<number, number>();
    for (const shingle of shinglesOf(line.text)) {
      const owner = owners.get(shingle) ?? -1;
      if (owner >= 0) votes.set(owner, (votes.get(owner) ?? 0) + 1);
    }
    const [best, next] = [...votes].sort((a, b) => b[1] - a[1]);
    if (!best || best[1] < LEAST_SHARED) return;
    if (!next || 2 * next[1] < best[1]) partners.set(index, best[0]);
  });
  return partners;
}

function shinglesOf(line: string): Set<string> {
  const tokens = tokensOf(line, 0, line.length);
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= tokens.length; at += 1) {
    const first = tokens[at];
    const last = tokens[at + SHINGLE - 1];
    if (first && last) shingles.add(line.slice(first.start, last.start + last.text.length));
  }
  return shingles;
}
