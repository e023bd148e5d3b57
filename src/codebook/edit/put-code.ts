// Puts a code below another one, or at the top of the codebook.
import { isSeq, type YAMLSeq } from 'yaml';
import { type Block, rootLines } from './block.ts';
import { requireCode } from './edit-codebook.ts';
import { appendItems, putItems } from './put-item.ts';
import { SCHEMA_COMMENT } from './take-code.ts';
import type { Texts, Workspace } from './workspace.ts';

/** The texts with the code at the end of the children of `parent`. */
export function putBelow(workspace: Workspace, parent: string, block: Block): Texts {
  const { source, node } = requireCode(workspace, parent).placed;
  const text = putItems(source, node, { path: ['children'], blocks: [block] });
  return new Map(workspace.texts).set(source.file, text);
}

/**
 * The texts with the code as a top-level one: at the end of `file` where that holds a list, else in
 * a file of its own beside it, named after the code.
 */
export function putAtTop(
  workspace: Workspace,
  { file, id, block }: { readonly file: string; readonly id: string; readonly block: Block },
): Texts {
  const texts = new Map(workspace.texts);
  const source = workspace.sources.get(file);
  if (source && isSeq(source.root) && source.root.flow !== true && source.root.items.length > 0) {
    return texts.set(file, appendItems(source, source.root as YAMLSeq.Parsed, [block]));
  }
  const own = freeName(texts, `${file.slice(0, file.lastIndexOf('/') + 1)}${id}`);
  const header = schemaComment(workspace, own);
  return texts.set(own, [...header, ...rootLines(block), ''].join('\n'));
}

function freeName(texts: Texts, stem: string): string {
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.yaml`;
    if (!texts.has(name)) return name;
  }
}

/** The line for editors that the other files of the same folder begin with. */
function schemaComment({ sources }: Workspace, file: string): string[] {
  const folder = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);
  for (const source of sources.values()) {
    const [line = ''] = source.content.split('\n', 1);
    if (folder(source.file) === folder(file) && SCHEMA_COMMENT.test(line)) return [line];
  }
  return [];
}
