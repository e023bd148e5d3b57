// Pairs of characters. Where each character is a word of its own (Han, kana, Hangul), a single one is
// too common to propose by; two that follow each other are rare, and a phrase needs each of its pairs.
import type { VocabularyPattern } from '../../query/condition.ts';
import type { Plan, PlanPattern } from '../../query/plan.ts';
import { foldCase } from '../../text/folding.ts';

/**
 * Han, kana and Hangul syllables of one UTF-16 unit. Each is a word of its own, at most with marks
 * behind it, so that two of them are never one word.
 */
const CHARACTER = '[\\u3041-\\u3096\\u30a1-\\u30fa\\u3400-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff]';
const CHARACTER_WORD = new RegExp(`^${CHARACTER}\\p{M}*$`, 'u');
const PAIR = new RegExp(`^${CHARACTER}{2}$`, 'u');

/**
 * The character of a folded word, or the empty string where it is no such word. Marks (an accent, say)
 * are left out: a regular expression may hit the character before them.
 */
export function characterOf(word: string): string {
  return CHARACTER_WORD.test(word) ? word.charAt(0) : '';
}

/** The pair of two folded words in a row, or null where they are no such characters. */
export function pairOf(first: string, second: string): string | null {
  const pair = characterOf(first) + characterOf(second);
  return pair.length === 2 ? pair : null;
}

/** Whether a word that a condition asks for is such a pair. */
export function isPairLeaf({
  patterns,
}: {
  readonly patterns: readonly VocabularyPattern[];
}): boolean {
  return patterns.every((pattern) => pattern.kind === 'glob' && PAIR.test(pattern.text));
}

/**
 * The plan with the pairs that its rows and strings need, each as a word of two characters. Words of a
 * row are consecutive positions of one block, so each pair of them must stand in that block: the plan
 * stays a necessary condition. The words of a row that is all pairs are left out.
 */
export function withPairs(plan: Plan): Plan {
  switch (plan.kind) {
    case 'row': {
      const pairs = pairsOfRow(plan.patterns);
      return allOf(pairs.length === plan.patterns.length - 1 ? [] : [plan], pairs);
    }
    case 'text': {
      const parts = plan.strings.map((text) => {
        return allOf([{ ...plan, strings: [text] }], pairsOfText(text));
      });
      return { kind: 'or', parts };
    }
    case 'and':
    case 'or':
      return { ...plan, parts: plan.parts.map(withPairs) };
    default:
      return plan;
  }
}

function allOf(plans: readonly Plan[], pairs: readonly string[]): Plan {
  const words = pairs.map((text): Plan => {
    return { kind: 'word', pattern: { kind: 'glob', text, cased: false } };
  });
  return { kind: 'and', parts: [...plans, ...words] };
}

function pairsOfRow(patterns: readonly (PlanPattern | null)[]): string[] {
  const words = patterns.map((pattern) => (pattern?.kind === 'glob' ? foldCase(pattern.text) : ''));
  return pairsOf(words);
}

/** Pairs that stand in a text with this string, whatever surrounds it. */
function pairsOfText(text: string): string[] {
  return Array.from(text.matchAll(/\p{Script=Han}{2,}/gu)).flatMap(([run]) => {
    return pairsOf(Array.from(run, foldCase));
  });
}

function pairsOf(words: readonly string[]): string[] {
  return words.flatMap((word, place) => pairOf(word, words[place + 1] ?? '') ?? []);
}
