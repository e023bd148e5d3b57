// What must be true of a unit for a query to hold there, as a tree that an index can answer: sets of
// words under AND and OR. It is necessary, never sufficient: the index proposes, the matcher decides.
import { foldCase, normaliseForm } from '../text/folding.ts';
import { CODING_FILTERS } from './coding-filters.ts';
import { literalPattern } from './literal-pattern.ts';
import type { FilterNode, PhraseElement, PhraseNode, QueryNode } from './query-node.ts';
import { compileRegex } from './regex/compile-regex.ts';

/**
 * What a word of the vocabulary may be. `glob` is folded, or with case in normal form where `cased`;
 * `*` and `?` are wildcards. A stem is that of `word`, in the language of the document.
 */
export type PlanPattern =
  | { readonly kind: 'glob'; readonly text: string; readonly cased: boolean }
  | { readonly kind: 'stem'; readonly word: string };

export type Plan =
  /** Nothing is known: every unit must be read. */
  | { readonly kind: 'all' }
  /** The unit holds a word that fits. */
  | { readonly kind: 'word'; readonly pattern: PlanPattern }
  /**
   * The unit holds words that fit, one at each position in a row; null is any word. An index that
   * knows no rows takes the patterns under AND.
   */
  | { readonly kind: 'row'; readonly patterns: readonly (PlanPattern | null)[] }
  /** The unit's text holds one of the strings, in any case where `anyCase`. */
  | { readonly kind: 'text'; readonly strings: readonly string[]; readonly anyCase: boolean }
  /** The code, or a child of it, is applied in the document. */
  | { readonly kind: 'code'; readonly code: string }
  /** The document's field fits. */
  | { readonly kind: 'field'; readonly filter: FilterNode }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Plan[] };

const ALL: Plan = { kind: 'all' };

/**
 * The narrowest condition that words, codes and fields can state for a query. A proximity becomes AND,
 * NOT becomes `all`; what binds to codings (`coder:`) and `section:` are left to the matcher.
 */
export function planFor(query: QueryNode): Plan {
  switch (query.kind) {
    case 'phrase':
      return planOfPhrase(query);
    case 'stem':
      return rowOf(query.words.map((word) => ({ kind: 'stem', word: foldCase(word) })));
    case 'regex':
      return planOfRegex(query.source, query.ignoreCase);
    case 'code':
      return { kind: 'code', code: query.code };
    case 'filter': {
      const ofDocument = query.name !== 'section' && !CODING_FILTERS.includes(query.name);
      return ofDocument ? { kind: 'field', filter: query } : ALL;
    }
    case 'and':
      return allOf(query.operands.map(planFor));
    case 'or':
      return oneOf(query.operands.map(planFor));
    case 'not':
      return ALL;
    case 'proximity': {
      const isPair = query.operator === 'near' || query.operator === 'before';
      return allOf(isPair ? [planFor(query.left), planFor(query.right)] : [planFor(query.left)]);
    }
  }
}

/** Rows between the runs of a phrase; each must be there. */
function planOfPhrase({ elements, cased }: PhraseNode): Plan {
  const rows: (PlanPattern | null)[][] = [[]];
  for (const element of elements) {
    if (element.kind === 'run') rows.push([]);
    else rows.at(-1)?.push(patternOf(element, cased));
  }
  return allOf(rows.map(rowOf));
}

function patternOf(element: PhraseElement, cased: boolean): PlanPattern | null {
  if (element.kind === 'one') return { kind: 'glob', text: '?', cased: false };
  if (element.kind !== 'word' && element.kind !== 'character') return null;
  const text = cased ? normaliseForm(element.text) : foldCase(element.text);
  return { kind: 'glob', text, cased };
}

function rowOf(patterns: readonly (PlanPattern | null)[]): Plan {
  const [first] = patterns;
  if (patterns.every((pattern) => pattern === null)) return ALL;
  return patterns.length === 1 && first
    ? { kind: 'word', pattern: first }
    : { kind: 'row', patterns };
}

function planOfRegex(source: string, ignoreCase: boolean): Plan {
  const compiled = compileRegex(source, ignoreCase);
  if (!compiled.ok || compiled.regex.literals === null) return ALL;
  const { literals, anyCase } = compiled.regex;
  return { kind: 'text', strings: literals, anyCase };
}

function allOf(parts: readonly Plan[]): Plan {
  const known = parts
    .flatMap((part) => (part.kind === 'and' ? part.parts : [part]))
    .filter(({ kind }) => kind !== 'all');
  const [only = ALL] = known;
  return known.length > 1 ? { kind: 'and', parts: known } : only;
}

function oneOf(parts: readonly Plan[]): Plan {
  return parts.some(({ kind }) => kind === 'all') ? ALL : { kind: 'or', parts };
}

/** What a unit's text must hold for a query that names no whole word; null where nothing is known. */
export function textPattern(plan: Plan): RegExp | null {
  const needed = neededText(plan);
  return needed && literalPattern(needed.strings, needed.anyCase);
}

type NeededText = Pick<Extract<Plan, { kind: 'text' }>, 'strings' | 'anyCase'>;

function neededText(plan: Plan): NeededText | null {
  switch (plan.kind) {
    case 'text':
      return plan;
    case 'and':
      return plan.parts.map(neededText).find((needed) => needed !== null) ?? null;
    case 'or': {
      const parts = plan.parts.flatMap((part) => neededText(part) ?? []);
      if (parts.length < plan.parts.length) return null;
      return {
        strings: parts.flatMap(({ strings }) => strings),
        anyCase: parts.some(({ anyCase }) => anyCase),
      };
    }
    default:
      return null;
  }
}
