// From proposals to events of a ledger: each quotation must stand word for word in its document.
import { createHash } from 'node:crypto';
import type { Codebook } from '../codebook/codebook.ts';
import { makeAnchor } from '../coding/anchoring/anchor.ts';
import { placesOf } from '../coding/find-quote.ts';
import { type EventOf, LEDGER_VERSION } from '../coding/ledger/event.ts';
import { ulidMaker } from '../coding/ledger/ulid.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { mapCodePoints } from '../text/code-points.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { ProposedCoding, Refusal } from './read-proposals.ts';

export interface ProposalSources {
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly codebook: Codebook;
  /** The name of a ledger's coder from a model's name. */
  readonly slug: (model: string) => string;
}

/** Events by document, and what was refused. The same proposal gives the same event in every run. */
export function proposalEvents(
  proposals: readonly ProposedCoding[],
  sources: ProposalSources,
): { events: Map<string, EventOf<'propose'>[]>; refusals: Refusal[] } {
  const events = new Map<string, EventOf<'propose'>[]>();
  const refusals: Refusal[] = [];
  for (const proposal of proposals) {
    const made = eventOf(proposal, sources);
    if (!made.ok) refusals.push(made.refusal);
    else events.set(proposal.document, [...(events.get(proposal.document) ?? []), made.event]);
  }
  return { events, refusals };
}

type MadeEvent =
  | { readonly ok: true; readonly event: EventOf<'propose'> }
  | { readonly ok: false; readonly refusal: Refusal };

function eventOf(
  proposal: ProposedCoding,
  { documents, codebook, slug }: ProposalSources,
): MadeEvent {
  const { line, code } = proposal;
  const document = documents.get(proposal.document);
  if (!document) {
    const message = `There is no document "${proposal.document}".${suggestion(proposal.document, documents.keys())}`;
    return { ok: false, refusal: { line, reason: 'unknown_document', message } };
  }
  if (!codebook.codes.has(code)) {
    const message = `There is no code "${code}".${suggestion(code, codebook.codes.keys())}`;
    return { ok: false, refusal: { line, reason: 'unknown_code', message } };
  }
  const found = placeOf(proposal, document);
  if ('reason' in found) return { ok: false, refusal: found };
  const { quote, prefix, suffix, textHash } = makeAnchor(document, found.span);
  const map = mapCodePoints(document.text);
  const { model, version, promptHash, at } = proposal;
  const key = [model, version, promptHash, document.id, code, quote, found.nth];
  const event: EventOf<'propose'> = {
    v: LEDGER_VERSION,
    event: ulidOf('event', at, key),
    op: 'propose',
    coder: slug(model),
    at,
    id: ulidOf('coding', at, key),
    code,
    start: map.toCodePoints(found.span.start),
    end: map.toCodePoints(found.span.end),
    ...{ quote, prefix, suffix, text: textHash },
    ...(proposal.reason !== null && { reason: proposal.reason }),
    ...{ model, version, promptHash },
  };
  return { ok: true, event };
}

function suggestion(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near ? ` Did you mean "${near}"?` : '';
}

/** The one place that is meant, with its number among all places of these words. */
function placeOf(
  { line, quote, start, end, nth }: ProposedCoding,
  document: SourceDocument,
): { span: Span; nth: number } | Refusal {
  const map = mapCodePoints(document.text);
  const from = start === null ? 0 : map.toUnits(start);
  const to = end === null ? document.text.length : map.toUnits(end);
  const places = placesOf(document, quote).map((span, index) => ({ span, nth: index + 1 }));
  const within = places.filter(({ span }) => from <= span.start && span.end <= to);
  const [first] = within;
  if (first === undefined) {
    const where = places.length > 0 ? 'between "start" and "end"' : `in ${document.id}`;
    return {
      line,
      reason: 'quote_not_found',
      message: `"${shortened(quote)}" does not stand word for word ${where}.`,
    };
  }
  if (nth !== null) {
    const chosen = within[nth - 1];
    if (chosen) return chosen;
    return {
      line,
      reason: 'quote_not_found',
      message: `"${shortened(quote)}" stands ${within.length} times there, not ${nth}.`,
    };
  }
  const exact = start !== null && first.span.start === from;
  if (within.length === 1 || exact) return first;
  return {
    line,
    reason: 'ambiguous_quote',
    message: `"${shortened(quote)}" stands ${within.length} times in ${document.id}; give "start" and "end" of its unit, or "nth".`,
  };
}

function shortened(quote: string): string {
  const characters = [...quote];
  return characters.length <= 60 ? quote : `${characters.slice(0, 60).join('')}…`;
}

/** A ULID of the time of the proposal whose other part is a hash: the same for the same proposal. */
function ulidOf(kind: string, at: string, key: readonly unknown[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([kind, ...key]))
    .digest();
  let index = 0;
  return ulidMaker({
    now: () => Math.max(0, Date.parse(at)),
    below: (limit) => (digest[index++] ?? 0) % limit,
  })();
}
