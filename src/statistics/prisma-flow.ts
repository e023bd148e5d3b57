// Whether the numbers of a PRISMA 2020 flow add up: every record must be accounted for.

/** The boxes of the flow diagram for records from databases and registers. */
export interface PrismaFlow {
  readonly databases: number;
  readonly registers: number;
  /** Removed before screening: duplicates and the like. */
  readonly duplicates: number;
  readonly screened: number;
  readonly excluded: number;
  readonly sought: number;
  readonly notRetrieved: number;
  readonly assessed: number;
  /** Reports excluded after full reading, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly included: number;
}

/** A step of the flow whose numbers differ. */
export interface FlowImbalance {
  readonly step: 'screened' | 'sought' | 'assessed' | 'included';
  /** What the boxes before it leave. */
  readonly computed: number;
  readonly stated: number;
}

/**
 * The steps that do not add up, none in a sound flow (Page et al. 2021, The PRISMA 2020 statement,
 * BMJ 372, n71, figure 1): identified − removed = screened, − excluded = sought, − not retrieved =
 * assessed, − excluded with reasons = included.
 */
export function flowImbalances(flow: PrismaFlow): FlowImbalance[] {
  const excluded = Object.values(flow.reasons).reduce((sum, count) => sum + count, 0);
  const steps: FlowImbalance[] = [
    {
      step: 'screened',
      computed: flow.databases + flow.registers - flow.duplicates,
      stated: flow.screened,
    },
    { step: 'sought', computed: flow.screened - flow.excluded, stated: flow.sought },
    { step: 'assessed', computed: flow.sought - flow.notRetrieved, stated: flow.assessed },
    { step: 'included', computed: flow.assessed - excluded, stated: flow.included },
  ];
  return steps.filter(({ computed, stated }) => computed !== stated);
}
