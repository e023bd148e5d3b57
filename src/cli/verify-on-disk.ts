// The last look before a table is written: the quotations stand in the files as they are now, whatever
// the index says.
import { type ClaimedQuotation, isVerbatim } from '../analysis/verify-quotation.ts';
import { loadDocuments } from '../study/load-study.ts';
import type { OpenedStudy } from './indexed-study.ts';

/** Those of the quotations that the files of their documents do not hold, in the order given. */
export function notOnDisk(
  { study, files }: OpenedStudy,
  claims: readonly ClaimedQuotation[],
): ClaimedQuotation[] {
  const byDocument = new Map<string, ClaimedQuotation[]>();
  for (const claim of claims) {
    const same = byDocument.get(claim.document);
    if (same) same.push(claim);
    else byDocument.set(claim.document, [claim]);
  }
  const failed = new Set(claims);
  const quoted = files.filter(({ id }) => byDocument.has(id));
  for (const document of loadDocuments(study, quoted)) {
    for (const claim of byDocument.get(document.id) ?? []) {
      if (isVerbatim(document, claim)) failed.delete(claim);
    }
  }
  return [...failed];
}
