// What was decided about one record of a systematic search, from the words that people use for it.

/** Where a record left the flow, or that it is in; `open`: nobody has decided yet. */
export type ScreeningOutcome =
  | 'duplicate'
  | 'automation'
  | 'removed'
  | 'excluded'
  | 'not-retrieved'
  | 'excluded-full-text'
  | 'included'
  | 'open';

/** How a record was found. */
export type SourceKind = 'database' | 'register' | 'website' | 'organisation' | 'citation';

export interface ScreeningRecord {
  /** Id of the record, or of the document. */
  readonly id: string;
  readonly outcome: ScreeningOutcome;
  readonly reason: string | null;
  /** Name of the database, register or website; null for none. */
  readonly source: string | null;
  readonly kind: SourceKind;
  readonly file: string;
  readonly line: number | null;
}

const DECISIONS: Readonly<Record<string, ScreeningOutcome>> = {
  include: 'included',
  included: 'included',
  in: 'included',
  yes: 'included',
  accept: 'included',
  accepted: 'included',
  eligible: 'included',
  exclude: 'excluded',
  excluded: 'excluded',
  out: 'excluded',
  no: 'excluded',
  reject: 'excluded',
  rejected: 'excluded',
  ineligible: 'excluded',
  duplicate: 'duplicate',
  duplicates: 'duplicate',
  automation: 'automation',
  automatic: 'automation',
  removed: 'removed',
  'not retrieved': 'not-retrieved',
  'no full text': 'not-retrieved',
  unavailable: 'not-retrieved',
  maybe: 'open',
  unclear: 'open',
  undecided: 'open',
  pending: 'open',
  open: 'open',
  'to screen': 'open',
  '': 'open',
};

/** Decisions as one writes them, for messages. */
export const DECISION_WORDS = [
  'include',
  'exclude',
  'duplicate',
  'automation',
  'removed',
  'not retrieved',
  'undecided',
];

/**
 * The outcome of a decision; null for a word that is none. An exclusion is one after full reading where
 * the stage or the decision says so (`excluded (full text)`), or, without a stage, where it has a
 * reason: only full reading has to give one.
 */
export function outcomeOf(
  decision: string,
  { stage, reason }: { readonly stage: string | null; readonly reason: string | null },
): ScreeningOutcome | null {
  const words = fold(decision);
  const start = /^(?:excluded?|rejected|out)\b/u.test(words) ? 'excluded' : words;
  const outcome = Object.hasOwn(DECISIONS, start) ? DECISIONS[start] : undefined;
  if (outcome !== 'excluded') return outcome ?? null;
  const said = `${fold(stage ?? '')} ${words}`;
  if (/full|eligib/u.test(said)) return 'excluded-full-text';
  if (/title|abstract|screen|ti ab/u.test(said)) return 'excluded';
  return reason === null ? 'excluded' : 'excluded-full-text';
}

const KINDS: readonly (readonly [RegExp, SourceKind])[] = [
  [/regist|clinicaltrials|prospero|ictrp/u, 'register'],
  [/citation|reference list|snowball|backward|forward/u, 'citation'],
  [/organi[sz]ation/u, 'organisation'],
  [/website|web page|google$/u, 'website'],
];

/** The kind of a source, from the column that says it, else from the source's name; else a database. */
export function sourceKind(kind: string | null, source: string | null): SourceKind {
  const said = fold(kind ?? source ?? '');
  return KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? 'database';
}

/** Case, hyphens and underscores do not matter. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-_/\s]+/gu, ' ')
    .trim();
}
