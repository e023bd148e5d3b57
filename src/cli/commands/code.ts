// axial code: applies the rules of the codebook and says what each one found.
import { ruleCounts, ruleCountsTable } from '../../analysis/rule-counts.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { collect } from '../options.ts';

export const defineCode: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Applies the rules of the codebook. Hits are computed anew from the text, never stored.',
    )
    .option('--code <ids>', 'only the rules of these codes, with the codes below them', collect)
    .option('--dry-run', 'leave the derived files as they are')
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial code --code trust-deficit'))
    .action(async () => {
      await answerQuestion(context, command, ({ loaded, filter }) => {
        const result = ruleCounts(loaded.corpus, filter);
        return { json: result, table: () => ruleCountsTable(result) };
      });
      end(0);
    });
};
