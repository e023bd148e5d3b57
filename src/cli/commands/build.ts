// axial build, the main job: check, code, and every report under reports/.
import { relative } from 'node:path';
import { type BuiltReports, buildReports } from '../../report/build-reports.ts';
import { loadBibliography } from '../../study/load-bibliography.ts';
import { version } from '../../study/version.ts';
import { linkBaseFrom, writeFilesTogether } from '../../study/write-files.ts';
import { counted } from '../../text/counted.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { withStudy } from '../load-indexed-study.ts';
import { reportEvidence } from '../report-evidence.ts';
import { openFrom, reportFindings } from '../study-command.ts';
import { hasErrors, summarise } from './check.ts';

export const defineBuild: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Checks the study, applies the rules and writes every report under reports/. Exit code 1 if a finding is an error; the reports are written all the same.',
    )
    .addHelpText('after', examples('axial build'))
    .action(async () => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      const { study } = opened;
      await withStudy(context, global, { opened, command: 'build' }, async (loaded) => {
        const built = await buildReports(loaded.corpus, {
          title: study.settings.title,
          unit: study.settings.unit,
          findings: loaded.diagnostics,
          version,
          exclude: study.settings.exclude,
          evidence: reportEvidence(opened, loaded),
          references: loadBibliography(study).references.map(({ reference }) => reference),
          columns: { variables: study.settings.variables, fields: study.settings.fields },
          linkBase: linkBaseFrom(study, `${study.reports}/report.md`),
        });
        writeFilesTogether(study.reports, built.files);
        reportFindings(context, global, loaded.diagnostics);
        const folder = relative(context.cwd, study.reports) || '.';
        if (global.json) printJson(context, buildJson(built, folder, loaded.diagnostics));
        else if (!global.quiet)
          printSummary(context, { built, folder, findings: loaded.diagnostics });
        end(hasErrors(loaded.diagnostics) ? 1 : 0);
      });
    });
};

function buildJson(
  built: BuiltReports,
  folder: string,
  diagnostics: readonly Diagnostic[],
): object {
  const { documents, words, codings } = built.summary;
  return {
    folder,
    files: built.files.map(({ name }) => name),
    documents,
    words,
    codings,
    diagnostics,
  };
}

/** Pairs of codes in the summary: it fits on a screen. */
const PAIRS_SHOWN = 3;

function printSummary(
  context: Context,
  result: { built: BuiltReports; folder: string; findings: readonly Diagnostic[] },
): void {
  const { summary, files } = result.built;
  const roots = summary.frequencies.rows.filter((row) => row.depth === 0);
  const width = Math.max(0, ...roots.map((row) => row.code.length));
  const lines = [
    `${counted(summary.documents, 'document')}, ${counted(summary.words, 'word')}, ${counted(summary.codings, 'coding')}.`,
    ...(roots.length > 0 ? [''] : []),
    ...roots.map(
      (row) =>
        `  ${row.code.padEnd(width)}  ${String(row.units).padStart(5)} of ${counted(summary.frequencies.n, 'unit')}, ${counted(row.documents, 'document')}`,
    ),
    ...(summary.pairs.length > 0 ? [''] : []),
    ...summary.pairs
      .slice(0, PAIRS_SHOWN)
      .map(({ pair }) => `  together in ${counted(pair.n12, 'unit')}: ${pair.a} and ${pair.b}`),
    '',
    `Check: ${summarise(result.findings)}`,
    `Written to ${result.folder}/: ${files.map(({ name }) => name).join(', ')}`,
    `Read first: ${result.folder}/report.md`,
  ];
  context.streams.out(`${lines.join('\n')}\n`);
}
