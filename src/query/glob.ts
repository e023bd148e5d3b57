// Wildcards inside a word: `*` is any run of characters, also none, `?` one character with its marks.

/** Whether a text of wildcards fits a whole word. Both must be folded alike. */
export type GlobTest = (word: string) => boolean;

/** A test for a pattern, linear in the word for each part of the pattern. */
export function compileGlob(pattern: string): GlobTest {
  if (!/[*?]/.test(pattern)) return (word) => word === pattern;
  if (!pattern.includes('?')) return compileStars(pattern);
  const wanted = charactersOf(pattern);
  const start = pattern.slice(0, pattern.search(/[*?]/));
  return (word) => word.startsWith(start) && fits(wanted, charactersOf(word));
}

function compileStars(pattern: string): GlobTest {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  return (word) => {
    if (word.length < first.length + last.length) return false;
    if (!word.startsWith(first) || !word.endsWith(last)) return false;
    let index = first.length;
    for (const part of middle) {
      index = word.indexOf(part, index);
      if (index < 0) return false;
      index += part.length;
    }
    return index <= word.length - last.length;
  };
}

/** Code points, each with the marks behind it. */
function charactersOf(text: string): string[] {
  return text.match(/[\s\S]\p{M}*/gu) ?? [];
}

/** The greedy match of wildcards: the last `*` takes one character more whenever the rest fails. */
function fits(pattern: readonly string[], word: readonly string[]): boolean {
  let at = 0;
  let index = 0;
  let star = -1;
  let resume = 0;
  while (index < word.length) {
    if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === word[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** Whether a word is one character with its marks: what `?` stands for. */
export function isOneCharacter(word: string): boolean {
  return word.length === 1 || /^[\s\S]\p{M}*$/u.test(word);
}
