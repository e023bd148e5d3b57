// axial cooccur: which codes occur together, how often, and how far that is from chance.
import { Option } from 'commander';
import type { Chart } from '../../analysis/chart.ts';
import { type Cooccurrences, cooccurrences } from '../../analysis/cooccurrence.ts';
import { cellQuotations, cellTable } from '../../analysis/cooccurrence-cell.ts';
import {
  cooccurrenceHeatMap,
  cooccurrenceMatrix,
  cooccurrenceNetwork,
  cooccurrenceTable,
} from '../../analysis/cooccurrence-table.ts';
import { followingPairs, followingTable } from '../../analysis/cooccurrence-within.ts';
import type { CodedCorpus } from '../../coding/coded-corpus.ts';
import { answerQuestion } from '../analysis-command.ts';
import { type DefineCommand, examples } from '../command.ts';
import { cellOf, checkCombination } from '../cooccur-combinations.ts';
import { addFilterOptions, addUnitOptions, type UnitOptions, wholeNumber } from '../options.ts';
import { quotationJson } from './quotations.ts';

interface CooccurOptions extends UnitOptions {
  readonly matrix?: boolean;
  readonly children: 'roll' | 'keep';
  readonly by?: 'document';
  readonly within?: number;
  readonly permute?: number;
  readonly seed: number;
  readonly show?: readonly string[];
  readonly chart?: 'heat-map' | 'network';
  readonly all?: boolean;
  readonly csv?: boolean;
}

export const defineCooccur: DefineCommand = (command, { context, end }) => {
  addUnitOptions(addFilterOptions(command))
    .description(
      'Counts the units in which two codes occur together. A code is never paired with one below it.',
    )
    .option('--all', 'print every measure: Dice, NPMI, phi, odds ratio, G2, Fisher and adjusted p')
    .option('--matrix', 'print the common units as a matrix of codes by codes')
    .addOption(
      new Option('--children <how>', 'roll: a code counts those below it; keep: only itself')
        .choices(['roll', 'keep'])
        .default('roll'),
    )
    .addOption(
      new Option('--by <what>', 'count documents with both codes instead of units').choices([
        'document',
      ]),
    )
    .option('--within <n>', 'A, then B within the next n units of the document', wholeNumber(1))
    .option('--permute <n>', 'p from so many shuffles within documents', wholeNumber(1))
    .option('--seed <n>', 'seed of the shuffles', wholeNumber(0), 1)
    .option('--show <codes...>', 'show the quotations of one cell: two codes')
    .addOption(
      new Option('--chart [kind]', 'print a chart as SVG instead of the table')
        .choices(['heat-map', 'network'])
        .preset('heat-map'),
    )
    .option('--csv', 'print CSV')
    .addHelpText(
      'after',
      examples(
        'axial cooccur',
        'axial cooccur --unit document --origin manual --code legal-vacuum,trust-deficit --matrix',
        'axial cooccur --show trust-deficit legal-vacuum',
        'axial cooccur --chart network',
      ),
    )
    .action(async (options: CooccurOptions) => {
      await answerQuestion(context, command, ({ study, loaded, filter }) => {
        const unit = options.unit ?? study.settings.unit;
        const { permute: shuffles, seed, children, within } = options;
        checkCombination({ ...options, unit });
        const counting = { unit, assign: options.assign ?? 'any', filter, children };
        if (options.show) {
          const pair = cellOf(options.show, loaded.corpus.codebook);
          const cell = options.by === 'document' ? options.by : unit;
          const found = cellQuotations(loaded.corpus, pair, { ...counting, unit: cell });
          const [a, b] = pair;
          return {
            json: { unit: cell, a, b, quotations: found.map(quotationJson) },
            table: () => cellTable(pair, found),
          };
        }
        if (within !== undefined) {
          const following = followingPairs(loaded.corpus, { ...counting, within });
          return { json: following, table: () => followingTable(following) };
        }
        const result = cooccurrences(loaded.corpus, {
          ...counting,
          byDocument: options.by === 'document',
          ...(shuffles !== undefined && { permute: { shuffles, seed } }),
        });
        const measures = options.all || options.csv ? 'all' : 'main';
        return {
          json: result,
          table: () =>
            options.matrix ? cooccurrenceMatrix(result) : cooccurrenceTable(result, { measures }),
          ...(options.chart && { chart: chartOf(loaded.corpus, result, options.chart) }),
        };
      });
      end(0);
    });
};

function chartOf(
  corpus: CodedCorpus,
  result: Cooccurrences,
  kind: 'heat-map' | 'network',
): () => Chart {
  return () =>
    kind === 'network' ? cooccurrenceNetwork(corpus, result) : cooccurrenceHeatMap(result);
}
