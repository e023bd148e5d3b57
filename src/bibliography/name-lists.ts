// Lists of names as APA 7 and the Chicago Manual (17th edition) write them in a reference list.
import { isLiteralName, type Name, type PersonName } from './name.ts';
import { isEastAsian } from './name-script.ts';
import { nameText } from './name-text.ts';
import { isOthers } from './reference.ts';

/** APA 8.1 and 9.8: up to 20 names; of more the first 19, an ellipsis and the last. */
const APA_MOST = 20;
/** Chicago 14.76: up to 10 names; of more the first 7 and "et al." */
const CHICAGO_MOST = 10;
const CHICAGO_SHOWN = 7;

/** `Jing, Y., & Chen, B.`: family names first, initials, an ampersand before the last. */
export function apaNames(names: readonly Name[]): string {
  const { listed, isCut } = withoutOthers(names, apaName);
  if (isCut) return [...listed, 'et al.'].join(', ');
  if (listed.length <= APA_MOST) return joinLast(listed, ', & ', ', & ');
  return `${listed.slice(0, APA_MOST - 1).join(', ')}, . . . ${listed.at(-1) ?? ''}`;
}

/** `Y. Jing & B. Chen`, as editors stand behind "In". */
export function apaEditors(names: readonly Name[]): string {
  const { listed, isCut } = withoutOthers(names, (name) =>
    isWhole(name)
      ? nameText(name)
      : joinWords([initials(name.given ?? ''), familyOf(name), name.suffix]),
  );
  if (isCut) return [...listed, 'et al.'].join(', ');
  return joinLast(listed, ' & ', ', & ');
}

/** `Jing, Yijia, and Bin Chen`: only the first name is turned round. */
export function chicagoNames(names: readonly Name[]): string {
  const all = names.filter((name) => !isOthers(name));
  const listed = all.map((name, index) => (index === 0 ? inverted(name) : nameText(name)));
  if (all.length < names.length) return [...listed, 'et al.'].join(', ');
  if (listed.length > CHICAGO_MOST) return [...listed.slice(0, CHICAGO_SHOWN), 'et al.'].join(', ');
  return joinLast(listed, ', and ', ', and ');
}

/** `Yijia Jing and Bin Chen`, as editors stand behind "edited by". */
export function chicagoEditors(names: readonly Name[]): string {
  const { listed, isCut } = withoutOthers(names, nameText);
  if (isCut) return `${listed.join(', ')} et al.`;
  return joinLast(listed, ' and ', ', and ');
}

function withoutOthers(
  names: readonly Name[],
  text: (name: Name) => string,
): { listed: string[]; isCut: boolean } {
  const listed = names.filter((name) => !isOthers(name)).map(text);
  return { listed, isCut: listed.length < names.length };
}

/** `van der Berg, J. P.`, `King, M. L., Jr.`; institutions and Chinese, Korean, Japanese names whole. */
function apaName(name: Name): string {
  if (isWhole(name)) return nameText(name);
  return joinParts([familyOf(name), initials(name.given ?? ''), name.suffix]);
}

function inverted(name: Name): string {
  if (isWhole(name)) return nameText(name);
  return joinParts([familyOf(name), name.given, name.suffix]);
}

function isWhole(name: Name): name is Exclude<Name, PersonName> {
  return isLiteralName(name) || isEastAsian(name.family + (name.given ?? ''));
}

function familyOf(name: PersonName): string {
  return joinWords([name['non-dropping-particle'], name.family]);
}

/** `Jean-Paul` gives `J.-P.`, `Jessica C.` `J. C.`, `JC` (as Web of Science has it) `J. C.` */
export function initials(given: string): string {
  return given
    .replace(/^(\p{Lu})(\p{Lu})(\p{Lu})?$/u, '$1 $2 $3')
    .replace(/\./g, '. ')
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) =>
      word
        .split(/[-‐‑]/u)
        .filter((part) => part !== '')
        .map((part, index) => initial(part, index > 0))
        .join('-'),
    )
    .join(' ');
}

/** The second half of a double name in small letters keeps one: `Yi-ching` gives `Y.-c.` in APA as `Y.-C.` */
function initial(part: string, isSecond: boolean): string {
  const [letter = ''] = [...part];
  return `${isSecond ? letter.toUpperCase() : letter}.`;
}

function joinLast(parts: readonly string[], two: string, more: string): string {
  const last = parts.at(-1) ?? '';
  if (parts.length < 2) return last;
  return parts.slice(0, -1).join(', ') + (parts.length === 2 ? two : more) + last;
}

function joinWords(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

function joinParts(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
