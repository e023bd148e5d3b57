// The foot of a review table: what was verified, what its signs mean, what was left out.
import { counted } from '../../text/counted.ts';
import type { CodingFilter } from '../quotations.ts';
import type { QuotationCheck } from './quotation-check.ts';
import { ABSENT, NOT_CODED } from './review-cells.ts';
import type { ReviewedDocument } from './review-sources.ts';

export interface NotedTable {
  readonly documents: readonly ReviewedDocument[];
  readonly check: QuotationCheck;
  readonly textHash: string;
  readonly filter: CodingFilter;
  /** Which signs the cells have. */
  readonly signs: { readonly absent: boolean; readonly notCoded: boolean };
  /** Sentences of the caller, such as the query that chose the rows. */
  readonly own: readonly string[];
}

/** The sentences under a review table. */
export function reviewNotes(table: NotedTable): string[] {
  const { documents, check, textHash, signs, own } = table;
  return [
    `${counted(documents.length, 'document')}. ${verifiedSentence(check)}Text (SHA-256): ${textHash}.`,
    ...own,
    ...filterNotes(table.filter),
    ...(signs.notCoded
      ? [
          `“${NOT_CODED}”: nobody has finished this document for this code, so its absence says nothing.`,
        ]
      : []),
    ...(signs.absent
      ? [
          table.filter.origins?.every((origin) => origin === 'rule')
            ? `“${ABSENT}”: no rule hits there.`
            : `“${ABSENT}”: read whole, and not there.`,
        ]
      : []),
    ...(check.notes > 0
      ? ['Passages marked (note) are somebody’s notes about the source, not its words.']
      : []),
    ...(check.hidden > 0
      ? [`${counted(check.hidden, 'further passage')} not shown: a cell has room for a few.`]
      : []),
    ...(check.failed.length > 0
      ? [
          `${counted(check.failed.length, 'coding')} left out: the words could not be verified in the document.`,
        ]
      : []),
    ...(check.goneCites > 0
      ? [`${counted(check.goneCites, 'coding')} that summaries cite no longer exist.`]
      : []),
  ];
}

function verifiedSentence({ claims, notes }: QuotationCheck): string {
  if (claims.length === 0) return '';
  const counts = [
    ...(claims.length > notes ? [counted(claims.length - notes, 'quotation')] : []),
    ...(notes > 0 ? [`${counted(notes, 'passage')} from notes`] : []),
  ].join(' and ');
  return `${counts},${claims.length === 1 ? '' : ' each'} checked word for word against its document when the table was written. `;
}

function filterNotes({ origins, coders, stances }: CodingFilter): string[] {
  const parts = [
    ...(origins ? [`origin ${origins.join(', ')}`] : []),
    ...(coders ? [`coder ${coders.join(', ')}`] : []),
    ...(stances ? [`stance ${stances.join(', ')}`] : []),
  ];
  return parts.length === 0 ? [] : [`Only codings with ${parts.join('; ')}.`];
}
