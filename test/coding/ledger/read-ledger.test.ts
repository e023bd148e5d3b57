// Ledger files: events there and back, lines that cannot be read, torn last lines, and 20,000 mutations.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerEvent, parseEvent, serialiseEvent } from '../../../src/coding/ledger/event.ts';
import { foldEvents } from '../../../src/coding/ledger/fold.ts';
import { readLedger } from '../../../src/coding/ledger/read-ledger.ts';
import { isUlid, ulidMaker } from '../../../src/coding/ledger/ulid.ts';
import { events, make, somewhere, ulid } from './ledger-arbitraries.ts';

const fileOf = (list: readonly LedgerEvent[]): string =>
  list.map((event) => `${serialiseEvent(event)}\n`).join('');

describe('an event', () => {
  it('is written with its fields in a fixed order, later ones last', () => {
    const event = {
      zeta: [1],
      memo: 'a "b"',
      ...make('code', 0, { id: ulid('C', 1), code: 'trust', codebook: 'd', ...somewhere }),
      alpha: { x: '信' },
      event: ulid('E', 1),
    } as LedgerEvent;
    expect(serialiseEvent(event)).toBe(
      '{"v":1,"event":"01JE0000000000000000000001","op":"code","coder":"ann","at":"2026-01-31T12:00:00.000Z","id":"01JC0000000000000000000001","code":"trust","start":3,"end":8,"quote":"trust","prefix":"no ","suffix":" at all","text":"hash-1","codebook":"d","memo":"a \\"b\\"","alpha":{"x":"信"},"zeta":[1]}',
    );
  });

  it('is the same after writing and reading, unknown fields included', () => {
    const later = fc.dictionary(fc.constantFrom('mood', 'x-y', 'Ω'), fc.jsonValue(), {
      maxKeys: 2,
    });
    fc.assert(
      fc.property(events, later, (list, extra) => {
        const extended = list.map((event) => ({ ...event, ...extra }) as LedgerEvent);
        const { events: read, diagnostics, torn } = readLedger(fileOf(extended), 'a.jsonl');
        expect(diagnostics).toEqual([]);
        expect(torn).toBeNull();
        expect(read.map(serialiseEvent)).toEqual(extended.map(serialiseEvent));
      }),
      { numRuns: 500 },
    );
  });

  it('takes a new value under the name "value" too', () => {
    const head = {
      v: 1,
      event: ulid('E', 1),
      coder: 'ann',
      at: '2026-01-31T12:00:00Z',
      id: ulid('C', 1),
    };
    expect(parseEvent({ ...head, op: 'memo', value: 'm' })).toMatchObject({
      ok: true,
      event: { memo: 'm' },
    });
    expect(parseEvent({ ...head, op: 'recode', value: 'law' })).toMatchObject({
      ok: true,
      event: { code: 'law' },
    });
  });
});

describe('a line that cannot be read', () => {
  const good = serialiseEvent(make('memo', 0, { id: ulid('C', 1), memo: 'm' }));
  const without = (field: string): string => {
    const { [field]: _gone, ...rest } = JSON.parse(good) as Record<string, unknown>;
    return JSON.stringify(rest);
  };
  const withField = (field: string, value: unknown): string =>
    JSON.stringify({ ...(JSON.parse(good) as object), [field]: value });
  const code = serialiseEvent(
    make('code', 0, { id: ulid('C', 1), code: 'trust', codebook: 'd', ...somewhere }),
  );

  it.each([
    ['no JSON', '{"v":1,', 'The line is no JSON.'],
    ['no object', '[1]', 'The line is no JSON object.'],
    [
      'an op of a later version',
      withField('op', 'sing'),
      'The event\'s op is "sing", which this version does not know.',
    ],
    [
      'an op that JavaScript knows',
      withField('op', 'constructor'),
      'The event\'s op is "constructor", which this version does not know.',
    ],
    ['no coder', without('coder'), '"coder" is wrong'],
    ['no id', without('id'), '"id" is wrong'],
    ['an id that is no ULID', withField('id', '12'), '"id" is wrong'],
    ['a time that is none', withField('at', 'yesterday'), '"at" is wrong'],
    ['a version that is none', withField('v', 0), '"v" is wrong'],
    ['an end before the start', code.replace('"end":8', '"end":2'), '"end" lies before "start".'],
    ['a negative offset', code.replace('"start":3', '"start":-3'), '"start" is wrong'],
    ['half a character', code.replace('"start":3', '"start":3.5'), '"start" is wrong'],
  ])('is a finding with its line and reason: %s', (_name, line, reason) => {
    const { events: read, diagnostics } = readLedger(
      `${good}\n${line}\n\n${good}\n`,
      'codings/a.jsonl',
    );
    expect(read).toHaveLength(2);
    expect(diagnostics).toMatchObject([{ file: 'codings/a.jsonl', line: 2, severity: 'error' }]);
    expect(diagnostics[0]?.message).toContain(reason);
  });

  it('of a later version is read as far as it is known, with a warning', () => {
    const { events: read, diagnostics } = readLedger(`${withField('v', 2)}\n`, 'a.jsonl');
    expect(read).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ line: 1, severity: 'warning' }]);
  });

  it('may end with CR LF, and the last one without a line break', () => {
    const { events: read, diagnostics, torn } = readLedger(`${good}\r\n${code}`, 'a.jsonl');
    expect(read).toHaveLength(2);
    expect(diagnostics).toEqual([]);
    expect(torn).toBeNull();
  });

  it('is torn where it is the last one and breaks off', () => {
    for (let length = 1; length < good.length; length++) {
      const {
        events: read,
        torn,
        diagnostics,
      } = readLedger(`${good}\n${good.slice(0, length)}`, 'a.jsonl');
      expect(read).toHaveLength(1);
      expect(torn).toBe(good.slice(0, length));
      expect(diagnostics).toMatchObject([{ line: 2, severity: 'warning' }]);
    }
  });
});

describe('a mutated ledger', () => {
  it('never throws, and every line is an event or a finding', () => {
    const whole = fileOf([
      make('code', 0, {
        id: ulid('C', 1),
        code: 'trust',
        codebook: 'd',
        ...somewhere,
        quote: '信任 😀',
      }),
      make('memo', 1, { id: ulid('C', 1), memo: 'm\n"x"' }),
      make('done', 2, { codes: { trust: 'd' }, text: 'hash-1' }),
      make('reject', 3, { code: 'law', rule: null, ...somewhere }),
      make('undo', 4, { target: ulid('E', 1) }),
    ]);
    const piece = fc.constantFrom(
      '',
      '\n',
      '"',
      '{',
      '}',
      ',',
      ':',
      '[',
      '\\',
      '\0',
      'null',
      '1e999',
      '-1',
      '__proto__',
      '\ud800',
      '\uFEFF',
      '信',
      ' ',
      '\r',
      '\u2028',
      'code',
      'undo',
    );
    const mutation = fc.tuple(fc.nat(whole.length), fc.nat(20), piece);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
        let content = whole;
        for (const [from, removed, added] of mutations) {
          content = content.slice(0, from) + added + content.slice(from + removed);
        }
        const { events: read, diagnostics, torn } = readLedger(content, 'a.jsonl');
        const lines = content.split('\n').filter((line) => line.trim() !== '').length;
        const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
        expect(read.length + errors + (torn === null ? 0 : 1)).toBe(lines);
        foldEvents([...read, ...read]);
        for (const event of read) serialiseEvent(event);
      }),
      { numRuns: 20_000 },
    );
  });

  it('never throws for values without end', () => {
    const good = make('memo', 0, { id: ulid('C', 1), memo: 'm' });
    for (const depth of [40, 5_000, 1_000_000]) {
      const line = `${serialiseEvent(good).slice(0, -1)},"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const { events: read, diagnostics } = readLedger(`${line}\n${line} \n`, 'a.jsonl');
      foldEvents(read);
      expect(read.length + diagnostics.length).toBe(2);
      expect(read).toHaveLength(depth === 40 ? 2 : 0);
    }
  });
});

describe('ULIDs', () => {
  it('ascend, also within a millisecond, when the clock is set back, and past the last random number', () => {
    const times = [1_700_000_000_000, 1_700_000_000_000, 1_699_999_999_999, 1_700_000_000_001];
    let call = 0;
    const next = ulidMaker({ now: () => times[call++] ?? 1_700_000_000_002, below: () => 31 });
    const made = Array.from({ length: 8 }, () => next());
    expect(made.every(isUlid)).toBe(true);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(8);
    expect(made[0]).toBe('01HF7YAT00ZZZZZZZZZZZZZZZZ');
  });

  it('count up within a millisecond', () => {
    const next = ulidMaker({ now: () => 0, below: () => 0 });
    expect([next(), next(), next()]).toEqual([
      '00000000000000000000000000',
      '00000000000000000000000001',
      '00000000000000000000000002',
    ]);
  });
});
