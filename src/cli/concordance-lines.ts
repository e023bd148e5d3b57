// A concordance in a terminal: the hits one below the other, what stands before them cut on the left,
// what stands behind cut on the right. Wide characters take two columns.
import type { ConcordanceLine } from '../analysis/concordance.ts';
import { clusters, displayWidth, padToWidth, truncateToWidth } from '../render/display-width.ts';
import { visible } from '../render/terminal.ts';

const GAP = '  ';
const LONGEST_PLACE = 30;

export interface LineLook {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** The lines, each ending in a line break; in a narrow terminal the sides keep ten columns each. */
export function concordanceText(
  lines: readonly ConcordanceLine[],
  { width, color }: LineLook,
): string {
  const shown = lines.map((line) => ({
    place: truncateLeft(`${line.document}:${line.line}`, LONGEST_PLACE),
    left: oneLine(line.left),
    keyword: oneLine(line.keyword),
    right: oneLine(line.right),
    codes: line.codes && line.codes.length > 0 ? `${GAP}[${line.codes.join(', ')}]` : '',
  }));
  const place = widest(shown.map((line) => line.place));
  const keyword = Math.min(
    widest(shown.map((line) => line.keyword)),
    Math.max(10, Math.floor(width / 3)),
  );
  const sides = Math.max(20, width - place - keyword - 3 * GAP.length);
  const left = Math.min(widest(shown.map((line) => line.left)), Math.floor(sides / 2));
  const right = sides - left;
  return shown
    .map((line) => {
      const hit = padToWidth(truncateToWidth(line.keyword, keyword), keyword, 'left');
      const parts = [
        padToWidth(line.place, place, 'left'),
        padToWidth(truncateLeft(line.left, left), left, 'right'),
        color ? `\u001b[1;31m${hit}\u001b[0m` : hit,
        truncateToWidth(line.right, right),
      ];
      return `${parts.join(GAP).trimEnd()}${line.codes}\n`;
    })
    .join('');
}

function oneLine(text: string): string {
  return visible(text).replaceAll('\n', ' ');
}

function widest(texts: readonly string[]): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, displayWidth(text));
  return most;
}

/** Cuts a text on its left to at most `width` columns; where something is cut, it begins with `…`. */
export function truncateLeft(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const cluster of clusters(text).reverse()) {
    used += displayWidth(cluster);
    if (used > width - 1) break;
    kept = cluster + kept;
  }
  return `…${kept.trimStart()}`;
}
