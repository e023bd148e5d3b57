// axial suggest: uncoded paragraphs that read like a code's, into this coder's review queue.

import { type Suggestions, suggestions, suggestionsTable } from '../../analysis/suggestions.ts';
import { codersOf } from '../../analysis/unit-ratings.ts';
import type { CodedCorpus } from '../../coding/coded-corpus.ts';
import { knownCoder } from '../../study/coder.ts';
import type { Study } from '../../study/open-study.ts';
import { keepSuggestions } from '../../study/suggestion-files.ts';
import { UsageError } from '../../study/usage-error.ts';
import {
  addSplitOption,
  chosenSplit,
  developmentPart,
  type SplitOptions,
} from '../chosen-split.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { namedCoder } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { knownName, wholeNumber } from '../options.ts';
import { printTable } from '../print-table.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface SuggestOptions extends SplitOptions {
  readonly coder?: string;
  readonly limit: number;
  readonly seed: number;
  readonly dryRun?: boolean;
  readonly csv?: boolean;
}

export const defineSuggest: DefineCommand = (command, { context, end }) => {
  addSplitOption(command)
    .description(
      'Ranks paragraphs that nobody has decided about by how much they read like a coder’s own codings of a code, with the figure of a cross-validation first. The best wait in "axial review" for that coder; none becomes a coding by itself.',
    )
    .argument('<code>', 'id of a code; it counts with the codes below it')
    .option('--coder <name>', 'whose codings are learnt from; default: who is coding')
    .option('--limit <n>', 'how many', wholeNumber(1), 20)
    .option('--seed <n>', 'seed of the draws', wholeNumber(0), 1)
    .option('--dry-run', 'leave the review queue as it is')
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial suggest legal-vacuum --coder yw --limit 5 --dry-run'))
    .action(async (given: string, options: SuggestOptions) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      const { study } = opened;
      await withStudy(context, global, { opened, command: 'suggest' }, (loaded) => {
        const code = knownName('code', given, [...loaded.corpus.codebook.codes.keys()]);
        const coder = chosenCoder(context, { study, corpus: loaded.corpus, named: options.coder });
        const { corpus, note } = developmentPart(loaded.corpus, chosenSplit(options, study));
        const { limit, seed } = options;
        const found = suggestions(corpus, { code, coder, limit, seed, draws: 2000 });
        const result = { ...found, notes: [...found.notes, note] };
        if (!options.dryRun) keep(study, result);
        reportFindings(context, global, loaded.diagnostics);
        if (global.json) printJson(context, result);
        else show(context, { ...global, ...options }, result);
      });
      end(0);
    });
};

/** Who is coding, if there are codings of theirs; else the only coder there is. */
function chosenCoder(
  context: Context,
  asked: {
    readonly study: Study;
    readonly corpus: CodedCorpus;
    readonly named: string | undefined;
  },
): string {
  const coders = codersOf(asked.corpus);
  if (asked.named !== undefined) return namedCoder(asked.named, coders);
  const present = knownCoder(asked.study, { environment: context.env.AXIAL_CODER });
  if (present !== null && coders.includes(present)) return present;
  const [only, ...more] = coders;
  if (only !== undefined && more.length === 0) return only;
  throw new UsageError(
    only === undefined
      ? 'Nobody has coded by hand yet: there is nothing to learn from.'
      : `Whose codings are learnt from? Name the coder with --coder (${coders.join(', ')}).`,
  );
}

function keep(study: Study, { code, coder, suggestions: found }: Suggestions): void {
  keepSuggestions(study, {
    ...{ format: 1, code, coder },
    items: found.map(({ document, start, end, text, words }) => {
      return { document, start, end, quote: text, reason: words.join(', ') };
    }),
  });
}

/** The figure of the cross-validation stands first. */
function show(
  context: Context,
  options: Parameters<typeof printTable>[1] & {
    readonly dryRun?: boolean;
    readonly quiet?: boolean;
  },
  result: Suggestions,
): void {
  const figures = result.reason === null ? result.notes.slice(0, 1) : result.notes.slice(0, 2);
  if (!options.csv) context.streams.out(`${figures.join('\n')}\n\n`);
  const notes = result.notes.slice(figures.length);
  printTable(context, options, suggestionsTable({ ...result, notes }));
  if (options.csv || options.quiet || options.dryRun || result.suggestions.length === 0) return;
  context.streams.out(
    `\n${result.suggestions.length} of ${result.ranked} undecided paragraphs wait in "axial review --coder ${result.coder}".\n`,
  );
}
