// Some people write lists in brackets: `rules: [{ id: a, query: b }]`. Before entries are put in or
// taken out, the brackets around them become lines, by the YAML library's own printer.
import { isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml';
import type { Texts, Workspace } from './workspace.ts';

/** Keys of a code whose lists an edit may change. */
const LISTS = [
  ['children'],
  ['rules'],
  ['include'],
  ['exclude'],
  ['examples'],
  ['examples', 'positive'],
  ['examples', 'negative'],
];

/**
 * The texts in which the codes named, and all around them, stand as lines, with the lists that the edit
 * will change (default: all); other files as they are.
 */
export function asBlocks(
  { texts, codes }: Workspace,
  ids: readonly string[],
  lists: readonly (readonly string[])[] = LISTS,
): Texts {
  const result = new Map(texts);
  for (const file of new Set(ids.map((id) => codes.get(id)?.placed.source.file))) {
    const text = file === undefined ? undefined : texts.get(file);
    if (file === undefined || text === undefined || !/[[{]/.test(text)) continue;
    const document = parseDocument(text);
    let changed = false;
    const open = (node: unknown): void => {
      if ((!isMap(node) && !isSeq(node)) || node.flow !== true || node.items.length === 0) return;
      node.flow = false;
      changed = true;
    };
    visit(document, {
      Map: (_key, map, path) => {
        if (!ids.includes(idOf(map))) return;
        for (const node of [...path, map]) open(node);
        for (const list of lists) open(map.getIn(list, true));
      },
    });
    if (changed) result.set(file, document.toString({ lineWidth: 0 }));
  }
  return result;
}

function idOf(map: YAMLMap): string {
  const id = map.get('id', true);
  return isScalar(id) ? String(id.value) : '';
}
