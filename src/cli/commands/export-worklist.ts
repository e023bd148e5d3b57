// axial export worklist: the codebook and the units that a program needs to propose codings.
import { resolve } from 'node:path';
import { Option } from 'commander';
import { withDescendants } from '../../codebook/codebook.ts';
import { codeLine, unitLines } from '../../exchange/worklist.ts';
import { loadCodebook, loadDocuments } from '../../study/load-study.ts';
import { writeFileAtomically } from '../../study/write-files.ts';
import { type DefineCommand, globalOptions } from '../command.ts';
import { codingFilter, collect } from '../options.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface WorklistOptions {
  readonly code?: readonly string[];
  readonly document?: readonly string[];
  readonly unit: 'paragraph' | 'sentence';
  readonly out?: string;
}

export const defineExportWorklist: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Writes the codes and the units of analysis as JSON lines, for a program that proposes codings; "axial import proposals" takes its answers.',
    )
    .option('--code <ids>', 'only these codes, with the codes below them (a,b,…)', collect)
    .option('--document <ids>', 'only these documents (a,b,…)', collect)
    .addOption(
      new Option('--unit <unit>', 'unit of analysis')
        .choices(['paragraph', 'sentence'])
        .default('paragraph'),
    )
    .option('--out <file>', 'write to this file instead of standard output')
    .action((options: WorklistOptions) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      const { codebook } = loadCodebook(opened.study, []);
      const filter = codingFilter(options, {
        codebook,
        documents: () => opened.files.map(({ id }) => id),
        coders: () => [],
        successors: () => [],
      });
      const codes = filter.codes
        ? new Set(filter.codes.flatMap((code) => withDescendants(codebook, code)))
        : new Set(codebook.codes.keys());
      const lines = [...codebook.codes.values()]
        .filter(({ id, deprecated }) => codes.has(id) && !deprecated)
        .map(codeLine);
      const files = opened.files.filter(({ id }) => filter.documents?.includes(id) ?? true);
      for (const document of loadDocuments(opened.study, files)) {
        lines.push(...unitLines(document, options.unit));
      }
      reportFindings(context, global, opened.diagnostics);
      const text = lines.map((line) => `${line}\n`).join('');
      if (options.out === undefined) context.streams.out(text);
      else writeFileAtomically(resolve(context.cwd, options.out), text);
      end(0);
    });
};
