// From the YAML of one file to its codes. What cannot be read is reported and costs as little as
// possible: a bad rule not its code, a code without an id not its children.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type CodeFields, codeSchema, ruleSchema } from './code-schema.ts';
import { reporter } from './findings.ts';
import type { PlacedCode, PlacedRule, PlacedText } from './placed-code.ts';
import { type FieldReader, readEntries, readFields } from './read-fields.ts';
import type { YamlNode, YamlSource } from './yaml-source.ts';
import { MAX_NODES, nodeAt, type YamlEntry } from './yaml-value.ts';

const CODE_KEYS = Object.keys(codeSchema.shape);
const RULE_KEYS = Object.keys(ruleSchema.shape);

/** The codes of one file, top-level ones in its order. An empty file has none. */
export function readCodes(source: YamlSource, diagnostics: Diagnostic[]): PlacedCode[] {
  diagnostics.push(...source.diagnostics);
  const report = reporter(source, diagnostics);
  const reader: FieldReader = { source, report, budget: { nodes: MAX_NODES } };
  if (source.root === null || isEmpty(source, source.root)) return [];
  const codes = isSeq(source.target(source.root))
    ? readCodeList(reader, source.root, new Set())
    : [readCode(reader, source.root, new Set())].filter((code) => code !== null);
  if (reader.budget.nodes < 0) {
    const message = 'With its aliases written out, this file is too large; a part was not read.';
    report({ rule: 'too-large', message, offset: 0 });
  }
  return codes;
}

function isEmpty(source: YamlSource, node: ParsedNode): boolean {
  const target = source.target(node);
  return isScalar(target) && (target as Scalar.Parsed).value === null;
}

/** Lists and codes that are being read: one of them again below itself is a circle. */
type Open = ReadonlySet<YamlNode>;

function readCodeList(reader: FieldReader, node: ParsedNode, open: Open): PlacedCode[] {
  const list = reader.source.target(node);
  if (list === null || refuseAlias(reader, node, open)) return [];
  if (!isSeq(list)) {
    const message = '"children" must be a list of codes.';
    const hint = 'Begin each code with "- id: ".';
    reader.report({ rule: 'wrong-type', message, offset: node.range[0], hint });
    return [];
  }
  const inside = new Set(open).add(list);
  return list.items.flatMap((item) => readCode(reader, item as ParsedNode, inside) ?? []);
}

function readCode(reader: FieldReader, node: ParsedNode, open: Open): PlacedCode | null {
  const { source, report } = reader;
  const map = source.target(node);
  if (map === null || refuseAlias(reader, node, open)) return null;
  if (!isMap(map)) {
    const message = 'A code must be a map of keys such as id and definition.';
    report({ rule: 'wrong-type', message, offset: node.range[0], hint: 'Begin with "id: ".' });
    return null;
  }
  const inside = new Set(open).add(map);
  const entries = readEntries(reader, map, CODE_KEYS);
  const fields = readFields(reader, 'code', { map, entries });
  const { id = null, ...rest } = fields;
  const children = entries.get('children')?.value ?? null;
  return {
    source,
    node: map as YAMLMap.Parsed,
    id,
    idNode: entries.get('id')?.value ?? node,
    fields: { ...rest, definition: rest.definition ?? '' },
    positive: placedTexts(source, map, fields, 'positive'),
    negative: placedTexts(source, map, fields, 'negative'),
    rules: readRules(reader, entries.get('rules')),
    children: children === null ? [] : readCodeList(reader, children, inside),
  };
}

/** A code stands in one place, so an alias to a code or a list of codes is always a mistake. */
function refuseAlias({ source, report }: FieldReader, node: ParsedNode, open: Open): boolean {
  const target = source.target(node);
  if (!isAlias(node) || target === null) return false;
  const offset = node.range[0];
  if (open.has(target)) {
    const message = `"*${node.source}" puts a code below itself: a code cannot be its own ancestor.`;
    report({ rule: 'own-ancestor', message, offset, hint: 'Remove the alias.' });
  } else {
    const line = source.place(target.range[0]).line;
    const message = `"*${node.source}" repeats codes that stand on line ${line} already.`;
    report({
      rule: 'duplicate-code',
      message,
      offset,
      hint: 'A code has one place; remove the alias.',
    });
  }
  return true;
}

function placedTexts(
  source: YamlSource,
  map: YamlNode,
  fields: Partial<CodeFields>,
  side: 'positive' | 'negative',
): PlacedText[] {
  const texts = fields.examples?.[side] ?? [];
  const list = source.target(nodeAt(source, map as ParsedNode, ['examples', side]));
  const nodes = isSeq(list) ? (list.items as ParsedNode[]) : [];
  // Entries that were left out are no texts; those that remain are in the same order.
  const kept = nodes.filter((node) => {
    const target = source.target(node);
    return isScalar(target) && typeof target.value === 'string' && target.value.trim() !== '';
  });
  return texts.map((text, index) => ({ text, offset: (kept[index] ?? map).range[0] }));
}

function readRules(reader: FieldReader, entry: YamlEntry | undefined): PlacedRule[] {
  const { source, report } = reader;
  if (!entry?.value) return [];
  const list = source.target(entry.value);
  if (list === null) return [];
  if (!isSeq(list)) {
    const message = '"rules" must be a list.';
    const hint = 'Begin each rule with "- id: ".';
    report({ rule: 'wrong-type', message, offset: entry.value.range[0], hint });
    return [];
  }
  return list.items.flatMap((item) => readRule(reader, item as ParsedNode) ?? []);
}

/** A rule with a mistake is left out whole: half of it would code what nobody meant. */
function readRule(reader: FieldReader, node: ParsedNode): PlacedRule | null {
  const { source, report, budget } = reader;
  const map = source.target(node);
  if (map === null || budget.nodes < 0) return null;
  if (!isMap(map)) {
    const message = 'A rule must be a map with id and query.';
    const hint = 'Write "- id: …" and "query: …" below it.';
    report({ rule: 'wrong-type', message, offset: node.range[0], hint });
    return null;
  }
  const entries = readEntries(reader, map, RULE_KEYS);
  let sound = true;
  const noting: FieldReader = {
    ...reader,
    report: (finding) => {
      sound &&= finding.severity === 'warning';
      report(finding);
    },
  };
  const fields = readFields(noting, 'rule', { map, entries });
  const queryNode = source.target(entries.get('query')?.value ?? node);
  return {
    source,
    node: map as YAMLMap.Parsed,
    fields: sound ? ruleSchema.parse(fields) : null,
    id: fields.id ?? null,
    idOffset: (entries.get('id')?.value ?? node).range[0],
    query: fields.query ?? null,
    queryNode: isScalar(queryNode) ? (queryNode as Scalar.Parsed) : null,
  };
}
