// axial status: what is open for whom.
import { codingStatus, statusTable } from '../../analysis/coding-status.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';

export const defineStatus: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Shows for every coder: documents done, in work and untouched, proposals, orphans, codings under an older definition; and where coders’ decisions conflict.',
    )
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial status'))
    .action(async () => {
      await answerQuestion(context, command, ({ loaded }) => {
        const result = codingStatus(loaded.corpus);
        return { json: result, table: () => statusTable(result) };
      });
      end(0);
    });
};
