// The plain value of a YAML node: maps as records, lists as arrays, aliases written out. Bounded, for
// a few aliases of aliases can stand for more values than a machine has memory.
import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';
import type { YamlNode, YamlSource } from './yaml-source.ts';

/** Nodes in all values of one file, each alias counted with all that it stands for. */
export const MAX_NODES = 400_000;

/** Counts down over all values of one file. */
export interface Budget {
  nodes: number;
}

/** One key of a map with the nodes of key and value; `value` is null for a key without one. */
export interface YamlEntry {
  readonly key: string;
  readonly keyNode: ParsedNode;
  readonly value: ParsedNode | null;
}

/** The entries of a map in order. Keys that are no plain text are shown as such. */
export function entriesOf(source: YamlSource, map: YamlNode): YamlEntry[] {
  if (!isMap(map)) return [];
  return map.items.map((pair) => {
    const keyNode = pair.key as ParsedNode;
    const key = source.target(keyNode);
    return {
      key: isScalar(key) ? String((key as Scalar.Parsed).value) : '?',
      keyNode,
      value: (pair.value ?? null) as ParsedNode | null,
    };
  });
}

/**
 * The value of a node. A node within itself, an alias to nothing and all beyond the budget give
 * null; the first two are reported where the file is parsed and where codes are read.
 */
export function yamlValue(source: YamlSource, node: ParsedNode | null, budget: Budget): unknown {
  const open = new Set<YamlNode>();
  const read = (inner: ParsedNode | null): unknown => {
    const target = inner === null ? null : source.target(inner);
    if (target === null || open.has(target) || --budget.nodes < 0) return null;
    if (isScalar(target)) return (target as Scalar.Parsed).value;
    open.add(target);
    const value = isSeq(target)
      ? target.items.map((item) => read(item as ParsedNode))
      : Object.fromEntries(entriesOf(source, target).map(({ key, value }) => [key, read(value)]));
    open.delete(target);
    return value;
  };
  return read(node);
}

/**
 * The node at a path of keys and positions below `node`, aliases followed; where the path ends
 * early, the last node on it, so that a finding always has a place.
 */
export function nodeAt(
  source: YamlSource,
  node: ParsedNode,
  path: readonly PropertyKey[],
): ParsedNode {
  const [step, ...rest] = path;
  const target = source.target(node);
  if (step === undefined || target === null) return node;
  const next = isSeq(target)
    ? (target.items[Number(step)] as ParsedNode | undefined)
    : entriesOf(source, target).find((entry) => entry.key === step);
  if (!next) return node;
  if (!('keyNode' in next)) return nodeAt(source, next, rest);
  const [start, end] = next.value?.range ?? [0, 0];
  return next.value === null || start === end ? next.keyNode : nodeAt(source, next.value, rest);
}
