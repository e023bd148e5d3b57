// Takes a code with all below it out of its file.
import { isMap, isSeq, type ParsedNode, type YAMLSeq } from 'yaml';
import type { KeptCode } from '../collect-codes.ts';
import { entriesOf } from '../yaml-value.ts';
import { type Block, dedent } from './block.ts';
import { strangeLayout } from './edit-refusal.ts';
import { takeAll, takeItem } from './take-item.ts';
import type { Texts, Workspace } from './workspace.ts';
import { columnAt, isBlank, isComment, lastLine, lineAt, linesOf } from './yaml-lines.ts';

/** A comment that tells editors which schema a file follows: it belongs to the file, not to a code. */
export const SCHEMA_COMMENT = /^#\s*yaml-language-server:/;

/** The code as a block, and the texts without it. A file that holds nothing any more is taken away. */
export function takeCode(
  workspace: Workspace,
  code: KeptCode,
): { readonly block: Block; readonly texts: Texts } {
  const { source, node } = code.placed;
  const texts = new Map(workspace.texts);
  const { block, text } = takeFrom(code);
  const rest = text.split('\n').filter((line) => !isBlank(line) && !SCHEMA_COMMENT.test(line));
  if (rest.length === 0) texts.delete(source.file);
  else texts.set(source.file, text);
  if (!block) throw strangeLayout(source, node.range[0]);
  return { block, texts };
}

function takeFrom(code: KeptCode): { readonly block: Block | undefined; readonly text: string } {
  const { source, node } = code.placed;
  const map = code.parent?.placed.node ?? null;
  const entry = map ? entriesOf(source, map).find(({ key }) => key === 'children') : undefined;
  const list = map ? entry?.value : source.root;
  if (!map && isMap(list)) return takeRoot(code);
  const index = isSeq(list) ? list.items.indexOf(node as never) : -1;
  if (index === -1) throw strangeLayout(source, node.range[0]);
  const sequence = list as YAMLSeq.Parsed;
  const { blocks, text } =
    map && entry && sequence.items.length === 1
      ? takeAll(source, sequence, entry)
      : takeItem(source, sequence, index);
  return { block: blocks[0], text };
}

/** The only code of a file, with all comments but the one for editors. */
function takeRoot({ placed: { source, node } }: KeptCode): {
  readonly block: Block;
  readonly text: string;
} {
  const lines = linesOf(source);
  const first = lineAt(source, node.range[0]);
  const last = lastLine(source, node as ParsedNode, -1);
  const column = columnAt(source, node.range[0]);
  const above = lines.slice(0, first);
  return {
    block: {
      comments: above
        .filter((line) => isComment(line) && !SCHEMA_COMMENT.test(line))
        .map((line) => line.trimStart()),
      body: lines.slice(first, last + 1).map((line) => dedent(line, column)),
    },
    text: above.filter((line) => SCHEMA_COMMENT.test(line)).join('\n'),
  };
}
