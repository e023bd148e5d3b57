// BibTeX's `crossref` and biblatex's `xdata`: an entry takes the fields that it lacks from another.
import type { Finding } from './finding.ts';
import type { BibtexEntry, BibtexField } from './scan-bibtex.ts';

/** Longest chain of entries that refer to one another. */
const LONGEST_CHAIN = 10;

/** Fields that belong to one entry alone. */
const OWN = new Set(
  'crossref xref xdata entryset ids label options related keywords shorttitle sortkey sortname indextitle abstract annotation note doi url urldate pages'.split(
    ' ',
  ),
);

/** Entry types whose parent is the volume that they stand in: its title is their `booktitle`. */
const PARTS = new Set([
  'inbook',
  'incollection',
  'inproceedings',
  'conference',
  'inreference',
  'suppbook',
  'suppcollection',
  'bookinbook',
]);

export interface Resolved {
  readonly entries: readonly BibtexEntry[];
  /** Keys of entries that others take fields from. */
  readonly parents: ReadonlySet<string>;
}

/** Gives every entry the fields of its parents. A parent that is missing, or a circle, is reported. */
export function resolveCrossrefs(
  entries: readonly BibtexEntry[],
  report: (entry: BibtexEntry, message: string, rule: Finding['rule']) => void,
): Resolved {
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries) {
    const key = entry.key.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, entry);
  }
  const parents = new Set<string>();
  const resolve = (entry: BibtexEntry, above: readonly BibtexEntry[]): BibtexEntry => {
    if (above.includes(entry) || above.length > LONGEST_CHAIN) {
      report(
        entry,
        `The entry "${entry.key}" refers to itself by way of "crossref".`,
        'circular-crossref',
      );
      return entry;
    }
    let fields = entry.fields;
    for (const key of parentKeys(entry)) {
      const parent = byKey.get(key.toLowerCase());
      if (!parent) {
        const message = `The entry "${entry.key}" takes fields from "${key}", which is no entry here.`;
        if (above.length === 0) report(entry, message, 'unknown-crossref');
        continue;
      }
      parents.add(parent.key);
      fields = inherit(entry, fields, resolve(parent, [...above, entry]));
    }
    return fields === entry.fields ? entry : { ...entry, fields };
  };
  return { entries: entries.map((entry) => resolve(entry, [])), parents };
}

function parentKeys(entry: BibtexEntry): string[] {
  return ['xdata', 'crossref']
    .flatMap((name) => entry.fields.get(name)?.value.split(',') ?? [])
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

function inherit(
  entry: BibtexEntry,
  fields: ReadonlyMap<string, BibtexField>,
  parent: BibtexEntry,
): ReadonlyMap<string, BibtexField> {
  const all = new Map(fields);
  const isPart = PARTS.has(entry.type) && parent.type !== 'xdata';
  for (const [name, value] of parent.fields) {
    const target = isPart ? partField(name, parent) : name;
    if (target === null || OWN.has(target) || all.has(target)) continue;
    if (all.has('date') && (target === 'year' || target === 'month')) continue;
    if (target === 'date' && all.has('year')) continue;
    all.set(target, value);
  }
  return all;
}

/** The field of a part into which a field of its volume goes, or null. */
function partField(name: string, parent: BibtexEntry): string | null {
  if (name === 'title') return parent.fields.has('booktitle') ? null : 'booktitle';
  if (name === 'subtitle') return 'booksubtitle';
  if (name === 'author' && parent.type.endsWith('book')) return 'bookauthor';
  return name;
}
