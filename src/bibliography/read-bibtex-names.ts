// BibTeX's lists of names: "First von Last", "von Last, First", "von Last, Jr, First", institutions in
// braces, biblatex's "family=…, given=…", and "others".
import type { Name, PersonName } from './name.ts';
import { isEastAsian } from './name-script.ts';
import { parseName } from './parse-name.ts';
import { isBraced, texToText } from './read-tex.ts';
import { OTHERS } from './reference.ts';
import { SYMBOLS } from './tex-symbols.ts';

/** Reads the names of a field in TeX notation, as `author` and `editor` hold them. */
export function readBibtexNames(source: string): Name[] {
  // The blank behind `\o` ends the command: it does not part two words.
  const tidy = source
    .replace(/\s+/g, ' ')
    .replace(/\\([a-zA-Z]+) /g, (all, name) =>
      Object.hasOwn(SYMBOLS, name) ? `\\${name}{}` : all,
    );
  return splitOutsideBraces(tidy, / and(?= ) ?/iy)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readName);
}

function readName(source: string): Name {
  if (/^others$/i.test(source)) return OTHERS;
  if (isBraced(source)) return { literal: texToText(source) };
  if (/^(?:family|given|prefix|suffix)\s*=/i.test(source)) return readParts(source);
  const parts = splitOutsideBraces(source, /\s*,\s*/y).map((part) => part.trim());
  const [first = '', second = '', ...rest] = parts;
  if (parts.length === 1) return firstVonLast(splitWords(first));
  if (rest.length === 0) return vonLast(splitWords(first), { given: second, suffix: '' });
  return vonLast(splitWords(first), { given: rest.join(', '), suffix: second });
}

function firstVonLast(words: readonly string[]): Name {
  const [only = ''] = words;
  if (words.length <= 1) return oneWord(texToText(only));
  let von = words.findIndex((word, index) => index < words.length - 1 && isSmall(word));
  if (von < 0) von = words.length - 1;
  const given = words.slice(0, von).join(' ');
  return vonLast(words.slice(von), { given, suffix: '' });
}

/** A Chinese or Korean name needs no blank to be taken apart; any other word stands whole. */
function oneWord(word: string): Name {
  return isEastAsian(word) ? parseName(word) : { literal: word };
}

/** A family name with the particles before it: words in small letters, but never the last word. */
function vonLast(
  words: readonly string[],
  { given, suffix }: { readonly given: string; readonly suffix: string },
): PersonName {
  let last = 0;
  for (let index = 0; index < words.length - 1; index++) {
    if (isSmall(words[index] ?? '')) last = index + 1;
  }
  // "de la Vallée Poussin": particles end at the last small word of the run that begins the name.
  if (!isSmall(words[0] ?? '')) last = 0;
  return person({
    family: texToText(words.slice(last).join(' ')),
    given: texToText(given),
    particle: texToText(words.slice(0, last).join(' ')),
    suffix: texToText(suffix),
  });
}

function readParts(source: string): Name {
  const parts = new Map<string, string>();
  for (const part of splitOutsideBraces(source, /\s*,\s*/y)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.*)$/s.exec(part) ?? [];
    parts.set(key.toLowerCase(), texToText(value).replace(/^"(.*)"$/, '$1'));
  }
  const family = parts.get('family') ?? '';
  const given = parts.get('given') ?? '';
  if (family === '') return { literal: given };
  const particle = parts.get('prefix') ?? '';
  return person({ family, given, particle, suffix: parts.get('suffix') ?? '' });
}

function person(parts: {
  readonly family: string;
  readonly given: string;
  readonly particle: string;
  readonly suffix: string;
}): PersonName {
  return {
    family: parts.family,
    ...(parts.given !== '' && { given: parts.given }),
    ...(parts.particle !== '' && { 'non-dropping-particle': parts.particle }),
    ...(parts.suffix !== '' && { suffix: parts.suffix }),
  };
}

/** Whether the first letter outside braces is small: BibTeX's sign of a particle. */
function isSmall(word: string): boolean {
  if (word.startsWith('{') && word[1] !== '\\') return false;
  return /^\p{Ll}/u.test(texToText(word));
}

function splitWords(source: string): string[] {
  return splitOutsideBraces(source, /[\s~]+/y).filter((word) => word !== '');
}

/** Splits where the separator (a sticky expression) stands outside braces. */
function splitOutsideBraces(source: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; ) {
    const char = source[at];
    separator.lastIndex = at;
    const found = depth === 0 ? separator.exec(source)?.[0] : undefined;
    if (found && !(char === '~' && source[at - 1] === '\\')) {
      parts.push(source.slice(from, at));
      at += found.length;
      from = at;
      continue;
    }
    if (char === '{') depth += 1;
    else if (char === '}') depth = Math.max(0, depth - 1);
    at += 1;
  }
  parts.push(source.slice(from));
  return parts;
}
