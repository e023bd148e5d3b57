// A CSV of a systematic search: one row a record with its decision, or one row a box with its number.
import type { OtherMethods, PrismaFlow } from '../../statistics/prisma-flow.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { nearest } from '../../text/nearest.ts';
import { readCsv } from '../ratings-file.ts';
import { flowOfRecords, type ScreeningFlow } from './flow-of-records.ts';
import {
  DECISION_WORDS,
  fold,
  outcomeOf,
  type ScreeningRecord,
  sourceKind,
} from './screening-record.ts';

/** Heads of columns, by what they hold. */
const HEADS = {
  id: ['id', 'record', 'key', 'citekey', 'document', 'doi', 'title'],
  decision: ['decision', 'screening', 'status', 'included'],
  stage: ['stage', 'phase', 'step'],
  reason: ['reason', 'exclusion reason', 'reasons'],
  source: ['source', 'database', 'found in'],
  kind: ['kind', 'source type', 'method'],
  box: ['box', 'step', 'node', 'item', 'data'],
  count: ['n', 'count', 'number', 'records'],
} as const;

/** Boxes by their names, also those of the R package PRISMA2020. */
const BOXES: Readonly<Record<string, keyof PrismaFlow | `other.${keyof OtherMethods}`>> = {
  databases: 'databases',
  'database results': 'databases',
  registers: 'registers',
  'register results': 'registers',
  duplicates: 'duplicates',
  automation: 'automation',
  'excluded automatic': 'automation',
  removed: 'removed',
  'excluded other': 'removed',
  screened: 'screened',
  'records screened': 'screened',
  excluded: 'excluded',
  'records excluded': 'excluded',
  sought: 'sought',
  'dbr sought reports': 'sought',
  'not retrieved': 'notRetrieved',
  'dbr notretrieved reports': 'notRetrieved',
  assessed: 'assessed',
  'dbr assessed': 'assessed',
  included: 'included',
  'new studies': 'included',
  websites: 'other.websites',
  'website results': 'other.websites',
  organisations: 'other.organisations',
  'organisation results': 'other.organisations',
  citations: 'other.citations',
  'citations results': 'other.citations',
  'other sought': 'other.sought',
  'other sought reports': 'other.sought',
  'other not retrieved': 'other.notRetrieved',
  'other notretrieved reports': 'other.notRetrieved',
  'other assessed': 'other.assessed',
};

/** Boxes that every flow has. */
const NEEDED = ['databases', 'screened', 'excluded', 'sought', 'assessed', 'included'] as const;

/**
 * The flow that a CSV describes. What cannot be read is a finding of severity error; `null` where
 * nothing can be counted.
 */
export function readScreening(
  csv: string,
  file: string,
): { flow: ScreeningFlow | null; findings: Diagnostic[] } {
  const read = readCsv(csv);
  if (!read.ok) return { flow: null, findings: [error(file, null, read.message)] };
  const [head = [], ...rows] = read.value;
  const folded = head.map(fold);
  const column = (what: keyof typeof HEADS): number =>
    HEADS[what].map((name) => folded.indexOf(name)).find((index) => index >= 0) ?? -1;
  if (column('count') >= 0 && column('decision') < 0) {
    return readBoxes(rows, { box: column('box'), count: column('count') }, file);
  }
  if (column('decision') < 0) {
    const message = `${file} has no column "decision" (one row a record), and none "box" and "n" (one row a box).`;
    return { flow: null, findings: [error(file, 1, message)] };
  }
  const findings: Diagnostic[] = [];
  const records = rows.flatMap((row, index): ScreeningRecord[] => {
    const cell = (what: keyof typeof HEADS): string | null => row[column(what)]?.trim() || null;
    const place = { file, line: index + 2 };
    const record = screeningRecord(
      { ...place, id: cell('id') ?? `row ${index + 2}` },
      {
        decision: cell('decision') ?? '',
        stage: cell('stage'),
        reason: cell('reason'),
        source: cell('source'),
        kind: cell('kind'),
      },
    );
    if ('rule' in record) findings.push(record);
    return 'rule' in record ? [] : [record];
  });
  return { flow: flowOfRecords(records), findings };
}

/** What a person wrote about one record. */
export interface WrittenDecision {
  readonly decision: string;
  readonly stage: string | null;
  readonly reason: string | null;
  readonly source: string | null;
  readonly kind: string | null;
}

/** The record, or a finding where the decision is no word that is known. */
export function screeningRecord(
  place: Pick<ScreeningRecord, 'id' | 'file' | 'line'>,
  { decision, stage, reason, source, kind }: WrittenDecision,
): ScreeningRecord | Diagnostic {
  const outcome = outcomeOf(decision, { stage, reason });
  if (outcome === null) {
    const near = nearest(decision, DECISION_WORDS);
    const hint = near ? `Did you mean "${near}"?` : `Decisions: ${DECISION_WORDS.join(', ')}.`;
    const message = `"${decision}" is no decision about "${place.id}".`;
    return { ...error(place.file, place.line, message), rule: 'unknown-decision', hint };
  }
  return { ...place, outcome, reason, source, kind: sourceKind(kind, source) };
}

function readBoxes(
  rows: readonly (readonly string[])[],
  columns: { readonly box: number; readonly count: number },
  file: string,
): { flow: ScreeningFlow | null; findings: Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const numbers = new Map<string, number>();
  const reasons = { main: {}, other: {} } as Record<'main' | 'other', Record<string, number>>;
  rows.forEach((row, index) => {
    const name = row[columns.box]?.trim() ?? '';
    const written = row[columns.count]?.trim() ?? '';
    if (name === '' || written === '' || written.toLowerCase() === 'na') return;
    const line = index + 2;
    const reason = /^(other )?reason:?\s+(.+)$/iu.exec(name.replaceAll('_', ' '));
    const several =
      fold(name) === 'dbr excluded' ? 'main' : fold(name) === 'other excluded' ? 'other' : null;
    if (several !== null) Object.assign(reasons[several], reasonList(written));
    else if (!/^\d+$/u.test(written)) {
      findings.push(error(file, line, `"${written}" is no number of records for "${name}".`));
    } else if (reason) reasons[reason[1] ? 'other' : 'main'][reason[2] ?? ''] = Number(written);
    else {
      const box = Object.hasOwn(BOXES, fold(name)) ? BOXES[fold(name)] : undefined;
      if (box !== undefined) numbers.set(box, Number(written));
      else
        findings.push({
          ...error(file, line, `There is no box "${name}" in the flow.`),
          severity: 'warning',
        });
    }
  });
  const missing = NEEDED.filter((name) => !numbers.has(name));
  if (missing.length > 0) {
    findings.push(error(file, null, `${file} lacks ${missing.join(', ')}.`));
    return { flow: null, findings };
  }
  const flow = {
    flow: flowOfBoxes(numbers, reasons),
    sources: [],
    hasSources: true,
    findings: [],
  };
  return { flow, findings };
}

function flowOfBoxes(
  numbers: ReadonlyMap<string, number>,
  reasons: Readonly<Record<'main' | 'other', Record<string, number>>>,
): PrismaFlow {
  const box = (name: string): number => numbers.get(name) ?? 0;
  const hasOther = [...numbers].some(([name, count]) => name.startsWith('other.') && count > 0);
  return {
    databases: box('databases'),
    registers: box('registers'),
    duplicates: box('duplicates'),
    automation: box('automation'),
    removed: box('removed'),
    screened: box('screened'),
    excluded: box('excluded'),
    sought: box('sought'),
    notRetrieved: box('notRetrieved'),
    assessed: box('assessed'),
    reasons: reasons.main,
    included: box('included'),
    ...(hasOther && {
      other: {
        websites: box('other.websites'),
        organisations: box('other.organisations'),
        citations: box('other.citations'),
        sought: box('other.sought'),
        notRetrieved: box('other.notRetrieved'),
        assessed: box('other.assessed'),
        reasons: reasons.other,
      },
    }),
  };
}

/** `Reason1, 12; Reason2, 3`, as the R package writes them. */
function reasonList(text: string): Record<string, number> {
  const pairs = text.split(';').flatMap((part): [string, number][] => {
    const [, name, count] = /^\s*(.+?)\s*,\s*(\d+)\s*$/u.exec(part) ?? [];
    return name === undefined || count === undefined ? [] : [[name, Number(count)]];
  });
  return Object.fromEntries(pairs);
}

function error(file: string, line: number | null, message: string): Diagnostic {
  return { rule: 'screening', severity: 'error', message, file, line, column: null, hint: null };
}
