// Fifty kills of write commands; `npm run verify-kills` does a thousand.
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/statistics/random.ts';
import { killCommands } from './kill-commands.ts';
import { PROGRAM } from './run-program.ts';

test('fifty commands, killed at a random moment: what was reported is there, nothing is half written', async () => {
  const figures = await killCommands(seededRandom(20_260_131), {
    program: PROGRAM,
    commands: 50,
    milliseconds: 100_000,
  });
  expect(figures.broken).toEqual([]);
  expect(figures.killed).toBeGreaterThan(5);
  expect(figures.reported).toBeGreaterThan(5);
});
