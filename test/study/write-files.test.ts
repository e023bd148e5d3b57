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
