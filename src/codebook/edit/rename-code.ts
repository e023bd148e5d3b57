// Gives a code another id; all rules that name it follow.
import { isAlias, isScalar, type Scalar } from 'yaml';
import { ID_PATTERN, MAX_ID_LENGTH } from '../code-schema.ts';
import type { KeptCode } from '../collect-codes.ts';
import { kebabCase } from '../field-mistakes.ts';
import { scalarOffsets } from '../scalar-offsets.ts';
import type { CodebookFile } from '../yaml-source.ts';
import { type EditOptions, editCodebook, requireCode, wrongUse } from './edit-codebook.ts';
import { strangeLayout } from './edit-refusal.ts';
import type { CodebookEdit, EditChange } from './edit-result.ts';
import { findMentions } from './mentions.ts';
import { type Outline, outlineOf } from './outline.ts';
import { outlineWithReferences, replaceReferences } from './replace-references.ts';
import { replaceAll } from './text-edits.ts';
import type { Workspace } from './workspace.ts';

/**
 * The files in which the code `from` has the id `to`, and every `@from` in a rule is `@to`. Names and
 * texts stay; texts that mention the old id are listed. Refused where `from` is no code, or `to` is
 * one already or not in kebab-case.
 */
export function renameCode(
  files: readonly CodebookFile[],
  { from, to }: { readonly from: string; readonly to: string },
  options: EditOptions = {},
): CodebookEdit {
  return editCodebook(files, options, (workspace, read) => {
    const code = requireCode(workspace, from);
    requireFreeId(workspace, to);
    const { texts, changes } = replaceReferences(workspace, from, to);
    const renamed = read(texts);
    const outline = outlineWithReferences(workspace, outlineOf(workspace), { from, to });
    return {
      texts: new Map(texts).set(code.placed.source.file, withNewId(requireCode(renamed, from), to)),
      outline: withNewKey(outline, from, to),
      changes: [changeOfId(code, to), ...changes],
      mentions: findMentions(workspace, from),
    };
  });
}

/** Refuses an id that is taken or not in kebab-case. */
export function requireFreeId({ codes }: Workspace, id: string): void {
  if (!ID_PATTERN.test(id) || id.length > MAX_ID_LENGTH) {
    const better = kebabCase(id);
    const hint = `Use lower-case letters, digits and hyphens${better ? `: ${better}` : ''}.`;
    throw wrongUse(`"${id}" cannot be an id: it is not in kebab-case.`, hint);
  }
  const taken = codes.get(id)?.placed;
  if (taken) {
    const { file, place } = taken.source;
    const line = place(taken.idNode.range[0]).line;
    throw wrongUse(`The code "${id}" is there already, in ${file}:${line}.`, null);
  }
}

function withNewId({ placed }: KeptCode, to: string): string {
  const { source, idNode } = placed;
  const [start, end] = idNode.range;
  if (isAlias(idNode)) return replaceAll(source.content, [{ start, end, text: to }]);
  const offsets = isScalar(idNode) ? scalarOffsets(idNode as Scalar.Parsed) : null;
  const first = offsets?.starts[0];
  const last = offsets?.ends.at(-1);
  if (first === undefined || last === undefined) throw strangeLayout(source, start);
  return replaceAll(source.content, [{ start: first, end: last, text: to }]);
}

function changeOfId({ id, placed }: KeptCode, to: string): EditChange {
  const { file, place } = placed.source;
  return { file, line: place(placed.idNode.range[0]).line, message: `id: ${id} → ${to}` };
}

function withNewKey(outline: Outline, from: string, to: string): Outline {
  return new Map(
    [...outline].map(([id, code]) => [
      id === from ? to : id,
      code.parent === from ? { ...code, parent: to } : code,
    ]),
  );
}
