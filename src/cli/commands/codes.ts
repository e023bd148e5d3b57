// axial codes: how often each code occurs, or codes crossed with a variable of the documents.

import { Option } from 'commander';
import { codeFrequencies, frequencyTable } from '../../analysis/code-frequencies.ts';
import { MATRIX_KINDS, type MatrixKind } from '../../analysis/code-matrix-table.ts';
import {
  CROSSTAB_CELLS,
  type CrosstabCell,
  codesByVariable,
  codesByVariablePanels,
  codesByVariableTable,
  METADATA_VARIABLES,
} from '../../analysis/codes-by-variable.ts';
import { UsageError } from '../../study/usage-error.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import type { Context } from '../context.ts';
import { reportFindings } from '../findings.ts';
import { namesOf } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { openQuickly } from '../open-quickly.ts';
import {
  addFilterOptions,
  addUnitOptions,
  codingFilter,
  type FilterOptions,
  knownName,
  type UnitOptions,
} from '../options.ts';
import { writeMatrix } from '../write-matrix.ts';

interface CodesOptions extends UnitOptions, FilterOptions {
  readonly by?: string;
  readonly chart?: boolean;
  readonly cell: CrosstabCell;
  readonly csv?: boolean;
  readonly matrix?: MatrixKind;
  readonly out?: string;
}

export const defineCodes: DefineCommand = (command, { context, end }) => {
  addUnitOptions(addFilterOptions(command))
    .description(
      'Counts the codes: codings, documents, units, words. A parent counts the codes below it.',
    )
    .option(
      '--by <variable>',
      'cross the codes with a variable of the documents, or year, type, language',
    )
    .addOption(
      new Option('--cell <what>', 'with --by: what the cells show')
        .choices(CROSSTAB_CELLS)
        .default('units'),
    )
    .option('--chart', 'with --by: print bars, one small panel a code, as SVG')
    .option('--csv', 'print CSV')
    .addOption(
      new Option(
        '--matrix [kind]',
        'units by codes as CSV for R, SPSS, pandas: 0 and 1, numbers of codings, or the dictionary of columns',
      )
        .choices(MATRIX_KINDS)
        .preset('binary'),
    )
    .option('--out <path>', 'with --matrix: a folder for all three files, or one file .csv')
    .addHelpText(
      'after',
      examples(
        'axial codes',
        'axial codes --by region --unit document',
        'axial codes --by type --chart',
        'axial codes --matrix --unit document --out reports/matrix',
      ),
    )
    .action(async (options: CodesOptions) => {
      if (options.matrix !== undefined) {
        await printMatrix(context, command, { ...options, matrix: options.matrix });
        end(0);
        return;
      }
      if (options.out !== undefined) throw new UsageError('--out belongs to --matrix.');
      await answerQuestion(context, command, ({ study, loaded, filter }) => {
        const unit = options.unit ?? study.settings.unit;
        const counting = { unit, assign: options.assign ?? 'any', filter };
        if (options.by === undefined) {
          if (options.chart) throw new UsageError('--chart needs --by VARIABLE.');
          const result = codeFrequencies(loaded.corpus, counting);
          return { json: result, table: () => frequencyTable(result, { indent: !options.csv }) };
        }
        const variable = knownName('variable', options.by, [
          ...METADATA_VARIABLES,
          ...loaded.variables,
        ]);
        const result = codesByVariable(loaded.corpus, variable, counting);
        return {
          json: result,
          table: () => codesByVariableTable(result, options.cell),
          ...(options.chart && { chart: () => codesByVariablePanels(loaded.corpus, result) }),
        };
      });
      end(0);
    });
};

async function printMatrix(
  context: Context,
  command: Parameters<DefineCommand>[0],
  options: CodesOptions & { readonly matrix: MatrixKind },
): Promise<void> {
  const global = globalOptions(command);
  if (options.by !== undefined)
    throw new UsageError('--matrix has no --by: the variables are columns.');
  const opened = await openQuickly(context, global);
  const unit = options.unit ?? opened.study.settings.unit;
  if (unit === 'overlap') {
    throw new UsageError('--matrix needs documents, sections, paragraphs or sentences as --unit.');
  }
  await withStudy(context, global, { opened, command: 'codes' }, (loaded) => {
    const filter = codingFilter(options, namesOf(context, global, { study: opened.study, loaded }));
    reportFindings(context, global, loaded.diagnostics);
    writeMatrix(context, loaded, {
      kind: options.matrix,
      counting: { unit, assign: options.assign ?? 'any', filter },
      json: global.json ?? false,
      quiet: global.quiet ?? false,
      ...(options.out !== undefined && { out: options.out }),
    });
  });
}
