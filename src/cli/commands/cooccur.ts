// axial cooccur: which codes occur together, how often, and how far that is from chance.
import { cooccurrences } from '../../analysis/cooccurrence.ts';
import { cooccurrenceMatrix, cooccurrenceTable } from '../../analysis/cooccurrence-table.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { addFilterOptions, addUnitOptions, type UnitOptions } from '../options.ts';

interface CooccurOptions extends UnitOptions {
  readonly matrix?: boolean;
  readonly all?: boolean;
  readonly csv?: boolean;
}

export const defineCooccur: DefineCommand = (command, { context, end }) => {
  addUnitOptions(addFilterOptions(command))
    .description(
      'Counts the units in which two codes occur together. A code is never paired with one below it.',
    )
    .option('--all', 'print every measure: Dice, NPMI, phi, odds ratio, G2, Fisher and adjusted p')
    .option('--matrix', 'print the common units as a matrix of codes by codes')
    .option('--csv', 'print CSV')
    .addHelpText(
      'after',
      examples('axial cooccur', 'axial cooccur --unit document --origin inline --matrix'),
    )
    .action((options: CooccurOptions) => {
      answerQuestion(context, command, ({ study, loaded, filter }) => {
        const unit = options.unit ?? study.settings.unit;
        const result = cooccurrences(loaded.corpus, {
          unit,
          assign: options.assign ?? 'any',
          filter,
        });
        const measures = options.all || options.csv ? 'all' : 'main';
        return {
          json: result,
          table: () =>
            options.matrix ? cooccurrenceMatrix(result) : cooccurrenceTable(result, { measures }),
        };
      });
      end(0);
    });
};
