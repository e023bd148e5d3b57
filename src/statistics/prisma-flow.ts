// Whether the numbers of a PRISMA 2020 flow add up: every record must be accounted for.

/** Records found other than in databases and registers: websites, organisations, citations. */
export interface OtherMethods {
  readonly websites: number;
  readonly organisations: number;
  readonly citations: number;
  readonly sought: number;
  readonly notRetrieved: number;
  readonly assessed: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** The boxes of the flow diagram. */
export interface PrismaFlow {
  readonly databases: number;
  readonly registers: number;
  /** Removed before screening: duplicates and the like. */
  readonly duplicates: number;
  /** Removed before screening by automation tools, and for other reasons; 0, if absent. */
  readonly automation?: number;
  readonly removed?: number;
  readonly screened: number;
  readonly excluded: number;
  readonly sought: number;
  readonly notRetrieved: number;
  readonly assessed: number;
  /** Reports excluded after full reading, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** What both ways of searching leave. */
  readonly included: number;
  readonly other?: OtherMethods;
}

/** A step of the flow whose numbers differ. */
export interface FlowImbalance {
  readonly step: 'screened' | 'sought' | 'assessed' | 'included' | 'otherSought' | 'otherAssessed';
  /** What the boxes before it leave. */
  readonly computed: number;
  readonly stated: number;
}

/**
 * The steps that do not add up, none in a sound flow (Page et al. 2021, The PRISMA 2020 statement,
 * BMJ 372, n71, figure 1): identified − removed = screened, − excluded = sought, − not retrieved =
 * assessed, − excluded with reasons = included. With other methods: identified = sought, − not
 * retrieved = assessed, and what they leave is among the included.
 */
export function flowImbalances(flow: PrismaFlow): FlowImbalance[] {
  const { other, automation = 0, removed = 0 } = flow;
  const identified = flow.databases + flow.registers;
  const steps: FlowImbalance[] = [
    {
      step: 'screened',
      computed: identified - flow.duplicates - automation - removed,
      stated: flow.screened,
    },
    { step: 'sought', computed: flow.screened - flow.excluded, stated: flow.sought },
    { step: 'assessed', computed: flow.sought - flow.notRetrieved, stated: flow.assessed },
    ...(other === undefined ? [] : otherSteps(other)),
    {
      step: 'included',
      computed: leftOf(flow) + (other ? leftOf(other) : 0),
      stated: flow.included,
    },
  ];
  return steps.filter(({ computed, stated }) => computed !== stated);
}

function otherSteps(other: OtherMethods): FlowImbalance[] {
  const identified = other.websites + other.organisations + other.citations;
  return [
    { step: 'otherSought', computed: identified, stated: other.sought },
    { step: 'otherAssessed', computed: other.sought - other.notRetrieved, stated: other.assessed },
  ];
}

/** Reports that full reading leaves. */
function leftOf({ assessed, reasons }: Pick<PrismaFlow, 'assessed' | 'reasons'>): number {
  return assessed - Object.values(reasons).reduce((sum, count) => sum + count, 0);
}
