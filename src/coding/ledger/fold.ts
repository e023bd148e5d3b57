// From events to state. Events are taken in the order (`at`, `event`), whatever the order of the lines,
// so that two branches that Git merged by union come to the same state everywhere.
import type { EventOf, EventPlace, LedgerEvent, LedgerOp } from './event.ts';
import type {
  CodingNotes,
  Decision,
  DoneCode,
  Judgement,
  LedgerCoding,
  LedgerState,
  Proposal,
  Summary,
} from './ledger-state.ts';

/** The state after all events. An event that stands in two lines counts once. */
export function foldEvents(events: Iterable<LedgerEvent>): LedgerState {
  const active = withoutUndone(inOrder(events));
  return {
    codings: foldCodings(active),
    decisions: foldDecisions(active),
    done: foldDone(active),
    summaries: lastOf(ofOp(active, 'summary'), summaryKey, toSummary),
    judgements: lastOf(ofOp(active, 'judge'), judgementKey, toJudgement),
    proposals: lastOf(ofOp(active, 'propose'), (event) => event.id, toProposal),
  };
}

/** Events by (`at`, `event`), each once. */
export function inOrder(events: Iterable<LedgerEvent>): LedgerEvent[] {
  const byId = new Map<string, LedgerEvent>();
  for (const event of events) {
    const known = byId.get(event.event);
    // Two lines with one id and different words: the same one wins whatever their order.
    if (!known || JSON.stringify(event) < JSON.stringify(known)) byId.set(event.event, event);
  }
  const times = new Map([...byId.values()].map((event) => [event, timeOf(event)]));
  const difference = (a: LedgerEvent, b: LedgerEvent): number =>
    (times.get(a) ?? 0) - (times.get(b) ?? 0);
  return [...byId.values()].sort((a, b) => difference(a, b) || compare(a.event, b.event));
}

/** `12:00:00Z` and `12:00:00.000Z` are the same time. */
function timeOf({ at }: { readonly at: string }): number {
  return Date.parse(at);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The events that count: an event is out while an undo of it by the same coder counts. An undo that is
 * itself undone does not count; one that aims at a later event, or at none, does nothing.
 */
export function withoutUndone(ordered: readonly LedgerEvent[]): LedgerEvent[] {
  const position = new Map(ordered.map((event, index) => [event.event, index]));
  const undoneBy = new Map<string, EventOf<'undo'>[]>();
  for (const [index, event] of ordered.entries()) {
    if (event.op !== 'undo') continue;
    const target = position.get(event.target);
    if (target === undefined || target >= index || ordered[target]?.coder !== event.coder) continue;
    const undos = undoneBy.get(event.target);
    if (undos) undos.push(event);
    else undoneBy.set(event.target, [event]);
  }
  // Later events first: whether an undo counts is known before its target is asked about.
  const counts = new Map<string, boolean>();
  for (const event of [...ordered].reverse()) {
    const undos = undoneBy.get(event.event) ?? [];
    counts.set(event.event, !undos.some((undo) => counts.get(undo.event)));
  }
  return ordered.filter((event) => counts.get(event.event));
}

function ofOp<Op extends LedgerOp>(events: readonly LedgerEvent[], op: Op): EventOf<Op>[] {
  return events.filter(
    (event): event is Extract<LedgerEvent, { op: Op }> => event.op === op,
  ) as EventOf<Op>[];
}

/** For each key the last event, as `make` shows it, in the order of the first event of each key. */
function lastOf<Event, Value>(
  events: readonly Event[],
  keyOf: (event: Event) => string,
  make: (event: Event) => Value,
): Value[] {
  const last = new Map<string, Event>();
  for (const event of events) last.set(keyOf(event), event);
  return [...last.values()].map(make);
}

type CodingDraft = {
  -readonly [Key in keyof LedgerCoding]: LedgerCoding[Key];
} & { places: Map<string, EventPlace>; methods: Map<string, string> };

function foldCodings(events: readonly LedgerEvent[]): LedgerCoding[] {
  const drafts = new Map<string, CodingDraft>();
  for (const event of ofOp(events, 'code')) {
    if (drafts.has(event.id)) continue;
    drafts.set(event.id, {
      id: event.id,
      coder: event.coder,
      code: event.code,
      places: new Map([[event.text, placeOf(event)]]),
      methods: new Map(),
      codebook: event.codebook,
      stance: event.stance ?? null,
      memo: event.memo ?? null,
      translation: null,
      shown: event.shown ?? [],
      at: event.at,
      codedAt: event.at,
    });
  }
  for (const event of events) changeCoding(drafts, event);
  // A removal wins over every change, also over one of the same time.
  for (const { id, coder } of ofOp(events, 'uncode')) {
    if (drafts.get(id)?.coder === coder) drafts.delete(id);
  }
  return [...drafts.values()];
}

function changeCoding(drafts: ReadonlyMap<string, CodingDraft>, event: LedgerEvent): void {
  if (!('id' in event) || typeof event.id !== 'string') return;
  const draft = drafts.get(event.id);
  // A ledger is one coder's: nobody changes a colleague's coding.
  if (!draft || draft.coder !== event.coder) return;
  switch (event.op) {
    case 'recode':
      draft.code = event.code;
      draft.codebook = event.codebook ?? draft.codebook;
      draft.codedAt = event.change === undefined ? event.at : draft.codedAt;
      break;
    case 'memo':
    case 'stance':
    case 'translate':
      Object.assign(draft, noteOf(event));
      break;
    case 'move':
      draft.places.set(event.text, placeOf(event));
      draft.methods.set(event.text, event.method);
      break;
  }
}

function placeOf({ start, end, quote, prefix, suffix, text }: EventPlace): EventPlace {
  return { start, end, quote, prefix, suffix, text };
}

/** A coder's last word on each (code, stretch); at the same time a rejection wins. */
function foldDecisions(events: readonly LedgerEvent[]): Decision[] {
  const verdicts = events.filter((event) => event.op === 'accept' || event.op === 'reject');
  const last = new Map<string, (typeof verdicts)[number]>();
  const notes = foldNotes(events);
  const keyOf = (event: (typeof verdicts)[number]): string =>
    JSON.stringify([event.coder, event.code, event.text, event.start, event.end]);
  const notesOf = new Map<string, CodingNotes>();
  for (const event of verdicts) {
    const key = keyOf(event);
    notesOf.set(key, { ...NO_NOTES, ...notesOf.get(key), ...notes.get(event.event) });
    const known = last.get(key);
    if (known?.op === 'reject' && timeOf(known) === timeOf(event)) continue;
    last.set(key, event);
  }
  return [...last.values()].map((event) => ({
    id: event.event,
    coder: event.coder,
    verdict: event.op,
    code: event.code,
    place: placeOf(event),
    rule: event.rule,
    notes: notesOf.get(keyOf(event)) ?? NO_NOTES,
    at: event.at,
  }));
}

const NO_NOTES: CodingNotes = { stance: null, memo: null, translation: null };

/** What was said about each coding or accepted hit by its own coder, by the id that it was said of. */
function foldNotes(events: readonly LedgerEvent[]): Map<string, Partial<CodingNotes>> {
  const coders = new Map(events.map((event) => [event.event, event.coder]));
  const notes = new Map<string, Partial<CodingNotes>>();
  for (const event of events) {
    if (event.op !== 'memo' && event.op !== 'stance' && event.op !== 'translate') continue;
    if (coders.get(event.id) !== event.coder) continue;
    notes.set(event.id, { ...notes.get(event.id), ...noteOf(event) });
  }
  return notes;
}

function noteOf(
  event: EventOf<'memo'> | EventOf<'stance'> | EventOf<'translate'>,
): Partial<CodingNotes> {
  if (event.op === 'memo') return { memo: event.memo || null };
  if (event.op === 'stance') return { stance: event.stance };
  return { translation: event.translation || null };
}

/** For each coder and code whether the document is done; at the same time "not done" wins. */
function foldDone(events: readonly LedgerEvent[]): DoneCode[] {
  const last = new Map<string, { readonly at: string; readonly done: DoneCode | null }>();
  for (const event of events) {
    if (event.op !== 'done' && event.op !== 'undone') continue;
    for (const [code, codebook] of Object.entries(event.codes)) {
      const key = JSON.stringify([event.coder, code]);
      const known = last.get(key);
      if (known?.done === null && timeOf(known) === timeOf(event)) continue;
      last.set(key, {
        at: event.at,
        done: event.op === 'done' ? doneCode(event, code, codebook) : null,
      });
    }
  }
  return [...last.values()].flatMap(({ done }) => (done ? [done] : []));
}

function doneCode(event: EventOf<'done'>, code: string, codebook: string): DoneCode {
  const { coder, text, shown = [], at } = event;
  return { coder, code, codebook, text, shown, at };
}

function summaryKey(event: EventOf<'summary'>): string {
  return JSON.stringify([event.coder, event.code ?? null, event.field ?? null]);
}

function toSummary({ coder, code, field, value, cites, at }: EventOf<'summary'>): Summary {
  return { coder, code: code ?? null, field: field ?? null, value, cites, at };
}

function judgementKey(event: EventOf<'judge'>): string {
  return JSON.stringify([
    event.coder,
    event.sample,
    event.code,
    event.start,
    event.end,
    event.quote,
  ]);
}

function toJudgement(event: EventOf<'judge'>): Judgement {
  const { coder, sample, code, start, end, quote, value, at } = event;
  return { coder, sample, code, start, end, quote, value, at };
}

function toProposal(event: EventOf<'propose'>): Proposal {
  const { id, code, start, end, quote, prefix, suffix, model, version, promptHash, at } = event;
  const place = { start, end, quote, prefix, suffix, text: event.text ?? '' };
  return { id, code, place, reason: event.reason ?? null, model, version, promptHash, at };
}
