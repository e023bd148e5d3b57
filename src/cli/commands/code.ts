// axial code: applies the rules of the codebook and says what each one found.
import { ruleCounts, ruleCountsTable } from '../../analysis/rule-counts.ts';
import { loadStudy } from '../../study/load-study.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { codingFilter, collect } from '../options.ts';
import { printTable } from '../print-table.ts';
import { openFrom, reportFindings } from '../study-command.ts';

export const defineCode: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Applies the rules of the codebook. Hits are computed anew from the text, never stored.',
    )
    .option(
      '--code <ids>',
      'only the rules of these codes, with the codes below them (a,b,…)',
      collect,
    )
    .option('--dry-run', 'leave the derived files as they are')
    .addHelpText('after', examples('axial code --code trust-deficit'))
    .action((options: { code?: string[]; dryRun?: boolean }) => {
      const global = globalOptions(command);
      const loaded = loadStudy(openFrom(context, global));
      const filter = codingFilter(options, {
        codebook: loaded.corpus.codebook,
        documents: () => loaded.documents,
      });
      const result = ruleCounts(loaded.corpus, filter);
      reportFindings(context, global, loaded.diagnostics);
      if (global.json) printJson(context, result);
      else printTable(context, global, ruleCountsTable(result));
      end(0);
    });
};
