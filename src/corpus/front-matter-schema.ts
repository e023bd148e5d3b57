// What the front matter of a document may say: one schema for reading, checking and documenting it.
import { z } from 'zod';
import type { Name } from '../bibliography/name.ts';
import { parseName } from '../bibliography/parse-name.ts';

/** Kinds of documents that Axial knows; another is kept, with a finding. */
export const DOCUMENT_TYPES: readonly string[] = [
  'policy',
  'law',
  'paper',
  'report',
  'speech',
  'note',
];

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A text; a number in its place is taken as it is written (`title: 1984`). */
const text = z.union([z.string().trim(), z.number().transform(String)], {
  error: 'must be a text',
});

const year = z
  .union([z.number(), z.string().trim().regex(/^\d+$/).transform(Number)], {
    error: 'must be a year of four digits',
  })
  .refine((value) => Number.isInteger(value) && value >= 1000 && value <= 9999, {
    error: 'must be a year of four digits',
  });

const date = z
  .union([z.string().trim(), z.int().transform(String)], { error: 'must be a date' })
  .refine(isDate, { error: 'must be a date that exists, as YYYY-MM-DD, YYYY-MM or YYYY' });

const cslName = z.union([
  z.object({
    family: z.string().trim().min(1),
    given: z.string().trim().optional(),
    'non-dropping-particle': z.string().trim().optional(),
    suffix: z.string().trim().optional(),
  }),
  z.object({ literal: z.string().trim().min(1) }),
]);

const author = z.union([z.string().trim().min(1), cslName], {
  error: 'must be a name, or a map with "family" and "given", or with "literal"',
});

const authors = z
  .union([z.array(author), z.string().trim().min(1), cslName], {
    error: (issue) => authorsMistake(issue.input),
  })
  .transform((value): Name[] => (Array.isArray(value) ? value : [value]).map(toName));

const language = z
  .string({ error: 'must be a language tag such as en, de or zh-Hans' })
  .trim()
  .refine(isLanguage, { error: 'must be a language tag (BCP 47) such as en, de or zh-Hans' })
  .transform((value) => Intl.getCanonicalLocales(value)[0] ?? value);

const doi = z
  .string({ error: 'must be a DOI such as 10.1000/182' })
  .trim()
  .transform((value) => value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''))
  .refine((value) => /^10\.\d{4,9}\/\S+$/.test(value), {
    error: 'must be a DOI such as 10.1000/182',
  });

const url = z
  .string({ error: 'must be a web address' })
  .trim()
  .refine((value) => /^(?:https?|ftp):\/\/\S+$/i.test(value), {
    error: 'must be a web address that begins with https:// or http://',
  });

const codes = z
  .union([z.array(z.string().trim().min(1)), z.string().trim().min(1)], {
    error: 'must be a list of ids of codes',
  })
  .transform((value) => [value].flat());

const variables = z.record(z.string(), z.unknown(), { error: 'must be a map of names to values' });

const fields = z.record(z.string(), text.nullable(), {
  error: 'must be a map of names to texts',
});

const screening = z
  .union(
    [
      z.string().trim().min(1),
      z.object({
        decision: z.string().trim().min(1),
        reason: z.string().trim().optional(),
        stage: z.string().trim().optional(),
        source: z.string().trim().optional(),
      }),
    ],
    { error: 'must be a decision, or a map with "decision", "reason", "stage" and "source"' },
  )
  .transform((value) => (typeof value === 'string' ? { decision: value } : value));

/** The known keys of the front matter; every one may be missing, and others are kept. */
export const frontMatterSchema = z.looseObject({
  title: text.optional(),
  authors: authors.optional(),
  year: year.optional(),
  date: date.optional(),
  type: text.optional(),
  venue: text.optional(),
  doi: doi.optional(),
  url: url.optional(),
  language: language.optional(),
  jurisdiction: text.optional(),
  citekey: text.optional(),
  codes: codes.optional(),
  variables: variables.optional(),
  rendition: z
    .enum(['original', 'translation', 'notes'], {
      error: 'must be original, translation or notes',
    })
    .optional(),
  screening: screening.optional(),
  fields: fields.optional(),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;
export type FrontMatterKey = keyof typeof frontMatterSchema.shape;

export const FRONT_MATTER_KEYS = Object.keys(frontMatterSchema.shape) as FrontMatterKey[];

function authorsMistake(input: unknown): string {
  return Array.isArray(input)
    ? 'must be a list of names; one of them is neither a text nor a map with "family" or "literal"'
    : 'must be a list of names';
}

function toName(value: string | z.output<typeof cslName>): Name {
  if (typeof value === 'string') return parseName(value);
  return JSON.parse(JSON.stringify(value)) as Name;
}

function isDate(value: string): boolean {
  const [, , month = '01', day = '01'] = DATE.exec(value) ?? [];
  if (!DATE.test(value)) return false;
  const iso = `${value.slice(0, 4)}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1 && /^[a-z]{2,3}(?:-|$)/i.test(value);
  } catch {
    return false;
  }
}
