// axial index: brings the index up to date, and on request holds it against a plain reading.
import type { OpenIndex } from '../../index/open-index.ts';
import { counted, withCommas } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { type Context, type GlobalOptions, printJson } from '../context.ts';
import { reportFindings } from '../findings.ts';
import { type OpenedStudy, unreadFindings, withIndex } from '../indexed-study.ts';
import { openQuickly } from '../open-quickly.ts';
import type { VerificationJson } from '../verify-index.ts';

export const defineIndex: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Brings the index up to date with the documents. Other commands do so by themselves; the index is derived from the text and can be deleted at any time.',
    )
    .option(
      '--verify',
      'hold the index against a plain reading of every document, for each rule of the codebook; exit code 1 at a difference',
    )
    .addHelpText('after', examples('axial index', 'axial index --json', 'axial index --verify'))
    .action(async (options: { readonly verify?: boolean }) => {
      const global = globalOptions(command);
      const started = performance.now();
      const opened = await openQuickly(context, global);
      const request = { opened, command: 'index', mustWrite: true };
      await withIndex(context, global, request, async (open) => {
        const counts = indexJson(open, performance.now() - started);
        const verified = options.verify ? await verifyOpen(open, opened) : null;
        reportFindings(context, global, [...opened.diagnostics, ...unreadFindings(open.unread)]);
        printCounts(context, global, { ...counts, ...(verified && { verified }) });
        end(verified?.difference ? 1 : 0);
      });
    });
};

/** What verifies is loaded only when it is asked for: nobody waits for it at a plain refresh. */
async function verifyOpen(open: OpenIndex, opened: OpenedStudy): Promise<VerificationJson> {
  const { verifyIndex } = await import('../verify-index.ts');
  return verifyIndex(open, opened);
}

interface IndexJson {
  readonly documents: number;
  readonly segments: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly renamed: number;
  readonly unchanged: number;
  readonly ms: number;
  /** What `--verify` found. */
  readonly verified?: VerificationJson;
}

function indexJson({ index, counts }: OpenIndex, ms: number): IndexJson {
  const { added, changed, removed, renamed, unchanged } = counts;
  return {
    documents: index.entries.length,
    segments: index.entries.reduce((sum, { blocks }) => sum + blocks, 0),
    added,
    changed,
    removed,
    renamed,
    unchanged,
    ms: Math.round(ms),
  };
}

function printCounts(context: Context, global: GlobalOptions, counts: IndexJson): void {
  if (global.json) printJson(context, counts);
  else {
    if (!global.quiet) context.streams.out(countsText(counts));
    if (counts.verified && !(global.quiet && counts.verified.difference === null))
      context.streams.out(verifiedText(counts.verified));
  }
}

function verifiedText({ documents, rules, units, difference }: VerificationJson): string {
  if (difference) return `The index differs from the text. ${difference.message}\n`;
  return `Verified: the index agrees with a plain reading of ${counted(documents, 'document')} on ${counted(rules, 'rule')} and ${counted(units, 'unit')}.\n`;
}

function countsText(counts: IndexJson): string {
  const { documents, segments, added, changed, removed, renamed, unchanged, ms } = counts;
  const moved = renamed > 0 ? ` (${renamed} of the added are renamed ones)` : '';
  const blocks = segments === 1 ? '1 paragraph' : `${withCommas(segments)} paragraphs and headings`;
  return `${counted(documents, 'document')}, ${blocks}, in ${(ms / 1000).toFixed(1)} s: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged${moved}.\n`;
}
