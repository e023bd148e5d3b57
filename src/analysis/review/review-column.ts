// The columns of a review table: what a scholar may ask for, and how each is headed.
import type { Codebook } from '../../codebook/codebook.ts';
import { DESCRIPTIVE_KEYS } from '../../corpus/metadata.ts';
import type { Column } from '../table.ts';

/** What a document or its source says of itself. `reference` is its author-year label. */
export const METADATA_COLUMNS = [
  'reference',
  ...DESCRIPTIVE_KEYS,
  'rendition',
  'screening',
  'document',
  'hash',
] as const;

export type MetadataColumn = (typeof METADATA_COLUMNS)[number];

export type ReviewColumn =
  | { readonly kind: 'metadata'; readonly name: MetadataColumn }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'field'; readonly name: string }
  /** The passages of a code (a mark or a count, in a concept matrix; a summary, in a framework). */
  | { readonly kind: 'code'; readonly name: string }
  /** How many codings of the code the document has. */
  | { readonly kind: 'count'; readonly name: string }
  /** The memos on its codings. */
  | { readonly kind: 'memo'; readonly name: string };

const LABELS: Partial<Readonly<Record<MetadataColumn, string>>> = {
  doi: 'DOI',
  url: 'URL',
  citekey: 'Key',
  hash: 'Text (SHA-256)',
};

/** What the default columns depend on. */
export interface ColumnChoice {
  readonly layout: 'evidence' | 'concept' | 'framework';
  /** Codes that have a column; default: those at the top of the codebook. */
  readonly codes?: readonly string[];
  /** Variables and extraction fields that the study declares. */
  readonly variables?: readonly string[];
  readonly fields?: readonly string[];
  /** On a page (Word, LaTeX) there is room for the reference, the title, fields and codes. */
  readonly onPage?: boolean;
}

const DEFAULT_METADATA: Readonly<Record<ColumnChoice['layout'], readonly MetadataColumn[]>> = {
  evidence: ['reference', 'title', 'type', 'year', 'jurisdiction'],
  concept: ['reference'],
  framework: ['reference', 'title'],
};

const PAGE_METADATA: readonly MetadataColumn[] = ['reference', 'title'];

/** The columns of a layout where nobody chose any. */
export function defaultColumns(codebook: Codebook, choice: ColumnChoice): ReviewColumn[] {
  const { layout, codes, variables = [], fields = [], onPage = false } = choice;
  const chosen = codes ?? codebook.roots.map(({ id }) => id);
  return [
    ...(onPage && layout === 'evidence' ? PAGE_METADATA : DEFAULT_METADATA[layout]).map(
      (name) => ({ kind: 'metadata', name }) as const,
    ),
    ...(layout === 'evidence' && !onPage ? variables : []).map(
      (name) => ({ kind: 'variable', name }) as const,
    ),
    ...(layout === 'concept' ? [] : fields).map((name) => ({ kind: 'field', name }) as const),
    ...chosen.map((name) => ({ kind: 'code', name }) as const),
  ];
}

/** The heads, each with a key that no other has: the plain name, else with its kind before it. */
export function columnHeads(
  columns: readonly ReviewColumn[],
  codebook: Codebook,
  codeType: Column['type'],
): Column[] {
  const taken = new Set<string>();
  return columns.map((column): Column => {
    const plain =
      column.kind === 'count' || column.kind === 'memo' || taken.has(column.name)
        ? `${column.kind}:${column.name}`
        : column.name;
    taken.add(plain);
    return {
      key: plain,
      label: labelOf(column, codebook),
      type: typeOf(column, codeType),
      unit: null,
    };
  });
}

function labelOf({ kind, name }: ReviewColumn, codebook: Codebook): string {
  switch (kind) {
    case 'metadata':
      return LABELS[name] ?? capitalised(name);
    case 'variable':
    case 'field':
      return capitalised(name);
    case 'code':
      return codeName(codebook, name);
    case 'count':
      return `${codeName(codebook, name)}: codings`;
    case 'memo':
      return `${codeName(codebook, name)}: memos`;
  }
}

function typeOf({ kind, name }: ReviewColumn, codeType: Column['type']): Column['type'] {
  if (kind === 'code') return codeType;
  if (kind === 'field') return 'passages';
  return kind === 'count' || name === 'year' ? 'integer' : 'text';
}

/** A code's name for people; its id where the codebook lacks it. */
export function codeName(codebook: Codebook, code: string): string {
  return codebook.codes.get(code)?.name ?? code;
}

/** A machine name as a head: `sample-size` becomes `Sample size`. */
export function capitalised(name: string): string {
  const [first = '', ...rest] = name.replace(/[-_]+/gu, ' ');
  return first.toUpperCase() + rest.join('');
}
