// axial memo: a note, stance or translation on a coding; or a longer memo as a file of its own.
import { Option } from 'commander';
import type { LedgerEvent } from '../../coding/ledger/event.ts';
import { MEMO_KINDS, type MemoKind } from '../../study/memo-files.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { collect } from '../options.ts';
import { openScribe, type Scribe } from '../scribe.ts';
import { writeMemo } from '../write-memo.ts';
import { changeCoding } from './change-coding.ts';

interface MemoOptions {
  readonly stance?: string;
  readonly translation?: string;
  readonly about?: readonly string[];
  readonly kind?: MemoKind;
  readonly title?: string;
  readonly coder?: string;
}

export const defineMemo: DefineCommand = (command, surroundings) => {
  command
    .description(
      'Writes a note, a stance or a translation on a coding; an empty text takes it away. With --about it writes a longer memo, on a code, a document or the study, as a Markdown file under codebook/memos/; "axial memos" lists them all.',
    )
    .argument('[id]', 'id of the coding, or its beginning; with --about the text')
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
    .option(
      '--about <subjects>',
      'a code, a document, or study: a memo of its own (a,b,…)',
      collect,
    )
    .addOption(new Option('--kind <kind>', 'kind of the memo (default: note)').choices(MEMO_KINDS))
    .option('--title <title>', 'title of the memo')
    .option('--coder <name>', 'who is coding')
    .addHelpText(
      'after',
      `${examples(
        'axial memo --about trust-deficit --kind theory "Trust may begin in the contract." --coder ana',
      )}\n  on a coding, with an id from "axial quotations": axial memo 01JABCDE "Compare section 3."`,
    )
    .action((id: string | undefined, text: string | undefined, options: MemoOptions) => {
      if (options.about !== undefined) {
        const words = [id, text].filter((part) => part !== undefined).join(' ');
        newMemo(command, surroundings, { words, about: options.about, options });
        return;
      }
      if (id === undefined) {
        throw new UsageError(
          'Say on what: the id of a coding, or --about a code, document or study.',
        );
      }
      changeCoding(command, surroundings, {
        id,
        coder: options.coder,
        change: (scribe, { coding }) => ({
          ...noteEvent(scribe, coding.id, { text, ...options }),
          code: coding.code,
        }),
      });
    });
};

function newMemo(
  command: Parameters<DefineCommand>[0],
  { context, end }: Parameters<DefineCommand>[1],
  given: {
    readonly words: string;
    readonly about: readonly string[];
    readonly options: MemoOptions;
  },
): void {
  const { words, about, options } = given;
  if (words.trim() === '') throw new UsageError('Give the text of the memo.');
  const global = globalOptions(command);
  const { study, codebook, coder, head } = openScribe(context, { ...global, ...options });
  const { kind = 'note', title = null } = options;
  const date = head().at.slice(0, 10);
  const memo = { about, kind, coder, title, date, text: words };
  const written = writeMemo(study, codebook.codes.keys(), memo);
  if (global.json) printJson(context, { ...written, kind, coder });
  else if (!global.quiet) context.streams.out(`${written.file}\n`);
  end(0);
}

function noteEvent(
  scribe: Scribe,
  id: string,
  given: {
    readonly text: string | undefined;
    readonly stance?: string;
    readonly translation?: string;
  },
): { readonly events: readonly LedgerEvent[]; readonly said: string } {
  const events: LedgerEvent[] = [];
  const said: string[] = [];
  if (given.stance !== undefined) {
    const stance = STANCES[given.stance] ?? null;
    events.push({ ...scribe.head(), op: 'stance', id, stance });
    said.push(`Stance: ${stance ?? 'none'}.`);
  }
  if (given.translation !== undefined) {
    events.push({ ...scribe.head(), op: 'translate', id, translation: given.translation });
    said.push('Translation kept.');
  }
  if (given.text !== undefined) {
    events.push({ ...scribe.head(), op: 'memo', id, memo: given.text });
    said.push(given.text === '' ? 'Memo taken away.' : 'Memo kept.');
  }
  if (events.length === 0) {
    throw new UsageError(
      'Say what to write: a text, --stance or --translation. "" takes a memo away.',
    );
  }
  return { events, said: said.join(' ') };
}

const STANCES: Readonly<Record<string, 'supports' | 'disputes' | 'mixed' | null>> = {
  supports: 'supports',
  disputes: 'disputes',
  mixed: 'mixed',
  none: null,
};
