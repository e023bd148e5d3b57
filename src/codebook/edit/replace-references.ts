// `@code` in the rules follows a code that gets another id, at the exact place in the YAML text.
import type { PlacedRule } from '../placed-code.ts';
import { scalarOffsets } from '../scalar-offsets.ts';
import { strangeLayout } from './edit-refusal.ts';
import type { EditChange } from './edit-result.ts';
import type { Outline, OutlineCode } from './outline.ts';
import { type Replacement, replaceAll } from './text-edits.ts';
import type { Texts, Workspace } from './workspace.ts';

/** New texts in which every rule names `to` where it named `from`, and a line about each place. */
export function replaceReferences(
  workspace: Workspace,
  from: string,
  to: string,
): { readonly texts: Texts; readonly changes: readonly EditChange[] } {
  const replacements = new Map<string, Replacement[]>();
  const changes: EditChange[] = [];
  for (const { placed, references } of workspace.rules) {
    for (const { code, start, end } of references) {
      if (code !== from) continue;
      const { file, place } = placed.source;
      const replacement = { ...fileStretch(placed, start + 1, end), text: to };
      const list = replacements.get(file) ?? [];
      const known = list.some((other) => other.start === replacement.start);
      if (known) continue;
      replacements.set(file, [...list, replacement]);
      const { line } = place(replacement.start);
      changes.push({ file, line, message: `rule ${placed.id ?? ''}: @${from} → @${to}` });
    }
  }
  const texts = new Map(workspace.texts);
  for (const [file, list] of replacements) texts.set(file, replaceAll(texts.get(file) ?? '', list));
  return { texts, changes };
}

/** Where the stretch [start, end) of a query stands in its file. */
function fileStretch(
  { source, queryNode, query }: PlacedRule,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const written = String(queryNode?.value ?? '');
  const shift = written.length - written.trimStart().length;
  const offsets = queryNode ? scalarOffsets(queryNode) : null;
  const first = offsets?.starts[start + shift];
  const last = offsets?.ends[end + shift - 1];
  if (first === undefined || last === undefined || query === null) {
    throw strangeLayout(source, queryNode?.range[0] ?? 0);
  }
  return { start: first, end: last };
}

/** The outline in which every rule names `to` where it named `from`. */
export function outlineWithReferences(
  workspace: Workspace,
  outline: Outline,
  names: Names,
): Outline {
  const { from, to } = names;
  const sources = new Map<string, string>();
  for (const { rule, references } of workspace.rules) {
    if (rule === null) continue;
    const replacements = references
      .filter(({ code }) => code === from)
      .map(({ start, end }) => ({ start: start + 1, end, text: to }));
    sources.set(rule.id, replaceAll(rule.source, replacements));
  }
  const rewrite = (code: OutlineCode): OutlineCode => ({
    ...code,
    rules: code.rules.map((rule) => ({ ...rule, source: sources.get(rule.id) ?? rule.source })),
  });
  return new Map([...outline].map(([id, code]) => [id, rewrite(code)]));
}

interface Names {
  readonly from: string;
  readonly to: string;
}
