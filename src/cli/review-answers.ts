// The events that keep an answer of a review.
import type { CodedDocument } from '../coding/coded-corpus.ts';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import type { ReviewItem } from '../coding/review-queue.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { UsageError } from '../study/usage-error.ts';
import type { Span } from '../text/span.ts';
import { eventPlace, type Scribe } from './scribe.ts';

/** An open item with its document. */
export interface QueuedItem {
  readonly coded: CodedDocument;
  readonly item: ReviewItem;
}

/** Accepting a hit or proposal as it stands, or a coding's new place. */
export function acceptEvents(
  scribe: Scribe,
  document: SourceDocument,
  item: ReviewItem,
): LedgerEvent[] {
  const { kind, coding } = item;
  if (kind === 'orphan') {
    throw new UsageError(
      `${coding.id} has no place to accept. Code its words anew with "axial tag", or take it away with "axial untag".`,
    );
  }
  const head = scribe.head();
  if (kind === 'place') {
    const { method = 'approximate', score = 0 } = coding.placed ?? {};
    return [
      {
        ...head,
        op: 'move',
        id: coding.id,
        ...eventPlace(document, coding),
        method: `${method}, confirmed`,
        score,
      },
    ];
  }
  if (kind === 'split' && coding.origin === 'manual')
    return recodeEvents(scribe, item, coding.code);
  return [
    {
      ...head,
      op: 'accept',
      code: coding.code,
      ...eventPlace(document, coding),
      rule: coding.rule,
    },
  ];
}

/** Whether the item is a coding by hand whose code was split: it is recoded, not rejected. */
export function isOwnSplit({ kind, coding }: ReviewItem): boolean {
  return kind === 'split' && coding.origin === 'manual';
}

/** A code for a coding by hand whose code was split; the old code keeps it as it is. */
export function recodeEvents(scribe: Scribe, { coding }: ReviewItem, code: string): LedgerEvent[] {
  const codebook = scribe.codebook.codes.get(code)?.hash ?? '';
  return [{ ...scribe.head(), op: 'recode', id: coding.id, code, codebook }];
}

/** Rejecting a hit or proposal. A coding of one's own is taken away with untag, not rejected. */
export function rejectEvents(
  scribe: Scribe,
  document: SourceDocument,
  item: ReviewItem,
): LedgerEvent[] {
  const { kind, coding } = item;
  if (kind === 'place' || kind === 'orphan' || isOwnSplit(item)) {
    throw new UsageError(
      `${coding.id} is your own coding: "axial untag ${coding.id}" takes it away; until then it is kept.`,
    );
  }
  return [
    {
      ...scribe.head(),
      op: 'reject',
      code: coding.code,
      ...eventPlace(document, coding),
      rule: coding.rule,
    },
  ];
}

/**
 * An answer with another code or another stretch: the hit as it was is rejected, and the coder's own
 * coding stands instead, marked as made in sight of the rule.
 */
export function changedEvents(
  scribe: Scribe,
  document: SourceDocument,
  answer: {
    readonly item: ReviewItem;
    readonly code: string;
    readonly span: Span;
    readonly memo?: string;
  },
): LedgerEvent[] {
  const { item, code, span, memo } = answer;
  const { coding } = item;
  const isSameStretch = span.start === coding.start && span.end === coding.end;
  if (isOwnSplit(item) && isSameStretch) {
    const note = memo === undefined ? [] : [memoEvent(scribe, coding.id, memo)];
    return [...recodeEvents(scribe, item, code), ...note];
  }
  const taken: LedgerEvent[] = isOwnSplit(item)
    ? [{ ...scribe.head(), op: 'uncode', id: coding.id }]
    : rejectEvents(scribe, document, item);
  return [
    ...taken,
    {
      ...scribe.head(),
      op: 'code',
      id: scribe.newId(),
      code,
      ...eventPlace(document, span),
      codebook: scribe.codebook.codes.get(code)?.hash ?? '',
      shown: [item.kind === 'proposal' ? 'machine' : 'rule'],
      ...(memo && { memo }),
    },
  ];
}

function memoEvent(scribe: Scribe, id: string, memo: string): LedgerEvent {
  return { ...scribe.head(), op: 'memo', id, memo };
}

/** Takes earlier answers to an item back, so that only the new one counts. */
export function undoEvents(scribe: Scribe, events: readonly LedgerEvent[]): LedgerEvent[] {
  return events.map(({ event }) => ({ ...scribe.head(), op: 'undo', target: event }));
}
