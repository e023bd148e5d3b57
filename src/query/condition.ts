// A query's plan as an index of words answers it: sets of folded words under AND and OR, and conditions
// on whole documents. It is necessary, never sufficient; the matcher decides.
import { foldCase } from '../text/folding.ts';
import { type Stemmer, stemmerFor } from '../text/stems.ts';
import type { Plan, PlanPattern } from './plan.ts';
import type { FilterNode } from './query-node.ts';

/** A folded word with `*` and `?`, or a stem in a language. */
export type VocabularyPattern =
  | { readonly kind: 'glob'; readonly text: string }
  | { readonly kind: 'stem'; readonly stem: string; readonly stemmer: Stemmer };

export type Condition =
  /** Nothing is known: any unit may match. */
  | { readonly kind: 'any' }
  /** The unit holds a word that fits one of the patterns. `label` is how people write it. */
  | {
      readonly kind: 'word';
      readonly label: string;
      readonly patterns: readonly VocabularyPattern[];
    }
  /** The document's field fits. */
  | { readonly kind: 'field'; readonly filter: FilterNode }
  /** The code, or one below it, is applied in the document. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] };

const ANY: Condition = { kind: 'any' };

/** The condition of a plan; `languages` are those of the documents, for stems. */
export function conditionOf(plan: Plan, languages: readonly string[]): Condition {
  switch (plan.kind) {
    case 'all':
      return ANY;
    case 'word':
      return wordCondition(plan.pattern, languages);
    case 'row':
      return allOf(
        plan.patterns.map((pattern) => (pattern ? wordCondition(pattern, languages) : ANY)),
      );
    case 'text':
      return oneOf(plan.strings.map((text) => allOf(wordsWithin(text))));
    case 'code':
    case 'field':
      return plan;
    case 'and':
      return allOf(plan.parts.map((part) => conditionOf(part, languages)));
    case 'or':
      return oneOf(plan.parts.map((part) => conditionOf(part, languages)));
  }
}

function allOf(parts: readonly Condition[]): Condition {
  const known = parts
    .flatMap((part) => (part.kind === 'and' ? part.parts : [part]))
    .filter(({ kind }) => kind !== 'any');
  const [only = ANY] = known;
  return known.length > 1 ? { kind: 'and', parts: known } : only;
}

function oneOf(parts: readonly Condition[]): Condition {
  const [only = ANY] = parts;
  if (parts.some(({ kind }) => kind === 'any')) return ANY;
  return parts.length > 1 ? { kind: 'or', parts } : only;
}

function wordCondition(pattern: PlanPattern, languages: readonly string[]): Condition {
  if (pattern.kind === 'stem') return stemCondition(pattern.word, languages);
  const folded = foldCase(pattern.text);
  // One character of a certain case may fold to several: ß to ss.
  const text = pattern.cased ? folded.replaceAll('?', '*') : folded;
  if (/^[*?]+$/.test(text)) return ANY;
  const label = pattern.cased ? `=${pattern.text}` : pattern.text;
  return { kind: 'word', label, patterns: [{ kind: 'glob', text }] };
}

function stemCondition(word: string, languages: readonly string[]): Condition {
  const patterns = languages.map((language): VocabularyPattern => {
    const stemmer = stemmerFor(language);
    return stemmer ? { kind: 'stem', stem: stemmer(word), stemmer } : { kind: 'glob', text: word };
  });
  return { kind: 'word', label: `~${word}`, patterns };
}

/** Parts of a string that stand unchanged within one folded word, whatever surrounds the string. */
const SURE_PARTS = /[0-9A-Za-z]+|\p{Script=Han}(?!\p{M})/gu;

/**
 * Words that a text with this string must hold. A letter at the end of a part is left out where a mark
 * may follow that changes it (`cafe` in a text that writes é as two characters); behind the last of
 * some Han characters a mark may be part of the word.
 */
function wordsWithin(text: string): Condition[] {
  return Array.from(text.matchAll(SURE_PARTS)).flatMap((match): Condition[] => {
    const [part] = match;
    const isHan = !/^[0-9A-Za-z]/.test(part);
    const isSure = isHan || /^[\0-\x7F]/.test(text.slice(match.index + part.length));
    const sure = isSure ? part : part.replace(/[A-Za-z]$/, '');
    if (sure === '') return [];
    const isLast = match.index + part.length === text.length;
    const glob = isHan ? `${foldCase(sure)}${isLast ? '*' : ''}` : `*${sure.toLowerCase()}*`;
    return [{ kind: 'word', label: `*${sure}*`, patterns: [{ kind: 'glob', text: glob }] }];
  });
}

/** The condition in words, for `--explain`. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'any':
      return 'none, so that every text is read';
    case 'word':
      return condition.label;
    case 'field':
      return filterText(condition.filter);
    case 'code':
      return `@${condition.code}`;
    default: {
      const parts = condition.parts.map((part) =>
        'parts' in part ? `(${conditionText(part)})` : conditionText(part),
      );
      return parts.join(condition.kind === 'and' ? ' and ' : ' or ');
    }
  }
}

function filterText({ name, value }: FilterNode): string {
  if (value.kind === 'text') return `${name}:${value.text}`;
  return `${name}:${value.from ?? ''}..${value.to ?? ''}`;
}
