// The README tells the truth: its sessions print what it shows, its files exist, its scripts are there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { axial, REPOSITORY, shippedStudy } from './cli/run-axial.ts';
import { splitCommandLine } from './split-command-line.ts';

const README = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');

const sessions = [...README.matchAll(/^```console\n\$ axial (.+)\n([\s\S]*?)^```$/gm)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

test('there are sessions to run', () => {
  expect(sessions.length).toBeGreaterThanOrEqual(3);
});

test.each(sessions)('axial $command prints what the README shows', async ({ command, output }) => {
  const answer = await axial(shippedStudy(), ...splitCommandLine(command));
  expect(answer.out).toBe(output);
  expect(answer.code).toBe(0);
});

test('the two commands stand there as they are run', () => {
  expect(README).toContain('\nnpm ci && npm start\n');
  expect(README).toContain('\nnpm ci && npm test\n');
});

test('every link leads to a file, and every script is there', () => {
  for (const [, target = ''] of README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
    expect(existsSync(join(REPOSITORY, target)), target).toBe(true);
  }
  for (const [, script = ''] of README.matchAll(/`npm run (\w+)/g)) {
    expect(Object.keys(packageJson.scripts)).toContain(script);
  }
});
