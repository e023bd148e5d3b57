// The rules of the codes that count: ids once, queries parsed, and where each names another code.
import type { Diagnostic } from '../text/diagnostic.ts';
import type { CheckedQuery, CodeReference } from './check-query.ts';
import type { Rule } from './codebook.ts';
import type { KeptCode } from './collect-codes.ts';
import { placeName, type Report, reporter } from './findings.ts';
import { type PlacedCode, type PlacedRule, withPlacedDescendants } from './placed-code.ts';
import { fileOffset, scalarOffsets } from './scalar-offsets.ts';

/** A query that could be read, and the rule that it makes. */
export interface ReadRule {
  /** Null where something else in the rule or its code is wrong: it is checked, and left out. */
  readonly rule: Rule | null;
  /** The code that it stands below; null for one that is left out. */
  readonly code: string | null;
  readonly placed: PlacedRule;
  /** Places in the query where it names another code, in its order. */
  readonly references: readonly CodeReference[];
  /** The offset in the file of an offset in the query. */
  fileOffset(at: number): number;
}

/** What is wrong with a query as a rule's. */
export type QueryCheck = (source: string) => CheckedQuery;

export interface RuleContext {
  /** The codes that count. */
  readonly codes: ReadonlyMap<string, KeptCode>;
  readonly check: QueryCheck;
  readonly diagnostics: Diagnostic[];
}

/** The rules of all codes in the order of the files. What is wrong in them is reported. */
export function readRules(roots: readonly PlacedCode[], context: RuleContext): ReadRule[] {
  const first = new Map<string, PlacedRule>();
  return roots.flatMap(withPlacedDescendants).flatMap((code) => {
    const kept = code.id !== null && context.codes.get(code.id)?.placed === code;
    return code.rules.flatMap((placed) => {
      const report = reporter(placed.source, context.diagnostics);
      const unique = isFirst(placed, { first, report });
      const owner = kept ? code.id : null;
      return readRule(placed, { owner, unique, report, check: context.check }) ?? [];
    });
  });
}

function isFirst(
  placed: PlacedRule,
  { first, report }: { readonly first: Map<string, PlacedRule>; readonly report: Report },
): boolean {
  if (placed.id === null) return true;
  const earlier = first.get(placed.id);
  if (!earlier) {
    first.set(placed.id, placed);
    return true;
  }
  report({
    rule: 'duplicate-rule',
    message: `The rule "${placed.id}" is defined already, in ${placeName(earlier.source, earlier.idOffset)}.`,
    offset: placed.idOffset,
    hint: 'Rule ids are unique in the whole codebook; give one of the two another id.',
  });
  return false;
}

function readRule(
  placed: PlacedRule,
  options: {
    readonly owner: string | null;
    readonly unique: boolean;
    readonly report: Report;
    readonly check: QueryCheck;
  },
): ReadRule | null {
  const { query: source, queryNode, fields } = placed;
  const { owner, unique, report, check } = options;
  if (source === null || queryNode === null) return null;
  const written = String(queryNode.value);
  const shift = written.length - written.trimStart().length;
  const offsets = scalarOffsets(queryNode);
  const toFile = (at: number): number =>
    offsets ? fileOffset(offsets, at + shift) : queryNode.range[0];
  const { query, references, findings } = check(source);
  for (const { rule, severity, message, start, hint } of findings) {
    report({ rule, severity, message, offset: toFile(start), hint });
  }
  const rule: Rule | null =
    query !== null && owner !== null && fields !== null && unique
      ? {
          id: fields.id,
          code: owner,
          source,
          query,
          language: fields.language ?? null,
          unit: fields.unit,
          span: fields.span,
          place: { file: placed.source.file, ...placed.source.place(toFile(0)) },
        }
      : null;
  return { rule, code: owner, placed, references, fileOffset: toFile };
}

/** The rules of each code. */
export function rulesByCode(rules: readonly ReadRule[]): Map<string, Rule[]> {
  const byCode = new Map<string, Rule[]>();
  for (const { rule } of rules) {
    if (rule === null) continue;
    const list = byCode.get(rule.code);
    if (list) list.push(rule);
    else byCode.set(rule.code, [rule]);
  }
  return byCode;
}
