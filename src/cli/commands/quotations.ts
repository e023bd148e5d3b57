// axial quotations: the coded stretches of text, of all origins together.

import { isOutdated } from '../../analysis/coding-status.ts';
import { type Quotation, quotations } from '../../analysis/quotations.ts';
import { exportedQuotations, quotationsTable } from '../../analysis/quotations-table.ts';
import { renderCsv } from '../../render/csv.ts';
import { counted } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson, useColor } from '../context.ts';
import { withStudy } from '../load-indexed-study.ts';
import { addFilterOptions, codingFilter, type FilterOptions } from '../options.ts';
import { openFrom, reportFindings } from '../study-command.ts';

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
      const request = { opened: openFrom(context, global), command: 'quotations' };
      await withStudy(context, global, request, (loaded) => {
        const filter = codingFilter(options, {
          codebook: loaded.corpus.codebook,
          documents: () => loaded.documents,
        });
        const found = [...quotations(loaded.corpus, filter)].filter(
          (quotation) => !options.outdated || isOutdated(loaded.corpus, quotation),
        );
        reportFindings(context, global, loaded.diagnostics);
        if (global.json) printJson(context, { quotations: found.map(quotationJson) });
        else if (options.csv)
          context.streams.out(
            renderCsv(quotationsTable(exportedQuotations(loaded.corpus, filter))),
          );
        else {
          const color = useColor(context, global);
          for (const quotation of found) context.streams.out(quotationText(quotation, color));
          if (!global.quiet) context.streams.out(`${counted(found.length, 'coding')}\n`);
        }
        end(found.some(({ status }) => status === 'orphaned') ? 1 : 0);
      });
    });
};

/** A quotation as the JSON contract gives it: places count UTF-16 units, those of an orphan are null. */
export function quotationJson(quotation: Quotation): object {
  const placed = quotation.status !== 'orphaned';
  const { id, document, code, coder, origin, start, end, quote, line, page, section } = quotation;
  const { status, stance, rule, memo } = quotation;
  return {
    id,
    document,
    code,
    coder,
    origin,
    start: placed ? start : null,
    end: placed ? end : null,
    quote,
    line: placed ? line : null,
    page: placed ? page : null,
    section: placed ? section : null,
    status,
    stance,
    rule,
    memo,
  };
}

function quotationText(quotation: Quotation, color: boolean): string {
  const head = `${quotation.document}:${quotation.line}  ${quotation.code}`;
  const by = [quotation.origin, quotation.rule, quotation.coder, quotation.stance]
    .filter((part) => part !== null)
    .join(', ');
  const quote = quotation.origin === 'document' ? '(whole document)' : quotation.quote;
  const memo = quotation.memo === null ? '' : `    memo: ${quotation.memo}\n`;
  const text = quote.replaceAll('\n', '\n    ');
  return `${color ? `\u001b[1m${head}\u001b[0m` : head}  (${by})  ${quotation.id}\n    ${text}\n${memo}`;
}
