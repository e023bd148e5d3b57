// Plain words for what the schema finds in a code or a rule.
import type { core } from 'zod';
import { nearest } from '../text/nearest.ts';
import { MAX_ID_LENGTH } from './code-schema.ts';

export interface FieldMistake {
  readonly rule: string;
  readonly message: string;
  readonly hint: string | null;
}

/** What is wrong with `value` at the issue's path; `what` is "code" or "rule". */
export function describeIssue(
  issue: core.$ZodIssue,
  value: unknown,
  what: 'code' | 'rule',
): FieldMistake {
  const key = String(issue.path.findLast((step) => typeof step === 'string') ?? '');
  const name = fieldName(issue.path);
  if (value === undefined || (value === null && issue.code === 'invalid_type')) {
    const hint = MISSING_HINTS[key] ?? null;
    return { rule: 'missing-key', message: `The ${what} has no ${name}.`, hint };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        rule: 'wrong-type',
        message: `${name} must be ${TYPE_NAMES[issue.expected] ?? issue.expected}, but is ${typeName(value)}.`,
        hint: typeHint(issue.expected, value),
      };
    case 'invalid_value':
      return oneOf(name, value, issue.values.map(String));
    case 'too_small':
      return {
        rule: 'missing-key',
        message: `${name} is empty.`,
        hint: MISSING_HINTS[key] ?? null,
      };
    case 'too_big':
      return {
        rule: 'bad-id',
        message: `${name} is longer than ${MAX_ID_LENGTH} characters.`,
        hint: null,
      };
    default:
      return badFormat(key, name, String(value));
  }
}

function badFormat(key: string, name: string, value: string): FieldMistake {
  if (key === 'color') {
    const message = `"${value}" is no colour.`;
    return { rule: 'bad-color', message, hint: 'Write it as "#b45309" or "#b50", in quotes.' };
  }
  if (key === 'language') {
    const message = `"${value}" is no language tag.`;
    const hint = 'Use a tag of BCP 47 such as en, de, fr, zh or pt-BR.';
    return { rule: 'bad-language', message, hint };
  }
  const better = kebabCase(value);
  return {
    rule: 'bad-id',
    message: `${name} "${value}" is not in kebab-case.`,
    hint: `Use lower-case letters, digits and hyphens, a letter first${better ? `: ${better}` : ''}.`,
  };
}

function oneOf(name: string, value: unknown, allowed: readonly string[]): FieldMistake {
  const near = typeof value === 'string' ? nearest(value, allowed) : null;
  return {
    rule: 'wrong-value',
    message: `${name} must be one of ${allowed.join(', ')}.`,
    hint: near ? `Did you mean "${near}"?` : null,
  };
}

/** `"include", entry 3` */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `entry ${step + 1}` : `"${String(step)}"`))
    .join(', ');
}

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return TYPE_NAMES[typeof value] ?? typeof value;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  bigint: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function typeHint(expected: string, value: unknown): string | null {
  if (expected === 'array') return 'Begin each entry on a line of its own with "- ".';
  if (expected === 'boolean') return 'Write true or false, without quotes.';
  if (expected !== 'string') return null;
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return 'A text that holds ": " needs quotes around it.';
  }
  return Array.isArray(value)
    ? 'Only one text can stand here.'
    : `Put quotes around it: "${value}".`;
}

const MISSING_HINTS: Readonly<Record<string, string>> = {
  id: 'Give it a name in kebab-case that never changes, such as "id: trust-deficit".',
  definition: 'Say in a sentence what a passage must say to be given this code.',
  query: 'Give it a query, such as "query: \'lack* NEAR/4 trust\'".',
};

/** A text as an id could be written; empty where no ASCII letter is left. */
export function kebabCase(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, MAX_ID_LENGTH)
    .replace(/-+$/, '');
}
