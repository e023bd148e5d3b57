// From the blocks of a PDF to a tree of Markdown, with a mark where each page begins.
import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast';
import type { LineRun, PdfLine } from './pdf-lines.ts';
import { noteMark, type PdfBlock } from './pdf-paragraphs.ts';
import { joinLines, type Vocabulary } from './pdf-words.ts';

export interface PdfTreeOptions {
  /** What to call each page: as printed, as labelled, or counted. */
  readonly pageNames: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** A piece of a paragraph: words, the mark of a note, or the beginning of a page. */
type Piece =
  | { readonly kind: 'text'; value: string }
  | { readonly kind: 'mark'; readonly label: string }
  | { readonly kind: 'page'; readonly name: string };

/**
 * The tree. A paragraph that runs over a page's end stays whole, the page's mark within it; the notes
 * of the first of its pages stand before it, so that they keep their page. A note whose number stands
 * raised in the text of its page becomes a footnote.
 */
export function pdfTree(blocks: readonly PdfBlock[], options: PdfTreeOptions): Root {
  const children: RootContent[] = [];
  const notes = notesOf(blocks);
  let open: { pieces: Piece[]; at: number } | null = null;
  let page = -1;
  const close = (): void => {
    if (open) children.splice(open.at, 0, { type: 'paragraph', children: phrasing(open.pieces) });
    open = null;
  };
  for (const block of blocks) {
    const isNewPage = block.page !== page;
    page = block.page;
    const name = options.pageNames[page] ?? String(page + 1);
    if (block.continues && open && isNewPage) {
      const pieces: Piece[] = open.pieces;
      pieces.push({ kind: 'page', name });
      addLines(pieces, block, { notes, vocabulary: options.vocabulary });
      // Later notes belong to the new page and stand behind the paragraph.
      open = { pieces, at: children.length };
      continue;
    }
    if (block.kind !== 'note' || isNewPage) close();
    if (isNewPage) children.push({ type: 'html', value: pageMark(name) });
    if (block.kind === 'paragraph') {
      const pieces: Piece[] = [];
      addLines(pieces, block, { notes, vocabulary: options.vocabulary });
      open = { pieces, at: children.length };
    } else children.push(...finished(block, { notes, vocabulary: options.vocabulary }));
  }
  close();
  return { type: 'root', children };
}

interface Context {
  readonly notes: ReadonlyMap<PdfBlock, string>;
  readonly vocabulary: Vocabulary;
}

function finished(block: PdfBlock, context: Context): RootContent[] {
  const pieces: Piece[] = [];
  addLines(pieces, block, context);
  const children = phrasing(pieces);
  const label = context.notes.get(block);
  if (label !== undefined) {
    const note: FootnoteDefinition = {
      type: 'footnoteDefinition',
      identifier: label,
      label,
      children: [{ type: 'paragraph', children }],
    };
    return [note];
  }
  if (block.kind !== 'heading') return [{ type: 'paragraph', children }];
  return [{ type: 'heading', depth: depthOf(block.level), children }];
}

function depthOf(level: number): 1 | 2 | 3 | 4 {
  return level <= 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : 4;
}

/** Labels of the notes whose number stands raised in the text of their page. */
function notesOf(blocks: readonly PdfBlock[]): Map<PdfBlock, string> {
  const raised = new Set<string>();
  for (const { kind, lines, page } of blocks) {
    if (kind === 'note') continue;
    for (const run of lines.flatMap((line) => line.runs)) {
      if (run.isRaised) raised.add(`${page} ${run.text.trim()}`);
    }
  }
  const labels = new Map<PdfBlock, string>();
  const taken = new Set<string>();
  for (const block of blocks) {
    const mark = block.kind === 'note' ? noteMark(block.lines[0]?.runs ?? [])?.mark : undefined;
    if (mark === undefined || !raised.has(`${block.page} ${mark}`)) continue;
    const label = taken.has(mark) ? `${block.page + 1}-${mark}` : mark;
    if (taken.has(label)) continue;
    taken.add(label);
    labels.set(block, label);
  }
  return labels;
}

function addLines(pieces: Piece[], block: PdfBlock, context: Context): void {
  const isFootnote = context.notes.has(block);
  const labels = new Map(
    [...context.notes]
      .filter(([note]) => note.page === block.page)
      .map(([note, label]) => [noteMark(note.lines[0]?.runs ?? [])?.mark ?? '', label]),
  );
  for (const [index, line] of block.lines.entries()) {
    const runs = isFootnote && index === 0 ? withoutMark(line) : line.runs;
    for (const [place, run] of runs.entries()) {
      const label = run.isRaised && !isFootnote ? labels.get(run.text.trim()) : undefined;
      if (label === undefined) addText(pieces, run, { isNewLine: place === 0, context });
      else pieces.push({ kind: 'mark', label });
    }
  }
}

function addText(
  pieces: Piece[],
  run: LineRun,
  { isNewLine, context }: { readonly isNewLine: boolean; readonly context: Context },
): void {
  const last = pieces.at(-1);
  const words = lastText(pieces);
  if (words && isNewLine) {
    const joined = joinLines(words.value, run.text, context.vocabulary);
    if (last === words) {
      words.value = joined;
      return;
    }
    // A page's or note's mark stands between: what is joined is parted again around it.
    const start = words.value.trimEnd();
    const isWhole = joined.startsWith(start);
    words.value = isWhole ? start : start.slice(0, -1);
    pieces.push({ kind: 'text', value: joined.slice(words.value.length) });
    return;
  }
  // A raised number that is no note's mark must not stick to the word before it.
  const blank = run.isRaised && /\p{L}$/u.test(words?.value ?? '') ? ' ' : '';
  if (last?.kind === 'text') last.value += blank + run.text;
  else pieces.push({ kind: 'text', value: run.text });
}

function lastText(pieces: readonly Piece[]): { value: string } | undefined {
  const last = pieces.at(-1);
  const found = last?.kind === 'text' ? last : pieces.at(-2);
  return found?.kind === 'text' ? found : undefined;
}

function withoutMark(line: PdfLine): LineRun[] {
  const text = line.runs.map((run) => run.text).join('');
  return [{ text: text.slice(noteMark(line.runs)?.length ?? 0), isRaised: false }];
}

function phrasing(pieces: readonly Piece[]): PhrasingContent[] {
  return pieces.map((piece, index): PhrasingContent => {
    if (piece.kind === 'page') return { type: 'html', value: pageMark(piece.name) };
    if (piece.kind === 'mark') {
      return { type: 'footnoteReference', identifier: piece.label, label: piece.label };
    }
    const value = piece.value.replace(/\s+/g, ' ');
    const isEdge = index === 0 ? value.trimStart() : value;
    return { type: 'text', value: index === pieces.length - 1 ? isEdge.trimEnd() : isEdge };
  });
}

function pageMark(name: string): string {
  return `<!-- page ${name} -->`;
}
