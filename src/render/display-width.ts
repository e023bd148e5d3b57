// How many columns of a terminal a text takes: wide characters two, combining marks none. Tables
// with Chinese, Hangul or emoji stay aligned because of it. It follows Unicode's East Asian Width
// (classes W and F), told from scripts and blocks, as regular expressions know no width property.

/** Nothing to see: marks, format characters, controls, and the vowels and finals of Hangul syllables. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11FF\uD7B0-\uD7FF]$/u;

const WIDE =
  /^[\p{Emoji_Presentation}\u1100-\u115F\u2329\u232A\u2630-\u2637\u268A-\u268F\u2E80-\u303E\u3041-\u3247\u3250-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{2FFFD}\u{30000}-\u{3FFFD}]$/u;

/** A character as a reader counts: a flag, an emoji sequence, or a code point with its marks. */
const CLUSTER =
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\p{Mn}\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*(?:\u200D\p{Extended_Pictographic}[\p{Mn}\p{Emoji_Modifier}]*)*|[\s\S][\p{Mn}\p{Me}\u200D]*/gu;

/** Two flag letters, or a character that asks to be shown as emoji. */
const EMOJI_SEQUENCE = /^\p{Regional_Indicator}{2}$|\uFE0F/u;

/** Latin letters and common punctuation: every UTF-16 unit is one column. */
const NARROW = /^[\x20-\x7E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E]*$/u;
/** What makes several code points one character, or changes its width. */
const SEQUENCE = /[\p{Extended_Pictographic}\p{Regional_Indicator}]|\uFE0F/u;

/**
 * Columns that a text takes in a terminal. Control characters, line breaks and tabs count 0: replace
 * them first. Characters of ambiguous width (Greek, box drawing) count 1.
 */
export function displayWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  const characters = SEQUENCE.test(text) ? clusters(text) : text;
  let width = 0;
  for (const character of characters) width += clusterWidth(character);
  return width;
}

/** Cuts a text to at most `width` columns (1 or more); where something is cut, it ends in `…`. */
export function truncateToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let taken = '';
  let used = 0;
  for (const cluster of clusters(text)) {
    used += clusterWidth(cluster);
    if (used > width - 1) break;
    taken += cluster;
  }
  return `${taken.trimEnd()}…`;
}

/** Fills a text up with spaces to `width` columns; a wider one stays as it is. */
export function padToWidth(text: string, width: number, align: 'left' | 'right'): string {
  const padding = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + padding : padding + text;
}

/** The characters of a text as a reader counts them, in order; joined they are the text. */
export function clusters(text: string): string[] {
  return text.match(CLUSTER) ?? [];
}

function clusterWidth(cluster: string): number {
  if (cluster >= '\u4E00' && cluster <= '\u9FFF') return 2;
  if (NARROW.test(cluster)) return 1;
  const [first = ''] = cluster;
  if (ZERO.test(first)) return 0;
  if (EMOJI_SEQUENCE.test(cluster)) return 2;
  return WIDE.test(first) && !/\p{Regional_Indicator}/u.test(first) ? 2 : 1;
}
