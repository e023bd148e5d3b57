// Writes for one coder: makes events with the coder's name, the time and an id, and appends them.
import { randomInt } from 'node:crypto';
import type { Codebook } from '../codebook/codebook.ts';
import { makeAnchor } from '../coding/anchoring/anchor.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import { type EventPlace, LEDGER_VERSION, type LedgerEvent } from '../coding/ledger/event.ts';
import { ulidMaker } from '../coding/ledger/ulid.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { appendToLedger } from '../study/append-to-ledger.ts';
import { whoIsCoding } from '../study/coder.ts';
import { type LoadedStudy, loadStudy } from '../study/load-study.ts';
import { keepText } from '../study/old-texts.ts';
import type { Study } from '../study/open-study.ts';
import type { ReadLedgers } from '../study/read-ledgers.ts';
import { readSingly } from '../study/read-singly.ts';
import { UsageError } from '../study/usage-error.ts';
import { mapCodePoints } from '../text/code-points.ts';
import type { Span } from '../text/span.ts';
import type { Context, GlobalOptions } from './context.ts';
import { knownDocument, knownName } from './options.ts';
import { openFrom } from './study-command.ts';

/** What every event begins with. */
export type EventHead = Pick<LedgerEvent, 'v' | 'event' | 'coder' | 'at'>;

export interface Scribe {
  readonly coder: string;
  readonly study: Study;
  /** The whole study, read when it is first asked for: most commands need one document only. */
  readonly loaded: LoadedStudy;
  readonly ledgers: Pick<ReadLedgers, 'byDocument' | 'changes'>;
  readonly codebook: Codebook;
  /** Ids of all documents, in order. */
  readonly documents: readonly string[];
  /** A new id, for an event or a coding. */
  readonly newId: () => string;
  /** Head of a new event of this coder, now. */
  readonly head: () => EventHead;
  /** A coded document by its id or file. Throws a UsageError with the nearest one. */
  readonly document: (name: string) => CodedDocument;
  /** A code by its id. Throws a UsageError with the nearest one. */
  readonly code: (id: string) => string;
  /**
   * Appends events to this coder's ledger of a document: on disk when it returns. Before them go the
   * moves that bring this coder's codings onto the present text, where it changed.
   */
  readonly write: (document: SourceDocument, events: readonly LedgerEvent[]) => void;
}

/** Opens the study for writing as the coder that the command line, the environment or the settings name. */
export function openScribe(
  context: Context,
  options: GlobalOptions & { readonly coder?: string },
): Scribe {
  const opened = openFrom(context, options);
  const { study } = opened;
  const coder = whoIsCoding(study, {
    ...(options.coder !== undefined && { option: options.coder }),
    environment: context.env.AXIAL_CODER,
  });
  const asCoder = { ...opened, coder };
  const reading = readSingly(asCoder);
  const { codebook, documents, ledgers } = reading;
  let loaded: LoadedStudy | undefined;
  const newId = ulidMaker({ now: Date.now, below: (limit) => randomInt(limit) });
  // A clock that was set back must not put an event before those that it is about.
  const earliest = lastTimeOf(ledgers, coder) + 1;
  const head = (): EventHead => ({
    v: LEDGER_VERSION,
    event: newId(),
    coder,
    at: new Date(Math.max(Date.now(), earliest)).toISOString(),
  });
  return {
    coder,
    study,
    get loaded() {
      loaded ??= loadStudy(asCoder);
      return loaded;
    },
    ledgers,
    codebook,
    documents,
    newId,
    head,
    document(name) {
      const id = knownDocument(name, documents);
      const coded = reading.document(id);
      if (!coded) throw new UsageError(`${id} cannot be read. "axial check" says why.`);
      return coded;
    },
    code: (id) => knownName('code', id, [...codebook.codes.keys()]),
    write(document, events) {
      const codings = reading.document(document.id)?.codings ?? [];
      const own = codings.filter((coding) => coding.coder === coder);
      const moves = own.flatMap((coding) => moveEvents(head, document, coding));
      if (moves.length + events.length === 0) return;
      keepText(study, document);
      const ledger = { coder, document: document.id };
      const { setAside, tornFile } = appendToLedger(study, ledger, [...moves, ...events]);
      if (setAside !== null) {
        context.streams.err(
          `axial: the last line of the ledger was torn by an earlier interruption; it was set aside in ${tornFile}.\n`,
        );
      }
    },
  };
}

/** The time of this coder's last event, in milliseconds since 1970; 0 where there is none. */
function lastTimeOf(ledgers: Scribe['ledgers'], coder: string): number {
  let last = 0;
  for (const events of [...ledgers.byDocument.values(), ledgers.changes]) {
    for (const event of events) {
      if (event.coder === coder) last = Math.max(last, Date.parse(event.at));
    }
  }
  return last;
}

/** A stretch of a document as events hold it: code points, words, context, hash of the text. */
export function eventPlace(document: SourceDocument, span: Span): EventPlace {
  const { quote, prefix, suffix, textHash } = makeAnchor(document, span);
  const map = mapCodePoints(document.text);
  return {
    start: map.toCodePoints(span.start),
    end: map.toCodePoints(span.end),
    quote,
    prefix,
    suffix,
    text: textHash,
  };
}

/** The move that brings a manual coding onto the present text; none where the ledger has that place already. */
function moveEvents(
  head: () => EventHead,
  document: SourceDocument,
  coding: Coding,
): LedgerEvent[] {
  const { placed, status, origin } = coding;
  const certain = status === 'anchored' || status === 'moved';
  if (origin !== 'manual' || !placed || placed.written || !certain) return [];
  const { method, score } = placed;
  return [{ ...head(), op: 'move', id: coding.id, ...eventPlace(document, coding), method, score }];
}
