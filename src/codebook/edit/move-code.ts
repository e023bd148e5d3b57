// Moves a code, with all below it, under another parent or to the top.

import { isBelow } from '../collect-codes.ts';
import type { CodebookFile } from '../yaml-source.ts';
import { asBlocks } from './as-blocks.ts';
import { type EditOptions, editCodebook, requireCode, wrongUse } from './edit-codebook.ts';
import type { CodebookEdit } from './edit-result.ts';
import { outlineOf } from './outline.ts';
import { putAtTop, putBelow } from './put-code.ts';
import { takeCode } from './take-code.ts';

/**
 * The files in which the code stands last among the children of `parent` (null: at the top, in its
 * file's list or in a file of its own). Ids and rules stay. Refused below itself, and where rules
 * would come to wait for themselves.
 */
export function moveCode(
  files: readonly CodebookFile[],
  { code: id, parent }: { readonly code: string; readonly parent: string | null },
  options: EditOptions = {},
): CodebookEdit {
  return editCodebook(files, options, (given, read) => {
    const code = requireCode(given, id);
    const target = parent === null ? null : requireCode(given, parent);
    if (target && isBelow(target, id)) {
      throw wrongUse(`"${parent}" is "${id}" itself or stands below it.`, 'Name another parent.');
    }
    if ((code.parent?.id ?? null) === parent) {
      throw wrongUse(`"${id}" stands there already.`, null);
    }
    const outline = new Map(outlineOf(given));
    const content = outline.get(id);
    if (content) outline.set(id, { ...content, parent });
    const ids = [
      id,
      ...(parent === null ? [] : [parent]),
      ...(code.parent ? [code.parent.id] : []),
    ];
    const workspace = read(asBlocks(given, ids));
    const { block, texts } = takeCode(workspace, requireCode(workspace, id));
    const rest = read(texts);
    const { file, place } = code.placed.source;
    const line = place(code.placed.node.range[0]).line;
    const where = parent === null ? 'to the top' : `below ${parent}`;
    return {
      texts: parent === null ? putAtTop(rest, { file, id, block }) : putBelow(rest, parent, block),
      outline,
      changes: [{ file, line, message: `${id}: moved ${where}` }],
    };
  });
}
