// What must be true of a unit for a query to hold there, as far as words and documents can tell: a
// necessary condition, never a sufficient one. The index answers it; the matcher decides.
import { compileRegex } from '../query/regex/compile-regex.ts';
import { CODING_FILTERS } from '../query/coding-filters.ts';
import { childrenOf, type FilterNode, type PhraseNode, type QueryNode } from '../query/query-node.ts';
import { foldCase } from '../text/folding.ts';
import { stemmerFor } from '../text/stems.ts';
import type { VocabularyPattern } from './word-lookup.ts';

export type Condition =
  /** Nothing is known: any unit may match. */
  | { readonly kind: 'any' }
  /** The unit holds a word that fits one of the patterns. `label` is how the query wrote it. */
  | { readonly kind: 'word'; readonly label: string; readonly patterns: readonly VocabularyPattern[] }
  /** The document's field fits. */
  | { readonly kind: 'field'; readonly filter: FilterNode }
  /** The code, or one below it, is applied in the document. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] };

const ANY: Condition = { kind: 'any' };

/** The condition of a query; `languages` are those of the documents, for stems. */
export function conditionOf(query: QueryNode, languages: readonly string[]): Condition {
  switch (query.kind) {
    case 'phrase':
      return all(phraseWords(query));
    case 'stem':
      return all(query.words.map((word) => stemCondition(word, languages)));
    case 'regex':
      return regexCondition(query.source, query.ignoreCase);
    case 'code':
      return { kind: 'code', code: query.code };
    case 'filter':
      return isOfDocument(query) ? { kind: 'field', filter: query } : ANY;
    case 'and':
      return all(query.operands.map((operand) => conditionOf(operand, languages)));
    case 'or':
      return either(query.operands.map((operand) => conditionOf(operand, languages)));
    case 'not':
      return ANY;
    case 'proximity': {
      const left = conditionOf(query.left, languages);
      const isPair = query.operator === 'near' || query.operator === 'before';
      return isPair ? all([left, conditionOf(query.right, languages)]) : left;
    }
  }
}

/** Whether a query asks for codings, of which the index of words knows nothing. */
export function asksForCodes(query: QueryNode): boolean {
  return query.kind === 'code' || childrenOf(query).some(asksForCodes);
}

function isOfDocument({ name }: FilterNode): boolean {
  return name !== 'section' && !CODING_FILTERS.includes(name);
}

function all(parts: readonly Condition[]): Condition {
  const known = parts
    .flatMap((part) => (part.kind === 'and' ? part.parts : [part]))
    .filter(({ kind }) => kind !== 'any');
  const [only = ANY] = known;
  return known.length > 1 ? { kind: 'and', parts: known } : only;
}

function either(parts: readonly Condition[]): Condition {
  return parts.some(({ kind }) => kind === 'any') ? ANY : { kind: 'or', parts };
}

function phraseWords({ elements, cased }: PhraseNode): Condition[] {
  return elements.flatMap((element): Condition[] => {
    if (element.kind !== 'word' && element.kind !== 'character') return [];
    const folded = foldCase(element.text);
    // One character of a certain case may fold to several: ß to ss.
    const text = cased ? folded.replaceAll('?', '*') : folded;
    return [{ kind: 'word', label: element.text, patterns: [{ kind: 'glob', text }] }];
  });
}

function stemCondition(word: string, languages: readonly string[]): Condition {
  const text = foldCase(word);
  const patterns = languages.map((language): VocabularyPattern => {
    const stemmer = stemmerFor(language);
    return stemmer ? { kind: 'stem', stem: stemmer(text), stemmer } : { kind: 'glob', text };
  });
  return { kind: 'word', label: `~${word}`, patterns };
}

function regexCondition(source: string, ignoreCase: boolean): Condition {
  const compiled = compileRegex(source, ignoreCase);
  if (!compiled.ok || compiled.regex.literals === null) return ANY;
  return either(compiled.regex.literals.map((literal) => all(literalWords(literal))));
}

/** Parts of a text that stand unchanged within one folded word, whatever surrounds the text. */
const SURE_PARTS = /[0-9A-Za-z]+|\p{Script=Han}(?!\p{M})/gu;

/**
 * Words that a text with this literal must hold. A letter at the end of a part is left out where a
 * mark may follow that changes it (`cafe` in a text that writes é as two characters).
 */
function literalWords(literal: string): Condition[] {
  return Array.from(literal.matchAll(SURE_PARTS)).flatMap((match): Condition[] => {
    const [part] = match;
    const isHan = !/^[0-9A-Za-z]/.test(part);
    const next = literal.charAt(match.index + part.length);
    const sure = isHan || /[\0-\x7F]/.test(next) ? part : part.replace(/[A-Za-z]$/, '');
    if (sure === '') return [];
    const text = isHan ? foldCase(sure) : `*${sure.toLowerCase()}*`;
    return [{ kind: 'word', label: `*${sure}*`, patterns: [{ kind: 'glob', text }] }];
  });
}

/** The condition in words, for `--explain`. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'any':
      return 'none: every text is read';
    case 'word':
      return condition.label;
    case 'field':
      return `${condition.filter.name}:…`;
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
