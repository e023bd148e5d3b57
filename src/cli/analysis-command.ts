// What every command that asks one question does: open the study, read it, ask, print the answer.
import type { Command } from 'commander';
import type { Chart } from '../analysis/chart.ts';
import type { CodingFilter } from '../analysis/quotations.ts';
import type { Table } from '../analysis/table.ts';
import { renderSvg } from '../render/svg.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import type { Study } from '../study/open-study.ts';
import { globalOptions } from './command.ts';
import { type Context, printJson } from './context.ts';
import { reportFindings } from './findings.ts';
import { namesOf } from './known-names.ts';
import { withStudy } from './load-indexed-study.ts';
import { openQuickly } from './open-quickly.ts';
import { codingFilter, type FilterOptions } from './options.ts';
import { printTable } from './print-table.ts';

/** What a question is asked of. */
export interface Asked {
  readonly study: Study;
  readonly loaded: LoadedStudy;
  readonly filter: CodingFilter;
}

/** An answer as JSON, and as a table or chart for people. */
export interface AnalysisAnswer {
  readonly json: object;
  readonly table: () => Table;
  /** Where a chart was asked for: it is printed as SVG instead of the table. */
  readonly chart?: () => Chart;
}

/** Opens the study of a command line, asks, and prints the answer as JSON, CSV or a table. */
export async function answerQuestion(
  context: Context,
  command: Command,
  ask: (asked: Asked) => AnalysisAnswer,
): Promise<void> {
  const global = globalOptions(command);
  const options: FilterOptions & { readonly csv?: boolean } = command.opts();
  const opened = await openQuickly(context, global);
  const request = { opened, command: command.name() };
  await withStudy(context, { ...global, ...options }, request, async (loaded) => {
    const filter = codingFilter(options, namesOf(context, global, { study: opened.study, loaded }));
    const answer = ask({ study: opened.study, loaded, filter });
    reportFindings(context, global, loaded.diagnostics);
    if (global.json) printJson(context, answer.json);
    else if (answer.chart) context.streams.out(await renderSvg(answer.chart()));
    else printTable(context, { ...global, ...options }, answer.table());
  });
}
