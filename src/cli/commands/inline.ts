// axial inline: the codings of ledgers as inline tags, in a copy of a document.

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CodedDocument } from '../../coding/coded-corpus.ts';
import type { Coding } from '../../coding/coding.ts';
import { insertTags, type NewTag } from '../../corpus/insert-tags.ts';
import { readSingly } from '../../study/read-singly.ts';
import { UsageError } from '../../study/usage-error.ts';
import { writeFileAtomically } from '../../study/write-files.ts';
import { counted } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { collect, knownDocument } from '../options.ts';
import { openFrom } from '../study-command.ts';

export const defineInline: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Writes a copy of a document with the codings of the ledgers as inline tags. The document itself stays as it is. Codings that cross each other cannot both be written; they are listed.',
    )
    .argument('<document>', 'id or file of a document')
    .option('--only <coders>', 'only codings of these coders (a,b,…)', collect)
    .option('--out <file>', 'write the copy to this file instead of standard output')
    .addHelpText('after', examples('axial inline papers/jing-hu-2017 --out reports/jing-hu.md'))
    .action((name: string, options: { only?: readonly string[]; out?: string }) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      const reading = readSingly(opened);
      const id = knownDocument(name, reading.documents);
      const coded = reading.document(id);
      if (!coded) throw new UsageError(`${id} cannot be read. "axial check" says why.`);
      const path = resolve(opened.study.root, coded.document.file);
      const out = options.out === undefined ? null : resolve(context.cwd, options.out);
      if (out !== null && existsSync(out) && realpathSync(out) === realpathSync(path)) {
        throw new UsageError(`--out names the document itself; give the copy another name.`);
      }
      const { placed, lost } = ledgerTags(coded, options.only ?? null);
      const { source, written, left } = insertTags(readFileSync(path, 'utf8'), placed);
      if (out !== null) writeFileAtomically(out, source);
      else if (!global.json) context.streams.out(source);
      const rest = [...left.map(({ coding }) => coding), ...lost];
      if (global.json) {
        printJson(context, {
          document: id,
          out: options.out ?? null,
          written: written.length,
          left: rest.map(({ id: coding, code, coder, quote }) => ({
            id: coding,
            code,
            coder,
            quote,
          })),
          ...(out === null && { source }),
        });
      } else tellLeft(context, global, { coded, rest, written: written.length });
      end(0);
    });
};

interface LedgerTag extends NewTag {
  readonly coding: Coding;
}

/** The codings of ledgers that have a certain place, as tags; and those that have none. */
function ledgerTags(
  { codings }: CodedDocument,
  only: readonly string[] | null,
): { readonly placed: readonly LedgerTag[]; readonly lost: readonly Coding[] } {
  const own = codings.filter(
    ({ origin, coder }) =>
      (origin === 'manual' || origin === 'accepted') &&
      (only === null || (coder !== null && only.includes(coder))),
  );
  const isCertain = ({ status }: Coding): boolean => status === 'anchored' || status === 'moved';
  const placed = own.filter(isCertain).map((coding): LedgerTag => {
    const { start, end, code, coder, memo, stance } = coding;
    const attributes = {
      ...(coder !== null && { coder }),
      ...(stance !== null && { stance }),
      ...(memo !== null && { memo }),
    };
    return { start, end, name: code, attributes, coding };
  });
  return { placed, lost: own.filter((coding) => !isCertain(coding)) };
}

function tellLeft(
  context: Context,
  global: GlobalOptions,
  done: {
    readonly coded: CodedDocument;
    readonly rest: readonly Coding[];
    readonly written: number;
  },
): void {
  const { coded, rest, written } = done;
  for (const { id, code, coder, status, quote } of rest) {
    const why =
      status === 'anchored' || status === 'moved'
        ? 'crosses another tag or the markup'
        : `is ${status}`;
    context.streams.err(
      `${coded.document.id}: ${code} by ${coder} ${why}; left out: ${id} "${quote}"\n`,
    );
  }
  if (!global.quiet) {
    context.streams.err(
      `${counted(written, 'coding')} written as tags, ${rest.length} left out.\n`,
    );
  }
}
