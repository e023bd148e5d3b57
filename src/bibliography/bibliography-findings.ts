// What `check` says of a bibliography: fields that are missing, one source twice, and documents and
// entries that do not find each other.
import { foldDoi } from './doi.ts';
import { type Finding, findingMaker } from './finding.ts';
import {
  foldTitle,
  type MatchableDocument,
  matchReferences,
  type ReferenceMatch,
} from './match-references.ts';
import { missingFields } from './missing-fields.ts';
import { type PlacedReference, type ReadReferences, type Reference, yearOf } from './reference.ts';

/** A document with the file that findings about it name. */
export interface CheckedDocument extends MatchableDocument {
  readonly file: string;
}

/**
 * Every finding about a bibliography and the documents of its study; those of reading come first.
 * Without any entry and any finding of reading there is none: a bibliography is optional.
 */
export function bibliographyFindings(
  documents: readonly CheckedDocument[],
  bibliography: ReadReferences,
): Finding[] {
  const { references, findings } = bibliography;
  if (references.length === 0) return [...findings];
  const matches = matchReferences(
    documents,
    references.map(({ reference }) => reference),
  );
  const files = new Map(documents.map(({ id, file }) => [id, file]));
  return [
    ...findings,
    ...references.flatMap(incomplete),
    ...doubles(references),
    ...matches.flatMap((match) => documentFinding(match, files.get(match.document) ?? '')),
    ...entriesWithoutDocument(references, matches),
  ];
}

function incomplete(placed: PlacedReference): Finding[] {
  const missing = missingFields(placed.reference);
  if (missing.length === 0) return [];
  const list = new Intl.ListFormat('en', { type: 'disjunction' }).format(missing);
  const message = `The entry "${placed.reference.id}" (${placed.reference.type}) has no ${list}.`;
  return [findingMaker(placed.file)('missing-field', 'warning', placed.line, message)];
}

/** Entries with one DOI, or one title, year and first author: the same source under two keys. */
function doubles(references: readonly PlacedReference[]): Finding[] {
  const first = new Map<string, PlacedReference>();
  return references.flatMap((placed) => {
    const keys = sourceKeys(placed.reference);
    const other = keys.map((key) => first.get(key)).find((found) => found !== undefined);
    for (const key of keys) if (!first.has(key)) first.set(key, placed);
    if (!other) return [];
    const message = `The entries "${other.reference.id}" and "${placed.reference.id}" look like the same source.`;
    const hint = 'Keep one of them, and name its key in the documents.';
    return [findingMaker(placed.file)('double-entry', 'warning', placed.line, message, hint)];
  });
}

function sourceKeys(reference: Reference): string[] {
  const { DOI, title = '', type } = reference;
  const keys = DOI === undefined ? [] : [`doi ${foldDoi(DOI)}`];
  const year = yearOf(reference);
  const folded = foldTitle(title);
  const [name] = reference.author ?? reference.editor ?? [];
  const family =
    name === undefined ? '' : foldTitle('literal' in name ? name.literal : name.family);
  if (folded !== '' && year !== null) {
    keys.push([type, folded, year, family, reference.volume ?? '', reference.page ?? ''].join(' '));
  }
  return keys;
}

function documentFinding(match: ReferenceMatch, file: string): Finding[] {
  const make = findingMaker(file);
  switch (match.kind) {
    case 'joined':
      return [];
    case 'proposed': {
      const keys = match.candidates.map(({ id }) => `"citekey: ${id}"`);
      const by = match.by === 'doi' ? 'the same DOI' : 'the same title';
      const message =
        keys.length === 1
          ? `An entry of the bibliography has ${by}, but this document has no citekey.`
          : `${keys.length} entries of the bibliography have ${by}, and this document has no citekey.`;
      const hint = `If it is that source, write ${keys.join(' or ')} in the front matter.`;
      return [make('proposed-reference', 'info', 1, message, hint)];
    }
    case 'unknown-citekey': {
      const message = `The citekey "${match.citekey}" is that of no entry in the bibliography.`;
      const hint = match.similar === null ? undefined : `Did you mean "${match.similar}"?`;
      return [make('unknown-citekey', 'warning', 1, message, hint)];
    }
    case 'none': {
      const message = 'This document has no entry in the bibliography.';
      return [make('document-without-entry', 'info', 1, message)];
    }
  }
}

/** Entries that no document joins or may join. Volumes that others only cross-refer to need none. */
function entriesWithoutDocument(
  references: readonly PlacedReference[],
  matches: readonly ReferenceMatch[],
): Finding[] {
  const wanted = new Set<string>();
  for (const match of matches) {
    if (match.kind === 'joined') wanted.add(match.reference.id);
    if (match.kind === 'proposed') for (const { id } of match.candidates) wanted.add(id);
  }
  return references.flatMap((placed) => {
    if (placed.isParent || wanted.has(placed.reference.id)) return [];
    const message = `The entry "${placed.reference.id}" has no document in the corpus.`;
    const hint = '"axial add --bib FILE" makes a document for each entry that has none.';
    return [
      findingMaker(placed.file)('entry-without-document', 'info', placed.line, message, hint),
    ];
  });
}
