// Every command has help with an example, and every example runs.
import { expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/main.ts';
import { splitCommandLine } from '../split-command-line.ts';
import { axial, REPOSITORY, scratchFolder, shippedStudy } from './run-axial.ts';

function examplesIn(help: string): string[] {
  return [...help.matchAll(/^ {2}\$ axial (.+)$/gm)].map((match) => match[1] ?? '');
}

test('the help names every command, and an unknown one ends with 2', async () => {
  const { code, out } = await axial(REPOSITORY, '--help');
  expect(code).toBe(0);
  for (const name of COMMAND_NAMES) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  const wrong = await axial(REPOSITORY, 'biuld');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('Did you mean build?');
});

test.each(COMMAND_NAMES)('the examples of axial %s run', async (name) => {
  const { code, out } = await axial(REPOSITORY, name, '--help');
  expect(code).toBe(0);
  const examples = examplesIn(out);
  expect(examples).not.toEqual([]);
  for (const example of examples) {
    const folder = name === 'init' ? scratchFolder() : shippedStudy();
    const answer = await axial(folder, ...splitCommandLine(example));
    expect(answer.err, example).not.toMatch(/^axial:/m);
    expect(answer.code, example).toBe(0);
  }
});
