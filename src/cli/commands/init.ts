// axial init: a new study with a commented codebook and one example document.
import { relative, resolve } from 'node:path';
import { createStudy } from '../../study/new-study.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';

export const defineInit: DefineCommand = (command, { context, end }) => {
  command
    .argument('[dir]', 'folder of the study; made if it is missing', '.')
    .addHelpText('after', examples('axial init my-study'))
    .action((dir: string) => {
      const options = globalOptions(command);
      const folder = resolve(context.cwd, options.project ?? '.', dir);
      const files = createStudy(folder);
      if (options.json) printJson(context, { folder, files });
      else if (!options.quiet) {
        const shown = relative(context.cwd, folder) || '.';
        context.streams.out(
          `Made a study in ${shown}:\n${files.map((file) => `  ${file}\n`).join('')}` +
            `\nNext: ${shown === '.' ? '' : `cd ${shown} && `}axial build\n`,
        );
      }
      end(0);
    });
};
