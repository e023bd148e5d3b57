// A process of its own for the tests of ledgers: appends events one by one, and says the id of each
// once it is saved. Arguments: ledger, coder's mark (a letter), number of events.
import { writeSync } from 'node:fs';
import type { LedgerEvent } from '../../src/coding/ledger/event.ts';
import { appendEvents } from '../../src/study/ledger-files.ts';

const [path = '', mark = 'A', count = '0'] = process.argv.slice(2);

for (let number = 0; number < Number(count); number++) {
  const event: LedgerEvent = {
    v: 1,
    event: `01J${mark}${String(number).padStart(22, '0')}`,
    op: 'memo',
    coder: mark.toLowerCase(),
    at: '2026-01-31T12:00:00.000Z',
    id: '01JCQR8Z6V0000000000000000',
    memo: '信任 😀 '.repeat(number % 50),
  };
  appendEvents(path, [event]);
  writeSync(1, `${event.event}\n`);
}
