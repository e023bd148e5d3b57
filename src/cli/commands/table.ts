// axial table: the literature-review table, every quotation checked against its document.
import { Option } from 'commander';
import { reviewTable } from '../../analysis/review-table.ts';
import type { Table } from '../../analysis/table.ts';
import { FalseQuotationError } from '../../analysis/verify-quotation.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { withStudy } from '../load-indexed-study.ts';
import { addFilterOptions, codingFilter, type FilterOptions, wholeNumber } from '../options.ts';
import { openFrom, reportFindings } from '../study-command.ts';
import { TABLE_FORMATS, type TableOutput, writeTable } from '../table-output.ts';

interface TableOptions extends FilterOptions, TableOutput {
  readonly layout: 'evidence';
  readonly quotations: number;
  readonly maxWords: number;
}

export const defineTable: DefineCommand = (command, { context, end }) => {
  addFilterOptions(command)
    .description(
      'Writes the literature-review table: one row a document, one column a code, with verified quotations and their places.',
    )
    .addOption(
      new Option('--layout <layout>', 'layout of the table')
        .choices(['evidence'])
        .default('evidence'),
    )
    .addOption(
      new Option(
        '--format <format>',
        'default: that of the file’s ending, else md (a pipe table); grid is a grid table for Pandoc',
      ).choices(TABLE_FORMATS),
    )
    .option('--quotations <n>', 'quotations a cell', wholeNumber(1), 2)
    .option('--max-words <n>', 'words a quotation, the rest cut with […]', wholeNumber(1), 60)
    .option('--out <file>', 'write to this file instead of standard output')
    .addHelpText(
      'after',
      examples(
        'axial table --code trust-deficit',
        'axial table --out reports/review.docx',
        'axial table --format latex --code dependence --out reports/dependence.tex',
      ),
    )
    .action(async (options: TableOptions) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      await withStudy(context, global, { opened, command: 'table' }, async (loaded) => {
        const filter = codingFilter(options, {
          codebook: loaded.corpus.codebook,
          documents: () => loaded.documents,
        });
        const { quotations, maxWords } = options;
        const table = verified(() =>
          reviewTable(loaded.corpus, {
            filter,
            quotations,
            maxWords,
            ...(filter.codes && { codes: filter.codes }),
          }),
        );
        reportFindings(context, global, loaded.diagnostics);
        if (global.json) printJson(context, { table });
        else await writeTable(context, opened.study, { ...options, table });
      });
      end(0);
    });
};

/** A table whose quotations all stand in their documents; one that does not stops the command. */
function verified(make: () => Table): Table {
  try {
    return make();
  } catch (error) {
    if (error instanceof FalseQuotationError) throw new UsageError(error.message);
    throw error;
  }
}
