// The options of `axial table`, from words of a command line to what the review table takes.
import type { Command } from 'commander';
import { Option } from 'commander';
import { METADATA_VARIABLES } from '../analysis/codes-by-variable.ts';
import { CONCEPT_CELLS, type ConceptCells } from '../analysis/review/concept-matrix.ts';
import { defaultColumns, type ReviewColumn } from '../analysis/review/review-column.ts';
import {
  REVIEW_LAYOUTS,
  type ReviewLayout,
  type ReviewTableOptions,
  type SortKey,
} from '../analysis/review-table.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import type { Study } from '../study/open-study.ts';
import type { KnownNames } from './known-names.ts';
import { codingFilter, collect, type FilterOptions, knownName, wholeNumber } from './options.ts';
import { type ColumnNames, columnNamed, readColumns } from './review-columns.ts';

export interface ReviewOptions extends FilterOptions {
  readonly layout: ReviewLayout;
  readonly columns?: readonly string[];
  readonly rows?: string;
  readonly groupBy?: string;
  readonly sort?: readonly string[];
  readonly cells: ConceptCells;
  readonly quotations: number;
  readonly maxWords: number;
  readonly skipUnverified?: boolean;
}

/** Adds what chooses and orders rows and columns. */
export function addReviewOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--layout <layout>',
        'evidence: quotations by code; concept: documents by codes; framework: your summaries, and what they cite',
      )
        .choices(REVIEW_LAYOUTS)
        .default('evidence'),
    )
    .option(
      '--columns <names>',
      'columns in this order: reference, title, year, …, a variable, a field, a code, count:CODE, memo:CODE; or metadata, variables, fields, codes, counts, memos',
      collect,
    )
    .option('--rows <query>', 'only documents in which this query holds: "type:law year:2010.."')
    .option(
      '--group-by <variable>',
      'rows by the values of a variable, or of type, year, jurisdiction, …',
    )
    .option(
      '--sort <columns>',
      'sort by these columns, "-year" downwards, then by author, year, title',
      collect,
    )
    .addOption(
      new Option('--cells <what>', 'with --layout concept: a mark, or the number of codings')
        .choices(CONCEPT_CELLS)
        .default('mark'),
    )
    .option('--quotations <n>', 'quotations a cell', wholeNumber(1), 2)
    .option('--max-words <n>', 'words a quotation, the rest cut with […]', wholeNumber(1), 60)
    .option(
      '--skip-unverified',
      'leave out quotations that cannot be verified, instead of stopping',
    );
}

export interface ReviewedStudy {
  readonly study: Study;
  readonly loaded: LoadedStudy;
  readonly names: KnownNames;
}

/**
 * What the review table takes, but for the rows.
 * @throws UsageError for a name that the study does not know.
 */
export function readReviewOptions(
  options: ReviewOptions & { readonly onPage: boolean },
  { study, loaded, names }: ReviewedStudy,
): ReviewTableOptions & { readonly columns: readonly ReviewColumn[] } {
  const { codebook } = loaded.corpus;
  const { layout, groupBy, cells, quotations, maxWords } = options;
  const filter = codingFilter(options, names);
  const { fields, variables } = study.settings;
  const shown = filter.codes ?? codebook.roots.map(({ id }) => id);
  const codes = [...codebook.codes.keys()];
  const known: ColumnNames = { layout, variables: loaded.variables, fields, codes, shown };
  const columns = options.columns
    ? readColumns(options.columns, known)
    : defaultColumns(codebook, {
        layout,
        codes: shown,
        variables,
        fields,
        onPage: options.onPage,
      });
  return {
    layout,
    filter,
    columns,
    ...(options.columns === undefined && { omitEmpty: true }),
    ...(groupBy !== undefined && {
      groupBy: knownName('variable', groupBy, [...METADATA_VARIABLES, ...loaded.variables]),
    }),
    sort: (options.sort ?? []).map((name) => sortKey(name, known)),
    cells,
    quotations,
    maxWords,
    skipUnverified: options.skipUnverified ?? false,
  };
}

function sortKey(name: string, known: ColumnNames): SortKey {
  const descending = name.startsWith('-');
  return { column: columnNamed(name.replace(/^[-+]/u, ''), known), descending };
}
