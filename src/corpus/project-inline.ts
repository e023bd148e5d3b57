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
