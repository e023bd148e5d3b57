// Two versions of a file as a unified diff, as "git diff" and "patch" read it.

/** Lines of a gap above which lines are not compared one with each other: all old out, all new in. */
const MOST_PAIRS = 4_000_000;
/** Lines shown around a change. */
const CONTEXT = 3;

type Line = { readonly kind: ' ' | '-' | '+'; readonly text: string };

/** The diff with its two header lines; empty where nothing differs. Null stands for no file. */
export function unifiedDiff(file: string, before: string | null, after: string | null): string {
  if (before === after) return '';
  const head = `--- ${before === null ? '/dev/null' : `a/${file}`}\n+++ ${after === null ? '/dev/null' : `b/${file}`}\n`;
  return head + hunks(diffLines(linesOf(before), linesOf(after))).join('');
}

function linesOf(text: string | null): string[] {
  if (text === null || text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  else lines[lines.length - 1] += '\n\\ No newline at end of file';
  return lines;
}

function diffLines(old: readonly string[], now: readonly string[]): Line[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const least = Math.min(old.length, now.length) - head;
  while (tail < least && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const same = (texts: readonly string[]): Line[] => texts.map((text) => ({ kind: ' ', text }));
  return [
    ...same(old.slice(0, head)),
    ...between(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...same(old.slice(old.length - tail)),
  ];
}

/** The longest common subsequence of lines; equal numbers of lines are compared in place first. */
function between(old: readonly string[], now: readonly string[]): Line[] {
  if (old.length * now.length > MOST_PAIRS) {
    if (old.length !== now.length) return [...removed(old), ...added(now)];
    return old.flatMap((text, index) =>
      text === now[index] ? [{ kind: ' ' as const, text }] : pairOf(text, now[index] ?? ''),
    );
  }
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      lines.push({ kind: ' ', text: old[i] ?? '' });
      i++;
      j++;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      lines.push({ kind: '-', text: old[i++] ?? '' });
    } else lines.push({ kind: '+', text: now[j++] ?? '' });
  }
  return [...lines, ...removed(old.slice(i)), ...added(now.slice(j))];
}

function removed(texts: readonly string[]): Line[] {
  return texts.map((text) => ({ kind: '-', text }));
}

function added(texts: readonly string[]): Line[] {
  return texts.map((text) => ({ kind: '+', text }));
}

function pairOf(old: string, now: string): Line[] {
  return [
    { kind: '-', text: old },
    { kind: '+', text: now },
  ];
}

/** Changes with the lines around them, joined where these meet. */
function hunks(lines: readonly Line[]): string[] {
  const ranges: { first: number; last: number }[] = [];
  lines.forEach(({ kind }, index) => {
    if (kind === ' ') return;
    const open = ranges.at(-1);
    if (open && index - CONTEXT <= open.last + 1) open.last = index + CONTEXT;
    else ranges.push({ first: Math.max(0, index - CONTEXT), last: index + CONTEXT });
  });
  return ranges.map(({ first, last }) => hunk(lines, first, Math.min(last, lines.length - 1)));
}

function hunk(lines: readonly Line[], first: number, last: number): string {
  const count = (from: number, to: number, without: Line['kind']): number =>
    lines.slice(from, to).filter(({ kind }) => kind !== without).length;
  const range = (without: Line['kind']): string => {
    const size = count(first, last + 1, without);
    const before = count(0, first, without);
    return `${size === 0 ? before : before + 1},${size}`;
  };
  const body = lines.slice(first, last + 1).map(({ kind, text }) => `${kind}${text}\n`);
  return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`;
}
