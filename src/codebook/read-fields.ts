// Reads the keys of one map by a schema. Each mistake is a finding and costs its own value only.
import type { ParsedNode } from 'yaml';
import { nearest } from '../text/nearest.ts';
import { type CodeFields, codeFieldsSchema, type RuleFields, ruleSchema } from './code-schema.ts';
import { describeIssue } from './field-mistakes.ts';
import type { Report } from './findings.ts';
import type { YamlNode, YamlSource } from './yaml-source.ts';
import { type Budget, entriesOf, nodeAt, type YamlEntry, yamlValue } from './yaml-value.ts';

/** A required key without a value is missing; the schema reports it. */
const OPTIONAL_KEYS = new Set(
  [codeFieldsSchema, ruleSchema].flatMap(({ shape }) =>
    Object.entries(shape).flatMap(([key, field]) =>
      field.safeParse(undefined).success ? [key] : [],
    ),
  ),
);

export interface FieldReader {
  readonly source: YamlSource;
  readonly report: Report;
  readonly budget: Budget;
}

/** Keys of a map by name, the first where one stands twice; strange and repeated keys are reported. */
export function readEntries(
  { source, report }: FieldReader,
  map: YamlNode,
  known: readonly string[],
): Map<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const entry of entriesOf(source, map)) {
    const offset = entry.keyNode.range[0];
    if (entries.has(entry.key)) {
      const message = `The key "${entry.key}" stands here a second time; the first one holds.`;
      report({ rule: 'duplicate-key', message, offset });
    } else if (known.includes(entry.key)) {
      entries.set(entry.key, entry);
    } else {
      reportUnknownKey(report, entry.key, { offset, known });
    }
  }
  return entries;
}

function reportUnknownKey(
  report: Report,
  key: string,
  { offset, known }: { readonly offset: number; readonly known: readonly string[] },
): void {
  const near = nearest(key, known);
  const hint = near ? `Did you mean "${near}"?` : `Known keys: ${known.join(', ')}.`;
  report({ rule: 'unknown-key', message: `Unknown key "${key}".`, offset, hint });
}

/** What is left of a map once its mistakes are taken out. */
interface Fields {
  readonly code: Partial<CodeFields>;
  readonly rule: Partial<RuleFields>;
}

const SCHEMAS = {
  code: { whole: codeFieldsSchema, rest: codeFieldsSchema.partial() },
  rule: { whole: ruleSchema, rest: ruleSchema.partial() },
} as const;

/**
 * The values of `entries` that fit the schema. A value that does not is reported and left out; of a
 * list only the entry that does not fit. Keys without a value count as absent, with a warning.
 */
export function readFields<What extends keyof Fields>(
  reader: FieldReader,
  what: What,
  { map, entries }: { map: YamlNode; entries: ReadonlyMap<string, YamlEntry> },
): Fields[What] {
  const { whole, rest } = SCHEMAS[what];
  const raw = rawValues(reader, Object.keys(whole.shape), entries);
  const parsed = whole.safeParse(raw);
  if (parsed.success) return parsed.data as Fields[What];
  for (const issue of parsed.error.issues) {
    const node = nodeAt(reader.source, map, issue.path);
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const offset = keyOffsetIn(reader.source, node, key);
        reportUnknownKey(reader.report, key, { offset, known: ['positive', 'negative'] });
        dropAt(raw, [...issue.path, key]);
      }
      continue;
    }
    const mistake = describeIssue(issue, valueAt(raw, issue.path), what);
    reader.report({ ...mistake, offset: node.range[0] });
    dropAt(raw, issue.path);
  }
  return rest.parse(withoutHoles(raw)) as Fields[What];
}

/** The plain values of the keys that have one. */
function rawValues(
  reader: FieldReader,
  keys: readonly string[],
  entries: ReadonlyMap<string, YamlEntry>,
): Record<string, unknown> {
  const raw: Record<string, unknown> = {};
  for (const key of keys) {
    const entry = entries.get(key);
    if (!entry) continue;
    const value = yamlValue(reader.source, entry.value, reader.budget);
    if (value !== null) raw[key] = value;
    else if (key === 'color') reportCommentColor(reader, entry);
    else if (OPTIONAL_KEYS.has(key)) reportEmpty(reader, entry);
  }
  return raw;
}

/** In YAML `color: #b45309` has no value: `#` begins a comment. */
function reportCommentColor({ source, report }: FieldReader, { keyNode, value }: YamlEntry): void {
  const line = source.content.slice(keyNode.range[1]).split('\n', 1)[0] ?? '';
  const color = /#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b/.exec(line)?.[0];
  if (color) {
    const offset = keyNode.range[1] + line.indexOf(color);
    const message = 'In YAML # begins a comment, so the colour is empty.';
    report({ rule: 'bad-color', message, offset, hint: `Put it in quotes: "${color}".` });
  } else {
    reportEmpty({ report }, { keyNode, value });
  }
}

function reportEmpty(
  { report }: Pick<FieldReader, 'report'>,
  { keyNode }: Pick<YamlEntry, 'keyNode' | 'value'>,
): void {
  report({
    rule: 'empty-key',
    severity: 'warning',
    message: 'This key has no value.',
    offset: keyNode.range[0],
    hint: 'Give it one, or remove the key.',
  });
}

function keyOffsetIn(source: YamlSource, node: ParsedNode, key: string): number {
  const map = source.target(node);
  const entry = map ? entriesOf(source, map).find((candidate) => candidate.key === key) : undefined;
  return (entry?.keyNode ?? node).range[0];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) => (isRecord(inner) ? inner[String(step)] : undefined),
    value,
  );
}

/** Takes away the value at a path: a key of a map; an entry of a list leaves a hole. */
function dropAt(value: unknown, path: readonly PropertyKey[]): void {
  const parent = valueAt(value, path.slice(0, -1));
  if (isRecord(parent)) delete parent[String(path.at(-1))];
}

function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(() => true).map(withoutHoles);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutHoles(inner)]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
