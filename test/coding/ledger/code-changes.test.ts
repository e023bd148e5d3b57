// Old ledgers under a changed codebook: what their codes are called now.
import { describe, expect, test } from 'vitest';
import {
  type CodeChange,
  splitAfter,
  withPresentCodes,
} from '../../../src/coding/ledger/code-changes.ts';
import type { LedgerEvent } from '../../../src/coding/ledger/event.ts';

const at = (minute: number): string => `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`;
let count = 0;

function head(minute: number) {
  count++;
  return {
    v: 1,
    event: `01HZZZZZZZ${String(count).padStart(16, '0')}`,
    coder: 'ana',
    at: at(minute),
  };
}

function change(minute: number, what: string): CodeChange {
  const [kind, code = '', ...into] = what.split(' ');
  return { ...head(minute), op: 'codebook', change: kind as CodeChange['change'], code, into };
}

const place = { start: 0, end: 3, quote: 'abc', prefix: '', suffix: '', text: 'hash' };

function coded(minute: number, code: string): LedgerEvent {
  const event = head(minute);
  return { ...event, op: 'code', id: event.event, code, ...place, codebook: 'h' };
}

function decided(op: 'accept' | 'reject', minute: number, code: string): LedgerEvent {
  return { ...head(minute), op, code, ...place, rule: null };
}

function codesOf(events: readonly LedgerEvent[]): string[] {
  return events.map((event) => ('code' in event ? `${event.op} ${String(event.code)}` : event.op));
}

describe('the code that an event names', () => {
  // codes of the codebook | changes, each "minute kind code into" | the event's minute and code | now
  test.each([
    ['b', ['5 rename a b'], '1 a', 'b'],
    ['b c', ['5 rename a b', '7 rename b c'], '1 a', 'c'],
    ['a', ['5 rename a b', '7 rename b a'], '1 a', 'a'],
    ['b', ['5 merge a b'], '1 a', 'b'],
    // Somebody made a new code with the old id: what is coded from then on means the new one.
    ['a b', ['5 rename a b'], '6 a', 'a'],
    // A colleague who had not heard of the change yet.
    ['b', ['5 rename a b'], '6 a', 'b'],
    // The change never came to its end: the codebook still has the old id.
    ['a', ['5 rename a b'], '1 a', 'a'],
    // Nothing leads to a code of the codebook: what was written stays.
    ['x', ['5 rename a b'], '1 a', 'a'],
    ['b', ['5 split a b', '6 move a b', '7 deprecate a'], '1 a', 'a'],
  ])('codebook %s, %j, event %s: %s', (codes, changes, event, now) => {
    const made = changes.map((each) => {
      const [minute, ...what] = each.split(' ');
      return change(Number(minute), what.join(' '));
    });
    const [minute, code = ''] = event.split(' ');
    const known = new Set(codes.split(' '));
    for (const order of [made, [...made].reverse()]) {
      const result = withPresentCodes([coded(Number(minute), code)], order, (id) => known.has(id));
      expect(codesOf(result)).toEqual([`code ${now}`]);
    }
  });
});

test('"done" follows a rename, and does not pass to a code that it was merged into', () => {
  const done: LedgerEvent = { ...head(1), op: 'done', codes: { a: 'h1', c: 'h2' }, text: 'hash' };
  const renamed = withPresentCodes([done], [change(5, 'rename a b')], (id) => id !== 'a');
  expect(renamed).toMatchObject([{ codes: { b: 'h1', c: 'h2' } }]);
  const merged = withPresentCodes([done], [change(5, 'merge a b')], (id) => id !== 'a');
  expect(merged).toMatchObject([{ codes: { c: 'h2' } }]);
  expect(Object.keys((merged[0] as { codes: object }).codes)).toEqual(['c']);
});

test('a rejection that came by a merge gives way to what was accepted', () => {
  const isCode = (id: string): boolean => id === 'b';
  const merge = [change(5, 'merge a b')];
  const reject = decided('reject', 2, 'a');
  expect(codesOf(withPresentCodes([reject], merge, isCode))).toEqual(['reject b']);
  const both = [decided('accept', 1, 'b'), reject];
  expect(codesOf(withPresentCodes(both, merge, isCode))).toEqual(['accept b']);
  const own = [decided('accept', 1, 'b'), decided('reject', 2, 'b')];
  expect(codesOf(withPresentCodes(own, merge, isCode))).toEqual(['accept b', 'reject b']);
});

test('a split holds for what was coded before it', () => {
  const changes = [change(5, 'split a b c')];
  expect(splitAfter(changes, 'a', at(4))).toEqual(['b', 'c']);
  expect(splitAfter(changes, 'a', at(6))).toBeNull();
  expect(splitAfter(changes, 'b', at(4))).toBeNull();
});
