// The documents in which a query may hold, from what is known without their texts.
import type { Condition } from '../../query/condition.ts';
import { compileFilter } from '../../query/filters.ts';
import { type Leaf, leavesOf, type Proposed, proposed } from './condition-sets.ts';
import type { PublishedCode, SearchManifest } from './search-data.ts';
import type { WordDirectory } from './word-directory.ts';

/** Numbers of the documents, ascending. */
export async function proposeDocuments(
  condition: Condition,
  manifest: SearchManifest,
  words: WordDirectory,
): Promise<number[]> {
  const found = new Map<Leaf, ReadonlySet<number>>();
  for (const leaf of leavesOf(condition)) {
    if (leaf.kind === 'word') found.set(leaf, await words.documentsWith(leaf.patterns));
  }
  const sets = proposed(condition, (leaf) => found.get(leaf) ?? documentsFitting(leaf, manifest));
  const numbers = sets === 'all' ? [...manifest.documents.keys()] : [...sets];
  return numbers.sort((a, b) => a - b);
}

/** Documents whose field fits, or in which a code or one below it is applied; `all` for a word. */
export function documentsFitting(leaf: Leaf, { documents, codes }: SearchManifest): Proposed {
  if (leaf.kind === 'word') return 'all';
  if (leaf.kind === 'code') {
    const family = familyOf(codes, leaf.code);
    return numbersOf(documents, (entry) => entry.codes.some((code) => family.has(code)));
  }
  const { name, value } = leaf.filter;
  const fits = compileFilter(name, value);
  return numbersOf(documents, ({ fields }) =>
    fits(fields.find(([field]) => field === name)?.[1] ?? []),
  );
}

function numbersOf<Entry>(entries: readonly Entry[], fits: (entry: Entry) => boolean): Set<number> {
  return new Set(entries.flatMap((entry, number) => (fits(entry) ? [number] : [])));
}

/** Indexes of a code and of all codes below it; parents come before children. */
export function familyOf(codes: readonly PublishedCode[], id: string): ReadonlySet<number> {
  const family = new Set<number>();
  codes.forEach((code, index) => {
    if (code.id === id || family.has(code.parent)) family.add(index);
  });
  return family;
}
