// Keys for entries that have none: family name, year, first word of the title.
import { isLiteralName } from './name.ts';
import { type Reference, yearOf } from './reference.ts';

const SMALL_WORDS = /^(?:a|an|the|on|of|in|der|die|das|ein|eine|le|la|les|un|une)$/i;

/** Makes a key such as `teets-2013-let` of an entry alone, with a number behind it where it is taken. */
export type CitekeyMaker = (reference: Omit<Reference, 'id'>) => string;

/** A maker that avoids the keys in `taken`, and its own. */
export function citekeyMaker(taken: Iterable<string>): CitekeyMaker {
  const used = new Set(taken);
  const nextNumber = new Map<string, number>();
  return (reference) => {
    const base = citekeyOf(reference);
    let key = base;
    for (let number = nextNumber.get(base) ?? 2; used.has(key); number++) {
      key = `${base}-${number}`;
      nextNumber.set(base, number + 1);
    }
    used.add(key);
    return key;
  };
}

function citekeyOf(reference: Omit<Reference, 'id'>): string {
  const [name] = reference.author ?? reference.editor ?? [];
  const family = name ? (isLiteralName(name) ? name.literal : name.family) : '';
  const word = (reference.title ?? '').split(/\s+/).find((part) => !SMALL_WORDS.test(part)) ?? '';
  const year = yearOf({ id: '', ...reference });
  const parts = [keyPart(family, 3), year === null ? '' : String(year), keyPart(word, 1)];
  return parts.filter((part) => part !== '').join('-') || reference.type;
}

/** Letters and digits in small letters without accents, at most so many words of at most 24 letters. */
function keyPart(text: string, words: number): string {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, words)
      .map((word) => [...word].slice(0, 24).join(''))
      .join('-') ?? ''
  );
}
