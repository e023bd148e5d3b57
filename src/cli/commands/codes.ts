// axial codes: how often each code occurs, or codes crossed with a variable of the documents.

import { Option } from 'commander';
import { codeFrequencies, frequencyTable } from '../../analysis/code-frequencies.ts';
import {
  CROSSTAB_CELLS,
  type CrosstabCell,
  codesByVariable,
  codesByVariableTable,
  METADATA_VARIABLES,
} from '../../analysis/codes-by-variable.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { addFilterOptions, addUnitOptions, knownName, type UnitOptions } from '../options.ts';

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
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial codes', 'axial codes --by region --unit document'))
    .action(async (options: UnitOptions & { by?: string; cell: CrosstabCell; csv?: boolean }) => {
      await answerQuestion(context, command, ({ study, loaded, filter }) => {
        const unit = options.unit ?? study.settings.unit;
        const counting = { unit, assign: options.assign ?? 'any', filter };
        if (options.by === undefined) {
          const result = codeFrequencies(loaded.corpus, counting);
          return { json: result, table: () => frequencyTable(result, { indent: !options.csv }) };
        }
        const variable = knownName('variable', options.by, [
          ...METADATA_VARIABLES,
          ...loaded.variables,
        ]);
        const result = codesByVariable(loaded.corpus, variable, counting);
        return { json: result, table: () => codesByVariableTable(result, options.cell) };
      });
      end(0);
    });
};
