// The PRISMA 2020 flow as boxes for a picture, and as a table.
import type { FlowImbalance, OtherMethods, PrismaFlow } from '../../statistics/prisma-flow.ts';
import type { FlowDiagram, FlowStep } from '../chart.ts';
import type { Cell, Table } from '../table.ts';
import type { ScreeningFlow } from './flow-of-records.ts';

/** Databases that are named in the first box before the rest is summed up. */
const SOURCES_NAMED = 8;

/**
 * The flow diagram for new systematic reviews: databases and registers alone, or, where records came
 * another way too, with a second track (Page et al. 2021, BMJ 372, n71).
 */
export function flowDiagram({ flow, sources, hasSources }: ScreeningFlow): FlowDiagram {
  return {
    kind: 'flow',
    id: 'prisma-flow',
    title: 'PRISMA 2020 flow diagram',
    description: `${flow.databases + flow.registers} records identified, ${flow.screened} screened, ${flow.assessed} reports assessed for eligibility, ${flow.included} included.`,
    phases: [
      { label: 'Identification', rows: 1 },
      { label: 'Screening', rows: 3 },
      { label: 'Included', rows: 1 },
    ],
    tracks: [
      {
        header: 'Identification of new studies via databases and registers',
        steps: [
          identified(flow, hasSources ? sources : null),
          step(
            1,
            [`Records screened ${n(flow.screened)}`],
            [`Records excluded ${n(flow.excluded)}`],
          ),
          ...reportSteps(flow),
          step(4, [`Reports of included studies ${n(flow.included)}`], null),
        ],
      },
      ...(flow.other
        ? [
            {
              header: 'Identification of new studies via other methods',
              steps: [otherIdentified(flow.other), ...reportSteps(flow.other)],
            },
          ]
        : []),
    ],
  };
}

/** Without any source the first box says only how many records there are. */
function identified(flow: PrismaFlow, known: ScreeningFlow['sources'] | null): FlowStep {
  const sources = known ?? [];
  const { automation = 0, removed = 0 } = flow;
  const named = sources.slice(0, SOURCES_NAMED);
  const rest = sources.slice(SOURCES_NAMED).reduce((sum, { records }) => sum + records, 0);
  return step(
    0,
    known === null
      ? [`Records identified ${n(flow.databases)}`]
      : [
          'Records identified from:',
          `  Databases ${n(flow.databases)}`,
          `  Registers ${n(flow.registers)}`,
          ...named.map(({ name, records }) => `    ${name} ${n(records)}`),
          ...(rest > 0 ? [`    other ${n(rest)}`] : []),
        ],
    [
      'Records removed before screening:',
      `  Duplicate records removed ${n(flow.duplicates)}`,
      `  Records marked as ineligible by automation tools ${n(automation)}`,
      `  Records removed for other reasons ${n(removed)}`,
    ],
  );
}

function otherIdentified({ websites, organisations, citations }: OtherMethods): FlowStep {
  return step(
    0,
    [
      'Records identified from:',
      `  Websites ${n(websites)}`,
      `  Organisations ${n(organisations)}`,
      `  Citation searching ${n(citations)}`,
    ],
    null,
  );
}

function reportSteps(
  flow: Pick<PrismaFlow, 'sought' | 'notRetrieved' | 'assessed' | 'reasons'>,
): FlowStep[] {
  const reasons = Object.entries(flow.reasons);
  const excluded = reasons.reduce((sum, [, count]) => sum + count, 0);
  return [
    step(
      2,
      [`Reports sought for retrieval ${n(flow.sought)}`],
      [`Reports not retrieved ${n(flow.notRetrieved)}`],
    ),
    step(
      3,
      [`Reports assessed for eligibility ${n(flow.assessed)}`],
      reasons.length === 0
        ? [`Reports excluded ${n(0)}`]
        : [
            `Reports excluded ${n(excluded)}:`,
            ...reasons.map(([reason, count]) => `  ${reason} ${n(count)}`),
          ],
    ),
  ];
}

function step(row: number, main: readonly string[], side: readonly string[] | null): FlowStep {
  return { row, main, side };
}

function n(count: number): string {
  return `(n = ${count.toLocaleString('en')})`;
}

/** The numbers of the flow, one row a box. */
export function flowTable({ flow, sources }: ScreeningFlow): Table {
  const { other } = flow;
  const rows: Cell[][] = [
    ['databases', flow.databases],
    ['registers', flow.registers],
    ['duplicates', flow.duplicates],
    ['automation', flow.automation ?? 0],
    ['removed', flow.removed ?? 0],
    ['screened', flow.screened],
    ['excluded', flow.excluded],
    ['sought', flow.sought],
    ['not retrieved', flow.notRetrieved],
    ['assessed', flow.assessed],
    ...Object.entries(flow.reasons).map(([reason, count]) => [`reason: ${reason}`, count]),
    ...(other
      ? [
          ['websites', other.websites],
          ['organisations', other.organisations],
          ['citations', other.citations],
          ['other sought', other.sought],
          ['other not retrieved', other.notRetrieved],
          ['other assessed', other.assessed],
          ...Object.entries(other.reasons).map(([reason, count]) => [
            `other reason: ${reason}`,
            count,
          ]),
        ]
      : []),
    ['included', flow.included],
  ];
  return {
    id: 'prisma-flow',
    title: 'PRISMA 2020 flow',
    columns: [
      { key: 'box', label: 'Box', type: 'text', unit: null },
      { key: 'n', label: 'n', type: 'integer', unit: null },
    ],
    rows,
    notes: sources.map(({ name, records }) => `${name}: ${records}.`),
  };
}

const STEPS: Readonly<Record<FlowImbalance['step'], string>> = {
  screened: 'records screened',
  sought: 'reports sought',
  assessed: 'reports assessed',
  included: 'included',
  otherSought: 'reports sought (other methods)',
  otherAssessed: 'reports assessed (other methods)',
};

/** One step that does not add up, in a sentence. */
export function imbalanceText({ step: name, computed, stated }: FlowImbalance): string {
  return `The numbers do not add up at "${STEPS[name]}": the boxes before leave ${computed}, but ${stated} are stated.`;
}
