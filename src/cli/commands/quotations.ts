// axial quotations: the coded stretches of text, of all origins together.

import { isOutdated } from '../../analysis/coding-status.ts';
import { type CodingFilter, type Quotation, quotations } from '../../analysis/quotations.ts';
import { exportedQuotations, quotationsTable } from '../../analysis/quotations-table.ts';
import type { CodedCorpus } from '../../coding/coded-corpus.ts';
import { streamCsv } from '../../render/csv.ts';
import { counted } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import {
  type Context,
  type GlobalOptions,
  printJsonList,
  printParts,
  useColor,
} from '../context.ts';
import { reportFindings } from '../findings.ts';
import { type KnownNames, namesOf } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { openQuickly } from '../open-quickly.ts';
import { addFilterOptions, codingFilter, type FilterOptions } from '../options.ts';

export const defineQuotations: DefineCommand = (command, { context, end }) => {
  addFilterOptions(command)
    .description('Lists the coded stretches of text. Exit code 1 if a coding has lost its place.')
    .option('--outdated', 'only codings made under an older definition of their code')
    .option('--csv', 'print CSV with the columns of codings.csv')
    .addHelpText(
      'after',
      examples(
        'axial quotations --code trust-deficit --origin inline',
        'axial quotations --stance disputes',
      ),
    )
    .action(async (options: FilterOptions & { csv?: boolean; outdated?: boolean }) => {
      const global = globalOptions(command);
      const request = { opened: await openQuickly(context, global), command: 'quotations' };
      await withStudy(context, global, request, async (loaded, { index }) => {
        const names = namesOf(context, global, { study: request.opened.study, loaded });
        const lost = lostCodes(context, global, { names, corpus: loaded.corpus });
        const { corpus } = loaded;
        const filter: CodingFilter = {
          ...codingFilter(options, { ...names, successors: lost }),
          ...(options.outdated && { only: (coding) => isOutdated(corpus, coding) }),
        };
        reportFindings(context, global, loaded.diagnostics);
        // The list is printed as it is made, so that what is damaged must be met before.
        for (const entry of index.entries) index.check(entry);
        const printed = await printQuotations(
          context,
          { ...global, ...options },
          { corpus, filter },
        );
        end(printed.orphaned > 0 ? 1 : 0);
      });
    });
};

/** Prints the list, and says how many codings in it have lost their place. */
async function printQuotations(
  context: Context,
  options: GlobalOptions & { readonly csv?: boolean },
  asked: { readonly corpus: CodedCorpus; readonly filter: CodingFilter },
): Promise<{ readonly orphaned: number }> {
  const { corpus, filter } = asked;
  const tally = { total: 0, orphaned: 0 };
  function* tallied<Item extends Quotation>(items: Iterable<Item>): Generator<Item> {
    for (const item of items) {
      tally.total += 1;
      if (item.status === 'orphaned') tally.orphaned += 1;
      yield item;
    }
  }
  if (options.csv && !options.json) {
    const table = quotationsTable(() => tallied(exportedQuotations(corpus, filter)));
    await printParts(context, streamCsv(table));
    return tally;
  }
  const found = tallied(quotations(corpus, filter));
  if (options.json) await printJsonList(context, 'quotations', mapped(found, quotationJson));
  else {
    const color = useColor(context, options);
    await printParts(
      context,
      mapped(found, (each) => quotationText(each, color)),
    );
    if (!options.quiet) context.streams.out(`${counted(tally.total, 'coding')}\n`);
  }
  return tally;
}

function* mapped<Item, Result>(
  items: Iterable<Item>,
  change: (item: Item) => Result,
): Generator<Result> {
  for (const item of items) yield change(item);
}

/** What a code that the codebook lacks is called now; else the code itself where codings still have it. */
function lostCodes(
  context: Context,
  options: GlobalOptions,
  { names, corpus }: { readonly names: KnownNames; readonly corpus: CodedCorpus },
): KnownNames['successors'] {
  return (code) => {
    const now = names.successors(code);
    if (now.length > 0) return now;
    for (const { codings } of corpus.documents()) {
      if (!codings.some((coding) => coding.code === code)) continue;
      if (!options.quiet) {
        context.streams.err(
          `axial: the codebook has no code "${code}"; these codings still have it. "axial recode" gives them another.\n`,
        );
      }
      return [code];
    }
    return [];
  };
}

/**
 * A quotation as the JSON contract gives it: places count UTF-16 units, those of an orphan
 * are null. `method` and `score` say how a ledger's coding was found again; null for computed codings.
 */
export function quotationJson(quotation: Quotation): object {
  const hasPlace = quotation.status !== 'orphaned';
  const { id, document, code, coder, origin, start, end, quote, line, page, section } = quotation;
  const { status, stance, rule, memo, placed } = quotation;
  return {
    id,
    document,
    code,
    coder,
    origin,
    start: hasPlace ? start : null,
    end: hasPlace ? end : null,
    quote,
    line: hasPlace ? line : null,
    page: hasPlace ? page : null,
    section: hasPlace ? section : null,
    status,
    method: placed?.method ?? null,
    score: placed?.score ?? null,
    stance,
    rule,
    memo,
  };
}

function quotationText(quotation: Quotation, color: boolean): string {
  const isOrphan = quotation.status === 'orphaned';
  const place = isOrphan ? ' orphaned' : `:${quotation.line}`;
  const head = `${quotation.document}${place}  ${quotation.code}`;
  const { origin, rule, coder, stance } = quotation;
  const by = [origin, rule, coder, stance, isOrphan ? null : foundBy(quotation)]
    .filter((part) => part !== null)
    .join(', ');
  const quote = quotation.origin === 'document' ? '(whole document)' : quotation.quote;
  const memo = quotation.memo === null ? '' : `    memo: ${quotation.memo}\n`;
  const text = quote.replaceAll('\n', '\n    ');
  return `${color ? `\u001b[1m${head}\u001b[0m` : head}  (${by})  ${quotation.id}\n    ${text}\n${memo}`;
}

/** How a coding came to a place where it was not made: "moved by diff"; null where it was made there. */
function foundBy({ status, placed }: Quotation): string | null {
  return status === 'anchored' ? null : `${status} by ${placed?.method ?? 'none'}`;
}
