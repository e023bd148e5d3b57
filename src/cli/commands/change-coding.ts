// axial untag, recode, memo: changes to one coding by hand.
import { Option } from 'commander';
import type { LedgerEvent } from '../../coding/ledger/event.ts';
import { lineAt } from '../../corpus/places.ts';
import { type DefineCommand, examples, globalOptions, type Surroundings } from '../command.ts';
import { printJson } from '../context.ts';
import { type FoundCoding, findOwnCoding } from '../own-coding.ts';
import { openScribe, type Scribe } from '../scribe.ts';

type Command = Parameters<DefineCommand>[0];

/** Makes the event that changes a coding, and says what it did. */
type Change = (
  scribe: Scribe,
  found: FoundCoding,
) => { readonly event: LedgerEvent; readonly said: string; readonly code: string };

function changeCoding(
  command: Command,
  { context, end }: Surroundings,
  given: { readonly id: string; readonly coder: string | undefined; readonly change: Change },
): void {
  const global = globalOptions(command);
  const scribe = openScribe(context, {
    ...global,
    ...(given.coder !== undefined && { coder: given.coder }),
  });
  const found = findOwnCoding(scribe, given.id);
  const { event, said, code } = given.change(scribe, found);
  const { document } = found.coded;
  scribe.write(document, [event]);
  const { id, start, end: stop } = found.coding;
  const line = lineAt(document, start);
  if (global.json) printJson(context, { id, document: document.id, code, start, end: stop, line });
  else if (!global.quiet) context.streams.out(`${said}  ${id}  ${document.id}:${line}\n`);
  end(0);
}

export const defineUntag: DefineCommand = (command, surroundings) => {
  command
    .description('Takes a coding away. It stays in the log, and "axial undo" brings it back.')
    .argument('<id>', 'id of the coding, or its beginning')
    .option('--coder <name>', 'who is coding')
    .addHelpText('after', exampleWithId('axial untag 01JABCDE'))
    .action((id: string, options: { coder?: string }) => {
      changeCoding(command, surroundings, {
        id,
        coder: options.coder,
        change: (scribe, { coding }) => ({
          event:
            coding.origin === 'accepted'
              ? { ...scribe.head(), op: 'undo', target: coding.id }
              : { ...scribe.head(), op: 'uncode', id: coding.id },
          said: `Took ${coding.code} away.`,
          code: coding.code,
        }),
      });
    });
};

export const defineRecode: DefineCommand = (command, surroundings) => {
  command
    .description('Gives a coding another code.')
    .argument('<id>', 'id of the coding, or its beginning')
    .requiredOption('--code <id>', 'the new code')
    .option('--coder <name>', 'who is coding')
    .addHelpText('after', exampleWithId('axial recode 01JABCDE --code trust-deficit'))
    .action((id: string, options: { code: string; coder?: string }) => {
      changeCoding(command, surroundings, {
        id,
        coder: options.coder,
        change: (scribe, { coding }) => {
          const code = scribe.code(options.code);
          const codebook = scribe.codebook.codes.get(code)?.hash ?? '';
          return {
            event: { ...scribe.head(), op: 'recode', id: coding.id, code, codebook },
            said: `Changed ${coding.code} to ${code}.`,
            code,
          };
        },
      });
    });
};

export const defineMemo: DefineCommand = (command, surroundings) => {
  command
    .description(
      'Writes a note, a stance or a translation on a coding; an empty text takes it away. Longer memos are Markdown files under codebook/memos/, which "axial memos" lists.',
    )
    .argument('<id>', 'id of the coding, or its beginning')
    .argument('[text]', 'the note')
    .addOption(
      new Option('--stance <stance>', 'whether the passage speaks for the code').choices([
        'supports',
        'disputes',
        'mixed',
        'none',
      ]),
    )
    .option('--translation <text>', 'your translation of the quotation')
    .option('--coder <name>', 'who is coding')
    .addHelpText('after', exampleWithId('axial memo 01JABCDE "Compare section 3."'))
    .action(
      (
        id: string,
        text: string | undefined,
        options: { stance?: string; translation?: string; coder?: string },
      ) => {
        changeCoding(command, surroundings, {
          id,
          coder: options.coder,
          change: (scribe, { coding }) => ({
            ...noteEvent(scribe, coding.id, { text, ...options }),
            code: coding.code,
          }),
        });
      },
    );
};

function noteEvent(
  scribe: Scribe,
  id: string,
  given: {
    readonly text: string | undefined;
    readonly stance?: string;
    readonly translation?: string;
  },
): { readonly event: LedgerEvent; readonly said: string } {
  const head = scribe.head();
  if (given.stance !== undefined) {
    const stance = STANCES[given.stance] ?? null;
    return { event: { ...head, op: 'stance', id, stance }, said: `Stance: ${stance ?? 'none'}.` };
  }
  if (given.translation !== undefined) {
    return {
      event: { ...head, op: 'translate', id, translation: given.translation },
      said: 'Translation kept.',
    };
  }
  return {
    event: { ...head, op: 'memo', id, memo: given.text ?? '' },
    said: given.text ? 'Memo kept.' : 'Memo taken away.',
  };
}

const STANCES: Readonly<Record<string, 'supports' | 'disputes' | 'mixed' | null>> = {
  supports: 'supports',
  disputes: 'disputes',
  mixed: 'mixed',
  none: null,
};

/** An example whose id only its reader has. */
function exampleWithId(line: string): string {
  return `\n${examples('axial quotations --origin manual')}\n  then, with an id from there: ${line}`;
}
