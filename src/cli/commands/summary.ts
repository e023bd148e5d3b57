// axial summary: the scholar's own words for a document's cell of a review table.
import { UsageError } from '../../study/usage-error.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { collect, knownName } from '../options.ts';
import { findCoding } from '../own-coding.ts';
import { openScribe } from '../scribe.ts';

interface SummaryOptions {
  readonly code?: string;
  readonly field?: string;
  readonly cites?: readonly string[];
  readonly coder?: string;
}

export const defineSummary: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Writes your own words for this document’s cell of a review table: for a code, or for an extraction field of axial.yaml. An empty text takes them away.',
    )
    .argument('<document>', 'id or file of a document')
    .argument('<text>', 'the summary')
    .option('--code <id>', 'the code')
    .option('--field <name>', 'the extraction field')
    .option('--cites <ids>', 'codings that it rests on (a,b,…)', collect)
    .option('--coder <name>', 'who is coding')
    .addHelpText(
      'after',
      examples(
        'axial summary papers/jing-hu-2017 "Contracts can build trust." --code trust-deficit --coder ana',
      ),
    )
    .action((name: string, text: string, options: SummaryOptions) => {
      const global = globalOptions(command);
      if ((options.code === undefined) === (options.field === undefined)) {
        throw new UsageError('Say what the summary is for: --code ID or --field NAME.');
      }
      const scribe = openScribe(context, { ...global, ...options });
      const { document } = scribe.document(name);
      const code = options.code === undefined ? undefined : scribe.code(options.code);
      const field =
        options.field === undefined
          ? undefined
          : knownName('field', options.field, scribe.study.settings.fields);
      const cites = (options.cites ?? []).map((id) => findCoding(scribe, id).coding.id);
      scribe.write(document, [
        {
          ...scribe.head(),
          op: 'summary',
          ...(code !== undefined && { code }),
          ...(field !== undefined && { field }),
          value: text,
          cites,
        },
      ]);
      if (global.json)
        printJson(context, {
          document: document.id,
          code: code ?? null,
          field: field ?? null,
          value: text,
          cites,
        });
      else if (!global.quiet) context.streams.out(`Kept for ${document.id}, ${code ?? field}.\n`);
      end(0);
    });
};
