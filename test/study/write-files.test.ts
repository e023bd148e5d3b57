// Files that are written together, and what a killed run left beside them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFilesTogether } from '../../src/study/write-files.ts';
import { scratchFolder } from '../cli/run-axial.ts';

test('leftovers of these files go, what belongs to somebody else stays', () => {
  const folder = scratchFolder();
  const there = ['.report.md.4711.tmp', '.other.md.4711.tmp', '.report.md.tmp', 'report.md'];
  for (const name of there) writeFileSync(join(folder, name), 'old');
  writeFilesTogether(folder, [{ name: 'report.md', content: 'new' }]);
  expect(readdirSync(folder).sort()).toEqual(['.other.md.4711.tmp', '.report.md.tmp', 'report.md']);
  expect(readFileSync(join(folder, 'report.md'), 'utf8')).toBe('new');
});

test('a file in parts is written whole, or not at all where a part fails', () => {
  const folder = scratchFolder();
  writeFilesTogether(folder, [{ name: 'a.csv', content: ['x,y\r\n', 'é,2\r\n'] }]);
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('x,y\r\né,2\r\n');
  function* failing(): Generator<string> {
    yield 'half';
    throw new Error('no more');
  }
  expect(() => writeFilesTogether(folder, [{ name: 'a.csv', content: failing() }])).toThrow(
    'no more',
  );
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('x,y\r\né,2\r\n');
  expect(readdirSync(folder)).toEqual(['a.csv']);
});
