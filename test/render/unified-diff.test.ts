// Unified diffs as `patch` reads them.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/render/unified-diff.ts';
import { scratchFolder } from '../cli/run-axial.ts';

test('one changed line, with three lines around it', () => {
  const lines = (word: string): string => `1\n2\n3\n4\n${word}\n6\n7\n8\n9\n`;
  expect(unifiedDiff('a.txt', lines('5'), lines('five'))).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
  );
});

test('a new file, a file that goes, and no change', () => {
  expect(unifiedDiff('a', null, 'x\n')).toBe('--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n');
  expect(unifiedDiff('a', 'x\n', null)).toBe('--- a/a\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n');
  expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
});

test('"git apply" makes the new file of the old one', () => {
  const folder = scratchFolder();
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '- d'), { minLength: 1, maxLength: 30 })
    .map((lines) => `${lines.join('\n')}\n`);
  const withoutEnd = fc.tuple(text, fc.boolean()).map(([all, cut]) => (cut ? `${all}z` : all));
  fc.assert(
    fc.property(withoutEnd, withoutEnd, (before, after) => {
      fc.pre(before !== after);
      const path = join(folder, 'f.txt');
      writeFileSync(path, before);
      execFileSync('git', ['apply', '--unidiff-zero', '-'], {
        cwd: folder,
        input: unifiedDiff('f.txt', before, after),
      });
      expect(readFileSync(path, 'utf8')).toBe(after);
    }),
    { numRuns: 60 },
  );
});
