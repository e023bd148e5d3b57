// axial cooccur: which codes occur together, how often, and how far that is from chance.
import { cooccurrences } from '../../analysis/cooccurrence.ts';
import { cooccurrenceMatrix, cooccurrenceTable } from '../../analysis/cooccurrence-table.ts';
import { loadStudy } from '../../study/load-study.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import {
  addFilterOptions,
  addUnitOptions,
  codingFilter,
  type FilterOptions,
  type UnitOptions,
} from '../options.ts';
import { printTable } from '../print-table.ts';
import { openFrom, reportFindings } from '../study-command.ts';

export const defineCooccur: DefineCommand = (command, { context, end }) => {
  addUnitOptions(addFilterOptions(command))
    .description(
      'Counts the units in which two codes occur together. A code is never paired with one below it.',
    )
    .option('--all', 'print every measure: Dice, NPMI, phi, odds ratio, G2, Fisher and adjusted p')
    .option('--matrix', 'print the common units as a matrix of codes by codes')
    .option('--csv', 'print CSV')
    .addHelpText(
      'after',
      examples('axial cooccur', 'axial cooccur --unit document --origin inline --matrix'),
    )
    .action(
      (
        options: FilterOptions & UnitOptions & { matrix?: boolean; all?: boolean; csv?: boolean },
      ) => {
        const global = globalOptions(command);
        const opened = openFrom(context, global);
        const loaded = loadStudy(opened);
        const { corpus } = loaded;
        const result = cooccurrences(corpus, {
          unit: options.unit ?? opened.study.settings.unit,
          assign: options.assign ?? 'any',
          filter: codingFilter(options, {
            codebook: corpus.codebook,
            documents: () => loaded.documents,
          }),
        });
        reportFindings(context, global, loaded.diagnostics);
        if (global.json) printJson(context, result);
        else {
          const table = options.matrix
            ? cooccurrenceMatrix(result)
            : cooccurrenceTable(result, { measures: options.all || options.csv ? 'all' : 'main' });
          printTable(context, { ...global, ...options }, table);
        }
        end(0);
      },
    );
};
