// The reference list of a study, after APA or Chicago.
import { formatApa } from './apa.ts';
import { authorYearLabels, type LabelledSource } from './author-year.ts';
import { formatChicago } from './chicago.ts';
import { isLiteralName, type Name } from './name.ts';
import { type Reference, yearOf } from './reference.ts';
import type { ReferenceRun } from './reference-runs.ts';

export type ReferenceStyle = 'apa' | 'chicago';

export interface ListedReference {
  readonly id: string;
  /** As `authorYearLabels` gives it for the whole list: `Jing and Chen 2012a`. */
  readonly label: string;
  readonly runs: readonly ReferenceRun[];
}

/**
 * The list in alphabetical order: by names, then year (undated first, what is still to come last),
 * then title. Letters behind years are those of `authorYearLabels` for the same references.
 */
export function referenceList(
  references: readonly Reference[],
  style: ReferenceStyle,
): ListedReference[] {
  const format = style === 'apa' ? formatApa : formatChicago;
  const sources = references.map(labelledSource);
  const labels = authorYearLabels(sources);
  const plain = sources.map((source) => authorYearLabels([source])[0] ?? '');
  const rows = references.map((reference, index) => {
    const label = labels[index] ?? '';
    const suffix = label.slice(plain[index]?.length ?? 0).replace(/^-/, '');
    const listed = { id: reference.id, label, runs: format(reference, suffix) };
    return { listed, key: referenceSortKey(reference) };
  });
  return rows.sort((a, b) => compareSortKeys(a.key, b.key)).map(({ listed }) => listed);
}

/**
 * What a label needs of a reference: its authors, or its editors where it has none. A law stands under
 * its title, short if it has one.
 */
export function labelledSource(reference: Reference): LabelledSource {
  const { author = [], editor = [], title = '' } = reference;
  const isLaw = reference.type === 'legislation' || reference.type === 'regulation';
  const isPart = reference['container-title'] !== undefined;
  const authors = isLaw ? [] : author.length > 0 || isPart ? author : editor;
  const shortTitle = reference['title-short'];
  return { authors, year: yearOf(reference), title, ...(shortTitle && { shortTitle }) };
}

/** Names (else the title, or the short one), then year, then title, each folded; compared part by part, so that `Li` precedes `Lin`. */
export function referenceSortKey(
  reference: Reference,
  { shortTitles = false }: { readonly shortTitles?: boolean } = {},
): readonly string[] {
  const { authors, title, shortTitle } = labelledSource(reference);
  const named = shortTitles ? (shortTitle ?? title) : title;
  const names = authors.map((name) => fold(nameKey(name)).join(' '));
  const year = yearOf(reference);
  const isComing = year === null && (reference.issued?.literal ?? 'n.d.') !== 'n.d.';
  const when = isComing ? '~' : year === null ? '' : String(year).padStart(5, '0');
  const leading = names.length > 0 ? names.join('\u0001') : fold([withoutArticle(named)]).join(' ');
  return [leading, when, ...fold([title]), reference.id];
}

function nameKey(name: Name): readonly string[] {
  if (isLiteralName(name)) return [name.literal];
  const particle = name['non-dropping-particle'];
  return [particle ? `${particle} ${name.family}` : name.family, name.given ?? ''];
}

function withoutArticle(title: string): string {
  return title.replace(/^(?:the|a|an)\s+/i, '');
}

function fold(parts: readonly string[]): string[] {
  return parts.map((part) =>
    part
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}

/** Order of two keys. */
export function compareSortKeys(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index] ?? '', b[index] ?? ''];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
