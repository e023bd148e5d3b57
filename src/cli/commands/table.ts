// axial table: the literature-review table, every quotation checked against its document.

import type { Command } from 'commander';
import { Option } from 'commander';
import { type ReviewTable, reviewTable } from '../../analysis/review-table.ts';
import { reviewTodo } from '../../analysis/review-todo.ts';
import type { Table } from '../../analysis/table.ts';
import { FalseQuotationError } from '../../analysis/verify-quotation.ts';
import { CITE_STYLES } from '../../render/cite.ts';
import { loadBibliography } from '../../study/load-bibliography.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { namesOf } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { addFilterOptions } from '../options.ts';
import { addReviewOptions, type ReviewOptions, readReviewOptions } from '../review-options.ts';
import { documentsMatching } from '../rows-query.ts';
import { type OpenedFrom, openFrom, reportFindings } from '../study-command.ts';
import {
  checkOutput,
  TABLE_FORMATS,
  type TableFormat,
  type TableOutput,
  tableFormat,
  writeTable,
} from '../table-output.ts';
import { notOnDisk } from '../verify-on-disk.ts';

/** Formats for a page, where fewer columns have room. */
const PAGE_FORMATS: readonly TableFormat[] = ['docx', 'latex', 'grid'];

interface TableOptions extends ReviewOptions, TableOutput {
  readonly todo?: boolean;
}

export const defineTable: DefineCommand = (command, { context, end }) => {
  describe(addReviewOptions(addFilterOptions(command))).action(async (options: TableOptions) => {
    const global = globalOptions(command);
    checkOutput(context, options);
    if (options.todo && options.layout !== 'framework') {
      throw new UsageError('--todo lists what is open in a framework: add --layout framework.');
    }
    const opened = openFrom(context, global);
    const request = { opened, command: 'table' };
    await withStudy(context, global, request, async (loaded, open) => {
      const { study } = opened;
      const format = tableFormat(options);
      const onPage = !global.json && PAGE_FORMATS.includes(format);
      const asked = readReviewOptions(
        { ...options, onPage },
        { study, loaded, names: namesOf(context, global, { study, loaded }) },
      );
      const rows =
        options.rows === undefined
          ? undefined
          : await documentsMatching(context, global, {
              source: options.rows,
              open,
              loaded,
              opened,
            });
      const full = {
        ...asked,
        references: loadBibliography(opened.study).references.map(({ reference }) => reference),
        ...(rows && { rows, notes: [`Documents in which this query holds: ${options.rows}`] }),
      };
      const made = options.todo
        ? { table: reviewTodo(loaded.corpus, full) }
        : verified(() => reviewTable(loaded.corpus, full), opened);
      reportFindings(context, global, loaded.diagnostics);
      if (global.json) printJson(context, tableJson(options, made));
      else {
        const table = options.cite === undefined ? made.table : withKeyNote(made.table);
        await writeTable(context, opened.study, { ...options, table });
      }
    });
    end(0);
  });
};

function describe(command: Command): Command {
  return command
    .description(
      'Writes the literature-review table: one row a document, one column a code, with verified quotations and their places; or documents by codes; or your own summaries.',
    )
    .addOption(
      new Option(
        '--format <format>',
        'default: that of the file’s ending, else md (a pipe table); grid is a grid table for Pandoc',
      ).choices(TABLE_FORMATS),
    )
    .addOption(
      new Option(
        '--cite <style>',
        'in md, grid and latex: citation keys, [@key, p. 3] or \\autocite[3]{key}, instead of places',
      ).choices(CITE_STYLES),
    )
    .option(
      '--todo',
      'with --layout framework: list the cells that are not coded or not summarised',
    )
    .option('--footnotes', 'in docx: places as footnotes')
    .option('--out <file>', 'write to this file instead of standard output')
    .addHelpText(
      'after',
      examples(
        'axial table --code trust-deficit',
        'axial table --out reports/review.docx',
        'axial table --layout concept --group-by type --format csv',
        'axial table --layout framework --todo',
        'axial table --rows "type:law year:2015.." --columns reference,jurisdiction,codes --sort -year',
        'axial table --format latex --cite biblatex --out reports/review.tex',
      ),
    );
}

/** A table whose quotations all stand in their documents; one that does not stops the command. */
function verified(make: () => ReviewTable, opened: OpenedFrom): ReviewTable {
  try {
    const made = make();
    const failed = notOnDisk(opened, made.claims);
    if (failed.length > 0) throw new FalseQuotationError(failed);
    return made;
  } catch (error) {
    if (!(error instanceof FalseQuotationError)) throw error;
    throw new UsageError(
      `${error.message}\nNo table was written. "axial quotations" shows where these codings stand; --skip-unverified leaves them out.`,
    );
  }
}

/** Says which rows cannot be cited. */
function withKeyNote(table: Table): Table {
  const without = (table.sources ?? []).filter((source) => source?.citekey === null).length;
  if (without === 0) return table;
  const note = `${without === 1 ? '1 document has' : `${without} documents have`} no citekey: places stand there instead of citations.`;
  return { ...table, notes: [...table.notes, note] };
}

function tableJson(
  { layout }: TableOptions,
  { table, ...made }: { readonly table: Table } & Partial<ReviewTable>,
): object {
  if (made.claims === undefined) return { layout, table };
  return { layout, verified: { quotations: made.claims.length, textHash: made.textHash }, table };
}
