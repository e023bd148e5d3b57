// Character classes of regular expressions, written as bodies of JavaScript classes (flag `v`), so
// that the engine's own tables of Unicode answer.

/** Unicode's \w (UTS #18, annex C): letters, marks, digits, connectors, joiners. */
export const WORD_BODY = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200C\u200D`;
export const DIGIT_BODY = String.raw`\p{Nd}`;
export const SPACE_BODY = String.raw`\s\u0085`;

/** The ASCII classes in double brackets, `[[:alpha:]]`. */
export const POSIX_BODIES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: String.raw`\x00-\x7F`,
  blank: String.raw`\t\x20`,
  cntrl: String.raw`\x00-\x1F\x7F`,
  digit: '0-9',
  graph: String.raw`\x21-\x7E`,
  lower: 'a-z',
  print: String.raw`\x20-\x7E`,
  punct: String.raw`\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E`,
  space: String.raw`\t\n\v\f\r\x20`,
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/** A character as it may stand in a class body, alone or as the end of a range. */
export function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * The body for `\p{name}`: a general category (L, Lu, Letter) or a script (Greek, Han). Null for a
 * name that Unicode does not know.
 */
export function propertyBody(name: string): string | null {
  if (name === 'Any') return String.raw`\u{0}-\u{10FFFF}`;
  if (!/^\w+$/.test(name)) return null;
  for (const body of [`\\p{gc=${name}}`, `\\p{sc=${name}}`]) {
    if (isClassBody(body)) return body;
  }
  return null;
}

function isClassBody(body: string): boolean {
  try {
    return new RegExp(`[${body}]`, 'v').source !== '';
  } catch {
    return false;
  }
}
