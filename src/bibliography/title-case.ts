// Capitals in English titles: sentence case for APA, headline case for Chicago. Titles in other
// languages, and words whose capitals somebody protected, stay as they are.
import type { Reference } from './reference.ts';

/** Words that Chicago keeps small within a title: articles, short conjunctions, prepositions, "to", "as". */
const SMALL = new Set(
  'a an the and but or nor for so yet to as at by in of off on out up via from into like near onto over past per than with about above across after against along among around before behind below beneath beside between beyond despite down during except inside outside since through throughout toward towards under underneath until upon versus vs within without'.split(
    ' ',
  ),
);

/** Words that an English title has and titles in neighbouring languages have not. */
const ENGLISH_WORDS =
  /(?:^|\s)(?:the|of|and|to|for|with|from|how|what|why|between|toward|towards|its|their|by|is|are|on)(?=\s|$)/i;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;

/** Whether a reference is English: by its language, else by the small words of its titles. */
export function isEnglish(reference: Reference): boolean {
  const { language = '', title = '' } = reference;
  if (language !== '') return /^en(?:-|$)/i.test(language);
  return ENGLISH_WORDS.test(`${title} ${reference['container-title'] ?? ''}`);
}

/**
 * Sentence case: only the first word, the first one after a colon, dash or sentence end, words with
 * further capitals (*NGOs*, *iPhone*), *I*, and protected words keep their capitals. A title all in
 * capitals stays.
 */
export function sentenceCase(title: string, protectedWords: readonly string[]): string {
  const kept = new Set(protectedWords.flatMap((word) => word.match(WORD) ?? []));
  if (title === title.toUpperCase()) return title;
  let end = 0;
  return title.replace(WORD, (word, at: number) => {
    const before = title.slice(end, at);
    const opens = at === 0 || end === 0 || /(?:[:.?!]\s+|—\s*|\s–\s)[“‘"'(]*$/u.test(before);
    end = at + word.length;
    if (opens || word === 'I' || kept.has(word)) return word;
    return /^\p{Lu}[\p{Ll}\p{M}'’]*$/u.test(word) ? word.toLowerCase() : word;
  });
}

/**
 * Headline case: raises every word but the small ones; the first and last of title and subtitle always.
 * Nothing is lowered.
 */
export function headlineCase(title: string): string {
  const words = [...title.matchAll(WORD)];
  let result = title;
  for (const [index, found] of words.entries()) {
    const [word] = found;
    const next = words[index + 1];
    const before = title.slice(endOf(words[index - 1]), found.index);
    const after = title.slice(found.index + word.length, next?.index ?? title.length);
    const isEdge = index === 0 || next === undefined || /[:?!—]/u.test(before) || /:/.test(after);
    const isJoined = /^['’]$/.test(before);
    if (isJoined || !/^\p{Ll}/u.test(word) || (SMALL.has(word) && !isEdge)) continue;
    const isRest = /^[-‐‑]$/u.test(before) && SMALL.has(word);
    if (isRest || /\p{Lu}/u.test(word)) continue;
    const raised = word.charAt(0).toUpperCase() + word.slice(1);
    if (raised.length !== word.length) continue;
    result = result.slice(0, found.index) + raised + result.slice(found.index + word.length);
  }
  return result;
}

function endOf(found: RegExpExecArray | undefined): number {
  return found === undefined ? 0 : found.index + found[0].length;
}

/** A title as APA prints it: lowered only where the source keeps BibTeX's convention of braces. */
export function apaTitle(title: string, reference: Reference): string {
  const { nocase } = reference;
  return nocase !== undefined && isEnglish(reference) ? sentenceCase(title, nocase) : title;
}

/** A title as Chicago prints it. */
export function chicagoTitle(title: string, reference: Reference): string {
  return isEnglish(reference) ? headlineCase(title) : title;
}
