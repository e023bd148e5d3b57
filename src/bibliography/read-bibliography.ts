// Reads a study's bibliography, whatever the form of its files.
import { type Finding, findingMaker } from './finding.ts';
import { readBibtex } from './read-bibtex.ts';
import { readCslJson } from './read-csl-json.ts';
import { readRis } from './read-ris.ts';
import type { PlacedReference, ReadReferences } from './reference.ts';

/** A bibliography file with its text. */
export interface BibliographyFile {
  /** Path as findings show it; its ending tells the form. */
  readonly file: string;
  readonly content: string;
}

/** Names under which a corpus folder may hold its bibliography, in the order in which they are read. */
export const BIBLIOGRAPHY_NAMES: readonly string[] = [
  'references.bib',
  'references.json',
  'references.ris',
];

type Read = (text: string, file: string) => ReadReferences;

const READERS: readonly (readonly [RegExp, Read])[] = [
  [/\.(?:bib|bibtex|biblatex)$/i, readBibtex],
  [/\.(?:json|csl)$/i, readCslJson],
  [/\.(?:ris|ciw|enw|nbib|isi)$/i, readRis],
];

/**
 * Reads one file by its ending, or, where that says nothing, by how it begins: `[` or `{` is
 * CSL-JSON, a line `@type{` BibTeX, all else RIS.
 */
export function readReferences({ file, content }: BibliographyFile): ReadReferences {
  const byEnding = READERS.find(([ending]) => ending.test(file))?.[1];
  return (byEnding ?? readerByContent(content))(content, file);
}

function readerByContent(content: string): Read {
  if (/^\ufeff?\s*[[{]/.test(content)) return readCslJson;
  return /^[ \t]*@[a-z]+\s*[{(]/im.test(content.slice(0, 100_000)) ? readBibtex : readRis;
}

/**
 * Reads all files as one bibliography. Of two entries with one key the first counts, and a finding
 * names both places; keys are told apart by case, as BibTeX's readers and Pandoc do.
 */
export function readBibliography(files: readonly BibliographyFile[]): ReadReferences {
  const references: PlacedReference[] = [];
  const findings: Finding[] = [];
  const byKey = new Map<string, PlacedReference>();
  for (const file of files) {
    const read = readReferences(file);
    findings.push(...read.findings);
    for (const placed of read.references) {
      const first = byKey.get(placed.reference.id);
      if (first) findings.push(repeatedKey(placed, first));
      else {
        byKey.set(placed.reference.id, placed);
        references.push(placed);
      }
    }
  }
  return { references, findings };
}

function repeatedKey(placed: PlacedReference, first: PlacedReference): Finding {
  const { id } = placed.reference;
  const place = first.line === null ? first.file : `${first.file}, line ${first.line}`;
  const message = `The key "${id}" stands twice; the entry in ${place} counts.`;
  const hint = 'Give one of them another key, or take it out if it is the same source.';
  return findingMaker(placed.file)('repeated-key', 'warning', placed.line, message, hint);
}
