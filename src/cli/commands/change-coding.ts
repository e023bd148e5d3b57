// axial untag, recode: changes to one coding by hand.
import type { LedgerEvent } from '../../coding/ledger/event.ts';
import { lineAt } from '../../corpus/places.ts';
import { type DefineCommand, examples, globalOptions, type Surroundings } from '../command.ts';
import { printJson } from '../context.ts';
import { type FoundCoding, findOwnCoding } from '../own-coding.ts';
import { changedEvents } from '../review-answers.ts';
import { openScribe, type Scribe } from '../scribe.ts';

type Command = Parameters<DefineCommand>[0];

/** Makes the events that change a coding, and says what they did. */
type Change = (
  scribe: Scribe,
  found: FoundCoding,
) => {
  readonly events: readonly LedgerEvent[];
  readonly said: string;
  readonly code: string;
  /** The coding's id from now on, where it is another. */
  readonly id?: string;
};

export function changeCoding(
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
  const { events, said, code, id = found.coding.id } = given.change(scribe, found);
  const { document } = found.coded;
  scribe.write(document, events);
  const { start, end: stop } = found.coding;
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
          events: [
            coding.origin === 'accepted'
              ? { ...scribe.head(), op: 'undo', target: coding.id }
              : { ...scribe.head(), op: 'uncode', id: coding.id },
          ],
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
        change: (scribe, { coding, coded }) => {
          const code = scribe.code(options.code);
          const said = `Changed ${coding.code} to ${code}.`;
          if (coding.origin === 'accepted') {
            const item = { kind: 'hit' as const, coding, rejectedBefore: false };
            const events = changedEvents(scribe, coded.document, { item, code, span: coding });
            const made = events.find((event) => event.op === 'code');
            return { events, said, code, ...(made?.op === 'code' && { id: made.id }) };
          }
          const codebook = scribe.codebook.codes.get(code)?.hash ?? '';
          const head = scribe.head();
          return { events: [{ ...head, op: 'recode', id: coding.id, code, codebook }], said, code };
        },
      });
    });
};

/** An example whose id only its reader has. */
export function exampleWithId(line: string): string {
  return `\n${examples('axial quotations --origin manual')}\n  then, with an id from there: ${line}`;
}
