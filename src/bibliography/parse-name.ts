// Names as people write them, taken apart where that is safe. A name that is left whole is printed as
// it stands; a name that is taken apart wrongly misleads every label and list: when unsure, whole.
import type { Name, PersonName } from './name.ts';
import { givenNameStart, isEastAsian, isPinyinFamilyFirst } from './name-script.ts';

/** Words that join the names of institutions, in small letters: an initial `Y` is none. */
const CONNECTOR = /(?:^|[\s(])(?:of|for|and|the|und|für|et|pour|des|&)(?=$|[\s,.)])/u;
/** Words that institutions have in their names, and people hardly. */
const INSTITUTION =
  /(?:^|[\s(])(?:administration|agency|academy|association|authority|bank|board|bureau|bundes\p{L}+|centre|center|city|college|commission|committee|company|congress|council|court|department|federation|forum|foundation|fund|gmbh|government|group|inc|institute?|institut|kommission|ltd|ministerium|ministry|nations|network|office|organi[sz]ation|parliament|party|press|sciences?|senate|service|society|state|stiftung|team|union|universit\p{L}*|verband|verein)(?=$|[\s,.)])/iu;
const SUFFIX = /^(?:jr|sr|[js]nr|ii|iii|iv)\.?$/iu;
const LATIN = /^[\p{Script=Latin}\p{M}\s.'’\u02BB\u2010-]+$/u;
const MOST_WORDS = 5;

/**
 * A name from one string: `Family, Given`, `Given von Family`, `Family, Given, Jr.`, Chinese names of
 * two or three characters, Korean ones of three. What stands in braces, has an institution's word, has
 * digits, is one word or an abbreviation, or is in letters of another script, stays whole.
 */
export function parseName(text: string): Name {
  const whole = text.trim().replace(/\s+/gu, ' ');
  const braced = /^\{([^{}]*)\}$/u.exec(whole)?.[1];
  if (braced !== undefined) return { literal: braced.trim() };
  const parts = whole.split(/\s*[,，]\s*/u);
  if (parts.some((part) => part === '') || parts.length > 3) return { literal: whole };
  const [first = '', ...others] = parts;
  if (isInstitution(whole, first, others)) return { literal: whole };
  if (others.length > 0) return invertedName(first, others) ?? { literal: whole };
  if (isEastAsian(whole.replaceAll(' ', ''))) return eastAsianName(whole);
  return LATIN.test(whole) ? latinName(whole.split(' ')) : { literal: whole };
}

/** A family name of one word before a comma may be an institution's word: Frank Press. */
function isInstitution(whole: string, first: string, others: readonly string[]): boolean {
  if (CONNECTOR.test(whole)) return true;
  if (others.length === 0 || first.includes(' ')) return INSTITUTION.test(whole);
  return others.some((part) => INSTITUTION.test(part));
}

/** `Family, Given`, with a suffix before or behind the given name. */
function invertedName(family: string, others: readonly string[]): PersonName | null {
  const suffix = others.find((part) => SUFFIX.test(part));
  const given = others.filter((part) => part !== suffix);
  if (given.length !== 1 || (others.length === 2 && suffix === undefined)) return null;
  const words = (given[0] ?? '').split(' ');
  const particles = trailingParticles(words);
  const own = leadingParticles(family.split(' '));
  return person({
    family: family.split(' ').slice(own).join(' '),
    given: words.slice(0, words.length - particles).join(' '),
    particle: [...family.split(' ').slice(0, own), ...words.slice(words.length - particles)].join(
      ' ',
    ),
    suffix: suffix ?? '',
  });
}

/** `Given von Family Jr.`, or a Chinese name in Latin letters, family first. */
function latinName(words: readonly string[]): Name {
  const [first = '', second = ''] = words;
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? (words.at(-1) ?? '') : '';
  const named = suffix === '' ? words : words.slice(0, -1);
  const literal = { literal: words.join(' ') };
  if (named.length < 2 || named.length > MOST_WORDS) return literal;
  if (named.length === 2 && isPinyinFamilyFirst(first, second)) {
    return { family: first, given: second };
  }
  if (isAbbreviation(first) || /^\p{L}?\.?$/u.test(named.at(-1) ?? '')) return literal;
  let start = named.length - 1;
  while (start > 1 && isParticle(named[start - 1] ?? '')) start -= 1;
  return person({
    family: named.at(-1) ?? '',
    given: named.slice(0, start).join(' '),
    particle: named.slice(start, -1).join(' '),
    suffix,
  });
}

function eastAsianName(text: string): Name {
  const [family, given, ...more] = text.split(' ');
  if (family && given && more.length === 0 && family.length <= 2) return { family, given };
  const start = text.includes(' ') ? null : givenNameStart(text);
  if (start === null) return { literal: text };
  return { family: text.slice(0, start), given: text.slice(start) };
}

interface NameParts {
  readonly family: string;
  readonly given: string;
  readonly particle: string;
  readonly suffix: string;
}

function person({ family, given, particle, suffix }: NameParts): PersonName {
  return {
    family,
    ...(given === '' ? {} : { given }),
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

/** `von`, `de`, `van der`: words in small letters before a family name. */
function isParticle(word: string): boolean {
  return /^\p{Ll}[\p{Ll}'’]*$/u.test(word);
}

function isAbbreviation(word: string): boolean {
  return /^[\p{Lu}\d]{2,}$/u.test(word);
}

function leadingParticles(words: readonly string[]): number {
  const first = words.findIndex((word) => !isParticle(word));
  return first === -1 ? 0 : first;
}

/** Particles behind a given name (`Beethoven, Ludwig van`); a given name in small letters is none. */
function trailingParticles(words: readonly string[]): number {
  let count = 0;
  while (count < words.length - 1 && isParticle(words[words.length - 1 - count] ?? '')) count += 1;
  return count;
}
