// Puts entries into a block list, after those that are there; makes the list, and the keys that lead
// to it, where they are missing.
import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { codeSchema } from '../code-schema.ts';
import type { YamlSource } from '../yaml-source.ts';
import { entriesOf, type YamlEntry } from '../yaml-value.ts';
import { type Block, itemLines } from './block.ts';
import { strangeLayout } from './edit-refusal.ts';
import { columnAt, isBlank, itemRange, lastLine, lineAt, linesOf } from './yaml-lines.ts';

/** The text with `blocks` at the end of the list under the keys `path` of a code. */
export function putItems(
  source: YamlSource,
  map: YAMLMap.Parsed,
  { path, blocks }: { readonly path: readonly string[]; readonly blocks: readonly Block[] },
): string {
  const [key = '', ...rest] = path;
  if (map.flow) throw strangeLayout(source, map.range[0]);
  const entries = entriesOf(source, map);
  const column = columnAt(source, entries[0]?.keyNode.range[0] ?? map.range[0]);
  const entry = entries.find((candidate) => candidate.key === key);
  const value = entry?.value ?? null;
  if (!entry) {
    const lines = newKeyLines(path, blocks, column);
    return withLines(source, lineForNewKey(source, map, { key, column }), lines);
  }
  if (isEmptyValue(value)) {
    const lines = newKeyLines(path, blocks, column);
    return fillKey(source, entry, lines.slice(1));
  }
  if (isMap(value) && rest.length > 0) {
    return putItems(source, value as YAMLMap.Parsed, { path: rest, blocks });
  }
  if (!isSeq(value)) throw strangeLayout(source, entry.keyNode.range[0]);
  return appendItems(source, value as YAMLSeq.Parsed, blocks);
}

/** The text with `blocks` at the end of a block list, with a blank line between where the list has them. */
export function appendItems(
  source: YamlSource,
  list: YAMLSeq.Parsed,
  blocks: readonly Block[],
): string {
  const count = list.items.length;
  if (count === 0 || list.flow) throw strangeLayout(source, list.range[0]);
  const last = itemRange(source, list, count - 1);
  const lines = linesOf(source);
  const spaced = count > 1 && isBlank(lines[last.first - 1] ?? '');
  const column = columnAt(source, last.dash);
  const added = blocks.flatMap((block) => [...(spaced ? [''] : []), ...itemLines(block, column)]);
  return withLines(source, last.last + 1, added);
}

function newKeyLines(path: readonly string[], blocks: readonly Block[], column: number): string[] {
  return [
    ...path.map((key, depth) => `${' '.repeat(column + 2 * depth)}${key}:`),
    ...blocks.flatMap((block) => itemLines(block, column + 2 * path.length)),
  ];
}

/** Before which line a new key goes: after the last of the keys that come before it in the schema. */
function lineForNewKey(
  source: YamlSource,
  map: YAMLMap.Parsed,
  { key, column }: { readonly key: string; readonly column: number },
): number {
  const order = [...Object.keys(codeSchema.shape), 'positive', 'negative'];
  const rank = order.indexOf(key);
  const earlier = entriesOf(source, map).findLast((entry) => {
    const place = order.indexOf(entry.key);
    return place !== -1 && place < rank;
  });
  const after = earlier ?? entriesOf(source, map).at(-1);
  const node = after?.value ?? after?.keyNode ?? (map as ParsedNode);
  return lastLine(source, node, column) + 1;
}

function isEmptyValue(value: ParsedNode | null): boolean {
  if (value === null) return true;
  if (isScalar(value)) return (value as { value: unknown }).value === null;
  return (isSeq(value) || isMap(value)) && value.flow === true && value.items.length === 0;
}

/** Fills `key:`, `key: []` or `key: ~`: the empty value goes, the lines stand below the key. */
function fillKey(
  source: YamlSource,
  { keyNode, value }: YamlEntry,
  below: readonly string[],
): string {
  const lines = linesOf(source);
  const at = lineAt(source, keyNode.range[0]);
  const line = lines[at] ?? '';
  const written = value ? source.content.slice(value.range[0], value.range[1]) : '';
  const from = value ? columnAt(source, value.range[0]) : line.length;
  const onKeyLine = written !== '' && lineAt(source, value?.range[0] ?? 0) === at;
  if (written !== '' && (!onKeyLine || written.includes('\n'))) {
    throw strangeLayout(source, keyNode.range[0]);
  }
  const emptied = onKeyLine
    ? line.slice(0, from).trimEnd() + line.slice(from + written.length)
    : line;
  lines[at] = emptied.trimEnd();
  return insertLines(lines, at + 1, below);
}

function withLines(source: YamlSource, before: number, added: readonly string[]): string {
  return insertLines(linesOf(source), before, added);
}

function insertLines(lines: readonly string[], before: number, added: readonly string[]): string {
  const text = [...lines.slice(0, before), ...added, ...lines.slice(before)].join('\n');
  return text.endsWith('\n') ? text : `${text}\n`;
}
