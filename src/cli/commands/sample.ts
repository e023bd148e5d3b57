// axial sample: draws units to be judged blind.
import { relative } from 'node:path';
import { Option } from 'commander';
import { drawSample } from '../../analysis/draw-sample.ts';
import type { Sample } from '../../coding/sample.ts';
import { coderSlug } from '../../study/coder.ts';
import { samplePath, writeSample } from '../../study/sample-files.ts';
import { UsageError } from '../../study/usage-error.ts';
import { chosenFinder } from '../chosen-finder.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { foldedLedgers } from '../folded-ledgers.ts';
import { withStudy } from '../load-indexed-study.ts';
import { knownName, wholeNumber } from '../options.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface SampleCommandOptions {
  readonly code: string;
  readonly n: number;
  readonly strata: Sample['strata'];
  readonly unit: Sample['unit'];
  readonly seed: number;
  readonly id?: string;
  readonly machine?: string;
}

export const defineSample: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Draws units to be judged blind, for figures that hold for the whole corpus, misses included. "axial review --sample ID" asks, "axial validate" counts the answers.',
    )
    .requiredOption('--code <id>', 'the code in question')
    .requiredOption('--n <n>', 'how many units', wholeNumber(1))
    .addOption(
      new Option('--strata <strata>', 'hit: half from the hits, half from the rest')
        .choices(['hit', 'none'])
        .default('none'),
    )
    .addOption(
      new Option('--unit <unit>', 'unit of analysis')
        .choices(['paragraph', 'sentence'])
        .default('paragraph'),
    )
    .option('--seed <n>', 'seed of the draw', wholeNumber(0), 1)
    .option('--id <name>', 'name of the sample; default: the code')
    .option('--machine <model>', 'hits are the proposals of this machine, not those of the rules')
    .addHelpText('after', examples('axial sample --code legal-vacuum --n 20 --strata hit --seed 1'))
    .action(async (options: SampleCommandOptions) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      await withStudy(context, global, { opened, command: 'sample' }, (loaded) => {
        const { codebook } = loaded.corpus;
        const code = knownName('code', options.code, [...codebook.codes.keys()]);
        const id = coderSlug(options.id ?? code);
        if (id === '') throw new UsageError(`"${options.id}" is no name for a sample.`);
        const { n, strata, unit, seed } = options;
        const ledgers = foldedLedgers(opened, loaded);
        const predictor = chosenFinder(loaded, ledgers, options.machine);
        const sample = drawSample(loaded.corpus, { id, code, n, strata, unit, seed, predictor });
        const outcome = writeSample(opened.study, sample);
        reportFindings(context, global, loaded.diagnostics);
        const file = relative(opened.study.root, samplePath(opened.study, id));
        const drawn = sample.units.length;
        if (global.json) {
          const units = sample.sizes.reduce((sum, { total }) => sum + total, 0);
          printJson(context, {
            ...{ sample: id, code, file, drawn, units, seed, strata },
            outcome,
          });
        } else if (!global.quiet) {
          const few = drawn < n ? ` (the corpus has no more of them)` : '';
          context.streams.out(
            `${drawn} units${few} in ${file}${outcome === 'same' ? ', as drawn before' : ''}. Judge them with "axial review --sample ${id}".\n`,
          );
        }
      });
      end(0);
    });
};
