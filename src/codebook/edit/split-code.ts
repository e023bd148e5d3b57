// Splits a code: new codes below it take over what was coded with it, passage by passage, in review.
import type { CodebookFile } from '../yaml-source.ts';
import { asBlocks } from './as-blocks.ts';
import { type EditOptions, editCodebook, requireCode, wrongUse } from './edit-codebook.ts';
import type { CodebookEdit } from './edit-result.ts';
import { mapBlock } from './new-yaml.ts';
import { type OutlineCode, outlineOf } from './outline.ts';
import { putBelow } from './put-code.ts';
import { requireFreeId } from './rename-code.ts';

/**
 * The files with each code of `into` as a new child of `from`. The code itself stays above them with
 * its rules, so that counts and `@` references go on to hold; its codings are for review. A definition
 * that says from where the new code comes stands in for the one that a person will write.
 */
export function splitCode(
  files: readonly CodebookFile[],
  { from, into }: { readonly from: string; readonly into: readonly string[] },
  options: EditOptions = {},
): CodebookEdit {
  return editCodebook(files, options, (given, read) => {
    const code = requireCode(given, from);
    if (new Set(into).size < 2) throw wrongUse('Name at least two codes to split it into.', null);
    for (const id of new Set(into)) requireFreeId(given, id);
    const outline = new Map(outlineOf(given));
    const definition = `Part of ${from}, split from it; to be defined.`;
    let workspace = read(asBlocks(given, [from]));
    for (const id of new Set(into)) {
      const block = mapBlock({ id, name: nameOf(id), definition });
      workspace = read(putBelow(workspace, from, block));
      outline.set(id, { ...EMPTY, parent: from, name: nameOf(id), definition });
    }
    const { file, place } = code.placed.source;
    const { line } = place(code.placed.idNode.range[0]);
    const message = `${from}: split into ${[...new Set(into)].join(', ')}`;
    return { texts: workspace.texts, outline, changes: [{ file, line, message }] };
  });
}

const EMPTY: Omit<OutlineCode, 'parent' | 'name' | 'definition'> = {
  color: null,
  include: [],
  exclude: [],
  positive: [],
  negative: [],
  emergent: false,
  deprecated: false,
  rules: [],
};

function nameOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
