// The characters of a text as an expression tells them apart: characters that are in the same sets are
// one class. Classes are found as characters are met, and remembered.
import type { RegexProgram } from './regex-program.ts';
import { WORD_BODY } from './unicode-sets.ts';

/** What stands at a place, as far as assertions care. */
export const NOTHING = 0;
export const WORD = 1;
export const NEWLINE = 2;
export const OTHER = 3;
export const KINDS = 4;

export interface CharacterClasses {
  readonly program: RegexProgram;
  /** Class + 1 of each UTF-16 unit outside of surrogate pairs; 0 is not known yet. */
  readonly ofUnits: Uint16Array;
  readonly ofPairs: Map<number, number>;
  readonly ids: Map<string, number>;
  /** For each class, 1 for each set that holds its characters. */
  readonly members: Uint8Array[];
  readonly kinds: number[];
  /** For each class, whether no set holds its characters: no hit goes over them. */
  readonly isBarrier: boolean[];
}

const WORD_CHARACTER = new RegExp(`^[${WORD_BODY}]$`, 'v');

export function createClasses(program: RegexProgram): CharacterClasses {
  return {
    program,
    ofUnits: new Uint16Array(0x10000),
    ofPairs: new Map(),
    ids: new Map(),
    members: [],
    kinds: [],
    isBarrier: [],
  };
}

/** Kind of a class; -1 is no character. */
export function kindOf(classes: CharacterClasses, characterClass: number): number {
  return characterClass < 0 ? NOTHING : (classes.kinds[characterClass] ?? OTHER);
}

/** 2 where a surrogate pair ends at `index` and begins at `textStart` or behind, else 1. */
export function widthBefore(text: string, index: number, textStart: number): number {
  const low = text.charCodeAt(index - 1);
  if (low < 0xdc00 || low > 0xdfff || index - 2 < textStart) return 1;
  const high = text.charCodeAt(index - 2);
  return high >= 0xd800 && high <= 0xdbff ? 2 : 1;
}

/** UTF-16 units of the character that starts at `index`. */
export function widthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** Class of the character that ends at `index`; before `textStart` there is nothing. */
export function classBefore(
  classes: CharacterClasses,
  text: string,
  index: number,
  textStart: number,
): number {
  if (index <= textStart) return -1;
  const unit = text.charCodeAt(index - 1);
  const known = classes.ofUnits[unit] as number;
  if (known > 0) return known - 1;
  if (widthBefore(text, index, textStart) === 2) {
    const codePoint = text.codePointAt(index - 2) ?? 0;
    const remembered = classes.ofPairs.get(codePoint);
    if (remembered !== undefined) return remembered;
    const found = makeClass(classes, codePoint);
    classes.ofPairs.set(codePoint, found);
    return found;
  }
  const found = makeClass(classes, unit);
  // A lone half of a pair is looked up anew each time, as its unit may also end a pair.
  if (unit < 0xd800 || unit > 0xdfff) classes.ofUnits[unit] = found + 1;
  return found;
}

function makeClass(classes: CharacterClasses, codePoint: number): number {
  const { program } = classes;
  const character = String.fromCodePoint(codePoint);
  const members = Uint8Array.from(program.sets, (set, number) =>
    set.test(character) !== program.negated[number] ? 1 : 0,
  );
  const kind = character === '\n' ? NEWLINE : WORD_CHARACTER.test(character) ? WORD : OTHER;
  const key = program.hasAssertions ? `${members.join('')} ${kind}` : members.join('');
  const known = classes.ids.get(key);
  if (known !== undefined) return known;
  const id = classes.members.length;
  classes.ids.set(key, id);
  classes.members.push(members);
  classes.kinds.push(kind);
  classes.isBarrier.push(!members.includes(1));
  return id;
}

/** A part of a text, in UTF-16 units. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The parts of a text around the given offsets, up to characters that are in no set of the expression:
 * every hit that holds one of the offsets lies in one of them.
 *
 *     There is no law here.      /no\s+laws?/, offset of law
 *              ^^^^^^
 */
export function partsAround(
  classes: CharacterClasses,
  text: string,
  range: TextRange,
  offsets: readonly number[],
): TextRange[] {
  const parts: TextRange[] = [];
  let done = range.from;
  for (const offset of offsets) {
    if (offset < done) continue;
    let from = offset;
    while (from > done && !isBarrier(classes, text, from, range.from)) {
      from -= widthBefore(text, from, range.from);
    }
    let to = offset;
    while (to < range.to) {
      const next = Math.min(range.to, to + widthAt(text, to));
      if (isBarrier(classes, text, next, range.from)) break;
      to = next;
    }
    if (from < to) parts.push({ from, to });
    done = Math.max(to, offset + 1);
  }
  return parts;
}

function isBarrier(
  classes: CharacterClasses,
  text: string,
  index: number,
  textStart: number,
): boolean {
  return classes.isBarrier[classBefore(classes, text, index, textStart)] ?? true;
}
