// The command line: finds the command that is asked for, loads it alone, and runs it.
import { Command, CommanderError } from 'commander';
import { UsageError } from '../study/usage-error.ts';
import { version } from '../study/version.ts';
import type { DefineCommand, ExitCode } from './command.ts';
import type { Context } from './context.ts';

interface CommandEntry {
  readonly summary: string;
  load(): Promise<DefineCommand>;
}

/** Every command, in the order of the work. A command's file is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  init: {
    summary: 'make a new study',
    load: async () => (await import('./commands/init.ts')).defineInit,
  },
  add: {
    summary: 'import files and bibliographies as documents',
    load: async () => (await import('./commands/add.ts')).defineAdd,
  },
  check: {
    summary: 'find what is wrong in documents, codebook and codings',
    load: async () => (await import('./commands/check.ts')).defineCheck,
  },
  text: {
    summary: 'show what Axial reads of a document',
    load: async () => (await import('./commands/text.ts')).defineText,
  },
  index: {
    summary: 'bring the index up to date',
    load: async () => (await import('./commands/index.ts')).defineIndex,
  },
  search: {
    summary: 'search the corpus',
    load: async () => (await import('./commands/search.ts')).defineSearch,
  },
  kwic: {
    summary: 'show every hit with the words around it',
    load: async () => (await import('./commands/kwic.ts')).defineKwic,
  },
  terms: {
    summary: 'list the words of the corpus, or what a pattern stands for',
    load: async () => (await import('./commands/terms.ts')).defineTerms,
  },
  code: {
    summary: 'apply the rules of the codebook',
    load: async () => (await import('./commands/code.ts')).defineCode,
  },
  tag: {
    summary: 'code a stretch of a document by hand',
    load: async () => (await import('./commands/tag.ts')).defineTag,
  },
  untag: {
    summary: 'take a coding away',
    load: async () => (await import('./commands/change-coding.ts')).defineUntag,
  },
  recode: {
    summary: 'give a coding another code',
    load: async () => (await import('./commands/change-coding.ts')).defineRecode,
  },
  memo: {
    summary: 'write a note on a coding, or a longer memo',
    load: async () => (await import('./commands/memo.ts')).defineMemo,
  },
  memos: {
    summary: 'list, filter and export all memos',
    load: async () => (await import('./commands/memos.ts')).defineMemos,
  },
  done: {
    summary: 'say that a document is read whole',
    load: async () => (await import('./commands/done.ts')).defineDone,
  },
  undone: {
    summary: 'take "done" back',
    load: async () => (await import('./commands/done.ts')).defineUndone,
  },
  summary: {
    summary: 'write the words of a review table’s cell',
    load: async () => (await import('./commands/summary.ts')).defineSummary,
  },
  anchor: {
    summary: 'write down where codings stand after edits',
    load: async () => (await import('./commands/anchor.ts')).defineAnchor,
  },
  lift: {
    summary: 'bring inline tags into the ledgers',
    load: async () => (await import('./commands/lift.ts')).defineLift,
  },
  inline: {
    summary: 'write ledger codings as inline tags into a copy',
    load: async () => (await import('./commands/inline.ts')).defineInline,
  },
  log: {
    summary: 'show the audit trail',
    load: async () => (await import('./commands/log.ts')).defineLog,
  },
  undo: {
    summary: 'take back your last events',
    load: async () => (await import('./commands/log.ts')).defineUndo,
  },
  config: {
    summary: 'show or store who is coding',
    load: async () => (await import('./commands/config.ts')).defineConfig,
  },
  codebook: {
    summary: 'rename, merge, split, move or deprecate codes, add rules',
    load: async () => (await import('./commands/codebook.ts')).defineCodebook,
  },
  review: {
    summary: 'answer what rules and machines propose',
    load: async () => (await import('./commands/review.ts')).defineReview,
  },
  status: {
    summary: 'show what is open for whom',
    load: async () => (await import('./commands/status.ts')).defineStatus,
  },
  quotations: {
    summary: 'list the coded stretches of text',
    load: async () => (await import('./commands/quotations.ts')).defineQuotations,
  },
  codes: {
    summary: 'count the codes, or cross them with a variable',
    load: async () => (await import('./commands/codes.ts')).defineCodes,
  },
  cooccur: {
    summary: 'count which codes occur together',
    load: async () => (await import('./commands/cooccur.ts')).defineCooccur,
  },
  trend: {
    summary: 'show codes by year, with the share of documents',
    load: async () => (await import('./commands/trend.ts')).defineTrend,
  },
  sequence: {
    summary: 'show which code follows which',
    load: async () => (await import('./commands/sequence.ts')).defineSequence,
  },
  saturation: {
    summary: 'show when new documents stopped bringing new codes',
    load: async () => (await import('./commands/saturation.ts')).defineSaturation,
  },
  keywords: {
    summary: 'list words that set a code apart',
    load: async () => (await import('./commands/keywords.ts')).defineKeywords,
  },
  suggest: {
    summary: 'rank undecided paragraphs that read like a code’s',
    load: async () => (await import('./commands/suggest.ts')).defineSuggest,
  },
  agree: {
    summary: 'measure how far coders agree',
    load: async () => (await import('./commands/agree.ts')).defineAgree,
  },
  validate: {
    summary: 'measure how good the rules are against human coding',
    load: async () => (await import('./commands/validate.ts')).defineValidate,
  },
  sample: {
    summary: 'draw units to be judged blind',
    load: async () => (await import('./commands/sample.ts')).defineSample,
  },
  references: {
    summary: 'list the sources after APA or Chicago, or as CSL-JSON',
    load: async () => (await import('./commands/references.ts')).defineReferences,
  },
  prisma: {
    summary: 'draw the PRISMA 2020 flow diagram of a systematic search',
    load: async () => (await import('./commands/prisma.ts')).definePrisma,
  },
  table: {
    summary: 'write the literature-review table',
    load: async () => (await import('./commands/table.ts')).defineTable,
  },
  import: {
    summary: 'take in what other programs made',
    load: async () => (await import('./commands/import.ts')).defineImport,
  },
  export: {
    summary: 'write what other programs need',
    load: async () => (await import('./commands/export.ts')).defineExport,
  },
  build: {
    summary: 'check, code and write every report',
    load: async () => (await import('./commands/build.ts')).defineBuild,
  },
  publish: {
    summary: 'write a site of the coded corpus',
    load: async () => (await import('./commands/publish.ts')).definePublish,
  },
};

/** The names of all commands, in the order of the help. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Global options that take a value: their value is not the name of a command. */
const WITH_VALUE = new Set(['--project']);

/** Runs one command line (without `node` and the script) and gives its exit code. */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = describeProgram(context);
  const wanted = commandNamed(args);
  for (const [name, entry] of Object.entries(COMMANDS)) {
    const command = program.command(name).description(entry.summary);
    if (name !== wanted) continue;
    const define = await entry.load();
    define(command, {
      context,
      end(code) {
        exitCode = code;
      },
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError || isIndexProblem(error)) {
      context.streams.err(`axial: ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

/** The index is loaded only by commands that ask it, so its errors are known by name. */
function isIndexProblem(error: unknown): error is Error {
  return error instanceof Error && error.name === 'IndexProblem';
}

function describeProgram(context: Context): Command {
  return new Command('axial')
    .description(
      'Codes policy texts and papers in plain text: codebook, codings, co-occurrence, review tables.',
    )
    .version(version, '--version', 'print the version')
    .option('--project <dir>', 'the folder of the study (default: the nearest one with axial.yaml)')
    .option('--json', 'print the answer as JSON')
    .option('--quiet', 'print no progress and no summary')
    .option('--no-refresh', 'leave the index as it is, even if files have changed')
    .option('--color', 'colour the output')
    .option('--no-color', 'do not colour the output')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => context.streams.out(text),
      writeErr: (text) => context.streams.err(text),
      getOutHelpWidth: () => context.streams.width ?? 100,
      getErrHelpWidth: () => context.streams.width ?? 100,
      outputError: (text, write) => write(text.replace(/^error: /, 'axial: ')),
    })
    .showSuggestionAfterError()
    .exitOverride();
}

/** The command that a command line asks for, also as `help NAME`. */
function commandNamed(args: readonly string[]): string | undefined {
  const operands = args.filter(
    (arg, index) => !arg.startsWith('-') && !WITH_VALUE.has(args[index - 1] ?? ''),
  );
  return operands[0] === 'help' ? operands[1] : operands[0];
}
