// Tries the rules of each code on its examples: they must hit the positive ones and miss the negative
// ones.

import { codesOf } from '../query/compile.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Rule } from './codebook.ts';
import { type KeptCode, withKeptDescendants } from './collect-codes.ts';
import { placeName, type Report, reporter } from './findings.ts';
import type { PlacedText } from './placed-code.ts';
import { type ReadRule, rulesByCode } from './read-rules.ts';
import { openTrials, type Trials } from './try-rules.ts';

/**
 * Reports, for each code with rules: a rule that hits none of its positive examples, and a negative
 * example that a rule hits (errors: the codebook contradicts itself); a positive example that no rule
 * of the code or of one below it hits (warning: people may see more than rules); that there is no
 * positive example (info).
 */
export function checkExamples(
  codes: ReadonlyMap<string, KeptCode>,
  read: readonly ReadRule[],
  diagnostics: Diagnostic[],
): void {
  const rules = rulesByCode(read);
  const trials = openTrials(codes, rules);
  const tryable = (rule: Rule): boolean => canBeTried(rule, { codes, rules });
  for (const code of codes.values()) {
    const own = (rules.get(code.id) ?? []).filter(tryable);
    if (own.length === 0) continue;
    const report = reporter(code.placed.source, diagnostics);
    const offsets = new Map(read.map(({ rule, placed }) => [rule, placed]));
    const trial = { code, own, trials, report };
    checkNegative(trial, (rule) => {
      const placed = offsets.get(rule);
      return placed ? placeName(placed.source, placed.idOffset) : '';
    });
    if (code.placed.positive.length === 0) {
      const offset = code.placed.idNode.range[0];
      const message = `The rules of "${code.id}" cannot be tried: it has no positive examples.`;
      report({ rule: 'no-examples', severity: 'info', message, offset });
      continue;
    }
    checkRules(trial, (rule) => offsets.get(rule)?.idOffset ?? 0);
    const family = withKeptDescendants(code).flatMap(({ id }) => rules.get(id) ?? []);
    if (family.every(tryable)) checkPositive({ ...trial, own: family });
  }
}

interface Trial {
  readonly code: KeptCode;
  readonly own: readonly Rule[];
  readonly trials: Trials;
  readonly report: Report;
}

/** Rules that ask for a code that only people apply cannot hit a text that nobody has coded. */
function canBeTried(
  rule: Rule,
  {
    codes,
    rules,
  }: {
    readonly codes: ReadonlyMap<string, KeptCode>;
    readonly rules: ReadonlyMap<string, readonly Rule[]>;
  },
): boolean {
  return codesOf(rule.query).every((id) => {
    const code = codes.get(id);
    return (
      code && withKeptDescendants(code).some((below) => (rules.get(below.id) ?? []).length > 0)
    );
  });
}

function checkNegative(
  { code, own, trials, report }: Trial,
  placeOf: (rule: Rule) => string,
): void {
  for (const example of code.placed.negative) {
    const text = trials.open(example.text);
    for (const rule of own) {
      const [hit] = trials.hits(rule, text);
      if (!hit) continue;
      const words = text.text.slice(hit.start, hit.end);
      report({
        rule: 'negative-example-hit',
        message: `The rule "${rule.id}" hits this negative example: "${words}".`,
        offset: example.offset,
        hint: `Narrow the rule (${placeOf(rule)}), or remove the example.`,
      });
    }
  }
}

function checkRules({ code, own, trials, report }: Trial, offsetOf: (rule: Rule) => number): void {
  const texts = code.placed.positive.map(({ text }) => trials.open(text));
  for (const rule of own) {
    if (texts.some((text) => trials.hits(rule, text).length > 0)) continue;
    report({
      rule: 'rule-without-example',
      message: `The rule "${rule.id}" hits none of the positive examples of "${code.id}".`,
      offset: offsetOf(rule),
      hint: 'Add the example that it was written for, or mend the query.',
    });
  }
}

function checkPositive({ code, own, trials, report }: Trial): void {
  const isMissed = ({ text }: PlacedText): boolean => {
    const opened = trials.open(text);
    return own.every((rule) => trials.hits(rule, opened).length === 0);
  };
  for (const example of code.placed.positive.filter(isMissed)) {
    report({
      rule: 'positive-example-missed',
      severity: 'warning',
      message: `No rule of "${code.id}" hits this positive example.`,
      offset: example.offset,
      hint: 'Widen a rule, or write one for it.',
    });
  }
}
