// When two spellings are the same word. NFKC makes composed and decomposed letters, full-width forms
// and ligatures equal; full case folding makes cases equal (ß = ss). Diacritics stay, except where a
// caller asks to fold them too (titles and authors in filters).

/** Characters that carry no sound or sense: soft hyphen, grapheme joiner, variation selectors. */
const IGNORABLE = /\u00AD|\u034F|\p{Variation_Selector}/gu;

const ASCII = /^[\0-\x7F]*$/;
/** Letters of Western Europe that fold by themselves; ß, soft hyphens and signs are not among them. */
const PLAIN = /^[\0-\x7FÀ-ÖØ-Þà-öø-ÿ]*$/;

/** One form for compatible spellings, with case kept: NFKC without ignorable characters. */
export function normaliseForm(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(IGNORABLE, '').normalize('NFKC');
}

/**
 * The form under which words are compared: NFKC and full case folding of Unicode. `ß` and `ẞ` are
 * `ss`, `ς` is `σ`. Folding is the same in every language, so Turkish letters keep apart what they
 * keep apart: `ı` folds to itself, `I` to `i`, and `İ` to `i` with a dot above (U+0307).
 */
export function foldCase(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  // Lower, upper, lower visits every member of a case pair, also ẞ; NFKC again, because an expansion
  // (ǰ to j and caron) may compose.
  return normaliseForm(text)
    .split('ı')
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ'))
    .join('ı')
    .normalize('NFKC');
}

/** Letters with a stroke and the like, which Unicode does not decompose. */
const STROKES: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
};

/** Case folding that drops diacritics too: `Édouard` and `Edouard` are one. For titles and authors. */
export function foldDiacritics(text: string): string {
  const folded = foldCase(text);
  if (ASCII.test(folded)) return folded;
  return folded
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .replace(/[øłđħŧı]/g, (letter) => STROKES[letter] ?? letter)
    .normalize('NFC');
}
