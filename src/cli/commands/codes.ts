// axial codes: how often each code occurs, or codes crossed with a variable of the documents.
import { codeFrequencies, frequencyTable } from '../../analysis/code-frequencies.ts';
import {
  codesByVariable,
  codesByVariableTable,
  METADATA_VARIABLES,
} from '../../analysis/codes-by-variable.ts';
import type { Table } from '../../analysis/table.ts';
import { loadStudy } from '../../study/load-study.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import {
  addFilterOptions,
  addUnitOptions,
  codingFilter,
  type FilterOptions,
  knownName,
  type UnitOptions,
} from '../options.ts';
import { printTable } from '../print-table.ts';
import { openFrom, reportFindings } from '../study-command.ts';

export const defineCodes: DefineCommand = (command, { context, end }) => {
  addUnitOptions(addFilterOptions(command))
    .description(
      'Counts the codes: codings, documents, units, words. A parent counts the codes below it.',
    )
    .option(
      '--by <variable>',
      'cross the codes with a variable of the documents, or year, type, language',
    )
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial codes', 'axial codes --by region --unit document'))
    .action((options: FilterOptions & UnitOptions & { by?: string; csv?: boolean }) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      const loaded = loadStudy(opened);
      const { corpus } = loaded;
      const counting = {
        unit: options.unit ?? opened.study.settings.unit,
        assign: options.assign ?? 'any',
        filter: codingFilter(options, {
          codebook: corpus.codebook,
          documents: () => loaded.documents,
        }),
      };
      const print = (table: Table): void => printTable(context, { ...global, ...options }, table);
      reportFindings(context, global, loaded.diagnostics);
      if (options.by !== undefined) {
        const known = [...METADATA_VARIABLES, ...loaded.variables];
        const result = codesByVariable(corpus, knownName('variable', options.by, known), counting);
        if (global.json) printJson(context, result);
        else print(codesByVariableTable(result));
      } else {
        const result = codeFrequencies(corpus, counting);
        if (global.json) printJson(context, result);
        else print(frequencyTable(result, { indent: !options.csv }));
      }
      end(0);
    });
};
