// What is open for whom: documents done, in work and untouched, and codings that wait for a person; and
// where the decisions of coders conflict.
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import { reviewQueue } from '../coding/review-queue.ts';
import { lineAt } from '../corpus/places.ts';
import { counted } from '../text/counted.ts';
import type { Table } from './table.ts';
import { codersOf } from './unit-ratings.ts';

export interface CoderStatus {
  readonly coder: string;
  /** Documents done for at least one code, and of these those that changed since. */
  readonly done: number;
  readonly changed: number;
  /** Documents with a coding or a decision of this coder that are not done. */
  readonly inWork: number;
  readonly untouched: number;
  /** The same as ids of documents. */
  readonly documents: {
    readonly done: readonly string[];
    readonly changed: readonly string[];
    readonly inWork: readonly string[];
    readonly untouched: readonly string[];
  };
  /** Hits of rules and proposals of machines that wait in this coder's review. */
  readonly open: number;
  readonly codings: number;
  /** Codings whose place after an edit has to be confirmed, and those that lost it. */
  readonly proposed: number;
  readonly orphaned: number;
  /** Codings whose code was split afterwards: their coder has to choose. */
  readonly split: number;
  /** Codings made under another definition of their code than the present one. */
  readonly outdated: number;
}

/** A stretch to which one coder gave a code, by hand or by accepting a hit, and which another rejected. */
export interface Conflict {
  readonly document: string;
  readonly code: string;
  readonly line: number;
  readonly quote: string;
  readonly for: readonly string[];
  readonly against: readonly string[];
}

export interface CodingStatusReport {
  readonly documents: number;
  readonly coders: readonly CoderStatus[];
  /** Hits of rules that nobody has decided about, and open proposals of machines. */
  readonly openHits: number;
  readonly openProposals: number;
  readonly conflicts: readonly Conflict[];
  readonly notes: readonly string[];
}

/**
 * The state of the work, coder by coder; `listed` names coders who may not have begun, or who did nothing but
 * decide about hits.
 */
export function codingStatus(
  corpus: CodedCorpus,
  listed: readonly string[] = [],
): CodingStatusReport {
  const coders = [...new Set([...codersOf(corpus), ...listed])].sort();
  const conflicts: Conflict[] = [];
  const tallies = new Map(coders.map((coder) => [coder, emptyStatus(coder)]));
  let [documents, openHits, openProposals] = [0, 0, 0];
  for (const coded of corpus.documents()) {
    const { codings, done, rejected = [] } = coded;
    conflicts.push(...conflictsIn(coded));
    documents++;
    openHits += codings.filter(({ origin }) => origin === 'rule').length;
    openProposals += codings.filter(({ origin }) => origin === 'machine').length;
    for (const [coder, tally] of tallies) {
      const own = codings.filter((coding) => coding.coder === coder && coding.origin !== 'rule');
      const mark = done.find((each) => each.coder === coder);
      const isTouched = own.length > 0 || rejected.some((each) => each.coder === coder);
      const state = mark ? 'done' : isTouched ? 'inWork' : 'untouched';
      tally[state]++;
      tally.documents[state].push(coded.document.id);
      if (mark?.changed) {
        tally.changed++;
        tally.documents.changed.push(coded.document.id);
      }
      tally.open += reviewQueue(corpus.codebook, coded, coder).filter(
        ({ kind }) => kind === 'hit' || kind === 'proposal',
      ).length;
      tally.codings += own.length;
      tally.proposed += own.filter(({ status }) => status === 'proposed').length;
      tally.orphaned += own.filter(({ status }) => status === 'orphaned').length;
      tally.split += own.filter(({ splitInto }) => splitInto !== undefined).length;
      tally.outdated += own.filter((coding) => isOutdated(corpus, coding)).length;
    }
  }
  return {
    documents,
    coders: [...tallies.values()],
    openHits,
    openProposals,
    conflicts,
    notes: [
      `${counted(documents, 'document')}. Open: ${counted(openHits, 'hit')} of rules, ${counted(openProposals, 'proposal')} of machines; a hit within a stretch that a coder gave the same code is not asked of that coder.`,
      ...(coders.length === 0 ? ['Nobody has coded by hand yet.'] : []),
      ...conflicts.map(conflictText),
    ],
  };
}

function conflictsIn({ document, codings, rejected = [] }: CodedDocument): Conflict[] {
  const found = new Map<string, { against: Set<string>; coding: Coding; for: Set<string> }>();
  for (const stretch of rejected) {
    for (const coding of codings) {
      const { code, start, end, coder, origin } = coding;
      if (code !== stretch.code || start !== stretch.start || end !== stretch.end) continue;
      if (coder === null || coder === stretch.coder) continue;
      if (origin !== 'accepted' && origin !== 'manual' && origin !== 'inline') continue;
      const key = JSON.stringify([code, start, end]);
      const known = found.get(key) ?? { against: new Set(), coding, for: new Set() };
      known.against.add(stretch.coder);
      known.for.add(coder);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ against, coding, for: pro }) => ({
    document: document.id,
    code: coding.code,
    line: lineAt(document, coding.start),
    quote: document.text.slice(coding.start, coding.end),
    for: [...pro].sort(),
    against: [...against].sort(),
  }));
}

function conflictText({ document, code, line, quote, for: pro, against }: Conflict): string {
  return `Conflict: ${document}:${line}, ${code}: ${pro.join(', ')} for it, ${against.join(', ')} against: ${quote.replaceAll('\n', ' ')}`;
}

/** Whether a coding was made under another definition of its code than the present one. */
export function isOutdated(corpus: CodedCorpus, coding: Coding): boolean {
  if (!coding.madeUnder) return false;
  const code = corpus.codebook.codes.get(coding.code);
  return code !== undefined && code.hash !== coding.madeUnder;
}

type Draft = { -readonly [Key in keyof CoderStatus]: CoderStatus[Key] } & {
  readonly documents: Record<'done' | 'changed' | 'inWork' | 'untouched', string[]>;
};

function emptyStatus(coder: string): Draft {
  return {
    coder,
    done: 0,
    changed: 0,
    inWork: 0,
    untouched: 0,
    documents: { done: [], changed: [], inWork: [], untouched: [] },
    open: 0,
    codings: 0,
    proposed: 0,
    orphaned: 0,
    split: 0,
    outdated: 0,
  };
}

const COLUMNS = [
  ['done', 'Done'],
  ['changed', 'Changed since'],
  ['inWork', 'In work'],
  ['untouched', 'Untouched'],
  ['open', 'Open hits'],
  ['codings', 'Codings'],
  ['proposed', 'Proposed'],
  ['orphaned', 'Orphaned'],
  ['split', 'Code split'],
  ['outdated', 'Older definition'],
] as const;

/** One row a coder. */
export function statusTable(result: CodingStatusReport): Table {
  return {
    id: 'status',
    title: 'What is open for whom',
    columns: [
      { key: 'coder', label: 'Coder', type: 'text', unit: null },
      ...COLUMNS.map(([key, label]) => ({ key, label, type: 'integer' as const, unit: null })),
    ],
    rows: result.coders.map((coder) => [coder.coder, ...COLUMNS.map(([key]) => coder[key])]),
    notes: result.notes,
  };
}
