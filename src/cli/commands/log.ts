// axial log, undo: the audit trail, and taking back.

import type { LedgerEvent } from '../../coding/ledger/event.ts';
import { inOrder } from '../../coding/ledger/fold.ts';
import { ownOnly } from '../../study/own-only.ts';
import { readLedgers } from '../../study/read-ledgers.ts';
import { UsageError } from '../../study/usage-error.ts';
import { counted } from '../../text/counted.ts';
import { type DefineCommand, examples, globalOptions } from '../command.ts';
import { printJson } from '../context.ts';
import { namedCoder } from '../known-names.ts';
import { type LoggedEvent, logLines } from '../log-lines.ts';
import { knownDocument, wholeNumber } from '../options.ts';
import { openScribe } from '../scribe.ts';
import { openFrom } from '../study-command.ts';

export const defineLog: DefineCommand = (command, { context, end }) => {
  command
    .description('Shows what coders did, oldest first: the audit trail.')
    .option('--document <id>', 'only this document')
    .option('--coder <slug>', 'only this coder')
    .option('--since <date>', 'only from this day or time on (2026-01-31)')
    .addHelpText('after', examples('axial log'))
    .action((options: { document?: string; coder?: string; since?: string }) => {
      const global = globalOptions(command);
      const { study, files, coder } = openFrom(context, global);
      const ids = files.map(({ id }) => id);
      const ledgers = readLedgers(study, {
        documents: new Set(ids),
        onlyCoder: ownOnly(study, coder),
      });
      const logged = loggedEvents(ledgers.byDocument, ledgers.changes);
      const coders = [
        ...new Set([...(study.settings.coders ?? []), ...logged.map(({ event }) => event.coder)]),
      ].sort();
      if (options.coder !== undefined) namedCoder(options.coder, coders);
      const since = options.since === undefined ? null : sinceTime(options.since);
      const document =
        options.document === undefined
          ? null
          : knownDocument(options.document, [...ids, ...ledgers.byDocument.keys()]);
      const events = logged.filter(
        (each) =>
          (document === null || each.document === document) &&
          (options.coder === undefined || each.event.coder === options.coder) &&
          (since === null || Date.parse(each.event.at) >= since),
      );
      if (global.json)
        printJson(context, {
          events: events.map((each) => ({ document: each.document, ...each.event })),
        });
      else {
        const lineOf = logLines(logged);
        for (const each of events) context.streams.out(`${lineOf(each)}\n`);
        if (!global.quiet) context.streams.out(`${counted(events.length, 'event')}\n`);
      }
      end(0);
    });
};

/** A day (its beginning in UTC) or a time, in milliseconds. @throws UsageError */
function sinceTime(text: string): number {
  const time = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T.+)?)?)?$/.test(text) ? Date.parse(text) : Number.NaN;
  // 31 February is read as 2 or 3 March.
  const [day = ''] = text.split('T');
  const isDay = Number.isFinite(time) && new Date(Date.parse(day)).toISOString().startsWith(day);
  if (isDay) return time;
  throw new UsageError(
    `--since takes a day or a time, such as 2026-01-31 or 2026-01-31T09:00Z, not "${text}".`,
  );
}

export const defineUndo: DefineCommand = (command, { context, end }) => {
  command
    .description(
      'Takes back your last events (1 if no number is given). It appends, never deletes: undoing an undo brings things back.',
    )
    .argument('[n]', 'how many', wholeNumber(1), 1)
    .option('--coder <name>', 'who is coding')
    .addHelpText('after', `\nExamples:\n  $ axial log\n  then, after a slip: axial undo`)
    .action((n: number, options: { coder?: string }) => {
      const global = globalOptions(command);
      const scribe = openScribe(context, { ...global, ...options });
      // A change of the codebook is taken back with "axial codebook", not here.
      const all = loggedEvents(scribe.ledgers.byDocument, []);
      const last = all
        .filter(({ event }) => event.coder === scribe.coder && !followsCodebook(event))
        .slice(-n)
        .reverse();
      if (last.length === 0) throw new UsageError(`${scribe.coder} has no event to take back.`);
      for (const { document, event } of last) {
        if (document === null) continue;
        scribe.write(scribe.document(document).document, [
          { ...scribe.head(), op: 'undo', target: event.event },
        ]);
      }
      if (global.json)
        printJson(context, {
          undone: last.map(({ document, event }) => ({
            document,
            event: event.event,
            op: event.op,
          })),
        });
      else if (!global.quiet) {
        const lineOf = logLines(all);
        for (const each of last) context.streams.out(`Took back: ${lineOf(each)}\n`);
      }
      end(0);
    });
};

function followsCodebook(event: LedgerEvent): boolean {
  return event.op === 'recode' && event.change !== undefined;
}

function loggedEvents(
  byDocument: ReadonlyMap<string, readonly LedgerEvent[]>,
  changes: readonly LedgerEvent[],
): LoggedEvent[] {
  const all = [...byDocument].flatMap(([document, events]) =>
    events.map((event) => ({ document, event })),
  );
  const documentOf = new Map(all.map(({ document, event }) => [event.event, document]));
  return inOrder([...all.map(({ event }) => event), ...changes]).map((event) => ({
    document: documentOf.get(event.event) ?? null,
    event,
  }));
}
