// `axial prisma` on front matter and on CSV files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const STUDY = {
  'corpus/a.md': '---\nscreening: include\n---\n\nA.\n',
  'corpus/b.md': '---\nscreening: {decision: exclude, reason: off topic}\n---\n\nB.\n',
  'corpus/c.md': 'C.\n',
};

test('decisions in the front matter; a document without one is told', async () => {
  const folder = smallStudy(STUDY);
  const drawn = await axial(folder, 'prisma', '--out', 'out/flow.svg');
  expect(drawn).toMatchObject({ code: 0, out: '' });
  expect(drawn.err).toContain('"c" has no screening decision');
  const svg = readFileSync(join(folder, 'out/flow.svg'), 'utf8');
  expect(svg).toContain('off topic (n = 1)');
  expect((await axial(folder, 'prisma')).out).toBe(svg);
  const { out } = await axial(folder, 'prisma', '--json');
  expect(JSON.parse(out)).toMatchObject({
    format: 1,
    sound: true,
    imbalances: [],
    flow: { databases: 2, screened: 2, assessed: 2, reasons: { 'off topic': 1 }, included: 1 },
  });
});

test('a CSV that does not add up: exit code 1, where and by how much, and no diagram', async () => {
  const folder = smallStudy({
    ...STUDY,
    'flow.csv': 'box,n\ndatabases,10\nscreened,10\nexcluded,4\nsought,7\nassessed,7\nincluded,7\n',
  });
  const { code, err } = await axial(folder, 'prisma', 'flow.csv', '--out', 'flow.svg');
  expect(code).toBe(1);
  expect(err).toContain('at "reports sought": the boxes before leave 6, but 7 are stated');
  expect(existsSync(join(folder, 'flow.svg'))).toBe(false);
});

test('screening.csv is found where no front matter decides; without any decision it says what to do', async () => {
  const folder = smallStudy({ 'corpus/a.md': 'A.\n', 'screening.csv': 'id;decision\n1;include\n' });
  expect((await axial(folder, 'prisma', '--format', 'csv')).out).toContain('included,1');
  const none = await axial(smallStudy({ 'corpus/a.md': 'A.\n' }), 'prisma');
  expect(none).toMatchObject({ code: 2, out: '' });
  expect(none.err).toContain('No screening decisions');
  const gone = await axial(folder, 'prisma', 'gone.csv');
  expect(gone.code).toBe(2);
});
