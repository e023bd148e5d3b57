// Marks a code as no longer applied, or takes the mark away.
import type { CodebookFile } from '../yaml-source.ts';
import { entriesOf } from '../yaml-value.ts';
import { type EditOptions, editCodebook, requireCode, wrongUse } from './edit-codebook.ts';
import type { CodebookEdit } from './edit-result.ts';
import { outlineOf } from './outline.ts';
import { replaceAll } from './text-edits.ts';
import { columnAt } from './yaml-lines.ts';

/**
 * The files in which the code has `deprecated: true` (or, with false, has it no more). What was coded
 * with it stays; its children, rules and hash do not change.
 */
export function setDeprecated(
  files: readonly CodebookFile[],
  { code: id, deprecated }: { readonly code: string; readonly deprecated: boolean },
  options: EditOptions = {},
): CodebookEdit {
  return editCodebook(files, options, (workspace) => {
    const code = requireCode(workspace, id);
    const { source, node, idNode, fields } = code.placed;
    if ((fields.deprecated ?? false) === deprecated) {
      throw wrongUse(`"${id}" is ${deprecated ? 'deprecated already' : 'not deprecated'}.`, null);
    }
    const entry = entriesOf(source, node).find(({ key }) => key === 'deprecated');
    const keyColumn = columnAt(source, entriesOf(source, node)[0]?.keyNode.range[0] ?? 0);
    const lineEnd =
      (source.content.indexOf('\n', idNode.range[1]) + 1 || source.content.length + 1) - 1;
    const added = node.flow
      ? { start: idNode.range[1], end: idNode.range[1], text: `, deprecated: ${deprecated}` }
      : {
          start: lineEnd,
          end: lineEnd,
          text: `\n${' '.repeat(keyColumn)}deprecated: ${deprecated}`,
        };
    const replaced = entry?.value
      ? { start: entry.value.range[0], end: entry.value.range[1], text: String(deprecated) }
      : added;
    const outline = new Map(outlineOf(workspace));
    const content = outline.get(id);
    if (content) outline.set(id, { ...content, deprecated });
    const line = source.place(idNode.range[0]).line;
    return {
      texts: new Map(workspace.texts).set(source.file, replaceAll(source.content, [replaced])),
      outline,
      changes: [{ file: source.file, line, message: `${id}: deprecated: ${deprecated}` }],
    };
  });
}
