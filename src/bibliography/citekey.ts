// Keys for entries that have none: family name, year, first word of the title.
import { isLiteralName } from './name.ts';
import { type Reference, yearOf } from './reference.ts';

const SMALL_WORDS = /^(?:a|an|the|on|of|in|der|die|das|ein|eine|le|la|les|un|une)$/i;

/** A key such as `teets-2013-let`, made of the entry alone; with a number behind it where it is taken. */
export function makeCitekey(reference: Omit<Reference, 'id'>, taken: ReadonlySet<string>): string {
  const [name] = reference.author ?? reference.editor ?? [];
  const family = name ? (isLiteralName(name) ? name.literal : name.family) : '';
  const word = (reference.title ?? '').split(/\s+/).find((part) => !SMALL_WORDS.test(part)) ?? '';
  const year = yearOf({ id: '', ...reference });
  const parts = [keyPart(family, 3), year === null ? '' : String(year), keyPart(word, 1)];
  const key = parts.filter((part) => part !== '').join('-') || reference.type;
  if (!taken.has(key)) return key;
  for (let number = 2; ; number++) {
    if (!taken.has(`${key}-${number}`)) return `${key}-${number}`;
  }
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
