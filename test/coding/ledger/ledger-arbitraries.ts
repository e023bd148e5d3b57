// Random events for the laws of the ledger: few ids, coders and times, so that events meet.
import fc from 'fast-check';
import type { EventOf, LedgerEvent } from '../../../src/coding/ledger/event.ts';

/** The nth ULID of a family. */
export function ulid(family: string, number: number): string {
  return `01J${family}${String(number).padStart(22, '0')}`;
}

/** A time of the day of the tests. */
function at(minute: number): string {
  return new Date(Date.UTC(2026, 0, 31, 12, minute)).toISOString();
}

const coder = fc.constantFrom('ann', 'bo');
const code = fc.constantFrom('trust', 'law');
const codingId = fc.nat(3).map((number) => ulid('C', number));
const text = fc.constantFrom('hash-1', 'hash-2');
const rule = fc.constantFrom('r1', null);

const place = fc.record({
  start: fc.nat(3),
  end: fc.integer({ min: 3, max: 6 }),
  quote: fc.constantFrom('信任', 'no trust 😀'),
  prefix: fc.constantFrom('', 'a '),
  suffix: fc.constantFrom('', ' b'),
  text,
});

const bodies = fc.oneof(
  fc
    .record({ id: codingId, code, place, codebook: fc.constantFrom('d1', 'd2') })
    .map(({ place: where, ...rest }) => ({ op: 'code' as const, ...rest, ...where })),
  fc.record({ op: fc.constant('uncode' as const), id: codingId }),
  fc.record({ op: fc.constant('recode' as const), id: codingId, code }),
  fc.record({
    op: fc.constant('memo' as const),
    id: codingId,
    memo: fc.constantFrom('', 'm1', 'm2'),
  }),
  fc.record({
    op: fc.constant('stance' as const),
    id: codingId,
    stance: fc.constantFrom('supports' as const, 'disputes' as const, null),
  }),
  fc.record({
    op: fc.constant('translate' as const),
    id: codingId,
    translation: fc.constantFrom('', 't'),
  }),
  fc.record({ id: codingId, place }).map(({ id, place: where }) => ({
    op: 'move' as const,
    id,
    ...where,
    method: 'diff',
    score: 1,
  })),
  fc.record({
    op: fc.constant('summary' as const),
    code,
    value: fc.constantFrom('s1', 's2'),
    cites: fc.array(codingId, { maxLength: 2 }),
  }),
  fc.record({
    op: fc.constantFrom('done' as const, 'undone' as const),
    codes: fc.dictionary(code, fc.constantFrom('d1', 'd2'), { minKeys: 1 }),
    text,
  }),
  fc
    .record({ op: fc.constantFrom('accept' as const, 'reject' as const), code, place, rule })
    .map(({ place: where, ...rest }) => ({ ...rest, ...where })),
  fc.record({
    op: fc.constant('judge' as const),
    sample: fc.constant('s'),
    code,
    start: fc.constant(0),
    end: fc.constant(3),
    quote: fc.constant('abc'),
    value: fc.boolean(),
  }),
  fc.record({ id: codingId, code, place }).map(({ place: where, ...rest }) => ({
    op: 'propose' as const,
    ...rest,
    ...where,
    model: 'm',
    version: '1',
    promptHash: 'p',
  })),
  fc.record({ op: fc.constant('undo' as const), target: fc.nat(30).map((n) => ulid('E', n)) }),
);

/** Up to 30 events with different ids, in the order of their ids; times repeat and run back. */
export const events: fc.Arbitrary<LedgerEvent[]> = fc
  .array(fc.tuple(bodies, coder, fc.nat(4)), { maxLength: 30 })
  .map((list) =>
    list.map(
      ([body, who, minute], number) =>
        ({ v: 1, event: ulid('E', number), coder: who, at: at(minute), ...body }) as LedgerEvent,
    ),
  );

let made = 0;

/** An event with the fields given; each call has a later id. */
export function make<Op extends LedgerEvent['op']>(
  op: Op,
  minute: number,
  fields: Omit<EventOf<Op>, 'v' | 'event' | 'op' | 'coder' | 'at'> & { readonly coder?: string },
): EventOf<Op> {
  const head = { v: 1, event: ulid('M', ++made), op, coder: 'ann', at: at(minute) };
  return { ...head, ...fields } as EventOf<Op>;
}

export const somewhere = {
  start: 3,
  end: 8,
  quote: 'trust',
  prefix: 'no ',
  suffix: ' at all',
  text: 'hash-1',
} as const;
