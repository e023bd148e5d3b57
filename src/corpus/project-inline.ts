// From inline Markdown to text of the open block: markup goes, words stay, tags keep their stretch.
import type { InlineCode, PhrasingContent } from 'mdast';
import { isBreak, pageOf } from './html-remains.ts';
import {
  addBreak,
  addNothing,
  addText,
  closeTag,
  openTag,
  type Projection,
  setPage,
} from './projection.ts';
import { attributesOf, placeOf, positionOf, type TreeContext } from './tree-context.ts';

type TextDirective = Extract<PhrasingContent, { type: 'textDirective' }>;

/** Adds the text of inline nodes to the open block. */
export function projectInline(context: TreeContext, nodes: readonly PhrasingContent[]): void {
  const { open } = context.projection;
  for (const node of nodes) {
    const before = open.raw.length;
    projectNode(context, node);
    if (open.raw.length === before) addNothing(context.projection);
  }
}

function projectNode(context: TreeContext, node: PhrasingContent): void {
  const { projection } = context;
  switch (node.type) {
    case 'inlineCode':
      addText(projection, node.value, lineOfCode(context, node));
      break;
    case 'text':
      addText(projection, node.value, placeOf(context, node).line);
      break;
    case 'image':
    case 'imageReference':
      addText(projection, node.alt ?? '', placeOf(context, node).line);
      reportTagIn(context, node);
      break;
    case 'break':
      addBreak(projection);
      break;
    case 'html':
      projectHtml(projection, node.value);
      break;
    case 'textDirective':
      projectTag(context, node);
      break;
    case 'emphasis':
    case 'strong':
    case 'link':
    case 'linkReference':
    case 'delete':
      projectInline(context, node.children);
      break;
  }
}

/** Line of a code span's text: a line end behind the opening backticks is not part of it. */
function lineOfCode(context: TreeContext, node: InlineCode): number {
  const { line } = placeOf(context, node);
  const source = context.source.slice(positionOf(node).start.offset, positionOf(node).end.offset);
  return /^`+\n/.test(source) && !node.value.startsWith('\n') ? line + 1 : line;
}

function projectHtml(projection: Projection, html: string): void {
  if (isBreak(html)) addBreak(projection);
  const page = pageOf(html);
  if (page !== null) setPage(projection, page);
}

function projectTag(context: TreeContext, node: TextDirective): void {
  const { name, children } = node;
  const tag = openTag(context.projection, {
    name,
    attributes: attributesOf(node.attributes),
    ...placeOf(context, node),
  });
  projectInline(context, children);
  closeTag(context.projection, tag);
  if (context.source.charAt(positionOf(node).end.offset ?? 0) !== '{') return;
  context.projection.diagnostics.push({
    rule: 'unreadable-attributes',
    severity: 'warning',
    message: `What stands in braces behind the tag ":${name}" cannot be read; it is shown as text.`,
    file: context.projection.file,
    ...placeOf(context, node),
    hint: 'Write {memo="…" stance=disputes coder=yw}; within "…" use \' or &quot; for a quotation mark.',
  });
}

/** Offset of the `]` that closes the `[` of `![`. */
function endOfLabel(source: string): number {
  let depth = 0;
  for (let at = 1; at < source.length; at++) {
    const mark = source.charAt(at);
    if (mark === '\\') at++;
    else if (mark === '[') depth++;
    else if (mark === ']' && --depth === 0) return at;
  }
  return source.length;
}

const TAG = /(?<![A-Za-z0-9]):([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\[/;

/** The words of an image are text alone: a tag in them codes nothing. */
function reportTagIn(context: TreeContext, image: PhrasingContent): void {
  const { start, end } = positionOf(image);
  const source = context.source.slice(start.offset, end.offset);
  const tag = TAG.exec(source.slice(0, endOfLabel(source)));
  if (tag === null) return;
  const before = source.slice(0, tag.index);
  const lines = before.split('\n').length - 1;
  const place = placeOf(context, image);
  const { projection } = context;
  projection.diagnostics.push({
    rule: 'tag-in-image',
    severity: 'warning',
    message: `The tag ":${tag[1]}" stands in the text of an image, where it codes nothing.`,
    file: projection.file,
    line: place.line + lines,
    column: lines === 0 ? place.column + tag.index : before.length - before.lastIndexOf('\n'),
    hint: 'Put the tag around the image, or write the words into the paragraph.',
  });
}
