// From events to state: what wins, what comes back, and that the order of lines never matters.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerEvent } from '../../../src/coding/ledger/event.ts';
import { foldEvents } from '../../../src/coding/ledger/fold.ts';
import { events, make, somewhere, ulid } from './ledger-arbitraries.ts';

const ID = ulid('C', 1);
const coded = (minute: number, more: { readonly coder?: string } = {}) =>
  make('code', minute, { id: ID, code: 'trust', codebook: 'd1', ...somewhere, ...more });

const codesOf = (list: readonly LedgerEvent[]): string[] =>
  foldEvents(list).codings.map(({ id, code }) => `${id === ID ? 'ID' : id} ${code}`);

describe('a coding', () => {
  it('has the values that came last', () => {
    const [coding] = foldEvents([
      coded(0),
      make('recode', 1, { id: ID, code: 'law', codebook: 'd2' }),
      make('memo', 2, { id: ID, memo: 'first' }),
      make('memo', 3, { id: ID, memo: 'second' }),
      make('stance', 4, { id: ID, stance: 'disputes' }),
      make('translate', 5, { id: ID, translation: '信任' }),
    ]).codings;
    expect(coding).toMatchObject({
      id: ID,
      coder: 'ann',
      code: 'law',
      codebook: 'd2',
      memo: 'second',
      stance: 'disputes',
      translation: '信任',
    });
  });

  it('loses a memo, a stance and a translation that are emptied', () => {
    const [coding] = foldEvents([
      coded(0),
      make('memo', 1, { id: ID, memo: 'm' }),
      make('memo', 2, { id: ID, memo: '' }),
      make('stance', 1, { id: ID, stance: 'mixed' }),
      make('stance', 2, { id: ID, stance: null }),
      make('translate', 1, { id: ID, translation: 't' }),
      make('translate', 2, { id: ID, translation: '' }),
    ]).codings;
    expect(coding).toMatchObject({ memo: null, stance: null, translation: null });
  });

  it('has one place for each version of the text, the latest', () => {
    const place = (start: number, text: string) => ({ ...somewhere, start, end: start + 5, text });
    const [coding] = foldEvents([
      coded(0),
      make('move', 1, { id: ID, ...place(10, 'hash-2'), method: 'diff', score: 1 }),
      make('move', 3, { id: ID, ...place(20, 'hash-2'), method: 'context', score: 1 }),
      make('move', 2, { id: ID, ...place(30, 'hash-3'), method: 'diff', score: 1 }),
    ]).codings;
    expect([...(coding?.places ?? [])].map(([text, { start }]) => [text, start])).toEqual([
      ['hash-1', 3],
      ['hash-2', 20],
      ['hash-3', 30],
    ]);
    expect(coding?.methods.get('hash-2')).toBe('context');
  });

  it('is gone after its removal, also beside a change of the same time', () => {
    const removal = make('uncode', 1, { id: ID });
    const before = make('recode', 1, { id: ID, code: 'law' });
    expect(codesOf([coded(0), removal])).toEqual([]);
    expect(codesOf([coded(0), before, removal])).toEqual([]);
    const after = { ...before, event: ulid('Z', 1) };
    expect(after.event > removal.event).toBe(true);
    expect(codesOf([coded(0), removal, after])).toEqual([]);
  });

  it('is not changed by a colleague', () => {
    const stranger = [
      make('recode', 1, { id: ID, code: 'law', coder: 'bo' }),
      make('uncode', 2, { id: ID, coder: 'bo' }),
    ];
    expect(codesOf([coded(0), ...stranger])).toEqual(['ID trust']);
  });
});

describe('an undo', () => {
  const code = coded(0);
  const removal = make('uncode', 1, { id: ID });
  const undo = make('undo', 2, { target: removal.event });
  const redo = make('undo', 3, { target: undo.event });
  const again = make('undo', 4, { target: redo.event });

  it('takes an event back, and an undone undo brings it again', () => {
    expect(codesOf([code, removal])).toEqual([]);
    expect(codesOf([code, removal, undo])).toEqual(['ID trust']);
    expect(codesOf([code, removal, undo, redo])).toEqual([]);
    expect(codesOf([code, removal, undo, redo, again])).toEqual(['ID trust']);
  });

  it('of a rejection leaves the acceptance before it', () => {
    const decide = { code: 'trust', rule: 'r', ...somewhere };
    const accept = make('accept', 0, decide);
    const reject = make('reject', 1, decide);
    const verdicts = (list: readonly LedgerEvent[]) =>
      foldEvents(list).decisions.map(({ verdict }) => verdict);
    expect(verdicts([accept, reject])).toEqual(['reject']);
    expect(verdicts([accept, reject, make('undo', 2, { target: reject.event })])).toEqual([
      'accept',
    ]);
  });

  it('of a colleague’s event, of none, or of a later one does nothing', () => {
    expect(codesOf([code, make('undo', 1, { target: code.event, coder: 'bo' })])).toEqual([
      'ID trust',
    ]);
    expect(codesOf([code, make('undo', 1, { target: ulid('N', 1) })])).toEqual(['ID trust']);
    const late = coded(5);
    expect(codesOf([late, make('undo', 1, { target: late.event })])).toEqual(['ID trust']);
  });
});

describe('decisions, done marks, summaries and judgements', () => {
  const decide = { code: 'trust', rule: 'r', ...somewhere };

  it('keep each coder’s last word on a code and a stretch', () => {
    const { decisions } = foldEvents([
      make('reject', 0, decide),
      make('accept', 1, { ...decide, rule: 'other' }),
      make('reject', 2, { ...decide, coder: 'bo' }),
      make('reject', 3, { ...decide, code: 'law' }),
    ]);
    expect(
      decisions.map(({ coder, code, verdict, rule }) => `${coder} ${code} ${verdict} ${rule}`),
    ).toEqual(['ann trust accept other', 'bo trust reject r', 'ann law reject r']);
  });

  it('prefer the rejection, and "not done", at the same time', () => {
    const accept = make('accept', 1, decide);
    const reject = make('reject', 1, decide);
    const lateAccept = { ...accept, event: ulid('Z', 2) };
    expect(foldEvents([accept, reject]).decisions.map(({ verdict }) => verdict)).toEqual([
      'reject',
    ]);
    expect(foldEvents([reject, lateAccept]).decisions.map(({ verdict }) => verdict)).toEqual([
      'reject',
    ]);
    const done = make('done', 1, { codes: { trust: 'd1' }, text: 'hash-1' });
    const undone = make('undone', 1, { codes: { trust: 'd1' } });
    expect(foldEvents([undone, { ...done, event: ulid('Z', 3) }]).done).toEqual([]);
    expect(foldEvents([done, undone]).done).toEqual([]);
  });

  it('come in the order of time, however exactly it is written', () => {
    const reject = { ...make('reject', 1, decide), at: '2026-01-31T12:01:00Z' };
    const accept = { ...make('accept', 1, decide), at: '2026-01-31T12:01:00.001Z' };
    expect(foldEvents([reject, accept]).decisions.map(({ verdict }) => verdict)).toEqual([
      'accept',
    ]);
  });

  it('mark each code of a document on its own', () => {
    const { done } = foldEvents([
      make('done', 0, { codes: { trust: 'd1', law: 'd1' }, text: 'hash-1', shown: ['rule'] }),
      make('undone', 1, { codes: { law: 'd1' } }),
      make('done', 2, { codes: { trust: 'd2' }, text: 'hash-2' }),
    ]);
    expect(done).toMatchObject([
      { coder: 'ann', code: 'trust', codebook: 'd2', text: 'hash-2', shown: [] },
    ]);
  });

  it('keep the last summary of a cell and the last judgement of a unit', () => {
    const judged = { sample: 's', code: 'trust', start: 0, end: 3, quote: 'abc' };
    const { summaries, judgements } = foldEvents([
      make('summary', 0, { code: 'trust', value: 'old', cites: [] }),
      make('summary', 1, { code: 'trust', value: 'new', cites: [ID] }),
      make('summary', 2, { field: 'method', value: 'interviews', cites: [] }),
      make('judge', 0, { ...judged, value: false }),
      make('judge', 1, { ...judged, value: true }),
    ]);
    expect(summaries.map(({ code, field, value }) => [code, field, value])).toEqual([
      ['trust', null, 'new'],
      [null, 'method', 'interviews'],
    ]);
    expect(judgements.map(({ value }) => value)).toEqual([true]);
  });
});

describe('the state', () => {
  const shuffled = events.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(foldEvents(other)).toEqual(foldEvents(list));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same where two lines with one id differ, whichever comes first', () => {
    const one = make('memo', 1, { id: ID, memo: 'one' });
    const other = { ...one, memo: 'other' };
    const code = coded(0);
    expect(foldEvents([code, one, other])).toEqual(foldEvents([code, other, one]));
  });

  it('is the same for a union merge of two branches, whichever comes first, with lines twice', () => {
    fc.assert(
      fc.property(events, fc.nat(30), fc.nat(30), (list, a, b) => {
        const base = list.slice(0, Math.min(a, list.length));
        const rest = list.slice(base.length);
        const ours = rest.filter((_, index) => (index + b) % 2 === 0);
        const theirs = rest.filter((_, index) => (index + b) % 2 === 1);
        const one = foldEvents([...base, ...ours, ...theirs]);
        expect(foldEvents([...base, ...theirs, ...base, ...ours, ...theirs])).toEqual(one);
        expect(foldEvents(list)).toEqual(one);
      }),
      { numRuns: 1000 },
    );
  });

  it('after an undo is the state without the event, and after undoing that the state with it', () => {
    fc.assert(
      fc.property(events, fc.nat(29), (list, chosen) => {
        const target = list[chosen % Math.max(1, list.length)];
        if (!target) return;
        const last = { v: 1, coder: target.coder, op: 'undo' as const };
        const undo = {
          ...last,
          event: ulid('U', 1),
          at: '2027-01-01T00:00:00.000Z',
          target: target.event,
        };
        const redo = {
          ...last,
          event: ulid('U', 2),
          at: '2027-01-02T00:00:00.000Z',
          target: undo.event,
        };
        const without = list.filter((event) => event !== target);
        expect(foldEvents([...list, undo])).toEqual(foldEvents(without));
        expect(foldEvents([redo, ...list, undo])).toEqual(foldEvents(list));
      }),
      { numRuns: 2000 },
    );
  });

  it('grows in proportion to the events', () => {
    const many: LedgerEvent[] = [];
    for (let number = 0; number < 40_000; number++) {
      const id = ulid('C', number >> 2);
      many.push(
        number % 4 === 0
          ? { ...coded(0), event: ulid('E', number), id }
          : { ...make('memo', 1, { id, memo: 'm' }), event: ulid('E', number) },
      );
    }
    expect(foldEvents(many).codings).toHaveLength(10_000);
  });
});
