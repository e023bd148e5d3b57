// Two coders, real Git: 500 events on each side, merged in both directions, rebased and picked one by one.
// No conflict, nothing lost, the same state everywhere.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerEvent } from '../../src/coding/ledger/event.ts';
import { foldEvents } from '../../src/coding/ledger/fold.ts';
import { readLedger } from '../../src/coding/ledger/read-ledger.ts';
import { seededRandom } from '../../src/statistics/random.ts';
import { appendEvents } from '../../src/study/ledger-files.ts';
import { axial, scratchFolder } from '../cli/run-axial.ts';
import { events as randomEvents } from '../coding/ledger/ledger-arbitraries.ts';

const CODINGS = 'corpus/codings';
/** Both sides write to all of these: coders share a machine, or a name. */
const LEDGERS = ['ann/a.jsonl', 'ann/papers/b.jsonl', 'bo/a.jsonl'];
const EVENTS = 500;
/** Events of one write, and of one commit. */
const WRITE = 5;
const BATCH = 100;

function git(folder: string, ...args: readonly string[]): string {
  const settings = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', [...settings, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

/** Random events of one side: they name each other's codings and events, and their ids are their own. */
function eventsOf(side: string, seed: number): LedgerEvent[] {
  const lists = fc.sample(randomEvents, { seed, numRuns: 250 }).flat();
  const own = lists.filter(({ op }, number) => op !== 'uncode' || number % 8 === 0);
  expect(own.length).toBeGreaterThan(EVENTS);
  const idOf = (family: string, number: number): string =>
    `01J${side}${family}${String(number).padStart(21, '0')}`;
  return own.slice(0, EVENTS).map((event, number): LedgerEvent => {
    const changed = { ...event, event: idOf('E', number) };
    // Many codings, so that some are left; an undo aims at an event of its own side.
    if (changed.op === 'undo') return { ...changed, target: idOf('E', Math.max(0, number - 3)) };
    if ('id' in changed && typeof changed.id === 'string') changed.id = idOf('C', number % 40);
    return changed;
  });
}

/** Appends the events to the ledgers, here and there, with a commit after each batch. */
function work(folder: string, side: string, seed: number): LedgerEvent[] {
  const random = seededRandom(seed);
  const events = eventsOf(side, seed);
  for (let number = 0; number < EVENTS; number += WRITE) {
    const ledger = LEDGERS[random.below(LEDGERS.length)] ?? '';
    appendEvents(join(folder, CODINGS, ledger), events.slice(number, number + WRITE));
    if ((number + WRITE) % BATCH !== 0) continue;
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', `${side} ${number}`);
  }
  return events;
}

interface Read {
  readonly events: readonly LedgerEvent[];
  readonly state: string;
}

function read(folder: string): Read {
  const events = readdirSync(join(folder, CODINGS), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => {
      const reading = readLedger(readFileSync(join(folder, CODINGS, name), 'utf8'), name);
      expect(reading.diagnostics).toEqual([]);
      return reading.events;
    });
  return { events, state: JSON.stringify(foldEvents(events)) };
}

test('merge both ways, rebase and cherry-pick: no conflict, the same state, nothing lost', async () => {
  const root = scratchFolder();
  const base = join(root, 'base');
  mkdirSync(base);
  await axial(root, 'init', 'base');
  git(base, 'init', '-qb', 'main');
  for (const [index, ledger] of LEDGERS.entries()) {
    const [first] = eventsOf('B', 100 + index);
    if (first)
      appendEvents(join(base, CODINGS, ledger), [
        { ...first, event: `01JZ${index}${'0'.repeat(21)}` },
      ]);
  }
  git(base, 'add', '.');
  git(base, 'commit', '-qm', 'base');
  const common = read(base).events;

  const [ours, theirs] = ['ours', 'theirs'].map((name) => {
    git(root, 'clone', '-q', 'base', name);
    return join(root, name);
  }) as [string, string];
  const expected = new Set(
    [...common, ...work(ours, 'X', 1), ...work(theirs, 'Y', 2)].map(({ event }) => event),
  );
  expect(expected.size).toBe(LEDGERS.length + 2 * EVENTS);

  const copies = ['merged', 'rebased', 'picked'].map((name) => {
    cpSync(ours, join(root, name), { recursive: true });
    git(join(root, name), 'fetch', '-q', join('..', 'theirs'), 'main:their-work');
    return join(root, name);
  });
  const [merged = '', rebased = '', picked = ''] = copies;
  git(merged, 'merge', '-q', '--no-edit', 'their-work');
  git(rebased, 'rebase', '-q', 'their-work');
  const commits = git(picked, 'rev-list', '--reverse', 'main..their-work').trim().split('\n');
  git(picked, 'cherry-pick', ...commits);
  git(theirs, 'fetch', '-q', join('..', 'ours'), 'main:our-work');
  git(theirs, 'merge', '-q', '--no-edit', 'our-work');

  const reads = [...copies, theirs].map(read);
  const [first] = reads;
  for (const { events, state } of reads) {
    expect(new Set(events.map(({ event }) => event))).toEqual(expected);
    expect(state).toBe(first?.state);
  }
  // The state is that of all events, whatever the order in which Git put their lines.
  expect(JSON.parse(first?.state ?? '{}').codings.length).toBeGreaterThan(0);
}, 60_000);

test('without merge=union the same work is a conflict: the test above can fail', () => {
  const folder = scratchFolder();
  git(folder, 'init', '-qb', 'main');
  const ledger = join(folder, 'a.jsonl');
  const commit = (text: string): void => {
    writeFileSync(ledger, text);
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'c');
  };
  commit('base\n');
  git(folder, 'checkout', '-qb', 'side');
  commit('base\nside\n');
  git(folder, 'checkout', '-q', 'main');
  commit('base\nmain\n');
  expect(() => git(folder, 'merge', '-q', 'side')).toThrow();
});
