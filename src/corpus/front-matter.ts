// Reads the front matter of a document: YAML between two lines `---` at the top of the file.
import { isMap, isScalar, isSeq, type Pair } from 'yaml';
import { BIBLIOGRAPHIC_KEYS } from '../bibliography/document-record.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { nearest } from '../text/nearest.ts';
import { type FrontMatterReader, frontMatterReader } from './front-matter-reader.ts';
import {
  DOCUMENT_TYPES,
  FRONT_MATTER_KEYS,
  type FrontMatter,
  type FrontMatterKey,
  frontMatterSchema,
} from './front-matter-schema.ts';
import type { Metadata, Screening, VariableValue } from './metadata.ts';

type CodePlaces = NonNullable<Metadata['codePlaces']>;

/** Where the front matter ends and the text begins. */
export interface FrontMatterSource {
  /** What stands between the two lines `---`; null where there is none. */
  readonly yaml: string | null;
  /** Offset of the first line behind it; 0 where there is none. */
  readonly bodyStart: number;
}

/** Finds the front matter as remark-frontmatter does: lines `---`, the first one at the very top. */
export function splitFrontMatter(text: string): FrontMatterSource {
  const none = { yaml: null, bodyStart: 0 };
  if (!/^---[ \t]*\n/.test(text.slice(0, text.indexOf('\n') + 1))) return none;
  const start = text.indexOf('\n') + 1;
  for (let at = start; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    if (text.startsWith('---', at) && /^---[ \t]*$/.test(text.slice(at, stop))) {
      return { yaml: text.slice(start, at), bodyStart: Math.min(stop + 1, text.length) };
    }
    at = stop + 1;
  }
  return none;
}

/** A finding where a file begins like front matter that never ends; null where it does not. */
export function unclosedFrontMatter(text: string, file: string): Diagnostic | null {
  if (!/^---[ \t]*\n[\w-]+:(?:\s|$)/.test(text) || splitFrontMatter(text).yaml !== null)
    return null;
  return {
    rule: 'front-matter-unclosed',
    severity: 'warning',
    message: 'What looks like front matter is never closed: it is read as text.',
    file,
    line: 1,
    column: 1,
    hint: 'Put a line "---" behind it.',
  };
}

/**
 * Reads YAML front matter that begins on line 2 of `file`. What is wrong is reported and left out.
 * `ownKeys` are further keys that the study defines: they are kept without a finding.
 */
export function readFrontMatter(
  yaml: string,
  file: string,
  ownKeys: readonly string[] = [],
): { metadata: Metadata; diagnostics: Diagnostic[] } {
  const reader = frontMatterReader(yaml, file);
  const fields: Partial<FrontMatter> = {};
  const other: [string, unknown][] = [];
  for (const pair of reader.pairs) {
    const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
    const value = reader.valueOf(pair);
    if (!isKnown(key)) {
      if (value !== undefined) other.push([key, value]);
      if (!ownKeys.includes(key) && !BIBLIOGRAPHIC_KEYS.includes(key)) {
        reportUnknown(reader, pair, key);
      }
    } else if (value !== null && value !== undefined) {
      readField(reader, fields, { key, value, pair });
    }
  }
  return {
    metadata: toMetadata(fields, Object.fromEntries(other), reader),
    diagnostics: reader.diagnostics,
  };
}

function isKnown(key: string): key is FrontMatterKey {
  return (FRONT_MATTER_KEYS as readonly string[]).includes(key);
}

function reportUnknown(reader: FrontMatterReader, pair: Pair, key: string): void {
  const near = nearest(key, FRONT_MATTER_KEYS);
  reader.report(
    {
      rule: 'unknown-front-matter-key',
      severity: 'info',
      message: `Axial does not know the key "${key}"; it is kept.`,
      hint: near ? `Did you mean "${near}"?` : 'Variables of the study stand under "variables:".',
    },
    pair.key,
  );
}

function readField(
  reader: FrontMatterReader,
  fields: Partial<FrontMatter>,
  field: { key: FrontMatterKey; value: unknown; pair: Pair },
): void {
  const { key, value, pair } = field;
  const result = frontMatterSchema.shape[key].safeParse(value);
  if (result.success) {
    Object.assign(fields, { [key]: result.data });
    if (key === 'type') checkType(reader, String(result.data), pair);
    return;
  }
  reader.report(
    {
      rule: 'front-matter-value',
      severity: 'error',
      message: `"${key}" ${result.error.issues[0]?.message ?? 'is wrong'}; it is left out.`,
      hint: null,
    },
    pair.value ?? pair.key,
  );
}

function checkType(reader: FrontMatterReader, type: string, pair: Pair): void {
  if (DOCUMENT_TYPES.includes(type)) return;
  const near = nearest(type, DOCUMENT_TYPES);
  reader.report(
    {
      rule: 'unknown-document-type',
      severity: 'warning',
      message: `"${type}" is no type that Axial knows (${DOCUMENT_TYPES.join(', ')}); it is kept.`,
      hint: near ? `Did you mean "${near}"?` : null,
    },
    pair.value,
  );
}

function toMetadata(
  fields: Partial<FrontMatter>,
  other: Record<string, unknown>,
  reader: FrontMatterReader,
): Metadata {
  const { screening, year, date } = fields;
  const dateYear = date === undefined ? null : Number(date.slice(0, 4));
  if (year !== undefined && dateYear !== null && year !== dateYear) {
    reportYears(reader, year, dateYear);
  }
  return {
    title: fields.title || null,
    authors: fields.authors ?? [],
    year: year ?? dateYear,
    date: date ?? null,
    type: fields.type || null,
    venue: fields.venue || null,
    doi: fields.doi ?? null,
    url: fields.url ?? null,
    language: fields.language ?? null,
    jurisdiction: fields.jurisdiction || null,
    citekey: fields.citekey || null,
    codes: fields.codes ?? [],
    ...(fields.codes && { codePlaces: codePlaces(fields.codes, reader) }),
    variables: readVariables(fields.variables ?? {}, reader),
    rendition: fields.rendition ?? 'original',
    screening: screening ? toScreening(screening) : null,
    fields: Object.fromEntries(
      Object.entries(fields.fields ?? {}).flatMap(([name, value]) =>
        value === null || value === '' ? [] : [[name, value]],
      ),
    ),
    other,
  };
}

/** Places of the items of `codes`; all at the key's value where it is no plain list. */
function codePlaces(codes: readonly string[], reader: FrontMatterReader): CodePlaces {
  const value = pairOf(reader, 'codes')?.value;
  const items = isSeq(value) ? value.items : [];
  return codes.map((_, index) => reader.placeOf(items[index] ?? value));
}

function toScreening(value: NonNullable<FrontMatter['screening']>): Screening {
  return JSON.parse(JSON.stringify(value)) as Screening;
}

function reportYears(reader: FrontMatterReader, year: number, dateYear: number): void {
  reader.report(
    {
      rule: 'year-and-date-differ',
      severity: 'warning',
      message: `"year" is ${year}, but "date" lies in ${dateYear}; the year counts.`,
      hint: null,
    },
    pairOf(reader, 'date')?.value,
  );
}

function pairOf(reader: FrontMatterReader, name: FrontMatterKey): Pair | undefined {
  return reader.pairs.find(({ key }) => isScalar(key) && key.value === name);
}

/** Variables hold one text, number or truth value each; others are reported and left out. */
function readVariables(
  values: Record<string, unknown>,
  reader: FrontMatterReader,
): Record<string, VariableValue> {
  const kept: [string, VariableValue][] = [];
  const map = pairOf(reader, 'variables')?.value;
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      kept.push([name, value]);
    } else if (value !== null) {
      reader.report(
        {
          rule: 'front-matter-value',
          severity: 'error',
          message: `The variable "${name}" must be a text, a number, true or false; it is left out.`,
          hint: null,
        },
        isMap(map) ? (map.get(name, true) ?? map) : map,
      );
    }
  }
  return Object.fromEntries(kept);
}
