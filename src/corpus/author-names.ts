// Authors' names as people write them in front matter, taken apart where that is safe.
import type { Name } from '../bibliography/name.ts';

/** Words that only institutions have in their names. */
const INSTITUTION =
  /(?:^|[\s(])(?:of|for|and|und|für|des|the|&|bank|fund|foundation|stiftung|university|universität|université|institute?|institut|ministry|ministerium|department|office|agency|commission|kommission|committee|council|board|bureau|centre|center|congress|parliament|government|court|nations|union|organi[sz]ation|association|society|network|group|party|press|team|authors?)(?=$|[\s,)])/iu;

/**
 * A name from one string. `Family, Given` and `Given von Family` are taken apart; what is in braces,
 * has the word of an institution, no space, or letters other than Latin stays whole.
 */
export function nameFromString(value: string): Name {
  const whole = value.trim().replace(/\s+/g, ' ');
  const braced = /^\{(.*)\}$/.exec(whole)?.[1];
  if (braced !== undefined) return { literal: braced };
  if (INSTITUTION.test(whole)) return { literal: whole };
  const [before, after, ...more] = whole.split(/\s*,\s*/);
  if (before && after && more.length === 0) return personName(before.split(' '), after);
  if (more.length > 0 || !/^[\p{Script=Latin}\p{M}\s.'’-]+$/u.test(whole))
    return { literal: whole };
  const words = whole.split(' ');
  if (words.length === 1) return { literal: whole };
  let family = words.length - 1;
  while (family > 1 && isParticle(words[family - 1] ?? '')) family -= 1;
  return personName(words.slice(family), words.slice(0, family).join(' '));
}

function personName(familyWords: readonly string[], given: string): Name {
  let particles = 0;
  while (particles < familyWords.length - 1 && isParticle(familyWords[particles] ?? ''))
    particles += 1;
  const family = familyWords.slice(particles).join(' ');
  if (particles === 0) return { family, given };
  return { family, given, 'non-dropping-particle': familyWords.slice(0, particles).join(' ') };
}

/** `von`, `de`, `van der`: words in small letters before a family name. */
function isParticle(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}
