// The documents in which a query may hold, from what is known without their texts.
import type { Condition } from '../../query/condition.ts';
import { compileFilter } from '../../query/filters.ts';
import type { FieldValue } from '../../query/unit-context.ts';
import { type Leaf, leavesOf, type Proposed, proposed } from './condition-sets.ts';
import { isPairLeaf } from './pairs.ts';
import type { Fetch } from './protocol.ts';
import {
  APPLIED_CODES,
  type AppliedCodes,
  type FieldFile,
  fieldFile,
  type PublishedCode,
  type SearchManifest,
} from './search-data.ts';
import type { WordDirectory } from './word-directory.ts';

export interface ProposalSources {
  readonly manifest: SearchManifest;
  readonly words: WordDirectory;
  readonly pairs: WordDirectory;
  readonly fetch: Fetch;
}

/** Numbers of the documents, ascending. All files that this needs are asked for at once. */
export async function proposeDocuments(
  condition: Condition,
  sources: ProposalSources,
): Promise<number[]> {
  const found = new Map<Leaf, Proposed>();
  await Promise.all(
    leavesOf(condition).map(async (leaf) => found.set(leaf, await documentsFitting(leaf, sources))),
  );
  const sets = proposed(condition, (leaf) => found.get(leaf) ?? 'all');
  const numbers =
    sets === 'all' ? Array.from({ length: sources.manifest.documents }, (_, at) => at) : [...sets];
  return numbers.sort((a, b) => a - b);
}

async function documentsFitting(
  leaf: Leaf,
  { manifest, words, pairs, fetch }: ProposalSources,
): Promise<Proposed> {
  if (leaf.kind === 'word') {
    return (isPairLeaf(leaf) ? pairs : words).documentsWith(leaf.patterns);
  }
  if (leaf.kind === 'code') {
    const family = familyOf(manifest.codes, leaf.code);
    const applied = (await fetch(APPLIED_CODES)) as AppliedCodes;
    return numbersOf(applied, (codes) => codes.some((code) => family.has(code)));
  }
  const fits = fieldTest(leaf);
  const field = manifest.fields.indexOf(leaf.filter.name);
  // No document has the field: each is asked without a value.
  if (field < 0) return fits(undefined) ? 'all' : new Set();
  return numbersOf((await fetch(fieldFile(field))) as FieldFile, fits);
}

function numbersOf<Entry>(entries: readonly Entry[], fits: (entry: Entry) => boolean): Set<number> {
  return new Set(entries.flatMap((entry, number) => (fits(entry) ? [number] : [])));
}

/** Whether the values of a document's field fit; none where it has no such field. */
export function fieldTest({
  filter: { name, value },
}: Extract<Leaf, { kind: 'field' }>): (values: readonly FieldValue[] | undefined) => boolean {
  const fits = compileFilter(name, value);
  return (values = []) => fits(values);
}

/** Indexes of a code and of all codes below it; parents come before children. */
export function familyOf(codes: readonly PublishedCode[], id: string): ReadonlySet<number> {
  const family = new Set<number>();
  codes.forEach((code, index) => {
    if (code.id === id || family.has(code.parent)) family.add(index);
  });
  return family;
}
