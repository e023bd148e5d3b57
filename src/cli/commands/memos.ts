// axial memos: every memo of the study in one place.

import { resolve } from 'node:path';
import { renderCsv } from '../../render/csv.ts';
import { MEMO_KINDS, type MemoSubject, parseSubject, readMemos } from '../../study/memo-files.ts';
import { ownOnly } from '../../study/own-only.ts';
import { UsageError } from '../../study/usage-error.ts';
import { writeFileAtomically } from '../../study/write-files.ts';
import { counted } from '../../text/counted.ts';
import { nearest } from '../../text/nearest.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { namedCoder, namesOf } from '../known-names.ts';
import { withStudy } from '../load-indexed-study.ts';
import { listMemos, memosTable, memoText } from '../memo-list.ts';
import { collect, knownName } from '../options.ts';
import { openFrom, reportFindings } from '../study-command.ts';

interface MemosOptions {
  readonly about?: readonly string[];
  readonly kind?: readonly string[];
  readonly coder?: readonly string[];
  readonly search?: string;
  readonly csv?: boolean;
  readonly out?: string;
}

export const defineMemos: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Lists memos: those on codings, in ledgers and inline tags, and the longer ones in codebook/memos/. "axial memo" writes one.',
    )
    .option('--about <subjects>', 'only about these: a code, a document, study (a,b,…)', collect)
    .option('--kind <kinds>', `only these kinds: ${MEMO_KINDS.join(', ')}`, collect)
    .option('--coder <slugs>', 'only by these coders (a,b,…)', collect)
    .option('--search <text>', 'only with these words, whatever their case')
    .option('--csv', 'print CSV')
    .option('--out <file>', 'write to this file (.csv, .json or text) instead of standard output')
    .addHelpText(
      'after',
      examples('axial memos --about trust-deficit', 'axial memos --search contract --csv'),
    )
    .action(async (options: MemosOptions) => {
      const global = globalOptions(command);
      const opened = openFrom(context, global);
      await withStudy(context, global, { opened, command: 'memos' }, (loaded) => {
        const { codes } = loaded.corpus.codebook;
        const documents = new Set(loaded.documents);
        const targets = {
          isCode: (id: string) => codes.has(id),
          isDocument: (id: string) => documents.has(id),
        };
        const subject = (name: string): MemoSubject => {
          const found = parseSubject(name, targets);
          if (found !== null) return found;
          const near = nearest(name, [...codes.keys(), ...documents, 'study']);
          throw new UsageError(
            `There is no code or document "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
          );
        };
        const { memos: all, diagnostics } = readMemos(opened.study, targets);
        const only = ownOnly(opened.study, opened.coder);
        const memos = all.filter(({ coder }) => only === null || coder === null || coder === only);
        const names = namesOf(context, global, { study: opened.study, loaded });
        const writers = memos.flatMap(({ coder }) => (coder === null ? [] : [coder]));
        const coders = [...new Set([...names.coders(), ...writers])].sort();
        const found = listMemos(loaded, memos, {
          about: options.about?.map(subject) ?? null,
          kinds: options.kind?.map((kind) => knownName('kind of memo', kind, MEMO_KINDS)) ?? null,
          coders: options.coder?.map((coder) => namedCoder(coder, coders)) ?? null,
          search: options.search ?? null,
        });
        reportFindings(context, global, diagnostics);
        const { out } = options;
        const asJson = global.json || out?.toLowerCase().endsWith('.json');
        const asCsv = options.csv || out?.toLowerCase().endsWith('.csv');
        const count = global.quiet ? '' : `${counted(found.length, 'memo')}\n`;
        const text = asJson
          ? `${JSON.stringify({ format: 1, memos: found }, null, 2)}\n`
          : asCsv
            ? renderCsv(memosTable(found))
            : found.map(memoText).join('') + count;
        if (out === undefined) context.streams.out(text);
        else writeFileAtomically(resolve(context.cwd, out), text);
      });
      end(0);
    });
};
