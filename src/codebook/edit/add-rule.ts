// Writes a query as a rule into the codebook: what a search has found becomes what is coded.
import { checkQuery } from '../check-query.ts';
import { ID_PATTERN, type RULE_SPANS, type RULE_UNITS } from '../code-schema.ts';
import type { Codebook } from '../codebook.ts';
import { kebabCase } from '../field-mistakes.ts';
import type { CodebookFile } from '../yaml-source.ts';
import { asBlocks } from './as-blocks.ts';
import { type EditOptions, editCodebook, requireCode, wrongUse } from './edit-codebook.ts';
import type { CodebookEdit } from './edit-result.ts';
import { mapBlock, textBlock } from './new-yaml.ts';
import { outlineOf } from './outline.ts';
import { putItems } from './put-item.ts';
import type { Texts, Workspace } from './workspace.ts';

export interface NewRule {
  readonly code: string;
  readonly id: string;
  readonly query: string;
  /** Only documents in this language. */
  readonly language?: string;
  /** Default: paragraph. */
  readonly unit?: (typeof RULE_UNITS)[number];
  /** Default: sentence. */
  readonly span?: (typeof RULE_SPANS)[number];
  /** A text that the rule hits, to be put among the code's positive examples. */
  readonly example?: string;
}

/**
 * The files with the rule at the end of the rules of its code, and its example at the end of the positive
 * ones. Refused where the code is unknown, the
 * id is taken, or the query cannot be a rule's.
 */
export function addRule(
  files: readonly CodebookFile[],
  rule: NewRule,
  options: EditOptions = {},
): CodebookEdit {
  return editCodebook(files, options, (given, read) => {
    const { source } = requireCode(given, rule.code).placed;
    const { id, language = null, unit = 'paragraph', span = 'sentence' } = rule;
    const query = rule.query.trim();
    requireFreeRuleId(
      given.rules.map(({ placed }) => placed.id),
      id,
    );
    requireQuery(query, options.variables ?? []);
    const outline = new Map(outlineOf(given));
    const content = outline.get(rule.code);
    const added = { id, source: query, language, unit, span };
    const { example } = rule;
    if (content) {
      const positive = [...content.positive, ...(example === undefined ? [] : [example])];
      outline.set(rule.code, { ...content, positive, rules: [...content.rules, added] });
    }
    const lists = example === undefined ? [['rules']] : [['rules'], ...EXAMPLES];
    const workspace = read(asBlocks(given, [rule.code], lists));
    const placed = requireCode(workspace, rule.code).placed;
    const block = mapBlock({
      id,
      query,
      language,
      unit: rule.unit ?? null,
      span: rule.span ?? null,
    });
    const text = putItems(placed.source, placed.node, { path: ['rules'], blocks: [block] });
    const { line } = source.place(requireCode(given, rule.code).placed.node.range[0]);
    const withRule = new Map(workspace.texts).set(source.file, text);
    return {
      texts: example === undefined ? withRule : withExample(read(withRule), rule.code, example),
      outline,
      changes: [{ file: source.file, line, message: `${rule.code}: rule ${id} added` }],
    };
  });
}

const EXAMPLES = [['examples'], ['examples', 'positive']];

function withExample(workspace: Workspace, code: string, example: string): Texts {
  const { source, node } = requireCode(workspace, code).placed;
  const blocks = [textBlock(example)];
  const text = putItems(source, node, { path: ['examples', 'positive'], blocks });
  return new Map(workspace.texts).set(source.file, text);
}

function requireFreeRuleId(taken: readonly (string | null)[], id: string): void {
  if (!ID_PATTERN.test(id)) {
    const better = kebabCase(id);
    throw wrongUse(
      `"${id}" cannot be the id of a rule: it is not in kebab-case.`,
      better ? `Write ${better}.` : null,
    );
  }
  if (taken.includes(id)) throw wrongUse(`A rule "${id}" is there already.`, 'Name another id.');
}

function requireQuery(query: string, variables: readonly string[]): void {
  const problem = checkQuery(query, variables).findings.find(
    ({ severity }) => severity === 'error',
  );
  if (problem) throw wrongUse(problem.message, problem.hint);
}

/** An id for the next rule of a code that nobody has named: `trust-deficit-2`, free in the codebook. */
export function nextRuleId(codebook: Codebook, code: string): string {
  const taken = new Set(
    [...codebook.codes.values()].flatMap(({ rules }) => rules.map(({ id }) => id)),
  );
  const own = codebook.codes.get(code)?.rules.length ?? 0;
  for (let number = own + 1; ; number++) {
    const id = `${code}-${number}`;
    if (!taken.has(id)) return id;
  }
}
