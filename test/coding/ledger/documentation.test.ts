// The page about the ledger shows lines that can be read, and names every field of every event.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldEvents } from '../../../src/coding/ledger/fold.ts';
import { readLedger } from '../../../src/coding/ledger/read-ledger.ts';
import { make, somewhere, ulid } from './ledger-arbitraries.ts';

const page = readFileSync('docs/ledger.md', 'utf8');

describe('docs/ledger.md', () => {
  it('shows a ledger that can be read', () => {
    const example = /```jsonl\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { events, diagnostics, torn } = readLedger(example, 'a.jsonl');
    expect({ diagnostics, torn }).toEqual({ diagnostics: [], torn: null });
    const { codings, done } = foldEvents(events);
    expect(codings).toMatchObject([{ code: 'trust-deficit', memo: 'Said of contracts only.' }]);
    expect(done).toMatchObject([{ coder: 'ana', code: 'trust-deficit' }]);
  });

  it('names every event with its fields', () => {
    const id = ulid('C', 1);
    const place = ['start', 'end', 'quote', 'prefix', 'suffix', 'text'];
    const head = ['v', 'event', 'op', 'coder', 'at'];
    const all = [
      make('code', 0, {
        id,
        code: 'c',
        codebook: 'h',
        stance: 'mixed',
        memo: 'm',
        shown: [],
        ...somewhere,
      }),
      make('uncode', 0, { id }),
      make('recode', 0, { id, code: 'c', codebook: 'h' }),
      make('memo', 0, { id, memo: 'm' }),
      make('stance', 0, { id, stance: null }),
      make('translate', 0, { id, translation: 't' }),
      make('move', 0, { id, method: 'diff', score: 1, ...somewhere }),
      make('summary', 0, { code: 'c', field: 'f', value: 'v', cites: [] }),
      make('done', 0, { codes: {}, text: 'h', shown: [] }),
      make('undone', 0, { codes: {}, text: 'h', shown: [] }),
      make('judge', 0, { sample: 's', code: 'c', start: 0, end: 1, quote: 'q', value: true }),
      make('accept', 0, { code: 'c', rule: null, ...somewhere }),
      make('reject', 0, { code: 'c', rule: null, ...somewhere }),
      make('propose', 0, {
        id,
        code: 'c',
        reason: 'r',
        model: 'm',
        version: '1',
        promptHash: 'h',
        ...somewhere,
      }),
      make('undo', 0, { target: id }),
    ];
    for (const event of all) {
      const row = page
        .split('\n')
        .find((line) => line.startsWith('| `') && line.split('|')[1]?.includes(`\`${event.op}\``));
      const named = row?.split('|')[2] ?? '';
      const fields = Object.keys(event).filter((name) => !head.includes(name));
      const own = named.includes('a place')
        ? fields.filter((name) => !place.includes(name))
        : fields;
      for (const field of own) expect(`${event.op}: ${named}`).toContain(`\`${field}\``);
    }
  });
});
