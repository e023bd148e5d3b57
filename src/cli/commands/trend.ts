// axial trend: codes by year, with the number of documents as denominator.
import { trend, trendTable } from '../../analysis/trend.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { addFilterOptions } from '../options.ts';

export const defineTrend: DefineCommand = (command, { context, end }) => {
  addFilterOptions(command)
    .description('Shows in which share of each year’s documents a code occurs, with intervals.')
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial trend --code legal-vacuum'))
    .action(async () => {
      await answerQuestion(context, command, ({ loaded, filter }) => {
        const result = trend(loaded.corpus, { filter });
        return { json: result, table: () => trendTable(result) };
      });
      end(0);
    });
};
