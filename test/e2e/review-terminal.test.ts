// The review on a real pseudo-terminal: every key does what its line of help says.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studyOf } from '../cli/ledger-study.ts';
import { PROGRAM } from './run-program.ts';

const CODES =
  'id: trust\nname: Trust\ndefinition: Speaks of trust.\nrules:\n  - id: word\n    query: trust*\nchildren:\n  - id: distrust\n    name: Distrust\n    definition: Trust is missing.\n';
const TEXT =
  '# T\n\nOne they trust. Two trust 信任 more.\n\nThree trust. Four trusts nobody here.\n';
const SCRIPT = '/usr/bin/script';

/** Types into `axial review`: each entry when the screen shows the text before it. Gives the screen. */
function type(folder: string, entries: readonly (readonly [string, string])[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = `${process.execPath} ${PROGRAM} review --coder ana`;
    const terminal = spawn(SCRIPT, ['-qec', command, '/dev/null'], { cwd: folder });
    let screen = '';
    let seen = 0;
    let next = 0;
    const send = (): void => {
      const [wanted, keys] = entries[next] ?? [];
      if (wanted === undefined || keys === undefined) return;
      const at = screen.indexOf(wanted, seen);
      if (at < 0) return;
      seen = at + wanted.length;
      next++;
      terminal.stdin.write(keys);
      send();
    };
    terminal.stdout.on('data', (chunk) => {
      screen += String(chunk);
      send();
    });
    terminal.on('error', reject);
    terminal.on('close', () => resolve(screen.replaceAll('\r', '')));
  });
}

const events = (folder: string): Record<string, unknown>[] => {
  const path = join(folder, 'corpus/codings/ana/a.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

const summary = (folder: string): string[] =>
  events(folder).map(({ op, code, quote }) => `${op} ${code ?? ''} ${quote ?? ''}`.trim());

/** What stands at the end of an item's screen. */
const READY = 'q quit';

test('accept, reject, skip, quit; what was answered is on the disk', async () => {
  const folder = studyOf({ 'codebook/c.yaml': CODES, 'corpus/a.md': TEXT });
  const screen = await type(folder, [
    [READY, 'a'],
    [READY, 'r'],
    [READY, 's'],
    [READY, 'q'],
  ]);
  expect(summary(folder)).toEqual([
    'accept trust One they trust.',
    'reject trust Two trust 信任 more.',
  ]);
  expect(screen).toContain('trust (hit, rule word): Speaks of trust.');
  expect(screen).toContain('line 3: [One they trust.] Two trust 信任 more.');
  expect(screen).toContain('1 accepted, 1 rejected, 2 left.');
});

test('wider, narrower, another code by a few letters, memo, back', async () => {
  const folder = studyOf({ 'codebook/c.yaml': CODES, 'corpus/a.md': TEXT });
  const screen = await type(folder, [
    [READY, 's'],
    [READY, 'w'],
    ['[One they trust. Two trust 信任 more.]', 'n'],
    ['[Two trust 信任 more.]', 'n'],
    ['[Two trust 信任] more.', 'c'],
    ['letters): ', 'dis\r'],
    ['distrust (hit', 'm'],
    ['Memo: ', 'Both?\r'],
    ['memo: Both?', 'a'],
    ['3 of 4', 'b'],
    ['2 of 4', 'r'],
    ['3 of 4', 'q'],
  ]);
  expect(summary(folder)).toEqual([
    'reject trust Two trust 信任 more.',
    'code distrust Two trust 信任',
    // Back, and answered anew: the first answer is taken back whole.
    'undo',
    'undo',
    'reject trust Two trust 信任 more.',
  ]);
  expect(events(folder)[1]).toMatchObject({ memo: 'Both?', shown: ['rule'] });
  expect(screen).toContain('0 accepted, 1 rejected, 3 left.');
});
