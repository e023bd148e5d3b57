// Joining the lines of a paragraph: words that were parted at the end of a line become whole again.

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const PARTED = /(\p{L}[\p{L}\p{M}]*)[-\u2010]$/u;

const WORDS = /\p{L}[\p{L}\p{M}]*(?:[-\u2010]\p{L}[\p{L}\p{M}]*)*/gu;
/** First halves that nearly always stand before a hyphen: `five-year`, `self-help`. */
const BEFORE_HYPHEN = /^(?:self|well|half|two|three|four|five|six|seven|eight|nine|twenty|thirty)$/;

/** Words of a document, for telling `govern-|ment` from `decision-|making`. */
export interface Vocabulary {
  has(word: string): boolean;
}

/**
 * The words of lines that follow each other, in small letters. The last word of a line, and the first
 * one behind a hyphen, may be halves: they are left out.
 */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const words = new Set<string>();
  let isHalf = false;
  for (const line of lines) {
    const found = line.toLowerCase().match(WORDS) ?? [];
    for (const word of found.slice(isHalf ? 1 : 0, -1)) words.add(word.replaceAll('\u2010', '-'));
    isHalf = /[-\u2010\u00ad]\s*$/u.test(line);
  }
  return words;
}

/**
 * Two lines as one text. A soft hyphen goes. A hyphen between letters goes, unless the document writes
 * the word with a hyphen elsewhere, or has both halves as words and not the whole. Between Chinese or
 * Japanese characters no blank is set.
 */
export function joinLines(first: string, second: string, vocabulary: Vocabulary): string {
  const start = first.trimEnd();
  const end = second.trimStart();
  if (start === '' || end === '') return start + end;
  if (start.endsWith('\u00ad')) return start.slice(0, -1) + end;
  const left = PARTED.exec(start)?.[1];
  const right = /^\p{Ll}[\p{L}\p{M}]*/u.exec(end)?.[0];
  if (left !== undefined && right !== undefined) {
    return keepsHyphen(left.toLowerCase(), right.toLowerCase(), vocabulary)
      ? start + end
      : start.slice(0, -1) + end;
  }
  if (left !== undefined && /^\p{Lu}/u.test(end)) return start + end;
  return CJK.test(start.at(-1) ?? '') && CJK.test(end.at(0) ?? '')
    ? start + end
    : `${start} ${end}`;
}

function keepsHyphen(left: string, right: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.has(`${left}-${right}`)) return true;
  if (vocabulary.has(left + right)) return false;
  return BEFORE_HYPHEN.test(left) || (vocabulary.has(left) && vocabulary.has(right));
}
