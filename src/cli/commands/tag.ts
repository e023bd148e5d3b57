// axial tag: one coding by hand.
import { Option } from 'commander';
import type { CodedDocument } from '../../coding/coded-corpus.ts';
import type { Coding, Stance } from '../../coding/coding.ts';
import type { LedgerEvent } from '../../coding/ledger/event.ts';
import { lineAt } from '../../corpus/places.ts';
import { chosenStretch, type StretchOptions } from '../chosen-stretch.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { wholeNumber } from '../options.ts';
import { eventPlace, openScribe, type Scribe } from '../scribe.ts';

interface TagOptions extends StretchOptions {
  readonly code: string;
  readonly memo?: string;
  readonly stance?: Stance;
  readonly coder?: string;
}

export const defineTag: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Codes a stretch of a document by hand. Coding the same stretch with the same code again changes nothing.',
    )
    .argument('<document>', 'id or file of a document')
    .requiredOption('--code <id>', 'the code')
    .option('--quote <text>', 'the words')
    .option('--nth <n>', 'which of several places with these words', wholeNumber(1))
    .option('--span <start:end>', 'the stretch in UTF-16 units, as "axial text --json" counts them')
    .option('--line <n>', 'the block on this line of the file', wholeNumber(1))
    .option('--memo <text>', 'a note on the coding')
    .addOption(
      new Option('--stance <stance>', 'whether the passage speaks for the code').choices([
        'supports',
        'disputes',
        'mixed',
      ]),
    )
    .option('--coder <name>', 'who is coding')
    .addHelpText(
      'after',
      examples(
        'axial tag papers/jing-hu-2017 --code no-mutual-trust --quote "build trust" --coder ana',
      ),
    )
    .action((name: string, options: TagOptions) => {
      const global = globalOptions(command);
      const scribe = openScribe(context, { ...global, ...options });
      const coded = scribe.document(name);
      const code = scribe.code(options.code);
      const span = chosenStretch(coded.document, options);
      const known = coded.codings.find(
        (coding) =>
          coding.origin === 'manual' &&
          coding.coder === scribe.coder &&
          coding.code === code &&
          coding.start === span.start &&
          coding.end === span.end,
      );
      const id = known?.id ?? scribe.newId();
      if (!known) {
        scribe.write(coded.document, [codeEvent(scribe, coded, { ...options, id, code, span })]);
      }
      report(context, global, coded, { id, code, ...span, isNew: !known });
      end(0);
    });
};

function codeEvent(
  scribe: Scribe,
  { document }: CodedDocument,
  given: Pick<TagOptions, 'memo' | 'stance'> & {
    readonly id: string;
    readonly code: string;
    readonly span: { readonly start: number; readonly end: number };
  },
): LedgerEvent {
  return {
    ...scribe.head(),
    op: 'code',
    id: given.id,
    code: given.code,
    ...eventPlace(document, given.span),
    codebook: scribe.codebook.codes.get(given.code)?.hash ?? '',
    ...(given.stance && { stance: given.stance }),
    ...(given.memo && { memo: given.memo }),
  };
}

function report(
  context: Context,
  global: GlobalOptions,
  { document }: CodedDocument,
  coding: Pick<Coding, 'id' | 'code' | 'start' | 'end'> & { readonly isNew: boolean },
): void {
  const { id, code, start, end, isNew } = coding;
  const line = lineAt(document, start);
  if (global.json) printJson(context, { id, document: document.id, code, start, end, line });
  else {
    const state = isNew ? '' : ' (coded so already)';
    context.streams.out(`${id}  ${document.id}:${line}  ${code}${state}\n`);
    if (!global.quiet) context.streams.out(`    ${document.text.slice(start, end)}\n`);
  }
}
