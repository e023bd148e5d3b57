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

/** Rejecting a hit or proposal. A coding of one's own is taken away with untag, not rejected. */
export function rejectEvents(
  scribe: Scribe,
  document: SourceDocument,
  item: ReviewItem,
): LedgerEvent[] {
  const { kind, coding } = item;
  if (kind === 'place' || kind === 'orphan') {
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
  return [
    ...rejectEvents(scribe, document, item),
    {
      ...scribe.head(),
      op: 'code',
      id: scribe.newId(),
      code,
      ...eventPlace(document, span),
      codebook: scribe.codebook.codes.get(code)?.hash ?? '',
      shown: [item.kind === 'hit' ? 'rule' : 'machine'],
      ...(memo && { memo }),
    },
  ];
}
