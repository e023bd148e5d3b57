// Stems of words, by natural's stemmers, each imported by itself: the root of that package loads
// database drivers. Those here give the stems of the Snowball project for 93 to 100 % of 30,000 words
// of their language; test/text/stems.test.ts holds a table for each. Left out:
// - fa: gives every word back as it is; ja: cuts a final ー only, and kana are positions of their own;
// - pl: no more than a base class; id: breaks when it is bundled as a module (`this` is undefined);
// - Carry (a second one for fr): stems too short, `accroissent` to `accro`; Lancaster (en): likewise.

import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import italian from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import norwegian from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import portuguese from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import swedish from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import ukrainian from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';
import { foldDiacritics } from './folding.ts';

/** Gives the stem of a folded word. */
export type Stemmer = (word: string) => string;

const STEMMERS: Readonly<Record<string, { stem(word: string): string }>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  nb: norwegian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ru: russian,
  sv: swedish,
  uk: ukrainian,
};

/** Languages with a stemmer, as primary subtags of BCP 47. */
export const STEMMED_LANGUAGES: readonly string[] = Object.keys(STEMMERS);

/** By primary language, each made once: one language has one function. */
const made = new Map<string, Stemmer | null>();

/** The stemmer for a language (BCP 47; only its first part counts), or null where there is none. */
export function stemmerFor(language: string): Stemmer | null {
  const primary = primaryLanguage(language);
  const known = made.get(primary);
  if (known !== undefined) return known;
  const stemmer = Object.hasOwn(STEMMERS, primary) ? STEMMERS[primary] : undefined;
  const stem = stemmer ? (word: string) => stemmer.stem(word) : null;
  made.set(primary, stem);
  return stem;
}

/** `en` of `en-GB`. */
export function primaryLanguage(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? '';
}

/**
 * What a word and its stem have in common under all these stemmers: they cut and change ends only, so
 * the first two letters stay, but for their diacritics. It tells quickly which words need no stemming.
 */
export function stemPrefix(word: string): string {
  const start = word.slice(0, 2);
  return /^[\0-\x7F]*$/.test(start) ? start : foldDiacritics(word).slice(0, 2);
}
