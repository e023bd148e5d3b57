// Names of columns on a command line, as the columns of a review table: `reference,year,codes,count:trust`.
import {
  type ColumnChoice,
  METADATA_COLUMNS,
  type ReviewColumn,
} from '../analysis/review/review-column.ts';
import { UsageError } from '../study/usage-error.ts';
import { nearest } from '../text/nearest.ts';

/** The names that a study knows. */
export interface ColumnNames {
  readonly layout: ColumnChoice['layout'];
  readonly variables: readonly string[];
  readonly fields: readonly string[];
  readonly codes: readonly string[];
  /** Codes that `codes`, `counts` and `memos` stand for. */
  readonly shown: readonly string[];
}

type Kind = ReviewColumn['kind'];

/** What may stand before a name to say what it is: `count:trust`, `variable:type`. */
const PREFIXES: Readonly<Record<string, Kind>> = {
  metadata: 'metadata',
  meta: 'metadata',
  variable: 'variable',
  var: 'variable',
  field: 'field',
  code: 'code',
  count: 'count',
  counts: 'count',
  memo: 'memo',
  memos: 'memo',
};

/** Other words for the author-year label. */
const REFERENCE_NAMES = ['author', 'author-year', 'label', 'source'];

/** Several columns by one word. */
const GROUPS = ['metadata', 'variables', 'fields', 'codes', 'counts', 'memos'] as const;

/**
 * The columns that a list of names asks for, each once. A bare name is one of the metadata, else a
 * variable, else a field, else a code.
 * @throws UsageError for a name that the study does not know, with the nearest that it does.
 */
export function readColumns(names: readonly string[], known: ColumnNames): ReviewColumn[] {
  const columns = names.flatMap((name) => columnsNamed(name, known));
  const seen = new Set<string>();
  return columns.filter(({ kind, name }) => {
    const key = `${kind}:${name}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function columnsNamed(name: string, known: ColumnNames): readonly ReviewColumn[] {
  switch (name) {
    case 'metadata':
      return ['reference', 'title', 'type', 'year', 'jurisdiction'].map((each) =>
        one('metadata', each),
      );
    case 'variables':
      return known.variables.map((each) => one('variable', each));
    case 'fields':
      return known.fields.map((each) => one('field', each));
    case 'codes':
      return known.shown.map((each) => one('code', each));
    case 'counts':
      return known.shown.map((each) => one('count', each));
    case 'memos':
      return known.shown.map((each) => one('memo', each));
    default:
      return [columnNamed(name, known)];
  }
}

/** One column by its name. @throws UsageError */
export function columnNamed(name: string, known: ColumnNames): ReviewColumn {
  const [, prefix = '', rest = ''] = /^([a-z]+):(.+)$/u.exec(name) ?? [];
  const kind = Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix] : undefined;
  const kinds: readonly Kind[] =
    kind === undefined ? ['metadata', 'variable', 'field', 'code'] : [kind];
  const wanted = kind === undefined ? name : rest;
  if (kinds.includes('metadata') && REFERENCE_NAMES.includes(wanted)) {
    return one('metadata', 'reference');
  }
  const found = kinds.find((each) => namesOf(each, known).includes(wanted));
  if (found !== undefined) return one(found, wanted);
  const near = nearest(wanted, [...kinds.flatMap((each) => namesOf(each, known)), ...GROUPS]);
  throw new UsageError(
    `There is no column "${name}".${near ? ` Did you mean "${near}"?` : ` Columns: ${METADATA_COLUMNS.join(', ')}, variables, fields, ids of codes, count:CODE, memo:CODE; groups: ${GROUPS.join(', ')}.`}`,
  );
}

function namesOf(kind: Kind, known: ColumnNames): readonly string[] {
  switch (kind) {
    case 'metadata':
      return METADATA_COLUMNS;
    case 'variable':
      return known.variables;
    case 'field':
      return known.fields;
    default:
      return known.codes;
  }
}

/** The name was found among those of its kind. */
function one(kind: Kind, name: string): ReviewColumn {
  return { kind, name } as ReviewColumn;
}
