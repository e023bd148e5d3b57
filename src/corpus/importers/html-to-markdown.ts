// From the HTML of web pages and of Word to Markdown.
import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import { unified } from 'unified';
import {
  elementsNamed,
  type HastElement,
  type HastNode,
  type HastParent,
  type HastRoot,
  textOf,
} from './hast.ts';
import { markNotes, NOTE_MARK, NOTE_TEXT, targetOf } from './html-notes.ts';
import { writeMarkdown } from './write-markdown.ts';

type Handlers = NonNullable<Options['handlers']>;

const handlers: Handlers = {
  [NOTE_MARK]: (_, node): FootnoteReference => {
    const label = String(node.properties.label);
    return { type: 'footnoteReference', identifier: label, label };
  },
  [NOTE_TEXT]: (state, node): FootnoteDefinition => {
    const label = String(node.properties.label);
    const children = state.toFlow(state.all(node)) as FootnoteDefinition['children'];
    return { type: 'footnoteDefinition', identifier: label, label, children };
  },
};

const parser = unified().use(rehypeParse, { fragment: false }).freeze();
const converter = unified().use(rehypeRemark, { handlers }).freeze();

/** Elements without text of their own, or whose text is no part of what one reads. */
const UNREAD = new Set(
  'script style template noscript iframe object embed svg canvas audio video button input select textarea head dialog'.split(
    ' ',
  ),
);

/** Parts of a page around its text. */
const AROUND = new Set(['nav', 'footer', 'aside', 'form']);

/** @throws RangeError where elements are nested deeper than the stack. */
export function parseHtml(html: string): HastRoot {
  return parser.parse(html);
}

export interface ConvertedHtml {
  readonly markdown: string;
  /** Names of the parts around the text that were left out, each once. */
  readonly leftOut: readonly string[];
}

/**
 * Markdown of the part of a page that one reads: its only `main` or `article`, else its body without
 * navigation, forms and footers. With `whole`, everything.
 * @throws RangeError where elements are nested deeper than the stack.
 */
export function htmlToMarkdown(
  tree: HastRoot,
  { whole }: { readonly whole: boolean },
): ConvertedHtml {
  const leftOut = new Set<string>();
  const marked = markNotes(tree);
  const part = whole ? marked : chosenPart(marked, leftOut);
  const children = part.children.flatMap((child) => readable(child, { whole, leftOut }));
  const root: HastRoot = { type: 'root', children };
  const mdast = converter.runSync(root) as unknown as Root;
  return { markdown: writeMarkdown(mdast), leftOut: [...leftOut] };
}

/** The one `main` or `article` of a page, if it is one; else all of it. */
function chosenPart(tree: HastRoot, leftOut: Set<string>): HastParent {
  for (const name of ['main', 'article']) {
    const [only, other] = elementsNamed(tree, name);
    if (only === undefined || other !== undefined) continue;
    leftOut.add(`what stands outside <${name}>`);
    return only;
  }
  return tree;
}

interface Reading {
  readonly whole: boolean;
  readonly leftOut: Set<string>;
}

/** A copy of a node without what one does not read: nothing, itself, or what it held. */
function readable(node: HastNode, reading: Reading): HastElement['children'] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element' || UNREAD.has(node.tagName) || isHidden(node)) return [];
  if (!reading.whole && AROUND.has(node.tagName)) {
    if (textOf(node) !== '') reading.leftOut.add(`<${node.tagName}>`);
    return [];
  }
  if (node.tagName === 'img' && !node.properties.alt) return [];
  const children = node.children.flatMap((child) => readable(child, reading));
  const isAnchor = node.tagName === 'a' && (!node.properties.href || targetOf(node) !== '');
  return isAnchor ? children : [{ ...node, children }];
}

function isHidden({ properties }: HastElement): boolean {
  const style = typeof properties.style === 'string' ? properties.style : '';
  const isHiddenToAll = properties.hidden !== undefined && properties.hidden !== false;
  return isHiddenToAll || properties.ariaHidden === 'true' || /display\s*:\s*none/i.test(style);
}
