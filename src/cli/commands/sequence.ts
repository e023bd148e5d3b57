// axial sequence: which code follows which in the next unit.
import { sequence, sequenceTable } from '../../analysis/sequence.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { addFilterOptions, addUnitOptions, type UnitOptions } from '../options.ts';

export const defineSequence: DefineCommand = (command, { context, end }) => {
  addUnitOptions(addFilterOptions(command))
    .description('Shows which code follows which in the next unit of the same document.')
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial sequence --unit sentence'))
    .action(async (options: UnitOptions) => {
      await answerQuestion(context, command, ({ study, loaded, filter }) => {
        const unit = options.unit ?? study.settings.unit;
        const result = sequence(loaded.corpus, { unit, assign: options.assign ?? 'any', filter });
        return { json: result, table: () => sequenceTable(result) };
      });
      end(0);
    });
};
