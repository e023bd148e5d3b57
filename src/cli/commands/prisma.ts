// axial prisma: the PRISMA 2020 flow diagram of a systematic search, from its decisions.
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { flowDiagram, flowTable, imbalanceText } from '../../analysis/prisma/flow-diagram.ts';
import { flowOfRecords, type ScreeningFlow } from '../../analysis/prisma/flow-of-records.ts';
import { readScreening, screeningRecord } from '../../analysis/prisma/read-screening.ts';
import { decodeText } from '../../corpus/importers/decode-text.ts';
import { renderCsv } from '../../render/csv.ts';
import { renderMarkdown } from '../../render/markdown.ts';
import { drawFlow } from '../../render/svg/draw-flow.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { flowImbalances } from '../../statistics/prisma-flow.ts';
import { documentRecords } from '../../study/document-records.ts';
import { UsageError } from '../../study/usage-error.ts';
import { writeFileAtomically } from '../../study/write-files.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { type OpenedFrom, openFrom, reportFindings } from '../study-command.ts';

const FORMATS = ['svg', 'md', 'csv'] as const;

interface PrismaOptions {
  readonly format?: (typeof FORMATS)[number];
  readonly out?: string;
}

interface ReadFlow {
  readonly flow: ScreeningFlow | null;
  readonly findings: readonly Diagnostic[];
}

export const definePrisma: DefineCommand = (command, { context, end }) => {
  describe(command).action((file: string | undefined, options: PrismaOptions) => {
    const global = globalOptions(command);
    const opened = openFrom(context, global);
    const { flow: read, findings } =
      file === undefined ? flowOfStudy(opened) : flowOfFile(resolve(context.cwd, file), file);
    const imbalances = read === null ? [] : flowImbalances(read.flow);
    const all = [
      ...findings,
      ...(read?.findings ?? []),
      ...imbalances.map((imbalance) => unsound(file, imbalanceText(imbalance))),
    ];
    const isSound = !all.some(({ severity }) => severity === 'error');
    reportFindings(context, global, all);
    if (global.json) printJson(context, { ...read, findings: all, imbalances, sound: isSound });
    else if (read !== null && isSound) writeFlow(context, options, read);
    else if (!global.quiet) context.streams.err('axial: no diagram was drawn.\n');
    end(isSound ? 0 : 1);
  });
};

function describe(command: Command): Command {
  return command
    .description(
      'Draws the PRISMA 2020 flow diagram as SVG from screening decisions: those in the documents’ front matter ("screening:"), or a CSV with one row a record (decision, stage, reason, source) or one row a box (box, n). Checks that the numbers add up; exit code 1 if they do not.',
    )
    .argument(
      '[file]',
      'a CSV; default: the front matter, else screening.csv in the study or corpus',
    )
    .addOption(
      new Option(
        '--format <format>',
        'default: that of the file’s ending, else svg; md and csv give the numbers',
      ).choices(FORMATS),
    )
    .option('--out <file>', 'write to this file instead of standard output')
    .addHelpText(
      'after',
      `${examples('axial prisma --out reports/prisma.svg', 'axial prisma --format csv')}\n\nDecisions: include, exclude, duplicate, automation, removed, not retrieved, undecided. An exclusion is one after full reading if its stage says so, or, without a stage, if it has a reason.`,
    );
}

/** Decisions in the front matter, else those of `screening.csv`. */
function flowOfStudy({ study, files }: OpenedFrom): ReadFlow {
  const records = documentRecords(files);
  const screened = records.filter(({ metadata }) => metadata.screening !== null);
  if (screened.length === 0) {
    for (const folder of [study.root, study.corpus]) {
      const path = join(folder, 'screening.csv');
      if (existsSync(path)) return flowOfFile(path, relative(study.root, path));
    }
    throw new UsageError(
      'No screening decisions: write "screening: include" in the front matter of the documents, or name a CSV.',
    );
  }
  const findings: Diagnostic[] = records
    .filter(({ metadata }) => metadata.screening === null)
    .map(({ file, id }) => ({
      rule: 'document-without-decision',
      severity: 'warning',
      message: `"${id}" has no screening decision, so it is no part of the flow.`,
      file,
      line: 1,
      column: null,
      hint: null,
    }));
  const read = screened.map(({ id, file, metadata: { screening } }) => {
    const { decision = '', stage = null, reason = null, source = null } = screening ?? {};
    return screeningRecord({ id, file, line: 1 }, { decision, stage, reason, source, kind: null });
  });
  return {
    flow: flowOfRecords(read.flatMap((each) => ('rule' in each ? [] : [each]))),
    findings: [...findings, ...read.flatMap((each) => ('rule' in each ? [each] : []))],
  };
}

function flowOfFile(path: string, file: string): ReadFlow {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
  const { text, findings } = decodeText(bytes, file);
  const read = readScreening(text, file);
  return { flow: read.flow, findings: [...findings, ...read.findings] };
}

function unsound(file: string | undefined, message: string): Diagnostic {
  return {
    rule: 'prisma-flow',
    severity: 'error',
    message,
    file: file ?? 'screening',
    line: null,
    column: null,
    hint: null,
  };
}

function writeFlow(context: Context, options: PrismaOptions, flow: ScreeningFlow): void {
  const { out } = options;
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  const format = options.format ?? FORMATS.find((each) => each === ending) ?? 'svg';
  const table = flowTable(flow);
  if (out !== undefined) {
    writeFileAtomically(resolve(context.cwd, out), flowText(format, flow));
  } else if (context.streams.width !== null && options.format === undefined) {
    context.streams.out(renderTerminal(table, { width: context.streams.width }));
  } else context.streams.out(flowText(format, flow));
}

function flowText(format: (typeof FORMATS)[number], flow: ScreeningFlow): string {
  if (format === 'svg') return drawFlow(flowDiagram(flow));
  return format === 'csv' ? renderCsv(flowTable(flow)) : renderMarkdown(flowTable(flow));
}
