// axial kwic: every hit of a query with the words around it, one a line.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ConcordanceLine, concordanceTable } from '../../analysis/concordance.ts';
import type { UnitKind } from '../../corpus/units.ts';
import type { CodedDocuments } from '../../index/coded-documents.ts';
import {
  type ConcordanceHit,
  concordance,
  type SortKey,
  type Window,
} from '../../index/concordance.ts';
import { hasPositiveTerm } from '../../query/compile.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type AskOptions, askIndex } from '../ask-index.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { concordanceText } from '../concordance-lines.ts';
import { type Context, type GlobalOptions, printJson, useColor } from '../context.ts';
import { wholeNumber } from '../option-values.ts';
import { printTable } from '../print-table.ts';
import { addFieldOptions } from '../read-question.ts';

interface KwicOptions extends AskOptions {
  readonly unit: UnitKind;
  readonly window: Window;
  readonly sort: readonly SortKey[];
  readonly limit?: number;
  readonly offset: number;
  readonly codes?: boolean;
  readonly csv?: boolean;
}

/** Lines shown where `--limit` does not say: as many as one reads, or as a program may want. */
const SHOWN = 100;
const GIVEN = 1000;

export const defineKwic: DefineCommand = (command, { context, end }) => {
  addKwicOptions(command)
    .description(
      'Shows every hit of a query with the words around it (a concordance). Exit code 1 if there is none.',
    )
    .addHelpText(
      'after',
      examples(
        'axial kwic trust',
        "axial kwic 'trust*' --sort R1,document --window 6",
        'axial kwic 信任 --window 12c --codes',
      ),
    )
    .action(async (words: string[], options: KwicOptions) => {
      const global = globalOptions(command);
      const code = await askIndex(
        context,
        { ...global, ...options },
        { command: 'kwic', words, showsCodes: options.codes ?? false },
        (asked) => {
          if (!hasPositiveTerm(asked.question.query)) {
            throw new UsageError('This query has no word to show; "axial search" lists its units.');
          }
          const wanted = options.limit ?? (global.json || options.csv ? GIVEN : SHOWN);
          const limit = wanted === 0 ? Number.POSITIVE_INFINITY : wanted;
          const { window, sort, offset } = options;
          const found = concordance(asked.index, asked.question, {
            window,
            sort,
            keep: offset + limit,
          });
          const lines = found.lines
            .slice(offset)
            .map((hit) => toLine(hit, options.codes ? codesAt(asked.coded, hit) : null));
          const { source } = asked;
          printLines(context, { ...global, ...options }, { source, total: found.total, lines });
          return { total: found.total, plan: found.plan };
        },
      );
      end(code);
    });
};

function addKwicOptions(command: Command): Command {
  command
    .argument('<query...>', 'a query; put it between single quotation marks')
    .addOption(
      new Option('--unit <unit>', 'unit in which the query must hold')
        .choices(['document', 'section', 'paragraph', 'sentence'])
        .default('paragraph'),
    )
    .addOption(
      new Option('--window <n>', 'words on either side; 40c for 40 characters')
        .argParser(windowOf)
        .default({ size: 10, of: 'words' } satisfies Window, '10'),
    )
    .addOption(
      new Option(
        '--sort <keys>',
        'order: L1, R1, … (the n-th word to the left or right), keyword, document, year',
      )
        .argParser(sortKeysOf)
        .default([{ by: 'document' }] satisfies SortKey[], 'document'),
    )
    .option(
      '--limit <n>',
      `show at most so many; 0 for all (default: ${SHOWN}, with --json or --csv ${GIVEN})`,
      wholeNumber(0),
    )
    .option('--offset <n>', 'leave out the first ones', wholeNumber(0), 0)
    .option('--codes', 'show the codes at the hit')
    .option('--csv', 'print CSV')
    .option('--explain', 'say on standard error how the answer was found');
  return addFieldOptions(command);
}

function windowOf(value: string): Window {
  const [, digits, characters] = /^(\d{1,4})(c?)$/.exec(value) ?? [];
  const size = Number(digits);
  if (!(size >= 1))
    throw new InvalidArgumentError('It must be a number of words (8) or of characters (40c).');
  return { size, of: characters ? 'characters' : 'words' };
}

function sortKeysOf(value: string): SortKey[] {
  return value.split(',').map((key): SortKey => {
    const [, side, place] = /^([LR])([1-9]\d?)$/i.exec(key.trim()) ?? [];
    if (side) return { by: side.toUpperCase() === 'L' ? 'left' : 'right', word: Number(place) };
    const name = key.trim().toLowerCase();
    if (name === 'keyword' || name === 'document' || name === 'year') return { by: name };
    throw new InvalidArgumentError('Sort by L1, L2, …, R1, R2, …, keyword, document or year.');
  });
}

/** A hit that goes over several blocks is asked about like a section. */
function codesAt(coded: CodedDocuments, hit: ConcordanceHit): readonly string[] {
  const { document, block, start, end } = hit;
  const kind = end <= document.block(block).end ? hit.kind : 'section';
  return coded.codesOn(document, { start, end, block, kind });
}

function toLine(hit: ConcordanceHit, codes: readonly string[] | null): ConcordanceLine {
  const { document, block, start, end, kind, left, keyword, right } = hit;
  return {
    document: document.id,
    title: document.title,
    line: document.lineIn(block, start),
    kind,
    start,
    end,
    left,
    keyword,
    right,
    ...(codes && { codes }),
  };
}

function printLines(
  context: Context,
  options: GlobalOptions & KwicOptions,
  found: { source: string; total: number; lines: readonly ConcordanceLine[] },
): void {
  const { source, total, lines } = found;
  if (options.json) printJson(context, { query: source, unit: options.unit, total, lines });
  else if (options.csv) printTable(context, options, concordanceTable(source, total, lines));
  else {
    const look = { width: context.streams.width ?? 100, color: useColor(context, options) };
    context.streams.out(concordanceText(lines, look));
    if (!options.quiet && total > 0) context.streams.out(`\n${lines.length} of ${total} lines\n`);
  }
}
