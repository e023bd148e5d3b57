// Stems of words, by natural's stemmers, each imported by itself: the root of that package loads
// database drivers. Only stemmers that agree with a published vocabulary are here.

import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';

/** Gives the stem of a folded word. */
export type Stemmer = (word: string) => string;

const STEMMERS: Readonly<Record<string, { stem(word: string): string }>> = {
  de: german,
  en: english,
};

/** The stemmer for a language (BCP 47; only its first part counts), or null where there is none. */
export function stemmerFor(language: string): Stemmer | null {
  const [primary = ''] = language.toLowerCase().split(/[-_]/);
  const stemmer = Object.hasOwn(STEMMERS, primary) ? STEMMERS[primary] : undefined;
  return stemmer ? (word) => stemmer.stem(word) : null;
}
