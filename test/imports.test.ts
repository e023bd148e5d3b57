// The import rules of the house hold, and the check that says so can fail: a planted violation is caught.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const scratch: string[] = [];

afterEach(() => {
  for (const folder of scratch.splice(0)) rmSync(folder, { recursive: true });
});

function cruise(folder: string): { status: number | null; output: string } {
  const result = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'src',
      '--config',
      join(ROOT, '.dependency-cruiser.cjs'),
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status: result.status, output: result.stdout + result.stderr };
}

function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'axial-imports-'));
  scratch.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  return folder;
}

test('the sources keep the import rules', () => {
  const { status, output } = cruise(ROOT);
  expect(output).toContain('no dependency violations found');
  expect(status).toBe(0);
});

test.each([
  ['a folder below that looks up', 'text-imports', 'text/a.ts', '../query/b.ts', 'query/b.ts'],
  ['a type alone counts too', 'analysis-imports', 'analysis/a.ts', '../index/b.ts', 'index/b.ts'],
  [
    'a renderer that knows codings',
    'render-imports',
    'render/a.ts',
    '../coding/b.ts',
    'coding/b.ts',
  ],
  [
    'a script of the site that knows codings',
    'client-imports',
    'site/client/a.ts',
    '../../coding/b.ts',
    'coding/b.ts',
  ],
  ['Node in a part for browsers', 'browser-parts-without-node', 'query/a.ts', 'node:fs', null],
])('a planted violation is caught: %s', (_, rule, from, specifier, to) => {
  const folder = plant({
    [`src/${from}`]: `import type * as b from '${specifier}';\nexport type B = typeof b;\n`,
    ...(to && { [`src/${to}`]: 'export const b = 1;\n' }),
  });
  const { status, output } = cruise(folder);
  expect(output).toContain(rule);
  expect(status).not.toBe(0);
});

test('a planted circle is caught', () => {
  const folder = plant({
    'src/text/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
    'src/text/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
  });
  expect(cruise(folder).output).toContain('no-circles');
});
