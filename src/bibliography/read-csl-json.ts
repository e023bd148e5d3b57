// Reads CSL-JSON: a list of items, as Zotero, Pandoc and Mendeley write it.
import { type CitekeyMaker, citekeyMaker } from './citekey.ts';
import { bareDoi } from './doi.ts';
import { type Finding, findingMaker } from './finding.ts';
import { languageTag } from './language-names.ts';
import type { Name } from './name.ts';
import { LONGEST_BIBLIOGRAPHY } from './read-bibtex.ts';
import { readDate } from './read-date.ts';
import {
  DATE_FIELDS,
  NAME_FIELDS,
  type PlacedReference,
  REFERENCE_TYPES,
  type ReadReferences,
  type Reference,
  type ReferenceDate,
  type ReferenceType,
  TEXT_FIELDS,
} from './reference.ts';
import { type JsonItem, splitJsonItems } from './split-json-items.ts';

type Report = (rule: string, severity: Finding['severity'], message: string, hint?: string) => void;

/** Types of CSL 1.0 or of exporters that CSL 1.0.2 calls otherwise. */
const OTHER_TYPES: Readonly<Record<string, ReferenceType>> = {
  article: 'article',
  'journal-article': 'article-journal',
  'book-chapter': 'chapter',
  'proceedings-article': 'paper-conference',
  'posted-content': 'article',
  monograph: 'book',
  '': 'document',
};

const KNOWN = new Set<string>([
  'id',
  'type',
  ...TEXT_FIELDS,
  ...NAME_FIELDS,
  ...DATE_FIELDS,
  'journalAbbreviation',
]);

/**
 * Reads a list of items, a map with the list under `items`, or one item. An item that cannot be read is
 * reported and left out. Never throws.
 */
export function readCslJson(text: string, file: string): ReadReferences {
  const make = findingMaker(file);
  if (text.length > LONGEST_BIBLIOGRAPHY) {
    const message = `The file is longer than ${LONGEST_BIBLIOGRAPHY / 1e6} million characters; it is not read.`;
    return { references: [], findings: [make('bibliography-too-long', 'error', null, message)] };
  }
  const { items, problem } = splitJsonItems(text);
  const findings: Finding[] = [];
  if (problem) {
    const hint = 'A CSL-JSON file is a list of items: [ { "id": …, "type": … }, … ].';
    findings.push(make('unreadable-entry', 'error', problem.line, problem.message, hint));
  }
  const reportAt =
    (line: number): Report =>
    (rule, severity, message, hint) => {
      findings.push(make(rule, severity, line, message, hint));
    };
  const maps = items.flatMap((item) => {
    const raw = readItem(item, reportAt(item.line));
    return raw === null ? [] : [{ raw, line: item.line }];
  });
  const makeKey = citekeyMaker(maps.map(({ raw }) => keyOf(raw)));
  const references = maps.map(({ raw, line }): PlacedReference => {
    const reference = toReference(raw, { makeKey, report: reportAt(line) });
    return { reference, file, line, isParent: false };
  });
  return { references, findings: findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

type RawItem = Readonly<Record<string, unknown>>;

function readItem(item: JsonItem, report: Report): RawItem | null {
  let value: unknown;
  try {
    value = JSON.parse(item.source);
  } catch (error) {
    const reason = (error as Error).message.replace(/ in JSON at position.*$/s, '');
    report('unreadable-entry', 'error', `This item is no valid JSON and is left out: ${reason}.`);
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('unreadable-entry', 'error', 'This item is no map of fields to values; it is left out.');
    return null;
  }
  return value as RawItem;
}

/** Better BibTeX's key, else the id; empty for none. */
function keyOf(raw: RawItem): string {
  return plainText(raw['citation-key'] ?? raw.id, new Set());
}

function toReference(
  raw: RawItem,
  { makeKey, report }: { readonly makeKey: CitekeyMaker; readonly report: Report },
): Reference {
  const nocase = new Set<string>();
  const fields: Record<string, unknown> = {};
  for (const field of TEXT_FIELDS) {
    const text = plainText(raw[field], nocase);
    if (text !== '') fields[field] = text;
  }
  if (typeof fields.DOI === 'string') fields.DOI = bareDoi(fields.DOI);
  if (typeof fields.language === 'string') fields.language = languageTag(fields.language);
  for (const field of NAME_FIELDS) {
    const names = readNames(raw[field]);
    if (names.length > 0) fields[field] = names;
  }
  const key = keyOf(raw);
  const unreadable: string[] = [];
  for (const field of DATE_FIELDS) {
    const date = readCslDate(raw[field]);
    if (date) fields[field] = date;
    else if (raw[field] !== undefined && raw[field] !== null) unreadable.push(field);
  }
  const type = readType(raw.type);
  const other = Object.fromEntries(Object.entries(raw).filter(([name]) => !KNOWN.has(name)));
  const body = { type: type ?? 'document', ...fields } as Omit<Reference, 'id'>;
  const id = key || makeKey(body);
  if (key === '') {
    report('entry-without-key', 'warning', `This item has no "id"; here it is called "${id}".`);
  }
  if (type === null) {
    const message = `"${String(raw.type)}" is no type of CSL; "${id}" is read as a document.`;
    report('unknown-entry-type', 'warning', message);
  }
  for (const field of unreadable) {
    const message = `The date "${field}" of "${id}" cannot be read; it is left out.`;
    const hint = 'CSL-JSON has dates as {"date-parts": [[2012, 3, 5]]}.';
    report('unreadable-date', 'warning', message, hint);
  }
  return {
    ...body,
    id,
    ...(nocase.size > 0 && { nocase: [...nocase] }),
    ...(Object.keys(other).length > 0 && { other }),
  };
}

function readType(value: unknown): ReferenceType | null {
  const type = typeof value === 'string' ? value.trim() : '';
  const known = REFERENCE_TYPES.find((name) => name === type || name.replace('_', '-') === type);
  return known ?? (Object.hasOwn(OTHER_TYPES, type) ? (OTHER_TYPES[type] ?? null) : null);
}

/** A text without the HTML that CSL allows in it; words of `<span class="nocase">` are noted. */
function plainText(value: unknown, nocase: Set<string>): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (!value.includes('<')) return value.trim();
  for (const [, inner = ''] of value.matchAll(/<span class="nocase">([^<]{1,1000})<\/span>/g)) {
    for (const word of inner.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []) nocase.add(word);
  }
  return value.replace(/<\/?(?:i|b|sc|sup|sub|span|em|strong)(?:\s[^<>]{0,200})?>/gi, '').trim();
}

function readNames(value: unknown): Name[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((raw: unknown): Name[] => {
    if (typeof raw === 'string') return raw.trim() === '' ? [] : [{ literal: raw.trim() }];
    if (typeof raw !== 'object' || raw === null) return [];
    const part = (name: string): string => {
      const text = (raw as Readonly<Record<string, unknown>>)[name];
      return typeof text === 'string' ? text.trim() : '';
    };
    const family = part('family');
    const given = [part('given'), part('dropping-particle')]
      .filter((text) => text !== '')
      .join(' ');
    if (family === '') {
      const literal = part('literal') || part('name') || given;
      return literal === '' ? [] : [{ literal }];
    }
    const particle = part('non-dropping-particle');
    return [
      {
        family,
        ...(given !== '' && { given }),
        ...(particle !== '' && { 'non-dropping-particle': particle }),
        ...(part('suffix') !== '' && { suffix: part('suffix') }),
      },
    ];
  });
}

/** A date of CSL-JSON: `date-parts` of numbers or their texts, `raw`, `literal`, or a plain text. */
function readCslDate(value: unknown): ReferenceDate | null {
  if (typeof value === 'string' || typeof value === 'number') return readDate(String(value));
  if (typeof value !== 'object' || value === null) return null;
  const { raw, literal, circa } = value as Readonly<Record<string, unknown>>;
  const parts = (value as Readonly<Record<string, unknown>>)['date-parts'];
  const lists = Array.isArray(parts) ? parts.map(readDateParts) : [];
  const about = circa === true || circa === 1 || circa === '1' || circa === 'true';
  if (lists.length > 0 && lists.length <= 2 && (lists[0]?.length ?? 0) > 0) {
    return { 'date-parts': lists, ...(about && { circa: true }) };
  }
  if (typeof raw === 'string') return readDate(raw);
  if (typeof literal === 'string' && literal.trim() !== '') {
    return readDate(literal) ?? { literal: literal.trim() };
  }
  return null;
}

function readDateParts(value: unknown): number[] {
  if (!Array.isArray(value)) return [];
  const numbers = value.slice(0, 3).map(Number);
  const end = numbers.findIndex((number) => !Number.isInteger(number) || number === 0);
  return end < 0 ? numbers : numbers.slice(0, end);
}
