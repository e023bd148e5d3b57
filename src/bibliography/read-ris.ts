// Reads tagged bibliographies: RIS of Zotero, EndNote, Web of Science, Scopus and CNKI, Web of
// Science's own form, and the EndNote form that CNKI exports.
import { citekeyMaker } from './citekey.ts';
import { type Finding, findingMaker } from './finding.ts';
import { LONGEST_BIBLIOGRAPHY } from './read-bibtex.ts';
import type { PlacedReference, ReadReferences } from './reference.ts';
import { readTaggedReference } from './ris-reference.ts';
import { taggedType } from './ris-types.ts';
import { scanTagged, taggedDialect } from './scan-tagged.ts';

/**
 * Reads every record. One without `ID` gets a key made of name, year and title, with one finding for
 * the whole file. Never throws.
 */
export function readRis(text: string, file: string): ReadReferences {
  const make = findingMaker(file);
  if (text.length > LONGEST_BIBLIOGRAPHY) {
    const message = `The file is longer than ${LONGEST_BIBLIOGRAPHY / 1e6} million characters; it is not read.`;
    return { references: [], findings: [make('bibliography-too-long', 'error', null, message)] };
  }
  const { records, findings } = scanTagged(text, { file, dialect: taggedDialect(text) });
  if (records.length === 0 && text.trim() !== '') {
    const message = 'This file holds no entry in RIS, Web of Science or EndNote form.';
    return { references: [], findings: [make('unreadable-entry', 'error', 1, message)] };
  }
  const makeKey = citekeyMaker(records.map(({ fields }) => fields.get('ID')?.[0] ?? ''));
  const references: PlacedReference[] = [];
  const unnamed: number[] = [];
  for (const record of records) {
    const type = taggedType(record);
    const { body, unreadableDate } = readTaggedReference(record, type ?? 'document');
    const key = record.fields.get('ID')?.[0] ?? '';
    const id = key || makeKey(body);
    if (key === '') unnamed.push(record.line);
    if (type === null) {
      const message = `"${record.type}" is no type that Axial knows; "${id}" is read as a document.`;
      findings.push(make('unknown-entry-type', 'warning', record.line, message));
    }
    if (unreadableDate !== null) {
      const message = `The entry "${id}" has the date "${unreadableDate}", which Axial cannot read.`;
      findings.push(make('unreadable-date', 'warning', record.line, message));
    }
    references.push({ reference: { id, ...body }, file, line: record.line, isParent: false });
  }
  if (unnamed.length > 0) findings.push(withoutKeys(unnamed, make));
  return { references, findings: findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function withoutKeys(lines: readonly number[], make: ReturnType<typeof findingMaker>): Finding {
  const many = lines.length === 1 ? 'One entry has' : `${lines.length} entries have`;
  const message = `${many} no key ("ID"); keys are made of name, year and title.`;
  const hint =
    'Such keys change with the entry. Export as CSL-JSON or BibTeX to have lasting keys.';
  return make('entry-without-key', 'info', lines[0] ?? null, message, hint);
}
