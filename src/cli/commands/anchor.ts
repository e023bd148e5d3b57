// axial anchor: after documents were edited, writes down where this coder's codings stand now.

import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { openScribe } from '../scribe.ts';

export const defineAnchor: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'After documents were edited: writes into your ledger where your codings stand now. Only certain moves are written; proposals and orphans wait in "axial review". A colleague’s ledger is never touched.',
    )
    .option('--coder <name>', 'who is coding')
    .addHelpText('after', examples('axial anchor --coder ana'))
    .action((options: { coder?: string }) => {
      const global = globalOptions(command);
      const scribe = openScribe(context, { ...global, ...options });
      const counts = { anchored: 0, moved: 0, proposed: 0, orphaned: 0 };
      for (const { document, codings } of scribe.loaded.corpus.documents()) {
        const own = codings.filter(
          ({ origin, coder }) => origin === 'manual' && coder === scribe.coder,
        );
        for (const { status } of own) counts[status]++;
        scribe.write(document, []);
      }
      if (global.json) printJson(context, counts);
      else {
        const { anchored, moved, proposed, orphaned } = counts;
        context.streams.out(
          `${scribe.coder}: ${anchored} anchored, ${moved} moved, ${proposed} proposed, ${orphaned} orphaned.\n`,
        );
        if (proposed + orphaned > 0)
          context.streams.out('"axial review" shows the proposals and orphans.\n');
      }
      end(0);
    });
};
