// What stands on a page beside its text: running heads, and page numbers as they are printed.
import type { PdfLine } from './pdf-lines.ts';

export interface PageFurniture {
  /** Lines of each page without running heads and page numbers. */
  readonly pages: readonly (readonly PdfLine[])[];
  /** Texts of running heads that were taken out, each once. */
  readonly heads: readonly string[];
  /** The number printed on each page, or null where the pages bear no series of numbers. */
  readonly numbers: readonly number[] | null;
}

/** So many lines at the top and at the foot of a page may be furniture. */
const EDGE = 2;
const NUMBER_ONLY =
  /^(?:page|p\.|seite|第)?\s*[-–—·|]*\s*\d{1,5}\s*(?:页|頁)?(?:\s*(?:\/|of|von|共)\s*\d{1,5}\s*(?:页|頁)?)?\s*[-–—·|]*$/iu;

/**
 * Takes out lines at the edges that recur on at least two pages and on every third one, digits set
 * aside, and lines that hold a page number alone, where the numbers grow with the pages.
 */
export function removeFurniture(pages: readonly (readonly PdfLine[])[]): PageFurniture {
  const edges = pages.map(edgeLines);
  const counts = new Map<string, number>();
  for (const lines of edges) {
    for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const recurs = (line: PdfLine): boolean => {
    const count = counts.get(keyOf(line)) ?? 0;
    return count >= 2 && count >= pages.length * 0.3;
  };
  const candidates = edges.map((lines) =>
    lines.filter((line) => NUMBER_ONLY.test(line.text) || recurs(line)),
  );
  const offset = numberOffset(candidates);
  const gone = candidates.map((lines, index) =>
    lines.filter(
      (line) => recurs(line) || numbersIn(line).includes(index + (offset ?? Number.NaN)),
    ),
  );
  const heads = gone.flat().filter((line) => !NUMBER_ONLY.test(line.text));
  return {
    pages: pages.map((lines, index) => lines.filter((line) => !gone[index]?.includes(line))),
    heads: [...new Map(heads.map((line) => [keyOf(line), line.text])).values()],
    numbers: offset === null ? null : pages.map((_, index) => index + offset),
  };
}

function edgeLines(lines: readonly PdfLine[]): PdfLine[] {
  const byHeight = [...lines].sort((a, b) => b.y - a.y);
  return [...new Set([...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)])];
}

function keyOf({ text }: PdfLine): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase();
}

function numbersIn({ text }: PdfLine): number[] {
  return (text.match(/\d{1,5}/g) ?? []).map(Number);
}

/** The number that, added to a page's index, gives what is printed on most pages; null for none. */
function numberOffset(candidates: readonly (readonly PdfLine[])[]): number | null {
  const votes = new Map<number, number>();
  for (const [index, lines] of candidates.entries()) {
    for (const number of new Set(lines.flatMap(numbersIn))) {
      votes.set(number - index, (votes.get(number - index) ?? 0) + 1);
    }
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!best) return null;
  const needed = candidates.length === 1 ? 1 : Math.max(2, candidates.length * 0.6);
  const isAlone =
    candidates.length > 1 || candidates[0]?.some(({ text }) => NUMBER_ONLY.test(text));
  return best[1] >= needed && isAlone ? best[0] : null;
}
