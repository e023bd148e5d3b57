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
      await answerQuestion(context, command, ({ study, loaded }) => {
        // What colleagues do is hidden in a blind study, also that they have not begun.
        const listed = study.settings.blind ? [] : (study.settings.coders ?? []);
        const result = codingStatus(loaded.corpus, listed);
        return { json: result, table: () => statusTable(result) };
      });
      end(0);
    });
};
