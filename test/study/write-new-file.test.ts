// A new file is written whole, and one that is there stays.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeNewFile } from '../../src/study/write-new-file.ts';

test('a file that is there already stays, and nothing is left beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'axial-new-file-'));
  try {
    expect(writeNewFile(join(folder, 'a/b.md'), 'first')).toBe(true);
    expect(writeNewFile(join(folder, 'a/b.md'), 'second')).toBe(false);
    writeFileSync(join(folder, 'a/c.md'), 'mine');
    expect(writeNewFile(join(folder, 'a/c.md'), 'second')).toBe(false);
    expect(readFileSync(join(folder, 'a/b.md'), 'utf8')).toBe('first');
    expect(readFileSync(join(folder, 'a/c.md'), 'utf8')).toBe('mine');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.md', 'c.md']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
