// The last check before words leave in a table: they stand in the document, exactly there.
import type { SourceDocument } from '../corpus/source-document.ts';
import type { Span } from '../text/span.ts';

/** Words that are said to stand at a place of a document. */
export interface ClaimedQuotation extends Span {
  readonly document: string;
  readonly quote: string;
  /** Why it cannot stand anywhere (an orphan); then the span says nothing. */
  readonly why?: string;
}

/** Whether the document's text holds exactly these words at this place; empty words never do. */
export function isVerbatim(
  document: Pick<SourceDocument, 'id' | 'text'>,
  claim: ClaimedQuotation,
): boolean {
  return (
    claim.document === document.id &&
    claim.quote !== '' &&
    document.text.slice(claim.start, claim.end) === claim.quote
  );
}

/** Thrown where a table would print words that its source does not hold. */
export class FalseQuotationError extends Error {
  constructor(readonly claims: readonly ClaimedQuotation[]) {
    super(`These quotations do not stand in their documents:\n${claims.map(claimLine).join('\n')}`);
  }
}

function claimLine({ document, start, end, quote, why }: ClaimedQuotation): string {
  const place = why === undefined ? `${document} [${start}, ${end})` : document;
  return `  ${place}: "${quote}"${why === undefined ? '' : ` (${why})`}`;
}

/**
 * Lets a claim pass.
 * @throws FalseQuotationError where the words do not stand there.
 */
export function assertVerbatim(document: SourceDocument, claim: ClaimedQuotation): void {
  if (!isVerbatim(document, claim)) throw new FalseQuotationError([claim]);
}
