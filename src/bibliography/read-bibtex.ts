// Reads BibTeX and biblatex files.
import { type BibtexReading, readBibtexReference } from './bibtex-reference.ts';
import { BIBTEX_TYPES } from './bibtex-types.ts';
import { citekeyMaker } from './citekey.ts';
import { type Finding, findingMaker } from './finding.ts';
import type { PlacedReference, ReadReferences } from './reference.ts';
import { resolveCrossrefs } from './resolve-crossref.ts';
import { type BibtexEntry, scanBibtex } from './scan-bibtex.ts';

/** Longest file that is read, in UTF-16 units. */
export const LONGEST_BIBLIOGRAPHY = 50_000_000;

/**
 * Reads every entry of a BibTeX or biblatex file. An entry that cannot be read is reported and left
 * out; one without key gets one; entries of `@xdata` only lend their fields. Never throws.
 */
export function readBibtex(text: string, file: string): ReadReferences {
  const make = findingMaker(file);
  if (text.length > LONGEST_BIBLIOGRAPHY) {
    const message = `The file is longer than ${LONGEST_BIBLIOGRAPHY / 1e6} million characters; it is not read.`;
    return { references: [], findings: [make('bibliography-too-long', 'error', null, message)] };
  }
  const scanned = scanBibtex(text, file);
  const findings = scanned.findings;
  const { entries, parents } = resolveCrossrefs(scanned.entries, (entry, message, rule) =>
    findings.push(make(rule, 'warning', entry.line, message)),
  );
  const makeKey = citekeyMaker(entries.map(({ key }) => key));
  const references: PlacedReference[] = [];
  for (const entry of entries) {
    if (entry.type === 'xdata' || entry.type === 'set') continue;
    const read = readBibtexReference(entry);
    const id = entry.key === '' ? makeKey(read.reference) : entry.key;
    findings.push(...entryFindings(entry, id, { read, make }));
    const reference = id === read.reference.id ? read.reference : { ...read.reference, id };
    references.push({ reference, file, line: entry.line, isParent: parents.has(entry.key) });
  }
  return { references, findings: findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function entryFindings(
  { type, key, line }: BibtexEntry,
  id: string,
  { read, make }: { readonly read: BibtexReading; readonly make: ReturnType<typeof findingMaker> },
): Finding[] {
  const findings: Finding[] = [];
  if (key === '') {
    const message = `This entry (@${type}) has no key; here it is called "${id}".`;
    const hint =
      'Write a key behind the opening brace, so that documents can name it as "citekey".';
    findings.push(make('entry-without-key', 'warning', line, message, hint));
  }
  if (!read.isKnownType) {
    const message = `"@${type}" is no entry type that Axial knows; "${id}" is read as a document.`;
    findings.push(make('unknown-entry-type', 'warning', line, message, typeHint()));
  }
  for (const command of read.unknownCommands) {
    const message = `The entry "${id}" has the TeX command "\\${command}", which Axial does not know; it is dropped and its text kept.`;
    findings.push(make('unknown-tex-command', 'info', line, message));
  }
  if (read.unreadableDate !== null) {
    const message = `The entry "${id}" has the date "${read.unreadableDate}", which Axial cannot read.`;
    const hint = 'Write 2012, 2012-03-05, 2012/2014 or n.d.';
    findings.push(make('unreadable-date', 'warning', line, message, hint));
  }
  return findings;
}

function typeHint(): string {
  const common = BIBTEX_TYPES.filter((type) =>
    ['article', 'book', 'incollection', 'report', 'legislation', 'online', 'misc'].includes(type),
  );
  return `Known types are ${common.join(', ')} and those of biblatex.`;
}
