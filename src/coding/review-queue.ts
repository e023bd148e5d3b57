// What waits for a person's answer: hits of rules, proposals of machines, and codings whose place after an
// edit is not certain.
import { ancestorsOf, type Codebook } from '../codebook/codebook.ts';
import { contains, overlaps } from '../text/span.ts';
import type { CodedDocument } from './coded-corpus.ts';
import type { Coding } from './coding.ts';

/**
 * - `hit`: a rule's, to accept or reject;
 * - `proposal`: a machine's, to accept or reject;
 * - `place`: one's own coding whose words changed: accepting moves it there;
 * - `split`: one's own coding whose code was split afterwards: accepting keeps its code, another code
 *   recodes it;
 * - `orphan`: one's own coding without a place: listed, to be coded anew or taken away.
 */
export type ReviewKind = 'hit' | 'proposal' | 'place' | 'split' | 'orphan';

export interface ReviewItem {
  readonly kind: ReviewKind;
  readonly coding: Coding;
  /** Whether somebody rejected the same code on a stretch that shares words with this one. */
  readonly rejectedBefore: boolean;
}

/** The open items of one document for one coder, in the order of the text. */
export function reviewQueue(codebook: Codebook, coded: CodedDocument, coder: string): ReviewItem[] {
  const own = coded.codings.filter(
    (coding) =>
      coding.coder === coder && (coding.origin === 'manual' || coding.origin === 'inline'),
  );
  return coded.codings.flatMap((coding): ReviewItem[] => {
    const kind = kindOf(coding, coder);
    if (kind === null || (kind === 'hit' && isCodedBy(codebook, own, coding))) return [];
    return [{ kind, coding, rejectedBefore: wasRejected(coded, coding) }];
  });
}

function kindOf(coding: Coding, coder: string): ReviewKind | null {
  if (coding.origin === 'rule') return 'hit';
  if (coding.origin === 'machine') return coding.status === 'orphaned' ? null : 'proposal';
  if (coding.coder !== coder) return null;
  const isSplit = coding.splitInto !== undefined;
  if (coding.origin === 'accepted') return isSplit && coding.status !== 'orphaned' ? 'split' : null;
  if (coding.origin !== 'manual') return null;
  if (coding.status === 'proposed') return 'place';
  if (coding.status === 'orphaned') return 'orphan';
  return isSplit ? 'split' : null;
}

/** A hit within a stretch that this coder gave the same code, or one below it, is not asked again. */
function isCodedBy(codebook: Codebook, own: readonly Coding[], hit: Coding): boolean {
  return own.some(
    (coding) =>
      (coding.status === 'anchored' || coding.status === 'moved') &&
      contains(coding, hit) &&
      (coding.code === hit.code || ancestorsOf(codebook, coding.code).includes(hit.code)),
  );
}

function wasRejected({ rejected = [] }: CodedDocument, coding: Coding): boolean {
  return rejected.some((stretch) => stretch.code === coding.code && overlaps(stretch, coding));
}
