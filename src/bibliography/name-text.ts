// Names as text: in reading order, and family first for lists and files.
import { isLiteralName, type Name } from './name.ts';
import { isEastAsian } from './name-script.ts';
import { parseName } from './parse-name.ts';

/** A name in reading order: `Ludwig van Beethoven`, `王玉龙`, `Ministry of Finance`. */
export function nameText(name: Name): string {
  if (isLiteralName(name)) return name.literal;
  const { family, given = '', suffix = '' } = name;
  if (given !== '' && isEastAsian(family + given)) return family + given;
  return joinWords([given, name['non-dropping-particle'] ?? '', family, suffix]);
}

/**
 * A name as an author-year label shows it: the family name with its particle, an institution whole,
 * a Chinese, Korean or Japanese name whole and family first, as those literatures cite.
 */
export function labelName(name: Name): string {
  if (isLiteralName(name)) return name.literal;
  const { family, given = '' } = name;
  if (isEastAsian(family + given)) return family + given;
  return joinWords([name['non-dropping-particle'] ?? '', family]);
}

/**
 * A name as one writes it into a file, family first: `van Beethoven, Ludwig`. Reading it back with
 * `parseName` gives the same name; braces keep whole what it would take apart.
 */
export function invertedNameText(name: Name): string {
  if (isLiteralName(name)) {
    const read = parseName(name.literal);
    return isLiteralName(read) && read.literal === name.literal
      ? name.literal
      : `{${name.literal}}`;
  }
  const { family, given = '', suffix = '' } = name;
  const last = joinWords([name['non-dropping-particle'] ?? '', family]);
  return [last, given, suffix].filter((part) => part !== '').join(', ');
}

function joinWords(words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}
