import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { axial, scratchFolder } from './run-axial.ts';

test('a new study is without findings and builds at once', async () => {
  const folder = scratchFolder();
  const made = await axial(folder, 'init', 'my-study');
  expect(made.code).toBe(0);
  const study = join(folder, 'my-study');
  for (const file of [
    'axial.yaml',
    'codebook/trust.yaml',
    'corpus/example.md',
    '.gitignore',
    '.gitattributes',
  ]) {
    expect(existsSync(join(study, file)), file).toBe(true);
  }
  const check = await axial(study, 'check');
  expect(check).toMatchObject({ code: 0, out: 'Nothing wrong.\n' });
  const build = await axial(study, 'build');
  expect(build.code).toBe(0);
  expect(existsSync(join(study, 'reports/report.md'))).toBe(true);
});

test('the example shows both ways of coding by hand, and a rule', async () => {
  const folder = scratchFolder();
  await axial(folder, 'init');
  const { out } = await axial(folder, 'quotations', '--json');
  const origins = JSON.parse(out).quotations.map((q: { origin: string; code: string }) => [
    q.code,
    q.origin,
  ]);
  expect(origins).toContainEqual(['distrust', 'inline']);
  expect(origins).toContainEqual(['trust', 'rule']);
  expect(origins).toContainEqual(['distrust', 'rule']);
});

test('a folder that holds something is left alone', async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'thesis.docx'), 'x');
  const { code, err } = await axial(folder, 'init');
  expect(code).toBe(2);
  expect(err).toContain('is not empty (thesis.docx)');
  expect(existsSync(join(folder, 'axial.yaml'))).toBe(false);
});

test('a README that is there already stays as it is', async () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'README.md'), 'mine');
  expect((await axial(folder, 'init')).code).toBe(0);
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
});

test('a second init in a study is refused', async () => {
  const folder = scratchFolder();
  await axial(folder, 'init');
  expect(await axial(folder, 'init')).toMatchObject({ code: 2 });
});
