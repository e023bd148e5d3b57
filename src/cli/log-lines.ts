// Events of ledgers as lines for people: who did what, where, and on which words.
import type { LedgerEvent } from '../coding/ledger/event.ts';
import { counted } from '../text/counted.ts';

export interface LoggedEvent {
  /** Null for a change of the codebook. */
  readonly document: string | null;
  readonly event: LedgerEvent;
}

const QUOTE_SHOWN = 60;
/** Undos of undos that a line follows. */
const DEEPEST = 8;

/** A line for each event. What names a coding or an event alone is shown with its words, found in `all`. */
export function logLines(all: readonly LoggedEvent[]): (each: LoggedEvent) => string {
  const eventOf = new Map(all.map(({ event }) => [event.event, event]));
  const words = new Map<string, string>();
  for (const { event } of all) {
    if (event.op === 'code' || event.op === 'propose') words.set(event.id, event.quote);
    // A decision has no other id than that of its event.
    if (event.op === 'accept') words.set(event.event, event.quote);
  }
  const quoted = (id: string): string => {
    const quote = words.get(id);
    return quote === undefined ? '' : `  "${short(quote)}"`;
  };
  const detail = (event: LedgerEvent, depth = 0): string => {
    switch (event.op) {
      case 'code':
      case 'accept':
      case 'reject':
      case 'propose':
        return `${event.code}  "${short(event.quote)}"`;
      case 'recode':
        return `${event.id} to ${event.code}${quoted(event.id)}`;
      case 'memo':
        return `${event.id}  ${short(event.memo)}${quoted(event.id)}`;
      case 'stance':
        return `${event.id} ${event.stance ?? 'none'}${quoted(event.id)}`;
      case 'translate':
        return `${event.id}  ${short(event.translation)}${quoted(event.id)}`;
      case 'move':
        return `${event.id} (${event.method})  "${short(event.quote)}"`;
      case 'uncode':
        return `${event.id}${quoted(event.id)}`;
      case 'summary':
        return `${event.code ?? event.field ?? ''}  ${short(event.value)}`;
      case 'done':
      case 'undone':
        return counted(Object.keys(event.codes).length, 'code');
      case 'judge':
        return `${event.sample} ${event.code} ${event.value ? 'yes' : 'no'}`;
      case 'undo': {
        const target = eventOf.get(event.target);
        // An undo of an undo tells what came back. In a damaged ledger they may point in a circle.
        return target && depth < DEEPEST
          ? `${target.op}: ${detail(target, depth + 1)}`
          : event.target;
      }
      case 'codebook':
        return [event.change, event.code, event.rule, ...arrow(event.into)]
          .filter(Boolean)
          .join(' ');
    }
  };
  return ({ document, event }) =>
    `${event.at}  ${event.coder}  ${event.op.padEnd(9)}  ${document ?? 'codebook'}  ${detail(event)}`.trimEnd();
}

function arrow(into: readonly string[]): string[] {
  return into.length === 0 ? [] : ['→', into.join(', ')];
}

function short(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > QUOTE_SHOWN ? `${line.slice(0, QUOTE_SHOWN)}…` : line;
}
