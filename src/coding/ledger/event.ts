// The events of a ledger, one a line. `docs/ledger.md` explains them field by field.
import { z } from 'zod';

/** Version of the format, in every line as `v`. */
export const LEDGER_VERSION = 1;

const offset = z.int().nonnegative();
const ulid = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'not a ULID');
const hash = z.string().min(1);
const stance = z.enum(['supports', 'disputes', 'mixed']);
const origins = z.array(z.string());

const common = {
  /** Version of the format. */
  v: z.int().positive(),
  /** ULID of the event. */
  event: ulid,
  /** Slug of the coder who wrote it. */
  coder: z.string().min(1),
  /** When, in UTC: `2026-01-31T12:00:00.000Z`. */
  at: z.iso.datetime(),
};

/** A stretch of one version of the text; offsets count code points. */
const place = {
  start: offset,
  end: offset,
  quote: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  /** Hash of the text on which the event was made. */
  text: hash,
};

const schemas = {
  code: z.looseObject({
    ...common,
    op: z.literal('code'),
    id: ulid,
    code: z.string().min(1),
    ...place,
    /** Hash of the code's definition at that time. */
    codebook: hash,
    stance: stance.optional(),
    memo: z.string().optional(),
    /** Origins that the coder could see. */
    shown: origins.optional(),
  }),
  uncode: z.looseObject({ ...common, op: z.literal('uncode'), id: ulid }),
  recode: z.looseObject({
    ...common,
    op: z.literal('recode'),
    id: ulid,
    code: z.string().min(1),
    codebook: hash.optional(),
    /** The change of the codebook that brought this about. */
    change: ulid.optional(),
  }),
  memo: z.looseObject({ ...common, op: z.literal('memo'), id: ulid, memo: z.string() }),
  stance: z.looseObject({
    ...common,
    op: z.literal('stance'),
    id: ulid,
    stance: stance.nullable(),
  }),
  translate: z.looseObject({
    ...common,
    op: z.literal('translate'),
    id: ulid,
    translation: z.string(),
  }),
  move: z.looseObject({
    ...common,
    op: z.literal('move'),
    id: ulid,
    ...place,
    method: z.string(),
    score: z.number(),
  }),
  summary: z.looseObject({
    ...common,
    op: z.literal('summary'),
    code: z.string().optional(),
    field: z.string().optional(),
    value: z.string(),
    cites: z.array(z.string()).default([]),
  }),
  done: z.looseObject({
    ...common,
    op: z.literal('done'),
    codes: z.record(z.string(), z.string()),
    text: hash,
    shown: origins.optional(),
  }),
  undone: z.looseObject({
    ...common,
    op: z.literal('undone'),
    codes: z.record(z.string(), z.string()),
    text: hash.optional(),
    shown: origins.optional(),
  }),
  judge: z.looseObject({
    ...common,
    op: z.literal('judge'),
    sample: z.string().min(1),
    code: z.string().min(1),
    start: offset,
    end: offset,
    quote: z.string(),
    value: z.boolean(),
  }),
  accept: z.looseObject({
    ...common,
    op: z.literal('accept'),
    code: z.string().min(1),
    ...place,
    rule: z.string().nullable(),
  }),
  reject: z.looseObject({
    ...common,
    op: z.literal('reject'),
    code: z.string().min(1),
    ...place,
    rule: z.string().nullable(),
  }),
  propose: z.looseObject({
    ...common,
    op: z.literal('propose'),
    id: ulid,
    code: z.string().min(1),
    start: offset,
    end: offset,
    quote: z.string().min(1),
    prefix: z.string().default(''),
    suffix: z.string().default(''),
    text: hash.optional(),
    reason: z.string().optional(),
    model: z.string(),
    version: z.string(),
    promptHash: z.string(),
  }),
  undo: z.looseObject({ ...common, op: z.literal('undo'), target: ulid }),
  codebook: z.looseObject({
    ...common,
    op: z.literal('codebook'),
    change: z.enum(['rename', 'merge', 'split', 'move', 'deprecate', 'restore', 'add-rule']),
    code: z.string().min(1),
    /** New id, code merged into, codes split into, or new parent (none: the top). */
    into: z.array(z.string()).default([]),
    rule: z.string().optional(),
  }),
} as const;

type Schemas = typeof schemas;

/** The name of an event's kind. */
export type LedgerOp = keyof Schemas;

/** An event of one kind. Fields of a later version are kept beside the known ones. */
export type EventOf<Op extends LedgerOp> = z.output<Schemas[Op]>;

export type LedgerEvent = { [Op in LedgerOp]: EventOf<Op> }[LedgerOp];

/** A place as an event holds it: offsets count code points of the text with the hash `text`. */
export type EventPlace = Pick<
  EventOf<'code'>,
  'start' | 'end' | 'quote' | 'prefix' | 'suffix' | 'text'
>;

/** Ops whose new value may also stand under the name `value`. */
const VALUE_NAMES: Readonly<Partial<Record<LedgerOp, string>>> = {
  recode: 'code',
  memo: 'memo',
  stance: 'stance',
  translate: 'translation',
};

export type ParsedEvent =
  | { readonly ok: true; readonly event: LedgerEvent }
  | { readonly ok: false; readonly reason: string };

/** Reads one line's JSON value as an event, or says in one sentence why it is none. */
export function parseEvent(json: unknown): ParsedEvent {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, reason: 'The line is no JSON object.' };
  }
  const op = (json as { op?: unknown }).op;
  if (typeof op !== 'string' || !isOp(op)) {
    return {
      ok: false,
      reason: `The event's op is ${JSON.stringify(op)}, which this version does not know.`,
    };
  }
  if (isDeeperThan(json, DEEPEST_VALUE)) {
    return { ok: false, reason: `A value nests more than ${DEEPEST_VALUE} deep.` };
  }
  const parsed = schemas[op].safeParse(withNamedValue(op, json as Record<string, unknown>));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      reason: `"${issue?.path.join('.') ?? ''}" is wrong: ${issue?.message ?? ''}.`,
    };
  }
  const event = parsed.data as LedgerEvent;
  if (typeof event.start === 'number' && typeof event.end === 'number' && event.end < event.start) {
    return { ok: false, reason: '"end" lies before "start".' };
  }
  return { ok: true, event };
}

/** Levels of a value in a field that this version does not know: more, and writing it again would fail. */
const DEEPEST_VALUE = 100;

/** Whether a value nests deeper than `limit`; walks without recursion. */
function isDeeperThan(value: object, limit: number): boolean {
  const open: { readonly value: object; readonly depth: number }[] = [{ value, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > limit) return true;
    for (const inner of Object.values(next.value) as unknown[]) {
      if (typeof inner === 'object' && inner !== null) {
        open.push({ value: inner, depth: next.depth + 1 });
      }
    }
  }
  return false;
}

function isOp(op: string): op is LedgerOp {
  return Object.hasOwn(schemas, op);
}

function withNamedValue(op: LedgerOp, json: Record<string, unknown>): Record<string, unknown> {
  const name = VALUE_NAMES[op];
  if (name === undefined || name in json || !('value' in json)) return json;
  const { value, ...rest } = json;
  return { ...rest, [name]: value };
}

/** Names of fields in the order in which they are written. */
const FIELD_ORDER: readonly string[] = [
  'v',
  'event',
  'op',
  'coder',
  'at',
  'id',
  'target',
  'sample',
  'change',
  'code',
  'codes',
  'into',
  'field',
  'start',
  'end',
  'quote',
  'prefix',
  'suffix',
  'text',
  'codebook',
  'stance',
  'memo',
  'translation',
  'value',
  'cites',
  'rule',
  'method',
  'score',
  'reason',
  'model',
  'version',
  'promptHash',
  'shown',
];

/** One event as a line of a ledger, without the line break: fields in a fixed order, unknown ones last. */
export function serialiseEvent(event: LedgerEvent): string {
  const entries = Object.entries(event).filter(([, value]) => value !== undefined);
  const rank = (name: string): number => {
    const index = FIELD_ORDER.indexOf(name);
    return index < 0 ? FIELD_ORDER.length : index;
  };
  entries.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}
