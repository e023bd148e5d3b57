// Inline Markdown without the parser, as far as that is safe. The text of a block is divided into
// stretches that are read here (plain words, escapes, entities, `**paired**` emphasis) and windows that
// only the parser can read (links, code, HTML, tags). A window ends where nothing is open, so that the
// parser reads it as it would within the whole: the tests hold both ways against each other.
import { readMark } from './inline-marks.ts';
import type { InlineEdit, InlineText, Region } from './inline-region.ts';

export interface InlineScan {
  /** In the order of the text, apart from each other. */
  readonly edits: readonly InlineEdit[];
  /** Offset from which markup was too dense to be read, and is left as written; -1 for none. */
  readonly denseFrom: number;
}

/** Marks that the parser has to look at in one window, at most: its time grows with their square. */
const MOST_MARKS = 1000;

/** Characters between two windows that are worth a call of the parser, and in windows that were joined. */
const NEAR = 100;
const LONGEST_JOINT = 1000;

const MARK = /[\\`*_[\]<&:]/g;

/** Whether a block's raw text holds anything that could be markup. */
export function hasMarks(raw: string): boolean {
  return raw.search(MARK) >= 0;
}

/** Divides the raw text of a block. */
export function scanInline(text: InlineText): InlineScan {
  const { raw } = text;
  const edits: InlineEdit[] = [];
  let denseFrom = -1;
  const close = (region: Region, end: number): void => {
    if (!region.needsParser) {
      for (const edit of region.edits.sort((a, b) => a.from - b.from)) edits.push(edit);
    } else if (region.marks <= MOST_MARKS) {
      addWindow(edits, region, end);
    } else if (denseFrom < 0) denseFrom = region.start;
  };
  let region: Region | null = null;
  let space = -1;
  for (let at = nextMark(raw, 0); at < raw.length; ) {
    region ??= openRegion(raw, at);
    region.marks += 1;
    const end = readMark(text, region, at);
    if (end === null) {
      region.needsParser = true;
      region.marks += countMarks(raw, at);
      close(region, raw.length);
      return { edits, denseFrom };
    }
    at = nextMark(raw, end);
    if (region.openers.length > 0 || region.brackets.length > 0) continue;
    if (space < end) space = nextSpace(raw, end);
    if (space > at) continue;
    close(region, space);
    region = null;
  }
  if (region) close(region, raw.length);
  return { edits, denseFrom };
}

/** Adds a window, or lengthens the last one where that saves a call of the parser. */
function addWindow(edits: InlineEdit[], region: Region, end: number): void {
  const last = edits.at(-1);
  const isNear =
    last?.filling === null && region.start - last.to <= NEAR && end - last.from <= LONGEST_JOINT;
  if (isNear) edits.pop();
  edits.push({ from: isNear ? last.from : region.start, to: end, filling: null });
}

function openRegion(raw: string, at: number): Region {
  let start = at;
  while (start > 0 && !/^[ \t\n]/.test(raw.charAt(start - 1))) start -= 1;
  return { start, edits: [], openers: [], brackets: [], tags: 0, marks: 0, needsParser: false };
}

function nextMark(raw: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(raw)?.index ?? raw.length;
}

function nextSpace(raw: string, from: number): number {
  const space = /[ \t\n]/g;
  space.lastIndex = from;
  return space.exec(raw)?.index ?? raw.length;
}

function countMarks(raw: string, from: number): number {
  let marks = 0;
  for (let at = nextMark(raw, from); at < raw.length; at = nextMark(raw, at + 1)) marks += 1;
  return marks;
}
