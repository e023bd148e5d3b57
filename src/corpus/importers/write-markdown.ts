// Writes a tree as Markdown that Axial reads back as the same words: one line a paragraph, and every
// character that would be markup escaped.
import type { Root } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import remarkStringify from 'remark-stringify';
import { type Processor, unified } from 'unified';

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    rule: '-',
    unsafe: [
      // Colons that would begin a tag: `:name[` is broken by the escaped bracket, `:::` is not.
      { atBreak: true, character: ':', after: '::' },
    ],
  })
  .use(axialConstructs)
  .freeze();

function axialConstructs(this: Processor): void {
  const data = this.data();
  data.toMarkdownExtensions ??= [];
  data.toMarkdownExtensions.push(
    gfmTableToMarkdown({ tablePipeAlign: false, tableCellPadding: true }),
    gfmFootnoteToMarkdown({ firstLineBlank: false }),
  );
}

/** Markdown of a tree. Line ends within paragraphs become blanks, or nothing between Han characters. */
export function writeMarkdown(tree: Root): string {
  return writer.stringify(joinLines(tree) as Root);
}

interface TreeNode {
  readonly type: string;
  readonly value?: unknown;
  readonly children?: readonly TreeNode[];
}

function joinLines(node: TreeNode): TreeNode {
  if (node.type === 'text' && typeof node.value === 'string') {
    return { ...node, value: joinedText(node.value) };
  }
  return node.children ? { ...node, children: node.children.map(joinLines) } : node;
}

const CJK =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uffef]';
const BETWEEN_CJK = new RegExp(`(?<=${CJK})[ \\t]*\\r?\\n\\s*(?=${CJK})`, 'gu');

/** Text with its line ends as Axial reads soft breaks. */
export function joinedText(text: string): string {
  return text.replace(BETWEEN_CJK, '').replace(/[ \t]*[\r\n]+[ \t]*/g, ' ');
}
