// From the lines of a PDF's pages to paragraphs, headings and notes, by place and size alone.
import type { LineRun, PdfLine } from './pdf-lines.ts';

export interface PdfBlock {
  readonly kind: 'heading' | 'paragraph' | 'note';
  /** Of a heading, from 1. */
  readonly level: number;
  readonly lines: readonly PdfLine[];
  /** Index of its page. */
  readonly page: number;
  /** Whether the block goes on with the text of the paragraph before it, on the page before. */
  readonly continues: boolean;
}

/** What the whole document says of its setting. */
interface Setting {
  readonly bodySize: number;
  /** Distance of baselines in the body. */
  readonly leading: number;
  /** Sizes of headings, largest first. */
  readonly headingSizes: readonly number[];
}

const LONGEST_HEADING = 200;
/** A larger size in which so much of the text stands is no size of headings. */
const MOST_IN_HEADINGS = 0.15;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** What ends a sentence, also before a closing sign or a note's mark. */
const SENTENCE_END = /[.?!:;。？！：；…][”’"')\]）」』》]*\s*\d{0,3}$/u;
const CHINESE_CHAPTER = /^第[零〇一二三四五六七八九十百\d]+[编章节][\s\u3000]*\S{0,30}$/u;
const OPENS_ARTICLE =
  /^(?:第[零〇一二三四五六七八九十百千\d]+条|(?:article|artikel|section|§+)\s*\d+|[•●▪–—]\s)/iu;

/** The blocks of all pages, in the order of reading; notes at a page's foot stand at its end. */
export function pdfBlocks(pages: readonly (readonly PdfLine[])[]): PdfBlock[] {
  const setting = settingOf(pages);
  const blocks: PdfBlock[] = [];
  for (const [page, lines] of pages.entries()) {
    let first = true;
    for (const group of groupLines(lines, setting)) {
      const block = { ...kindOf(group, setting), lines: group, page };
      const before = first && block.kind === 'paragraph' ? lastParagraph(blocks) : undefined;
      blocks.push({ ...block, continues: before !== undefined && goesOn(before, group, lines) });
      if (block.kind !== 'note') first = false;
    }
  }
  return blocks;
}

function settingOf(pages: readonly (readonly PdfLine[])[]): Setting {
  const letters = new Map<number, number>();
  let all = 0;
  for (const { size, text } of pages.flat()) {
    const rounded = round(size);
    const count = text.length + (text.match(CJK)?.length ?? 0);
    letters.set(rounded, (letters.get(rounded) ?? 0) + count);
    all += count;
  }
  const bodySize = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const gaps = pages.flatMap((lines) =>
    lines.flatMap((line, index) => {
      const next = lines[index + 1];
      if (!next || round(line.size) !== bodySize || round(next.size) !== bodySize) return [];
      const gap = line.y - next.y;
      return gap > 0.8 * bodySize && gap < 3 * bodySize ? [gap] : [];
    }),
  );
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  const headingSizes = [...letters.keys()]
    .filter((size) => size > 1.12 * bodySize && (letters.get(size) ?? 0) < MOST_IN_HEADINGS * all)
    .sort((a, b) => b - a);
  return { bodySize, leading: middle ?? 1.2 * bodySize, headingSizes };
}

function groupLines(lines: readonly PdfLine[], setting: Setting): PdfLine[][] {
  const groups: PdfLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before && !parts(before, line, { lines, setting })) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Whether a new block begins between two lines that follow each other. */
function parts(
  before: PdfLine,
  line: PdfLine,
  { lines, setting }: { readonly lines: readonly PdfLine[]; readonly setting: Setting },
): boolean {
  if (Math.abs(before.size - line.size) > 0.6 || CHINESE_CHAPTER.test(line.text)) return true;
  if (CHINESE_CHAPTER.test(before.text)) return true;
  const { left, right } = columnOf(line, lines);
  const isIndented = line.left - left > 0.7 * line.size && line.left - left < 6 * line.size;
  const gap = before.y - line.y;
  // The text goes up: the next column begins.
  if (gap < -0.5 * line.size) return isIndented || isShort(before, columnOf(before, lines));
  if (gap > 1.4 * Math.max(setting.leading * (line.size / setting.bodySize), line.size))
    return true;
  const wasFlush = before.left - left <= 0.3 * line.size;
  if (isIndented && wasFlush && !/^[•●▪–—-]|^\(?\d{1,2}[.)]/u.test(before.text)) return true;
  if (isShort(before, { left, right })) return true;
  return OPENS_ARTICLE.test(line.text) && SENTENCE_END.test(before.text);
}

/** Whether a line ends a paragraph because it stops before the column's edge with a sentence's end. */
function isShort(line: PdfLine, { left, right }: { left: number; right: number }): boolean {
  return line.right < right - 0.12 * (right - left) && SENTENCE_END.test(line.text);
}

/** The column in which a line stands: the lines of its page that begin nearly where it begins. */
function columnOf(line: PdfLine, lines: readonly PdfLine[]): { left: number; right: number } {
  let left = line.left;
  let right = line.right;
  for (const other of lines) {
    if (Math.abs(other.left - line.left) > 3.5 * line.size) continue;
    if (Math.abs(other.size - line.size) > 0.6) continue;
    left = Math.min(left, other.left);
    right = Math.max(right, other.right);
  }
  return { left, right };
}

function kindOf(lines: readonly PdfLine[], setting: Setting): Pick<PdfBlock, 'kind' | 'level'> {
  const [first] = lines;
  const size = round(first?.size ?? 0);
  const text = lines.map((line) => line.text).join(' ');
  const isChapter = lines.length === 1 && CHINESE_CHAPTER.test(text);
  if (text.length <= LONGEST_HEADING && (setting.headingSizes.includes(size) || isChapter)) {
    const level = setting.headingSizes.indexOf(size) + 1;
    return { kind: 'heading', level: Math.min(level === 0 ? 2 : level, 4) };
  }
  const isNote = size < 0.95 * setting.bodySize && noteMark(first?.runs ?? []) !== null;
  return { kind: isNote ? 'note' : 'paragraph', level: 0 };
}

/** The number with which a note begins, and how many letters of its line it takes; null for none. */
export function noteMark(runs: readonly LineRun[]): { mark: string; length: number } | null {
  const text = runs.map((run) => run.text).join('');
  const found = /^\s*(\d{1,3})(?!\d|[.)]?\d)[.)]?\s*/u.exec(text);
  return found ? { mark: found[1] ?? '', length: found[0].length } : null;
}

function lastParagraph(blocks: readonly PdfBlock[]): PdfBlock | undefined {
  const last = blocks.findLast(({ kind }) => kind !== 'note');
  return last?.kind === 'paragraph' ? last : undefined;
}

/** Whether a page begins within the paragraph with which the page before ended. */
function goesOn(before: PdfBlock, group: readonly PdfLine[], lines: readonly PdfLine[]): boolean {
  const last = before.lines.at(-1);
  const [first] = group;
  if (!last || !first || Math.abs(last.size - first.size) > 0.6) return false;
  if (SENTENCE_END.test(last.text) || OPENS_ARTICLE.test(first.text)) return false;
  const isFlush = first.left - columnOf(first, lines).left < 0.5 * first.size;
  return isFlush || /^\p{Ll}/u.test(first.text);
}

function round(size: number): number {
  return Math.round(size * 2) / 2;
}
