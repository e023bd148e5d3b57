// From the decisions about every record to the numbers of the PRISMA 2020 flow.
import type { OtherMethods, PrismaFlow } from '../../statistics/prisma-flow.ts';
import { counted } from '../../text/counted.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { ScreeningOutcome, ScreeningRecord } from './screening-record.ts';

/** A flow, where its records came from, and what is wrong with it. */
export interface ScreeningFlow {
  readonly flow: PrismaFlow;
  /** Records by the name of their database or register, most first; empty where nobody says. */
  readonly sources: readonly { readonly name: string; readonly records: number }[];
  /** Whether anything says which records came from databases and which from registers. */
  readonly hasSources: boolean;
  readonly findings: readonly Diagnostic[];
}

const NO_REASON = 'No reason given';

/** Counts the records. One that stands twice with the same decision counts once. */
export function flowOfRecords(records: readonly ScreeningRecord[]): ScreeningFlow {
  const { kept, findings } = withoutRepeats(records);
  const main = kept.filter(({ kind }) => kind === 'database' || kind === 'register');
  const others = kept.filter(({ kind }) => kind !== 'database' && kind !== 'register');
  const count = counter(main);
  const removedBefore = count('duplicate') + count('automation') + count('removed');
  const screened = main.length - removedBefore;
  const sought = screened - count('excluded') - count('open');
  const other = others.length === 0 ? undefined : otherMethods(others);
  return {
    flow: {
      databases: main.filter(({ kind }) => kind === 'database').length,
      registers: main.filter(({ kind }) => kind === 'register').length,
      duplicates: count('duplicate'),
      automation: count('automation'),
      removed: count('removed'),
      screened,
      excluded: count('excluded'),
      sought,
      notRetrieved: count('not-retrieved'),
      assessed: sought - count('not-retrieved'),
      reasons: reasonsOf(main),
      included: kept.filter(({ outcome }) => outcome === 'included').length,
      ...(other && { other }),
    },
    sources: sourcesOf(main),
    hasSources: kept.some(({ source, kind }) => source !== null || kind !== 'database'),
    findings: [...findings, ...openFindings(kept), ...reasonFindings(kept)],
  };
}

function counter(records: readonly ScreeningRecord[]): (outcome: ScreeningOutcome) => number {
  return (outcome) => records.filter((record) => record.outcome === outcome).length;
}

/** Other methods have no screening by title: what left before full reading counts as not retrieved. */
function otherMethods(records: readonly ScreeningRecord[]): OtherMethods {
  const count = counter(records);
  const ofKind = (kind: string): number => records.filter((record) => record.kind === kind).length;
  const lost = records.filter(
    ({ outcome }) => !['included', 'excluded-full-text', 'excluded', 'open'].includes(outcome),
  ).length;
  const open = count('open');
  return {
    websites: ofKind('website'),
    organisations: ofKind('organisation'),
    citations: ofKind('citation'),
    sought: records.length - open,
    notRetrieved: lost,
    assessed: records.length - open - lost,
    reasons: reasonsOf(
      records.map((record) =>
        record.outcome === 'excluded' ? { ...record, outcome: 'excluded-full-text' } : record,
      ),
    ),
  };
}

function reasonsOf(records: readonly ScreeningRecord[]): Readonly<Record<string, number>> {
  const reasons = new Map<string, number>();
  for (const { outcome, reason } of records) {
    if (outcome !== 'excluded-full-text') continue;
    const said = reason ?? NO_REASON;
    reasons.set(said, (reasons.get(said) ?? 0) + 1);
  }
  const most = [...reasons].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.fromEntries(most);
}

function sourcesOf(records: readonly ScreeningRecord[]): ScreeningFlow['sources'] {
  const sources = new Map<string, number>();
  for (const { source } of records) {
    if (source !== null) sources.set(source, (sources.get(source) ?? 0) + 1);
  }
  return [...sources]
    .map(([name, number]) => ({ name, records: number }))
    .sort((a, b) => b.records - a.records || (a.name < b.name ? -1 : 1));
}

function withoutRepeats(records: readonly ScreeningRecord[]): {
  kept: readonly ScreeningRecord[];
  findings: Diagnostic[];
} {
  const first = new Map<string, ScreeningRecord>();
  const findings: Diagnostic[] = [];
  const kept = records.filter((record) => {
    const known = first.get(record.id);
    // A duplicate of a record may bear its id: it was found twice.
    if (known === undefined || known.outcome === 'duplicate') {
      first.set(record.id, record);
      return true;
    }
    if (record.outcome === 'duplicate') return true;
    const differs = known.outcome !== record.outcome || known.reason !== record.reason;
    findings.push(
      finding(
        record,
        differs ? 'error' : 'warning',
        'repeated-record',
        differs
          ? `The record "${record.id}" stands here again with another decision (${record.outcome}; before: ${known.outcome}).`
          : `The record "${record.id}" stands here again; it counts once.`,
      ),
    );
    return false;
  });
  return { kept, findings };
}

/** A record without a decision leaves the flow unfinished: its numbers cannot add up. */
function openFindings(records: readonly ScreeningRecord[]): Diagnostic[] {
  const open = records.filter(({ outcome }) => outcome === 'open');
  const [first] = open;
  if (first === undefined) return [];
  const names = open
    .slice(0, 5)
    .map(({ id }) => id)
    .join(', ');
  const more = open.length > 5 ? ', …' : '';
  const message = `${counted(open.length, 'record')} without a decision, so the numbers do not add up: ${names}${more}.`;
  return [finding(first, 'error', 'undecided-record', message)];
}

function reasonFindings(records: readonly ScreeningRecord[]): Diagnostic[] {
  return records
    .filter(({ outcome, reason }) => outcome === 'excluded-full-text' && reason === null)
    .map((record) =>
      finding(
        record,
        'warning',
        'exclusion-without-reason',
        `"${record.id}" was excluded after full reading without a reason; PRISMA asks for one.`,
      ),
    );
}

function finding(
  { file, line }: ScreeningRecord,
  severity: Diagnostic['severity'],
  rule: string,
  message: string,
): Diagnostic {
  return { rule, severity, message, file, line, column: null, hint: null };
}
