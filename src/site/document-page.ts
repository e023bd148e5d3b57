// The page of a document: its text with the codings drawn under it and named in the margin.
import { createHash } from 'node:crypto';
import type { ReferenceRun } from '../bibliography/reference-runs.ts';
import type { Codebook } from '../codebook/codebook.ts';
import { lastStartingAt } from '../query/document-view.ts';
import { codePath, documentPath, rootFrom } from './addresses.ts';
import type { CodeLooks } from './code-looks.ts';
import { documentFacts } from './document-facts.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { type MarginNote, marginNotes, noteHtml, whoCoded } from './margin-notes.ts';
import { markedText, type Point } from './marked-text.ts';
import type { PageContent } from './page.ts';
import type { PublishedBlock, PublishedDocument } from './published-document.ts';

export interface DocumentSurroundings {
  /** Reference of each document, by its id. */
  readonly references: ReadonlyMap<string, readonly ReferenceRun[]>;
  readonly codebook: Codebook;
  readonly looks: CodeLooks;
}

/** The page, but for its frame. */
export function documentPage(
  published: PublishedDocument,
  around: DocumentSurroundings,
): PageContent {
  const { source } = published;
  const path = documentPath(source.id);
  const root = rootFrom(path);
  const notes = marginNotes(published.codings, around.looks.classOf);
  const body = textHtml(published, notes, { ...around, root });
  return {
    path,
    title: source.title,
    section: 'documents.html',
    kind: 'document',
    main: html`<article lang="${source.language}">
${body.title}
${documentFacts(source, around.references.get(source.id) ?? [])}
${published.isExcerpt ? html`<p class="remark">The text may not be shared: shown are the quotations with at most 25 words around them.</p>` : null}
${legend(published, notes, { ...around, root })}
${wholeDocumentCodes(published, { ...around, root })}
<div class="text">
${body.blocks}
</div>
${orphanList(published, around)}
</article>`,
  };
}

type Rooted = DocumentSurroundings & { readonly root: string };

/** The title, which is the first heading where that says the same, and the blocks below it. */
function textHtml(
  { source, text, blocks, lines }: PublishedDocument,
  notes: readonly MarginNote[],
  around: Rooted,
): { title: Html; blocks: HtmlValue } {
  const ids = blockIds(text, blocks);
  const levelOf = headingLevels(blocks, source);
  const notesOn = notesByBlock(notes, blocks);
  const points = linePoints(lines, blocks);
  const rendered = blocks.map((block, index) => {
    const near = notesOn.get(index) ?? [];
    const own = near.filter(({ start }) => block.start <= start);
    const content = html`${block.cutBefore ? '[…] ' : null}${markedText(text, block, { marks: near, points: points(block) })}${block.cutAfter ? ' […]' : null}`;
    const { line, hash } = ids[index] ?? { line: null, hash: '' };
    return html`<div class="block ${block.kind}"${line === null ? null : html` id="L${line}"`}>
<div class="passage">${linked(block, levelOf(index), content)}<a class="permalink" id="p-${hash}" href="#p-${hash}" title="Link to this paragraph"><span class="hidden">Link to the paragraph at line </span>${block.line}</a></div>
<div class="margin">${own.map((note) => noteHtml(note, around))}</div>
</div>
`;
  });
  const isTitle = blocks[0]?.kind === 'heading' && text.slice(0, blocks[0].end) === source.title;
  const title = html`<h1 dir="auto">${source.title}</h1>`;
  return isTitle
    ? { title: rendered[0] ?? title, blocks: rendered.slice(1) }
    : { title, blocks: rendered };
}

/** Anchors of source lines that begin within a block, so that links to any line lead there. */
function linePoints(
  lines: PublishedDocument['lines'],
  blocks: readonly PublishedBlock[],
): (block: PublishedBlock) => readonly Point[] {
  const taken = new Set(blocks.map(({ line }) => line));
  const points = new Map<PublishedBlock, Point[]>();
  for (const { offset, line } of lines) {
    const block = blocks[lastStartingAt(blocks, offset)];
    if (!block || offset <= block.start || offset >= block.end || taken.has(line)) continue;
    taken.add(line);
    points.set(block, [...(points.get(block) ?? []), { offset, id: `L${line}` }]);
  }
  return (block) => points.get(block) ?? [];
}

/** The notes that share text with each block, by the block's index. */
function notesByBlock(
  notes: readonly MarginNote[],
  blocks: readonly PublishedBlock[],
): ReadonlyMap<number, readonly MarginNote[]> {
  const near = new Map<number, MarginNote[]>();
  for (const note of notes) {
    for (let index = Math.max(0, lastStartingAt(blocks, note.start)); ; index++) {
      const block = blocks[index];
      if (!block || block.start >= note.end) break;
      if (block.end <= note.start) continue;
      const list = near.get(index);
      if (list) list.push(note);
      else near.set(index, [note]);
    }
  }
  return near;
}

function linked(block: PublishedBlock, level: number, content: Html): Html {
  switch (block.kind) {
    case 'heading':
      return heading(level, content);
    case 'quote':
      return html`<blockquote dir="auto"><p>${content}</p></blockquote>`;
    case 'code':
      return html`<pre dir="auto">${content}</pre>`;
    default:
      return html`<p dir="auto">${content}</p>`;
  }
}

function heading(level: number, content: Html): Html {
  if (level <= 1) return html`<h1 dir="auto">${content}</h1>`;
  if (level === 2) return html`<h2 dir="auto">${content}</h2>`;
  if (level === 3) return html`<h3 dir="auto">${content}</h3>`;
  if (level === 4) return html`<h4 dir="auto">${content}</h4>`;
  return html`<h5 dir="auto">${content}</h5>`;
}

/** Levels without gaps: the title is 1, and no heading lies more than one below the one before it. */
function headingLevels(
  blocks: readonly PublishedBlock[],
  source: PublishedDocument['source'],
): (index: number) => number {
  const levels = new Map<number, number>();
  let before = 1;
  blocks.forEach((block, index) => {
    if (block.kind !== 'heading') return;
    const isTitle = index === 0 && source.text.startsWith(source.title);
    const depth = source.sections[block.section]?.path.length ?? 1;
    const level = isTitle && depth === 1 ? 1 : Math.min(Math.max(2, depth), before + 1, 5);
    levels.set(index, level);
    before = level;
  });
  return (index) => levels.get(index) ?? 2;
}

/**
 * Anchors of blocks: the line of the source, as in every link to a source file, and a hash of the words,
 * which stays the same when lines move. Of two blocks on one line the first has it; equal words are
 * numbered.
 */
function blockIds(
  text: string,
  blocks: readonly PublishedBlock[],
): { readonly line: number | null; readonly hash: string }[] {
  const lines = new Set<number>();
  const hashes = new Map<string, number>();
  return blocks.map(({ start, end, line }) => {
    const words = createHash('sha256').update(text.slice(start, end)).digest('hex').slice(0, 10);
    const count = (hashes.get(words) ?? 0) + 1;
    hashes.set(words, count);
    const isFirst = !lines.has(line);
    lines.add(line);
    return { line: isFirst ? line : null, hash: count === 1 ? words : `${words}-${count}` };
  });
}

/** The codes of the text, each with how many stretches have it. */
function legend(
  { codings }: PublishedDocument,
  notes: readonly MarginNote[],
  { codebook, looks, root }: Rooted,
): Html {
  if (codings.length === 0) return html`<p class="remark">No coding in this document.</p>`;
  const counts = new Map<string, number>();
  for (const { code } of notes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const items = [...codebook.codes.values()].flatMap(({ id, name }) => {
    const count = counts.get(id);
    if (count === undefined) return [];
    const look = looks.classOf(id);
    return [
      html`<li><label><input type="checkbox" checked data-look="${look}"> <span class="named ${look}" dir="auto">${name}</span></label> <a href="${root}${codePath(id)}">${count}<span class="hidden"> here; all quotations of ${name}</span></a></li>`,
    ];
  });
  if (items.length === 0) return html``;
  return html`<section class="legend" aria-labelledby="legend-title"><h2 id="legend-title">Codes in this text</h2><ul>${items}</ul></section>`;
}

function wholeDocumentCodes(
  { codings }: PublishedDocument,
  { codebook, looks, root }: Rooted,
): HtmlValue {
  const whole = codings.filter(({ origin }) => origin === 'document');
  if (whole.length === 0) return null;
  const items = whole.map(({ id, code }) => {
    const name = codebook.codes.get(code)?.name ?? code;
    return html`<li id="c-${id}"><a class="chip named ${looks.classOf(code)}" href="${root}${codePath(code)}" dir="auto">${name}</a></li>`;
  });
  return html`<section class="whole" aria-labelledby="whole-title"><h2 id="whole-title">Codes of the whole document</h2><ul>${items}</ul></section>`;
}

function orphanList({ orphans }: PublishedDocument, { codebook }: DocumentSurroundings): HtmlValue {
  if (orphans.length === 0) return null;
  const items = orphans.map(
    (coding) =>
      html`<li id="c-${coding.id}"><q dir="auto">${coding.quote}</q> ${codebook.codes.get(coding.code)?.name ?? coding.code} (${whoCoded(coding)})</li>`,
  );
  return html`<section class="orphans" aria-labelledby="orphans-title"><h2 id="orphans-title">Codings that have lost their place</h2><ul>${items}</ul></section>`;
}
