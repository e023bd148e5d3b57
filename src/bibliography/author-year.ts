// Author-year labels: `Wang 2019`, `Jing and Chen 2012a`, `Zhao et al. 2016`, `Ministry of Finance n.d.`
import { isLiteralName, type Name } from './name.ts';
import { labelName } from './name-text.ts';

/** What a label needs to know of a source. */
export interface LabelledSource {
  readonly authors: readonly Name[];
  readonly year: number | null;
  readonly title: string;
  /** Stands for the title in a label, if it has no authors. */
  readonly shortTitle?: string;
}

export interface LabelOptions {
  /** Between two authors: `and` in a text, `&` in brackets after APA. */
  readonly and?: 'and' | '&';
}

/** Title of a source without authors, as far as it fits into a label. */
const LONGEST_TITLE = 40;

/**
 * A label for each source, in the order given. Sources of the same authors and year get a, b, c in
 * the order of their titles (of equal titles: as given). Without an author the title stands, cut at a
 * word after 40 characters (a short title whole); without a year `n.d.`, and then `n.d.-a`. A name that
 * ends in the year does not have it twice: `Social Value Act 2012`.
 */
export function authorYearLabels(
  sources: readonly LabelledSource[],
  options: LabelOptions = {},
): string[] {
  const plain = sources.map((source) => `${authorLabel(source, options)} ${source.year ?? 'n.d.'}`);
  const groups = new Map<string, number[]>();
  plain.forEach((label, index) => {
    const key = label.normalize('NFC').toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  const suffixes = new Map<number, string>();
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const byTitle = [...group].sort((a, b) =>
      compareTitles(sources[a]?.title ?? '', sources[b]?.title ?? ''),
    );
    byTitle.forEach((index, place) => {
      suffixes.set(index, letters(place));
    });
  }
  return plain.map((label, index) => {
    const suffix = suffixes.get(index);
    if (suffix === undefined) return label;
    return sources[index]?.year === null ? `${label}-${suffix}` : label + suffix;
  });
}

/** The authors of a source in a label: one, two joined by `and`, or the first and `et al.` */
function authorLabel(source: LabelledSource, options: LabelOptions = {}): string {
  const named = source.authors.filter((name) => !isOthers(name));
  const [first, second] = named.map(labelName);
  if (first === undefined) {
    const { shortTitle, title } = source;
    return shortTitle ? withoutYear(shortTitle, source) : cutTitle(withoutYear(title, source));
  }
  if (named.length > 2 || named.length < source.authors.length) return `${first} et al.`;
  return second === undefined
    ? withoutYear(first, source)
    : `${first} ${options.and ?? 'and'} ${second}`;
}

/** `others`, as BibTeX ends a list of authors, or an `et al.` that somebody wrote there. */
function isOthers(name: Name): boolean {
  return isLiteralName(name) && /^(?:others|et al\.?|等)$/iu.test(name.literal);
}

/** `Social Value Act 2012`, `… Act (2012)` without the year that the label adds. */
function withoutYear(name: string, { year }: LabelledSource): string {
  if (year === null) return name;
  const bare = name.replace(new RegExp(`[\\s,]*[(（]?\\b${year}[)）]?$`, 'u'), '');
  return bare === '' ? name : bare;
}

function cutTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= LONGEST_TITLE) return title;
  const cut = characters.slice(0, LONGEST_TITLE).join('');
  const atWord = cut.replace(/\s+\S*$/u, '');
  return `${atWord.replace(/[\s,;:.–-]+$/u, '')}…`;
}

/** a to z, then aa, ab, … */
function letters(place: number): string {
  const last = String.fromCharCode(97 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

/** By code point after folding case, so that the order is the same on every machine. */
function compareTitles(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
