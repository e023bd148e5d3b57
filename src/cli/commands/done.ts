// axial done, undone: this coder has read a whole document for these codes, or takes that back.

import { withDescendants } from '../../codebook/codebook.ts';
import { withPresentCodes } from '../../coding/ledger/code-changes.ts';
import { foldEvents } from '../../coding/ledger/fold.ts';
import type { SourceDocument } from '../../corpus/source-document.ts';
import { counted } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions, type Surroundings } from '../command.ts';
import { printJson } from '../context.ts';
import { collect } from '../options.ts';
import { openScribe, type Scribe } from '../scribe.ts';

interface DoneOptions {
  readonly codes?: readonly string[];
  readonly shown?: readonly string[];
  readonly coder?: string;
}

export const defineDone: DefineCommand = (command, surroundings) => {
  describe(
    command,
    'Says that you have read the whole document for these codes: from now on absence means "not there".',
  )
    .option(
      '--shown <origins>',
      'origins of codings that you could see while reading (rule,…)',
      collect,
    )
    .addHelpText('after', examples('axial done papers/jing-hu-2017 --coder ana'))
    .action((name: string, options: DoneOptions) =>
      mark(command, surroundings, { op: 'done', name, options }),
    );
};

export const defineUndone: DefineCommand = (command, surroundings) => {
  describe(command, 'Takes "done" back for these codes.')
    .addHelpText(
      'after',
      examples('axial undone papers/jing-hu-2017 --codes trust-deficit --coder ana'),
    )
    .action((name: string, options: DoneOptions) =>
      mark(command, surroundings, { op: 'undone', name, options }),
    );
};

type Command = Parameters<DefineCommand>[0];

function describe(command: Command, text: string): Command {
  return command
    .description(text)
    .argument('<document>', 'id or file of a document')
    .option(
      '--codes <ids>',
      'only for these codes, with the codes below them (a,b,…); default: all',
      collect,
    )
    .option('--coder <name>', 'who is coding');
}

function mark(
  command: Command,
  { context, end }: Surroundings,
  given: { readonly op: 'done' | 'undone'; readonly name: string; readonly options: DoneOptions },
): void {
  const { op, name, options } = given;
  const global = globalOptions(command);
  const scribe = openScribe(context, { ...global, ...options });
  const { document } = scribe.document(name);
  const codes = codesMeant(scribe, options.codes);
  const shown = options.shown ?? [];
  const isNew = changesAnything(scribe, document, { op, codes, shown });
  if (isNew) {
    const text = document.hash;
    const seen = shown.length > 0 && { shown: [...shown] };
    scribe.write(document, [{ ...scribe.head(), op, codes, text, ...seen }]);
  }
  const count = Object.keys(codes).length;
  if (global.json) {
    const answer = { document: document.id, coder: scribe.coder, [op]: Object.keys(codes) };
    printJson(context, { ...answer, written: isNew });
  } else if (!global.quiet) {
    const verb = op === 'done' ? 'is done' : 'is open again';
    const before = isNew ? '' : ' (it was already; nothing is written)';
    context.streams.out(
      `${document.id} ${verb} for ${scribe.coder}: ${counted(count, 'code')}${before}\n`,
    );
  }
  end(0);
}

/** Whether the ledger does not say so already: of this text, these definitions and what was in sight. */
function changesAnything(
  scribe: Scribe,
  document: SourceDocument,
  said: {
    readonly op: 'done' | 'undone';
    readonly codes: Readonly<Record<string, string>>;
    readonly shown: readonly string[];
  },
): boolean {
  const { byDocument, changes } = scribe.ledgers;
  const events = withPresentCodes(byDocument.get(document.id) ?? [], changes, (id) =>
    scribe.codebook.codes.has(id),
  );
  const own = foldEvents(events).done.filter(({ coder }) => coder === scribe.coder);
  const codes = Object.entries(said.codes);
  if (said.op === 'undone') return own.some(({ code }) => code in said.codes);
  return !codes.every(([code, hash]) =>
    own.some(
      (mark) =>
        mark.code === code &&
        mark.text === document.hash &&
        mark.codebook === hash &&
        [...mark.shown].sort().join() === [...said.shown].sort().join(),
    ),
  );
}

/** The codes and the hash of each one's definition, as the event keeps them. */
function codesMeant(scribe: Scribe, given: readonly string[] | undefined): Record<string, string> {
  const asked = given?.map(scribe.code) ?? [...scribe.codebook.codes.keys()];
  const all = [...new Set(asked.flatMap((code) => withDescendants(scribe.codebook, code)))];
  return Object.fromEntries(all.map((code) => [code, scribe.codebook.codes.get(code)?.hash ?? '']));
}
