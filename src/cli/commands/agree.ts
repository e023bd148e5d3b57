// axial agree: how far coders agree, on the corpus or on ratings and segments from anywhere.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { agreement } from '../../analysis/agreement.ts';
import { agreementTable } from '../../analysis/agreement-table.ts';
import { disagreements, disagreementsTable } from '../../analysis/disagreements.ts';
import {
  figuresTable,
  ratingsAgreement,
  segmentsAgreement,
} from '../../analysis/ratings-agreement.ts';
import { type FileResult, readRatings, readSegments } from '../../analysis/ratings-file.ts';
import type { Table } from '../../analysis/table.ts';
import { type RatingUnit, unitRatings } from '../../analysis/unit-ratings.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { withStudy } from '../load-indexed-study.ts';
import { codingFilter, collect, wholeNumber } from '../options.ts';
import { printTable } from '../print-table.ts';
import { openFrom, reportFindings } from '../study-command.ts';

const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const DRAWS = 2000;

interface AgreeOptions {
  readonly coders?: readonly string[];
  readonly code?: readonly string[];
  readonly unit: RatingUnit;
  readonly ratings?: string;
  readonly level: (typeof LEVELS)[number];
  readonly categories?: readonly string[];
  readonly segments?: string;
  readonly length?: number;
  readonly disagreements?: boolean;
  readonly seed: number;
  readonly csv?: boolean;
}

export const defineAgree: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Measures how far coders agree, per code and over all codes. Only units count that two coders have rated: coded, or read whole and not coded.',
    )
    .option('--coders <slugs>', 'these coders, in this order (a,b,…); default: all', collect)
    .option('--code <ids>', 'only these codes, with the codes below them (a,b,…)', collect)
    .addOption(
      new Option('--unit <unit>', 'unit of analysis')
        .choices(['document', 'paragraph', 'sentence'])
        .default('paragraph'),
    )
    .option('--disagreements', 'list every unit on which coders differ')
    .option(
      '--ratings <csv>',
      'a table of ratings instead: first column the unit, then one a rater',
    )
    .addOption(
      new Option('--level <level>', 'level of the ratings').choices(LEVELS).default('nominal'),
    )
    .option(
      '--categories <names>',
      'all categories of the ratings, in the order of the scale',
      collect,
    )
    .option('--segments <csv>', 'segments instead: columns coder, start, end, code')
    .option('--length <n>', 'length of the continuum of the segments', wholeNumber(1))
    .option('--seed <n>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--csv', 'print CSV')
    .addHelpText('after', examples('axial agree', 'axial agree --unit document --disagreements'))
    .action(async (options: AgreeOptions) => {
      const global = globalOptions(command);
      if (options.ratings !== undefined) rateFile(context, global, options);
      else if (options.segments !== undefined) segmentFile(context, global, options);
      else await agreeOnCorpus(context, global, options);
      end(0);
    });
};

async function agreeOnCorpus(
  context: Context,
  global: GlobalOptions,
  options: AgreeOptions,
): Promise<void> {
  const request = { opened: openFrom(context, global), command: 'agree' };
  await withStudy(context, global, request, (loaded) => {
    const { corpus } = loaded;
    const filter = codingFilter(
      { ...(options.code && { code: options.code }) },
      { codebook: corpus.codebook, documents: () => loaded.documents },
    );
    const ratings = unitRatings(corpus, {
      unit: options.unit,
      codes: filter.codes ?? [...corpus.codebook.codes.keys()],
      ...(options.coders && { coders: options.coders }),
    });
    reportFindings(context, global, loaded.diagnostics);
    if (options.disagreements) {
      const found = disagreements(corpus, ratings);
      show(
        context,
        { ...global, ...options },
        { coders: ratings.coders, disagreements: found },
        () => disagreementsTable(found, ratings.coders),
      );
    } else {
      const result = agreement(corpus.codebook, ratings, {
        unit: options.unit,
        seed: options.seed,
        draws: DRAWS,
      });
      show(context, { ...global, ...options }, result, () => agreementTable(result));
    }
  });
}

function rateFile(context: Context, global: GlobalOptions, options: AgreeOptions): void {
  const { level, seed, categories } = options;
  const file = taken(
    readRatings(readText(context, options.ratings ?? ''), {
      level,
      ...(categories && { categories }),
    }),
  );
  const result = ratingsAgreement(file, { level, seed, draws: DRAWS });
  const title = `Agreement of ${result.raters.join(', ')}`;
  show(context, { ...global, ...options }, result, () =>
    figuresTable(title, result.coefficients, result.notes),
  );
}

function segmentFile(context: Context, global: GlobalOptions, options: AgreeOptions): void {
  if (options.length === undefined)
    throw new UsageError('--segments needs --length, the length of the continuum.');
  const file = taken(readSegments(readText(context, options.segments ?? ''), options.length));
  const result = segmentsAgreement(file, options.length);
  const { kuAlpha, ...alphas } = result.coefficients;
  const codes = Object.entries(kuAlpha).map(
    ([code, figure]) => [`kuAlpha ${code}`, figure] as const,
  );
  show(context, { ...global, ...options }, result, () =>
    figuresTable(
      `Agreement of ${result.coders.join(', ')}`,
      { ...alphas, ...Object.fromEntries(codes) },
      result.notes,
    ),
  );
}

function show(
  context: Context,
  options: GlobalOptions & { readonly csv?: boolean },
  answer: object,
  table: () => Table,
): void {
  if (options.json) printJson(context, answer);
  else printTable(context, options, table());
}

function readText(context: Context, file: string): string {
  try {
    return readFileSync(resolve(context.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function taken<T>(result: FileResult<T>): T {
  if (!result.ok) throw new UsageError(result.message);
  return result.value;
}
