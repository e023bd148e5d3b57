// Takes entries out of a block list, with their comments. What remains stays as it was written.
import type { ParsedNode, YAMLSeq } from 'yaml';
import type { YamlSource } from '../yaml-source.ts';
import type { YamlEntry } from '../yaml-value.ts';
import { type Block, dedent, indent } from './block.ts';
import { strangeLayout } from './edit-refusal.ts';
import {
  columnAt,
  isBlank,
  isComment,
  itemRange,
  type LineRange,
  lastLine,
  lineAt,
  linesOf,
} from './yaml-lines.ts';

/** What was taken, and the file's text without it. */
export interface Taken {
  readonly blocks: readonly Block[];
  readonly text: string;
}

/** Takes the entry at `index` of a list that has others too. */
export function takeItem(source: YamlSource, list: YAMLSeq.Parsed, index: number): Taken {
  const range = itemRange(source, list, index);
  const block = blockOf(source, list.items[index] as ParsedNode, range);
  return { blocks: [block], text: withoutLines(linesOf(source), range, []) };
}

/** Takes all entries of a list, and the key that holds it. Comments around them stay. */
export function takeAll(source: YamlSource, list: YAMLSeq.Parsed, entry: YamlEntry): Taken {
  const keyOffset = entry.keyNode.range[0];
  if (!standsAlone(source, keyOffset)) throw strangeLayout(source, keyOffset);
  const ranges = list.items.map((_, index) => itemRange(source, list, index));
  const blocks = ranges.map((range, index) =>
    blockOf(source, list.items[index] as ParsedNode, range),
  );
  const lines = linesOf(source);
  const column = columnAt(source, keyOffset);
  const first = lineAt(source, keyOffset);
  const last = lastLine(source, list, column);
  const comments = [keyLineComment(source, entry)];
  for (let at = first + 1; at <= last; at++) {
    const line = lines[at] ?? '';
    const taken = ranges.some((range) => range.first <= at && at <= range.last);
    if (!taken && !isBlank(line)) comments.push(line.trimStart());
  }
  const kept = comments.filter((line) => line !== '').map((line) => indent(line, column));
  return { blocks, text: withoutLines(lines, { first, last }, kept) };
}

/** Whether nothing but white space stands before an offset in its line. */
function standsAlone(source: YamlSource, offset: number): boolean {
  const line = linesOf(source)[lineAt(source, offset)] ?? '';
  return isBlank(line.slice(0, columnAt(source, offset)));
}

/** What stands behind `key:` on its line: a comment or nothing. */
function keyLineComment(source: YamlSource, { keyNode }: YamlEntry): string {
  const rest = source.content.slice(keyNode.range[1]).split('\n', 1)[0] ?? '';
  const behind = rest.slice(rest.indexOf(':') + 1).trim();
  if (behind !== '' && !behind.startsWith('#')) throw strangeLayout(source, keyNode.range[0]);
  return behind;
}

/** The lines of an entry as a block that can be put elsewhere. */
function blockOf(
  source: YamlSource,
  node: ParsedNode,
  range: LineRange & { readonly dash: number },
): Block {
  const lines = linesOf(source);
  const dashLine = lineAt(source, range.dash);
  const behind = (lines[dashLine] ?? '').slice(columnAt(source, range.dash) + 1);
  const first = behind.trimStart();
  const column =
    first === '' || isComment(first)
      ? columnAt(source, node.range[0])
      : columnAt(source, range.dash) + 1 + behind.length - first.length;
  return {
    comments: lines.slice(range.first, dashLine).map((line) => line.trimStart()),
    body: [first, ...lines.slice(dashLine + 1, range.last + 1).map((line) => dedent(line, column))],
  };
}

/** The text without a range of lines, `kept` in its place; never two blank lines where one was. */
function withoutLines(
  lines: readonly string[],
  { first, last }: LineRange,
  kept: readonly string[],
): string {
  const before = lines.slice(0, first);
  const after = lines.slice(last + 1);
  const gap = kept.length === 0 && isBlank(before.at(-1) ?? '') && isBlank(after[0] ?? '');
  if (gap && after.length > 1) after.shift();
  else if (gap && before.length > 0) before.pop();
  return [...before, ...kept, ...after].join('\n');
}
