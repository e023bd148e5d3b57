// Keeps account of every quotation that goes into a review table, and of every one that may not.
import type { Coding } from '../../coding/coding.ts';
import type { SourceDocument } from '../../corpus/source-document.ts';
import { ownCopy } from '../../text/own-copy.ts';
import type { CodedStretch } from '../choose-quotations.ts';
import { passage } from '../passage.ts';
import type { Passage } from '../table.ts';
import { type ClaimedQuotation, FalseQuotationError, isVerbatim } from '../verify-quotation.ts';

export class QuotationCheck {
  /** Quotations in the table, in the order of the corpus. */
  readonly claims: ClaimedQuotation[] = [];
  /** Those of them that are somebody's notes, no words of the source. */
  notes = 0;
  /** Stretches that a cell has beyond those that it shows. */
  hidden = 0;
  /** Codings that a summary cites and that are no more. */
  goneCites = 0;
  readonly #failed = new Map<string, ClaimedQuotation>();

  /** The stretch as a passage; null, and remembered, where its words do not stand in the document. */
  passage(document: SourceDocument, stretch: CodedStretch, maxWords: number): Passage | null {
    const { start, end, quote } = stretch;
    const claim = { document: document.id, start, end, quote };
    if (!isVerbatim(document, claim)) {
      this.#failed.set(`${document.id} ${start} ${end} ${quote}`, claim);
      return null;
    }
    this.claims.push({ ...claim, quote: ownCopy(quote) });
    if (document.metadata.rendition === 'notes') this.notes += 1;
    return passage(document, stretch, maxWords);
  }

  /** Remembers codings by people whose words are no longer found. */
  lost(codings: readonly Coding[]): void {
    for (const { id, document, quote, code, coder, status, origin } of codings) {
      if (origin === 'machine' || (status !== 'orphaned' && status !== 'proposed')) continue;
      const why = `${status}; ${[code, coder, id].filter((part) => part !== null).join(', ')}`;
      this.#failed.set(id, { document, start: 0, end: 0, quote, why });
    }
  }

  get failed(): readonly ClaimedQuotation[] {
    return [...this.#failed.values()];
  }

  /** @throws FalseQuotationError with the list of all quotations that may not be printed. */
  assertAll(): void {
    if (this.#failed.size > 0) throw new FalseQuotationError(this.failed);
  }
}
