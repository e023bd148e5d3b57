// What counts as the truth for a validation: units of documents that a coder read whole for the code
// without sight of the hits.
import type { CodedDocument, DoneMark } from '../coding/coded-corpus.ts';
import { type UnitKind, unitsOf } from '../corpus/units.ts';
import type { Span } from '../text/span.ts';
import { countedWords } from './counted-words.ts';
import { holdingIn } from './unit-counts.ts';

/** The one whose coding is the truth: a coder, or all who are done, where they agree. */
export type Reference =
  | { readonly kind: 'coder'; readonly coder: string }
  | { readonly kind: 'consensus' };

/** A document's truth for one code. Units are numbered from 0. */
export interface BlindRating {
  /** Units that count: all, or those on which the coders agree. */
  readonly inScope: readonly number[];
  readonly coded: ReadonlySet<number>;
  /** Units on which the coders of a consensus differ: left out. */
  readonly contested: number;
  /** Coders beside the reference who are done and blind too, each with the units that they coded. */
  readonly others: ReadonlyMap<string, ReadonlySet<number>>;
}

/** What the reference must not have seen: codings of the rules, or of a machine. */
type Hidden = 'rule' | 'machine';

/** Why a document is no reference for a code. */
export type NoReference = 'not_done' | 'not_blind';

/** A document cut into units, with whatever is asked of it. */
export interface DocumentUnits {
  readonly units: readonly Span[];
  /** The units that share a word with one of these stretches. */
  readonly holding: (codings: CodedDocument['codings']) => Set<number>;
}

/** The units that count: excluded sections are out. */
export function documentUnits(coded: CodedDocument, unit: UnitKind): DocumentUnits {
  const { document } = coded;
  const units = unitsOf(document, unit).filter((each) => unit === 'document' || !each.excluded);
  const held = holdingIn({ words: countedWords(document), units, assign: 'any' });
  return { units, holding: (codings) => new Set(codings.flatMap(held)) };
}

/**
 * The truth of a document for a code with those below it (`family`). A mark counts only where it is done
 * for the whole family and the coder did not see codings of the origin `hidden`: neither by the mark, nor
 * by a coding of his own, nor by deciding about a hit there. A consensus needs two.
 */
export function blindRating(
  coded: CodedDocument,
  { units, holding }: DocumentUnits,
  asked: {
    readonly family: ReadonlySet<string>;
    readonly reference: Reference;
    readonly hidden: Hidden;
    readonly unit: UnitKind;
  },
): BlindRating | NoReference {
  const done = coded.done.filter((mark) => [...asked.family].every((code) => mark.codes.has(code)));
  const blind = done.filter(
    ({ coder, shown }) => !shown?.includes(asked.hidden) && !sawHits(coded, { ...asked, coder }),
  );
  const byCoder = new Map(
    blind.map(({ coder }) => [coder, holding(ownCodings(coded, { ...asked, coder }))]),
  );
  const all = units.map((_, index) => index);
  const { reference } = asked;
  if (reference.kind === 'coder') {
    const own = byCoder.get(reference.coder);
    if (!own) return reason(done.filter(({ coder }) => coder === reference.coder));
    byCoder.delete(reference.coder);
    return { inScope: all, coded: own, contested: 0, others: byCoder };
  }
  if (byCoder.size < 2) return done.length < 2 ? 'not_done' : 'not_blind';
  const ratings = [...byCoder.values()];
  const inScope = all.filter((unit) => {
    const votes = ratings.filter((units) => units.has(unit)).length;
    return votes === 0 || votes === ratings.length;
  });
  const agreed = new Set(inScope.filter((unit) => ratings[0]?.has(unit)));
  return { inScope, coded: agreed, contested: all.length - inScope.length, others: new Map() };
}

function reason(done: readonly DoneMark[]): NoReference {
  return done.length === 0 ? 'not_done' : 'not_blind';
}

/** Whether a coder decided about a hit for the code in this document, or coded it with hits in sight. */
function sawHits(
  { codings, rejected = [] }: CodedDocument,
  asked: { readonly family: ReadonlySet<string>; readonly coder: string; readonly hidden: Hidden },
): boolean {
  const isOf = ({ rule }: { readonly rule: string | null }): boolean =>
    (rule === null ? 'machine' : 'rule') === asked.hidden;
  const own = <T extends { readonly code: string; readonly coder: string | null }>(
    all: readonly T[],
  ) => all.filter(({ code, coder }) => coder === asked.coder && asked.family.has(code));
  return (
    own(rejected).some(isOf) ||
    own(codings).some(
      (coding) =>
        (coding.origin === 'accepted' && isOf(coding)) || coding.shown?.includes(asked.hidden),
    )
  );
}

/** Manual and inline codings alone: accepted hits were suggested. */
function ownCodings(
  { codings }: CodedDocument,
  asked: { readonly family: ReadonlySet<string>; readonly coder: string; readonly unit: UnitKind },
): CodedDocument['codings'] {
  return codings.filter(
    ({ origin, status, coder, code }) =>
      coder === asked.coder &&
      asked.family.has(code) &&
      (status === 'anchored' || status === 'moved') &&
      (origin === 'manual' ||
        origin === 'inline' ||
        (origin === 'document' && asked.unit === 'document')),
  );
}
