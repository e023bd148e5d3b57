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
        // Whoever only decided, judged or summed up takes part too; a machine that proposes does not.
        const writers = [...loaded.ledgers.byDocument.values()]
          .flat()
          .flatMap(({ op, coder }) => (op === 'propose' ? [] : [coder]));
        const result = codingStatus(loaded.corpus, [...listed, ...writers]);
        return { json: result, table: () => statusTable(result) };
      });
      end(0);
    });
};
