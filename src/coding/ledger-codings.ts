// The ledgers' codings on the present text of a document: where they stand now, and what was decided
// about the hits of rules.
import type { SourceDocument } from '../corpus/source-document.ts';
import { type CodePointMap, mapCodePoints } from '../text/code-points.ts';
import type { Span } from '../text/span.ts';
import type { Anchor, HashedText } from './anchoring/anchor.ts';
import { anchorAll } from './anchoring/anchor-all.ts';
import type { Placement } from './anchoring/placement.ts';
import type { DoneMark } from './coded-corpus.ts';
import type { Coding } from './coding.ts';
import type { EventPlace } from './ledger/event.ts';
import type { Decision, LedgerCoding, LedgerState, Proposal } from './ledger/ledger-state.ts';

/** The text that had a hash, if it is still known (from the derived files, or from Git). */
export type OldTexts = (hash: string) => string | null;

/** A place of a ledger on the present text. */
export interface PlacedOn {
  readonly placement: Placement;
  /** The place in the ledger from which it was found. */
  readonly place: EventPlace;
}

export interface LedgerOnText {
  /** Codings by hand (`manual`), accepted hits (`accepted`), proposals of machines (`machine`). */
  readonly codings: readonly Coding[];
  /** Where each coding of a ledger stands, by its id: what `axial anchor` writes down. */
  readonly placements: ReadonlyMap<string, PlacedOn>;
  readonly done: readonly DoneMark[];
  /** Decisions with the stretch that they are about now; null where it is gone. */
  readonly decided: readonly Decided[];
}

/** A decision, and the stretch that it is about now. */
interface Decided {
  readonly decision: Decision;
  readonly span: Span | null;
}

/** Places everything that the ledgers say about a document on its present text. */
export function ledgerOnText(
  state: LedgerState,
  document: SourceDocument,
  oldTexts: OldTexts,
): LedgerOnText {
  const places = [
    ...state.codings.map((coding) => ({ key: coding.id, place: bestPlace(coding, document.hash) })),
    ...state.decisions.map(({ id, place }) => ({ key: id, place })),
    ...state.proposals.map(({ id, place }) => ({ key: id, place })),
  ];
  const placements = placeAll(places, document, oldTexts);
  const decided = lastWords(
    state.decisions.map((decision) => ({
      decision,
      span: certainSpan(placements.get(decision.id)?.placement),
    })),
  );
  const codings = [
    ...state.codings.map((coding) => manualCoding(coding, document, placements.get(coding.id))),
    ...decided.flatMap(({ decision }) =>
      decision.verdict === 'accept'
        ? [acceptedCoding(decision, document, placements.get(decision.id))]
        : [],
    ),
    ...openProposals(state.proposals, decided, placements).map((proposal) =>
      machineCoding(proposal, document, placements.get(proposal.id)),
    ),
  ];
  return { codings, placements, done: doneMarks(state, document.hash), decided };
}

/** The place on the present text if there is one, else the latest that was written. */
function bestPlace(coding: LedgerCoding, hash: string): EventPlace {
  const present = coding.places.get(hash);
  const [latest] = [...coding.places.values()].reverse();
  const place = present ?? latest;
  if (!place) throw new Error(`The coding ${coding.id} has no place.`);
  return place;
}

function placeAll(
  places: readonly { readonly key: string; readonly place: EventPlace }[],
  document: SourceDocument,
  oldTexts: OldTexts,
): Map<string, PlacedOn> {
  const byHash = new Map<string, { key: string; place: EventPlace }[]>();
  for (const entry of places) {
    byHash.set(entry.place.text, [...(byHash.get(entry.place.text) ?? []), entry]);
  }
  const found = new Map<string, PlacedOn>();
  for (const [hash, entries] of byHash) {
    const text = hash === document.hash ? document.text : oldTexts(hash);
    const old: HashedText | null = text === null ? null : { text, hash };
    const map = old && mapCodePoints(old.text);
    const anchors = entries.map(({ place }) => toAnchor(place, map));
    anchorAll(anchors, old, document).forEach((placement, index) => {
      const entry = entries[index];
      if (entry) found.set(entry.key, { placement, place: entry.place });
    });
  }
  return found;
}

/** Offsets of a lost text cannot be converted; then the words and their context decide. */
function toAnchor(place: EventPlace, map: CodePointMap | null): Anchor {
  const { quote, prefix, suffix, text } = place;
  const start = map ? map.toUnits(place.start) : place.start;
  const end = map ? map.toUnits(place.end) : start + quote.length;
  return { start, end, quote, prefix, suffix, textHash: map ? text : '' };
}

/**
 * Decisions of one coder on different versions of the text may come to the same stretch of the present
 * one: then the last counts, and at the same time a rejection.
 */
function lastWords(decided: readonly Decided[]): Decided[] {
  const last = new Map<string, Decided>();
  for (const each of decided) {
    const { decision, span } = each;
    const stretch = span === null ? [decision.id] : [span.start, span.end];
    const key = JSON.stringify([decision.coder, decision.code, ...stretch]);
    const known = last.get(key);
    if (known === undefined || isLater(decision, known.decision)) last.set(key, each);
  }
  return [...last.values()];
}

function isLater(a: Decision, b: Decision): boolean {
  const difference = Date.parse(a.at) - Date.parse(b.at);
  if (difference !== 0) return difference > 0;
  return a.verdict === b.verdict ? a.id > b.id : a.verdict === 'reject';
}

function certainSpan(placement: Placement | undefined): Span | null {
  if (!placement || placement.status === 'proposed') return null;
  return placement.span;
}

function placedFields(
  document: SourceDocument,
  placed: PlacedOn | undefined,
  /** The method of the move that the ledger holds for the place; null where it was made there. */
  movedBy: string | null,
): Pick<Coding, 'start' | 'end' | 'quote' | 'status' | 'placed'> {
  const placement = placed?.placement;
  const span = placement?.span ?? { start: 0, end: 0 };
  const status = placement?.status ?? 'orphaned';
  const quote =
    status === 'orphaned' || status === 'proposed'
      ? (placed?.place.quote ?? '')
      : document.text.slice(span.start, span.end);
  const written = placed?.place.text === document.hash;
  // Anchored on this very text, but by a move: its words were made elsewhere.
  return {
    ...span,
    quote,
    status: status === 'anchored' && movedBy !== null ? 'moved' : status,
    placed: {
      method: (written ? movedBy : null) ?? placement?.method ?? 'none',
      score: placement?.score ?? 0,
      written,
    },
  };
}

function manualCoding(
  coding: LedgerCoding,
  document: SourceDocument,
  placed: PlacedOn | undefined,
): Coding {
  const movedBy = placed === undefined ? null : (coding.methods.get(placed.place.text) ?? null);
  return {
    id: coding.id,
    document: document.id,
    code: coding.code,
    origin: 'manual',
    coder: coding.coder,
    ...placedFields(document, placed, movedBy),
    stance: coding.stance,
    memo: coding.memo,
    rule: null,
    translation: coding.translation,
    madeUnder: coding.codebook,
    shown: coding.shown,
  };
}

function acceptedCoding(
  decision: Decision,
  document: SourceDocument,
  placed: PlacedOn | undefined,
): Coding {
  return {
    id: decision.id,
    document: document.id,
    code: decision.code,
    origin: 'accepted',
    coder: decision.coder,
    ...placedFields(document, placed, null),
    ...decision.notes,
    rule: decision.rule,
  };
}

function machineCoding(
  proposal: Proposal,
  document: SourceDocument,
  placed: PlacedOn | undefined,
): Coding {
  return {
    id: proposal.id,
    document: document.id,
    code: proposal.code,
    origin: 'machine',
    coder: null,
    ...placedFields(document, placed, null),
    stance: null,
    memo: proposal.reason,
    rule: null,
  };
}

/** Proposals about which nobody has decided yet. */
function openProposals(
  proposals: readonly Proposal[],
  decided: LedgerOnText['decided'],
  placements: ReadonlyMap<string, PlacedOn>,
): Proposal[] {
  return proposals.filter((proposal) => {
    const span = certainSpan(placements.get(proposal.id)?.placement);
    return !decided.some(
      ({ decision, span: other }) =>
        decision.code === proposal.code &&
        span !== null &&
        other?.start === span.start &&
        other.end === span.end,
    );
  });
}

/** One mark a coder: the codes for which the document is done. */
function doneMarks(state: LedgerState, hash: string): DoneMark[] {
  const coders = [...new Set(state.done.map(({ coder }) => coder))];
  return coders.map((coder) => {
    const own = state.done.filter((done) => done.coder === coder);
    return {
      coder,
      codes: new Set(own.map(({ code }) => code)),
      changed: own.some(({ text }) => text !== hash),
      shown: [...new Set(own.flatMap(({ shown }) => shown))].sort(),
    };
  });
}

/**
 * The rule codings that are left after people's decisions: a hit that somebody rejected is hidden from
 * everybody, a hit that somebody accepted stands as accepted. A decision belongs to the code and the
 * stretch, whatever rule found it.
 */
export function withoutDecided(
  rules: readonly Coding[],
  decided: LedgerOnText['decided'],
): readonly Coding[] {
  const keys = new Set(
    decided.flatMap(({ decision, span }) =>
      span === null ? [] : [`${decision.code} ${span.start} ${span.end}`],
    ),
  );
  if (keys.size === 0) return rules;
  return rules.filter(({ code, start, end }) => !keys.has(`${code} ${start} ${end}`));
}
