// axial saturation: when new documents stopped bringing new codes.
import { InvalidArgumentError } from 'commander';
import { codeSaturation, saturationTable } from '../../analysis/code-saturation.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { wholeNumber } from '../options.ts';

interface SaturationCommandOptions {
  readonly base: number;
  readonly run: number;
  readonly threshold: number;
  readonly orders: number;
  readonly seed: number;
}

export const defineSaturation: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Shows when new documents stopped bringing new codes, after Guest, Namey and Chen 2020; only for codes marked "emergent: true".',
    )
    .option('--base <n>', 'documents in the base', wholeNumber(1), 4)
    .option('--run <n>', 'documents in a run', wholeNumber(1), 2)
    .option('--threshold <share>', 'new information that counts as none', share, 0.05)
    .option('--orders <n>', 'random orders of the documents', wholeNumber(1), 1000)
    .option('--seed <n>', 'seed of the random orders', wholeNumber(0), 1)
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial saturation --threshold 0'))
    .action(async (options: SaturationCommandOptions) => {
      await answerQuestion(context, command, ({ loaded }) => {
        const result = codeSaturation(loaded.corpus, options);
        return { json: result, table: () => saturationTable(result) };
      });
      end(0);
    });
};

function share(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 1)) {
    throw new InvalidArgumentError('It must be a share from 0 to 1, such as 0.05.');
  }
  return number;
}
