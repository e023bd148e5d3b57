// axial agree: how far coders agree, on the corpus or on ratings and segments from anywhere.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { agreement, topmostOf } from '../../analysis/agreement.ts';
import { agreementTable } from '../../analysis/agreement-table.ts';
import { disagreements, disagreementsTable } from '../../analysis/disagreements.ts';
import { withMachine } from '../../analysis/machine-coder.ts';
import { overlapAgreement } from '../../analysis/overlap-agreement.ts';
import { figuresTable, ratingsAgreement } from '../../analysis/ratings-agreement.ts';
import { type FileResult, readRatings, readSegments } from '../../analysis/ratings-file.ts';
import { type GammaWeights, segmentsAgreement } from '../../analysis/segment-agreement.ts';
import { overlapTable, segmentTable } from '../../analysis/segment-table.ts';
import type { Table } from '../../analysis/table.ts';
import {
  codersOf,
  independentCoders,
  type RatingUnit,
  unitRatings,
} from '../../analysis/unit-ratings.ts';
import type { CodedCorpus } from '../../coding/coded-corpus.ts';
import type { LoadedStudy } from '../../study/load-study.ts';
import { UsageError } from '../../study/usage-error.ts';
import { chosenFinder } from '../chosen-finder.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { foldedLedgers } from '../folded-ledgers.ts';
import { namedCoder, namesOf } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { chosenCodes, collect, wholeNumber } from '../options.ts';
import { printTable } from '../print-table.ts';
import { startConsensus } from '../start-consensus.ts';
import { type OpenedFrom, openFrom, reportFindings } from '../study-command.ts';

const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const DRAWS = 2000;

interface AgreeOptions {
  readonly coders?: readonly string[];
  readonly code?: readonly string[];
  readonly unit: RatingUnit | 'overlap';
  readonly ratings?: string;
  readonly level: (typeof LEVELS)[number];
  readonly categories?: readonly string[];
  readonly segments?: string;
  readonly length?: number;
  readonly disagreements?: boolean;
  readonly machine?: string;
  readonly consensus?: string;
  readonly dryRun?: boolean;
  readonly weights?: 'linear' | 'quadratic';
  readonly gammaAlpha?: number;
  readonly gammaBeta?: number;
  readonly gammaDelta?: number;
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
      new Option('--unit <unit>', 'unit of analysis; overlap: the words, for alphas by segment')
        .choices(['document', 'paragraph', 'sentence', 'overlap'])
        .default('paragraph'),
    )
    .option('--machine <model>', 'take the proposals of this machine for one more coder')
    .option('--disagreements', 'list every unit on which coders differ, with text and memos')
    .option('--consensus <coder>', 'start the ledger of a consensus from what all agree on')
    .option('--dry-run', 'with --consensus: only say what would be written')
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
    .addOption(
      new Option(
        '--weights <how>',
        'weighted kappa of two raters at the level ordinal: by distance in categories, or its square',
      ).choices(['linear', 'quadratic']),
    )
    .option('--segments <csv>', 'segments instead: columns coder, start, end, code')
    .option('--length <n>', 'length of the continuum of the segments', wholeNumber(1))
    .option(
      '--gamma-alpha <weight>',
      'gamma: weight of the difference of places (default: 1)',
      weight,
    )
    .option(
      '--gamma-beta <weight>',
      'gamma: weight of the difference of codes (default: 1)',
      weight,
    )
    .option('--gamma-delta <cost>', 'gamma: cost of a segment without partner (default: 1)', weight)
    .option('--seed <n>', 'seed of the bootstrap', wholeNumber(0), 1)
    .option('--csv', 'print CSV')
    .addHelpText(
      'after',
      examples(
        'axial agree',
        'axial agree --unit document --disagreements',
        'axial agree --unit overlap',
        'axial agree --consensus agreed --dry-run',
      ),
    )
    .action(async (options: AgreeOptions) => {
      const global = globalOptions(command);
      checkWeights(options);
      if (options.ratings !== undefined) rateFile(context, global, options);
      else if (options.segments !== undefined) segmentFile(context, global, options);
      else if (options.consensus !== undefined) {
        startConsensus(context, global, { ...options, consensus: options.consensus });
      } else await agreeOnCorpus(context, global, options);
      end(0);
    });
};

/** A weight of gamma: 0 leaves its part out. */
function weight(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0) {
    throw new InvalidArgumentError('It must be a number, 0 or more.');
  }
  return number;
}

/** The weights of gamma that were given. */
function gammaWeights({ gammaAlpha, gammaBeta, gammaDelta }: AgreeOptions): GammaWeights {
  return {
    ...(gammaAlpha !== undefined && { alpha: gammaAlpha }),
    ...(gammaBeta !== undefined && { beta: gammaBeta }),
    ...(gammaDelta !== undefined && { deltaEmpty: gammaDelta }),
  };
}

/** @throws UsageError where weights are given for a figure that is not asked for. */
function checkWeights(options: AgreeOptions): void {
  const { ratings, segments, unit, level, weights } = options;
  if (weights !== undefined && (ratings === undefined || level !== 'ordinal')) {
    throw new UsageError('--weights is for --ratings at --level ordinal: kappa then has an order.');
  }
  const isGamma = segments !== undefined || (ratings === undefined && unit === 'overlap');
  if (Object.keys(gammaWeights(options)).length > 0 && !isGamma) {
    throw new UsageError('Gamma is measured with --segments, or with --unit overlap.');
  }
}

async function agreeOnCorpus(
  context: Context,
  global: GlobalOptions,
  options: AgreeOptions,
): Promise<void> {
  const opened = openFrom(context, global);
  await withStudy(context, global, { opened, command: 'agree' }, (loaded) => {
    const { corpus, machine } = ratedCorpus(opened, loaded, options);
    const names = namesOf(context, global, { study: opened.study, loaded });
    const codes = chosenCodes(options.code, names) ?? [...corpus.codebook.codes.keys()];
    const coders = chosenCoders(corpus, options);
    const more = [
      ...(opened.study.settings.blind ? [BLIND] : []),
      ...(machine === null
        ? []
        : [`The machine ${machine} is taken to have read every document that somebody has done.`]),
    ];
    reportFindings(context, global, loaded.diagnostics);
    const printing = { ...global, ...options };
    const { unit, seed } = options;
    if (unit === 'overlap') {
      if (options.disagreements) throw new UsageError('--disagreements needs units, not words.');
      const topmost = topmostOf(corpus.codebook, codes);
      const result = overlapAgreement(corpus, {
        ...{ coders, codes, topmost, seed, draws: DRAWS },
        weights: gammaWeights(options),
      });
      const notes = [...result.notes, ...more];
      show(context, printing, { ...result, notes }, () => overlapTable({ ...result, notes }));
      return;
    }
    const ratings = unitRatings(corpus, { unit, codes, coders });
    if (options.disagreements) {
      const found = disagreements(corpus, ratings);
      show(context, printing, { unit, coders: ratings.coders, disagreements: found }, () =>
        disagreementsTable(found, ratings.coders),
      );
      return;
    }
    const found = agreement(corpus.codebook, ratings, { unit, seed, draws: DRAWS });
    const result = { ...found, notes: [...found.notes, ...more] };
    const intervals = options.csv ? 'columns' : 'text';
    show(context, printing, result, () => agreementTable(result, intervals));
  });
}

/** The corpus, with a machine as one more coder where one is named. */
function ratedCorpus(
  opened: OpenedFrom,
  loaded: LoadedStudy,
  options: AgreeOptions,
): { readonly corpus: CodedCorpus; readonly machine: string | null } {
  if (options.machine === undefined) return { corpus: loaded.corpus, machine: null };
  const predictor = chosenFinder(loaded, foldedLedgers(opened, loaded), options.machine);
  return { corpus: withMachine(loaded.corpus, predictor), machine: predictor.machine };
}

const BLIND =
  'The study is blind: a coder sees only his own ledger. Take "blind" out of axial.yaml when all are done.';

/** The coders that are named, or all but a consensus of theirs. */
function chosenCoders(corpus: CodedCorpus, { coders }: AgreeOptions): readonly string[] {
  if (!coders) return independentCoders(corpus);
  const known = codersOf(corpus);
  return coders.map((coder) => namedCoder(coder, known));
}

function rateFile(context: Context, global: GlobalOptions, options: AgreeOptions): void {
  const { level, seed, categories } = options;
  const file = taken(
    readRatings(readText(context, options.ratings ?? ''), {
      level,
      ...(categories && { categories }),
    }),
  );
  if (options.weights !== undefined && file.raters.length !== 2) {
    throw new UsageError(`--weights is for two raters; the file has ${file.raters.length}.`);
  }
  const result = ratingsAgreement(file, {
    ...{ level, seed, draws: DRAWS },
    ...(options.weights && { weights: options.weights }),
  });
  const title = `Agreement of ${result.raters.join(', ')}`;
  show(context, { ...global, ...options }, result, () =>
    figuresTable(title, result.coefficients, result.notes),
  );
}

function segmentFile(context: Context, global: GlobalOptions, options: AgreeOptions): void {
  const { length, seed } = options;
  if (length === undefined) {
    throw new UsageError('--segments needs --length, the length of the continuum.');
  }
  const file = taken(readSegments(readText(context, options.segments ?? ''), length));
  const result = segmentsAgreement(file, length, { seed, weights: gammaWeights(options) });
  const title = `Agreement of ${result.coders.join(', ')}`;
  show(context, { ...global, ...options }, result, () =>
    segmentTable(title, result.coefficients, result.notes),
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
