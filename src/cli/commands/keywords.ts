// axial keywords: words that set a code's quotations apart, as candidates for rules.
import { codeKeywords, keywordsTable } from '../../analysis/code-keywords.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { knownName, wholeNumber } from '../options.ts';

export const defineKeywords: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Lists words and two-word phrases that set a code’s human quotations apart from the rest, as candidates for rules.',
    )
    .argument('<code>', 'id of a code')
    .option('--limit <n>', 'how many', wholeNumber(1), 25)
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial keywords legal-vacuum --limit 10'))
    .action(async (code: string, options: { limit: number }) => {
      await answerQuestion(context, command, ({ loaded }) => {
        const known = knownName('code', code, [...loaded.corpus.codebook.codes.keys()]);
        const result = codeKeywords(loaded.corpus, known, options.limit);
        return { json: result, table: () => keywordsTable(result) };
      });
      end(0);
    });
};
