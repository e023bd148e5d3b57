// axial config: this person's settings for this study; not shared with colleagues.
import { knownCoder, storeCoder } from '../../study/coder.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { openFrom } from '../study-command.ts';

export const defineConfig: DefineCommand = (command, { context, end }) => {
  command
    .description('Shows or stores who is coding. The name stays in .axial/, which is not in Git.')
    .argument('<key>', 'coder')
    .argument('[value]', 'your name; without it the present one is shown')
    .addHelpText('after', examples('axial config coder Ana'))
    .action((key: string, value: string | undefined) => {
      if (key !== 'coder') throw new UsageError(`There is no setting "${key}". Known: coder.`);
      const global = globalOptions(command);
      const { study } = openFrom(context, global);
      const coder =
        value === undefined
          ? knownCoder(study, { environment: context.env.AXIAL_CODER })
          : storeCoder(study, value);
      if (global.json) printJson(context, { coder });
      else context.streams.out(`${coder ?? 'Nobody yet.'}\n`);
      end(0);
    });
};
