// The study file `axial.yaml`: what it may say, and what holds where it says nothing.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { describeYamlError } from '../codebook/yaml-mistakes.ts';
import { DEFAULT_EXCLUDED_SECTIONS } from '../corpus/sections.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { nearest } from '../text/nearest.ts';
import { placesOf } from '../text/places.ts';
import { UNITS } from './counting-units.ts';

/** Units in which codings are counted. */

const names = z.array(z.string().min(1));
/** A list of names, or a map from a name to what it means. */
const namesOrMap = z.union([names, z.record(z.string(), z.unknown()).transform(Object.keys)]);

const settingsSchema = z.strictObject({
  title: z.string().min(1).default('Untitled study'),
  corpus: z.string().min(1).default('corpus'),
  codings: z.string().min(1).optional(),
  languages: z.array(z.string().min(2)).min(1).default(['en']),
  unit: z.enum(UNITS).default('paragraph'),
  variables: namesOrMap.default([]),
  exclude: names.default([...DEFAULT_EXCLUDED_SECTIONS]),
  coders: namesOrMap.nullable().default(null),
  blind: z.boolean().default(false),
  fields: namesOrMap.default([]),
  split: z
    .union([z.int(), z.strictObject({ seed: z.int(), share: z.number().gt(0).lt(1).default(0.3) })])
    .nullable()
    .default(null),
});

export interface Settings {
  readonly title: string;
  /** Folder of the documents, relative to the study's folder or absolute. */
  readonly corpus: string;
  /** Folder of the ledgers, relative to the study's folder or absolute. */
  readonly codings: string;
  readonly languages: readonly string[];
  readonly unit: (typeof UNITS)[number];
  readonly variables: readonly string[];
  /** Titles of sections that are left out of counts. */
  readonly exclude: readonly string[];
  /** Slugs of those who take part; null for anyone. */
  readonly coders: readonly string[] | null;
  readonly blind: boolean;
  readonly fields: readonly string[];
  readonly split: { readonly seed: number; readonly share: number } | null;
}

const SHARE_KEPT_ASIDE = 0.3;

export interface ParsedSettings {
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the file itself names the corpus folder. */
  readonly namesCorpus: boolean;
}

/** Reads the text of `axial.yaml`. A key that is wrong is reported and has its default. */
export function parseSettings(source: string, file: string): ParsedSettings {
  const places = placesOf(source);
  const document = parseDocument(source, { prettyErrors: false });
  const diagnostics: Diagnostic[] = [];
  const report = (offset: number | null, message: string, hint: string | null): void => {
    const place = offset === null ? null : places.at(offset);
    diagnostics.push({
      rule: 'settings',
      severity: 'error',
      message,
      file,
      line: place?.line ?? null,
      column: place?.column ?? null,
      hint,
    });
  };
  for (const error of document.errors) {
    const line = source.split('\n')[places.at(error.pos[0]).line - 1] ?? '';
    const { message, hint } = describeYamlError(error, line);
    report(error.pos[0], message, hint ?? 'Everything has its default until this is mended.');
  }
  const raw: unknown =
    document.errors.length === 0 ? (document.toJS({ maxAliasCount: 20 }) ?? {}) : {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    report(0, 'axial.yaml must be a map of keys to values.', 'Begin with "title: …".');
    return { settings: complete(settingsSchema.parse({})), diagnostics, namesCorpus: false };
  }

  const kept: Record<string, unknown> = { ...raw };
  for (const issue of settingsSchema.safeParse(raw).error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) {
      for (const key of issue.keys) {
        const near = nearest(key, Object.keys(settingsSchema.shape));
        report(
          offsetOf(document.contents, key),
          `Unknown key "${key}" in axial.yaml.`,
          near
            ? `Did you mean "${near}"?`
            : `Known keys: ${Object.keys(settingsSchema.shape).join(', ')}.`,
        );
        delete kept[key];
      }
      continue;
    }
    const key = String(issue.path[0] ?? '');
    report(
      offsetOf(document.contents, key),
      `"${issue.path.join('.')}" cannot be read: ${plainIssue(issue)}.`,
      'It has its default until this is mended.',
    );
    delete kept[key];
  }
  const namesCorpus = 'corpus' in kept;
  return { settings: complete(settingsSchema.parse(kept)), diagnostics, namesCorpus };
}

function complete(parsed: z.output<typeof settingsSchema>): Settings {
  const split =
    typeof parsed.split === 'number'
      ? { seed: parsed.split, share: SHARE_KEPT_ASIDE }
      : parsed.split;
  return { ...parsed, codings: parsed.codings ?? `${parsed.corpus}/codings`, split };
}

/** What zod found, in plain words. */
function plainIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `it must be one of ${issue.values.join(', ')}`;
    case 'invalid_type':
      return `it must be ${issue.expected === 'array' ? 'a list' : `a ${issue.expected}`}`;
    case 'too_small':
      return 'it must not be empty';
    default:
      return issue.message;
  }
}

/** Offset of a top-level key in the YAML map, or null. */
function offsetOf(contents: unknown, key: string): number | null {
  if (typeof contents !== 'object' || contents === null || !('items' in contents)) return null;
  const { items } = contents as {
    items: readonly { key?: { value?: unknown; range?: readonly number[] } }[];
  };
  return items.find((item) => String(item.key?.value) === key)?.key?.range?.[0] ?? null;
}
