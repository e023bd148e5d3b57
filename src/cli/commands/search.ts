// axial search: the units in which a query holds, best first.
import { type Command, Option } from 'commander';
import { type SearchHit, searchTable } from '../../analysis/search-hits.ts';
import { type UnitKind, unitsOf } from '../../corpus/units.ts';
import type { CodedDocuments } from '../../index/coded-documents.ts';
import { type SearchOrder, type SearchResult, search, type UnitHit } from '../../index/search.ts';
import { type AskOptions, askIndex } from '../ask-index.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { wholeNumber } from '../option-values.ts';
import { printHits } from '../print-hits.ts';
import { printTable } from '../print-table.ts';
import { addFieldOptions } from '../read-question.ts';

interface SearchOptions extends AskOptions {
  readonly unit: UnitKind;
  readonly sort: 'rank' | 'document' | 'year' | 'position';
  readonly limit?: number;
  readonly offset: number;
  readonly context: number;
  readonly count?: boolean;
  readonly files?: boolean;
  readonly csv?: boolean;
}

/** Hits shown where `--limit` does not say: as many as one reads, or as a program may want. */
const SHOWN = 20;
const GIVEN = 1000;

export const defineSearch: DefineCommand = (command, { context, end }) => {
  addSearchOptions(command)
    .description(
      'Searches the corpus. Shows the units in which the query holds, best first. Exit code 1 if there is none.',
    )
    .addHelpText(
      'after',
      examples(
        'axial search trust',
        `axial search '(lack* NEAR/4 trust) OR "mutual distrust"'`,
        'axial search 政府购买 --unit sentence --sort document',
      ),
    )
    .action(async (words: string[], options: SearchOptions) => {
      const global = globalOptions(command);
      const all = { ...global, ...options };
      const code = await askIndex(context, all, { command: 'search', words }, (asked) => {
        const wanted = options.limit ?? (global.json || options.csv ? GIVEN : SHOWN);
        const limit = wanted === 0 ? Number.POSITIVE_INFINITY : wanted;
        const keep = options.count || options.files ? 0 : options.offset + limit;
        const order = orderOf(options.sort);
        const result = search(asked.index, asked.question, { order, keep });
        const hits = result.hits
          .slice(options.offset)
          .map((hit) => searchHit(hit, { ...options, coded: asked.coded }));
        printResult(context, all, { source: asked.source, result, hits });
        return result;
      });
      end(code);
    });
};

function addSearchOptions(command: Command): Command {
  command
    .argument('<query...>', 'a query; put it between single quotation marks')
    .addOption(
      new Option('--unit <unit>', 'unit in which the query must hold')
        .choices(['document', 'section', 'paragraph', 'sentence'])
        .default('paragraph'),
    )
    .addOption(
      new Option('--sort <order>', 'order of the units')
        .choices(['rank', 'document', 'year', 'position'])
        .default('rank'),
    )
    .option(
      '--limit <n>',
      `show at most so many; 0 for all (default: ${SHOWN}, with --json or --csv ${GIVEN})`,
      wholeNumber(0),
    )
    .option('--offset <n>', 'leave out the first ones', wholeNumber(0), 0)
    .option('--context <n>', 'show so many units before and behind', wholeNumber(0), 0)
    .option('--count', 'print only how many units there are')
    .option('--files', 'print only the paths of the files')
    .option('--csv', 'print CSV')
    .option('--explain', 'say on standard error how the answer was found');
  return addFieldOptions(command);
}

/** Positions are those in the documents, one after the other. */
function orderOf(sort: SearchOptions['sort']): SearchOrder {
  return sort === 'position' ? 'document' : sort;
}

function searchHit(
  hit: UnitHit,
  options: { readonly unit: UnitKind; readonly context: number; readonly coded: CodedDocuments },
): SearchHit {
  const { document, start, end, section, kind, spans, score } = hit;
  const text = unitText(hit);
  return {
    document: document.id,
    title: document.title,
    section: kind === 'document' ? '' : (document.sections[section]?.path ?? []).join(' > '),
    line: document.lineAt(start),
    kind,
    start,
    end,
    text,
    spans: spans.map((span) => ({ start: span.start - start, end: span.end - start })),
    score,
    codes: options.coded.codesOn(document, hit),
    ...(options.context > 0 && neighbours(hit, options)),
  };
}

/** The unit's text, without decoding the whole document where it lies in one block. */
function unitText({ document, start, end, block }: UnitHit): string {
  if (block < 0) return '';
  const from = document.block(block);
  if (end > from.end) return document.text.slice(start, end);
  return document.blockText(block).slice(start - from.start, end - from.start);
}

/** The units before and behind a hit. */
function neighbours(
  { document, start }: UnitHit,
  options: { readonly unit: UnitKind; readonly context: number },
): Pick<SearchHit, 'before' | 'after'> {
  const units = unitsOf(document, options.unit, { allBlocks: true });
  const place = units.findIndex((unit) => unit.start === start);
  const texts = (from: number, to: number) =>
    units.slice(Math.max(0, from), to).map((unit) => document.text.slice(unit.start, unit.end));
  return {
    before: texts(place - options.context, place),
    after: texts(place + 1, place + 1 + options.context),
  };
}

function printResult(
  context: Context,
  options: GlobalOptions & SearchOptions,
  answer: { source: string; result: SearchResult; hits: readonly SearchHit[] },
): void {
  const { source, result, hits } = answer;
  const { total, files } = result;
  const head = { query: source, unit: options.unit, total };
  if (options.count) {
    if (options.json) printJson(context, head);
    else context.streams.out(`${total}\n`);
  } else if (options.files) {
    if (options.json) printJson(context, { ...head, files });
    else for (const file of files) context.streams.out(`${file}\n`);
  } else if (options.json) printJson(context, { ...head, hits });
  else if (options.csv) printTable(context, options, searchTable(source, total, hits));
  else
    printHits(context, options, { total, offset: options.offset, documents: files.length, hits });
}
