// Reads a Markdown table back with an independent parser: remark with GFM tables and directives.
import type { Parent, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

export function parseMarkdown(source: string): Root {
  const processor = unified()
    .use(remarkParse)
    .use(remarkDirective)
    .data('micromarkExtensions', [gfmTable()])
    .data('fromMarkdownExtensions', [gfmTableFromMarkdown()]);
  return processor.parse(source);
}

/** The first table of the source: its cells as text, `<br>` as a line break. */
export function tableCells(source: string): string[][] {
  const table = parseMarkdown(source).children.find((node): node is Table => node.type === 'table');
  if (!table) throw new Error('no table');
  return table.children.map((row) => row.children.map((cell) => plainText(cell.children)));
}

/** Text of nodes that are text, breaks or links; anything else would be markup that slipped in. */
export function plainText(nodes: readonly (PhrasingContent | RootContent)[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type === 'html' && node.value === '<br>') return '\n';
      if (node.type === 'link' || node.type === 'paragraph' || node.type === 'heading') {
        return plainText((node as Parent).children as PhrasingContent[]);
      }
      throw new Error(`markup: ${node.type}`);
    })
    .join('');
}
