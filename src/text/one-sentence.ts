// Lines that are one sentence at a glance. Intl.Segmenter needs some microseconds a line, and most lines
// of laws and lists have no full stop inside.

/** After one of these, and nowhere else, a sentence may end inside a line (UAX 29, SB3 to SB11). */
const MAY_END = /[\p{Sentence_Terminal}\r\u0085\u2028\u2029]/gu;
const ONLY_BLANKS = /^[ \t\u00A0\u3000]*$/;

/**
 * Whether `text` from `start` to `end` surely is one sentence: nothing in it ends a sentence, or only
 * its last visible character does. False says nothing.
 *
 *     There is no law        yes        Art. 5 applies        no (perhaps)
 *     There is no law.       yes        He said: "No."        no (perhaps)
 */
export function isOneSentence(
  text: string,
  line: { readonly start: number; readonly end: number },
  locale: string,
): boolean {
  // A Greek question mark is a semicolon.
  if (locale.startsWith('el')) return false;
  MAY_END.lastIndex = line.start;
  const mark = MAY_END.exec(text);
  if (mark === null || mark.index >= line.end) return true;
  if (/^[\r\u0085\u2028\u2029]/.test(mark[0])) return false;
  return ONLY_BLANKS.test(text.slice(mark.index + mark[0].length, line.end));
}
