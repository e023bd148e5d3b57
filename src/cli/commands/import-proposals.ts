// axial import proposals: codings of a program, checked against the texts, into the review queue.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SourceDocument } from '../../corpus/source-document.ts';
import { proposalEvents } from '../../exchange/proposal-events.ts';
import { type Refusal, readProposals } from '../../exchange/read-proposals.ts';
import { appendToLedger } from '../../study/append-to-ledger.ts';
import { coderSlug } from '../../study/coder.ts';
import { loadCodebook, loadDocuments } from '../../study/load-study.ts';
import { keepText } from '../../study/old-texts.ts';
import { readLedgers } from '../../study/read-ledgers.ts';
import { UsageError } from '../../study/usage-error.ts';
import { type DefineCommand, globalOptions } from '../command.ts';
import { type Context, printJson } from '../context.ts';
import { openFrom } from '../study-command.ts';

const EXAMPLE = {
  document: 'papers/wen-2017',
  code: 'trust-deficit',
  quote: 'words that stand exactly so in the document',
  reason: 'Why the code applies.',
  model: 'some-model',
  version: '2026-01',
  prompt: 'The prompt, or its SHA-256 as promptHash.',
  date: '2026-01-31',
};

export const defineImportProposals: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Imports codings that a program made, one JSON object a line. They wait in "axial review" and never count as human. What does not stand word for word in its document is refused. Exit code 1 if a line was refused.',
    )
    .argument('[file]', 'a file of JSON lines, or - for standard input', '-')
    .option('--example', 'print an example of such a line')
    .option('--dry-run', 'only say what would be imported')
    .action((file: string, options: { example?: boolean; dryRun?: boolean }) => {
      if (options.example) {
        context.streams.out(`${JSON.stringify(EXAMPLE)}\n`);
        end(0);
        return;
      }
      const global = globalOptions(command);
      const { study, files } = openFrom(context, global);
      const read = readProposals(readSource(context, file));
      const documents = new Map<string, SourceDocument>();
      for (const document of loadDocuments(study, files)) documents.set(document.id, document);
      const { codebook } = loadCodebook(study, []);
      const made = proposalEvents(read.proposals, { documents, codebook, slug: machineSlug });
      const ledgers = readLedgers(study, { documents: new Set(documents.keys()) });
      const refusals = [...read.refusals, ...made.refusals].sort((a, b) => a.line - b.line);
      let [imported, known] = [0, 0];
      for (const [id, events] of made.events) {
        const there = new Set((ledgers.byDocument.get(id) ?? []).map(({ event }) => event));
        const fresh = events.filter(({ event }) => {
          const isNew = !there.has(event);
          there.add(event);
          return isNew;
        });
        imported += fresh.length;
        known += events.length - fresh.length;
        const document = documents.get(id);
        if (options.dryRun || fresh.length === 0 || !document) continue;
        keepText(study, document);
        for (const coder of new Set(fresh.map((event) => event.coder))) {
          const own = fresh.filter((event) => event.coder === coder);
          appendToLedger(study, { coder, document: id }, own);
        }
      }
      report(context, { ...global, imported, known, refusals });
      end(refusals.length > 0 ? 1 : 0);
    });
};

/** Coder's name of a model. A model whose name has no letter or digit cannot have a ledger. */
function machineSlug(model: string): string {
  return coderSlug(model) || 'machine';
}

function readSource(context: Context, file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : resolve(context.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function report(
  context: Context,
  answer: {
    readonly json?: boolean;
    readonly quiet?: boolean;
    readonly imported: number;
    readonly known: number;
    readonly refusals: readonly Refusal[];
  },
): void {
  const { imported, known, refusals } = answer;
  const refused: Record<string, number> = {};
  for (const { reason } of refusals) refused[reason] = (refused[reason] ?? 0) + 1;
  if (answer.json) printJson(context, { imported, known, refused, refusals });
  else {
    for (const { line, reason, message } of refusals) {
      context.streams.err(`line ${line}: ${message} [${reason}]\n`);
    }
    if (answer.quiet) return;
    const kinds = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
    context.streams.out(
      `${imported} proposals imported, ${known} there already, ${refusals.length} refused${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}.\n`,
    );
  }
}
