// axial search: the units in which a query holds, best first.
import { type Command, Option } from 'commander';
import { type SearchHit, searchTable } from '../../analysis/search-hits.ts';
import { type UnitKind, unitsOf } from '../../corpus/units.ts';
import type { CodedDocuments } from '../../index/coded-documents.ts';
import { type SearchOrder, type SearchResult, search, type UnitHit } from '../../index/search.ts';
import { printQuery } from '../../query/print.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type Asked, type AskOptions, askIndex } from '../ask-index.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { reportFindings } from '../findings.ts';
import { wholeNumber } from '../option-values.ts';
import { printHits } from '../print-hits.ts';
import { printTable } from '../print-table.ts';
import { addFieldOptions, hasFieldOptions } from '../read-question.ts';
import { type SavedRule, savedRuleJson, savedRuleText, type WantedRule } from '../saved-rule.ts';

interface SearchOptions extends AskOptions {
  readonly unit: UnitKind;
  readonly sort: 'rank' | 'document' | 'year' | 'position';
  readonly limit?: number;
  readonly offset: number;
  readonly context: number;
  readonly count?: boolean;
  readonly files?: boolean;
  readonly csv?: boolean;
  /** The code that is to get the query as a rule. */
  readonly save?: string;
  readonly rule?: string;
  readonly span?: 'match' | 'sentence' | 'paragraph';
  readonly dryRun?: boolean;
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
        'axial search \'"mutual trust"\' --save trust-deficit --dry-run',
      ),
    )
    .action(async (words: string[], options: SearchOptions) => {
      const global = globalOptions(command);
      const all = { ...global, ...options };
      requireSave(options);
      const showsCodes = !options.count && !options.files;
      const request = { command: 'search', words, showsCodes };
      const code = await askIndex(context, all, request, async (asked) => {
        const wanted = options.limit ?? (global.json || options.csv ? GIVEN : SHOWN);
        const limit = wanted === 0 ? Number.POSITIVE_INFINITY : wanted;
        const keep = options.count || options.files ? 0 : options.offset + limit;
        const order = orderOf(options.sort);
        const result = search(asked.index, asked.question, { order, keep });
        const hits = result.hits
          .slice(options.offset)
          .map((hit) => searchHit(hit, { ...options, coded: asked.coded }));
        const saved = options.save ? await saveQuery(context, asked, all) : null;
        printResult(context, all, { asked, result, hits, saved, limit });
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
    .option('--save <code>', 'write the query as a rule of this code, and show what it will code')
    .option('--rule <id>', 'with --save: the id of the rule (default: the next free one)')
    .addOption(
      new Option('--span <span>', 'with --save: what the rule codes (default: sentence)').choices([
        'match',
        'sentence',
        'paragraph',
      ]),
    )
    .option('--dry-run', 'with --save: show what the rule would code, and write nothing')
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
  const { document, start, end, block, section, kind, spans, score } = hit;
  const text = unitText(hit);
  return {
    document: document.id,
    title: document.title,
    section: kind === 'document' ? '' : (document.sections[section]?.path ?? []).join(' > '),
    line: block < 0 ? 1 : document.lineIn(block, start),
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

function requireSave({ save, rule, span, dryRun }: SearchOptions): void {
  if (save !== undefined) return;
  const alone = rule ? '--rule' : span ? '--span' : dryRun ? '--dry-run' : null;
  if (alone) throw new UsageError(`${alone} belongs to --save CODE.`);
}

/** What saves is loaded only when it is asked for. */
async function saveQuery(
  context: Context,
  asked: Asked,
  options: GlobalOptions & SearchOptions,
): Promise<SavedRule> {
  const { saveRule } = await import('../save-rule.ts');
  const { index, opened, variables } = asked;
  const saved = await saveRule(index, wantedRule(asked, options), {
    opened,
    variables,
    dryRun: options.dryRun ?? false,
  });
  reportFindings(context, options, saved.findings);
  return saved;
}

/** The query as it was typed; with the filters of options it is written out. */
function wantedRule({ source, question }: Asked, options: SearchOptions): WantedRule {
  return {
    code: options.save ?? '',
    id: options.rule ?? null,
    query: hasFieldOptions(options) ? printQuery(question.query) : source,
    unit: options.unit,
    span: options.span ?? null,
  };
}

interface Found {
  readonly asked: Asked;
  readonly result: SearchResult;
  readonly hits: readonly SearchHit[];
  readonly saved: SavedRule | null;
  /** How many of something are shown. */
  readonly limit: number;
}

function printResult(
  context: Context,
  options: GlobalOptions & SearchOptions,
  { asked, result, hits, saved, limit }: Found,
): void {
  const { index, source } = asked;
  const { total, files } = result;
  const { out, err } = context.streams;
  if (options.json) {
    const head = { query: source, unit: options.unit, total };
    const body = options.count ? {} : options.files ? { files } : { hits };
    printJson(context, { ...head, ...body, ...(saved && { saved: savedRuleJson(saved) }) });
    return;
  }
  const isList = options.count || options.files || options.csv;
  if (saved && !options.quiet) (isList ? err : out)(savedRuleText(index, saved, limit));
  if (options.count) out(`${total}\n`);
  else if (options.files) for (const file of files) out(`${file}\n`);
  else if (options.csv) printTable(context, options, searchTable(source, total, hits));
  else if (!saved) {
    const { offset } = options;
    printHits(context, options, { total, offset, documents: files.length, hits });
  }
}
