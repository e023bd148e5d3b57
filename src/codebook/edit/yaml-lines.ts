// Which lines of a file a YAML node takes, with the comments that belong to it.
import { isCollection, isPair, type ParsedNode, type YAMLSeq } from 'yaml';
import type { YamlSource } from '../yaml-source.ts';
import { strangeLayout } from './edit-refusal.ts';

/** Whole lines [first, last] of a file, counted from 0. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The lines of a file without their line feeds. */
export function linesOf(source: YamlSource): string[] {
  return source.content.split('\n');
}

/** Line of an offset, from 0. */
export function lineAt(source: YamlSource, offset: number): number {
  return source.place(offset).line - 1;
}

/** Column of an offset, from 0. */
export function columnAt(source: YamlSource, offset: number): number {
  return source.place(offset).column - 1;
}

/** Offset behind the last character of a node, comments and white space behind it left out. */
function contentEnd(source: YamlSource, node: ParsedNode): number {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1) as unknown;
    const inner = isPair(last) ? [last.key, last.value] : [last];
    const ends = inner
      .filter((part) => part !== null)
      .map((part) => contentEnd(source, part as ParsedNode));
    return Math.max(node.range[0], ...ends);
  }
  const [start, end] = node.range;
  return start + source.content.slice(start, end).trimEnd().length;
}

/**
 * The last line of a node that begins in `column`: that of its content, or of comments below it that
 * are indented more than `column`.
 */
export function lastLine(source: YamlSource, node: ParsedNode, column: number): number {
  const lines = linesOf(source);
  let last = lineAt(source, contentEnd(source, node));
  for (let at = last + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isBlank(line)) continue;
    if (!isComment(line) || indentOf(line) <= column) break;
    last = at;
  }
  return last;
}

/** The lines of an entry of a block list, from the comments right above it; and where its "-" stands. */
export function itemRange(
  source: YamlSource,
  list: YAMLSeq.Parsed,
  index: number,
): LineRange & { readonly dash: number } {
  const dash = dashOffset(list, index);
  const node = list.items[index] as ParsedNode | undefined;
  if (dash === null || !node) throw strangeLayout(source, list.range[0]);
  const column = columnAt(source, dash);
  const dashLine = lineAt(source, dash);
  const before = list.items[index - 1] as ParsedNode | undefined;
  const above = before ? lineAt(source, contentEnd(source, before)) : -1;
  const lines = linesOf(source);
  let first = dashLine;
  for (let at = dashLine - 1; at > above; at--) {
    const line = lines[at] ?? '';
    if (!isComment(line) || indentOf(line) > column) break;
    first = at;
  }
  const isHeader = index === 0 && first === 0;
  return { first: isHeader ? dashLine : first, last: lastLine(source, node, column), dash };
}

function dashOffset(list: YAMLSeq.Parsed, index: number): number | null {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return null;
  return token.items[index]?.start.find((part) => part.type === 'seq-item-ind')?.offset ?? null;
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}

export function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
