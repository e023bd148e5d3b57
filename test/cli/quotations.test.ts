// axial quotations: how each coding came to its place, and codings of codes that are gone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const TEXT = '# Title\n\nNobody minds the gap. The two sides suffer from a lack of mutual trust.\n';

async function editedStudy(): Promise<string> {
  const folder = smallStudy({
    'codebook/c.yaml': 'id: trust\nname: Trust\ndefinition: Speaks of trust.\n',
    'corpus/a.md': TEXT,
  });
  for (const quote of ['Nobody minds', 'suffer from a lack of mutual trust', 'Title']) {
    await axial(folder, 'tag', 'a', '--code', 'trust', '--quote', quote, '--coder', 'ana');
  }
  const edited = TEXT.replace('# Title', '# On gaps').replace('mutual trust', 'mutua1 trust');
  writeFileSync(join(folder, 'corpus/a.md'), edited);
  return folder;
}

test('the list for people marks what moved, what waits and what is lost, with the method', async () => {
  const folder = await editedStudy();
  const { out, code } = await axial(folder, 'quotations');
  expect(code).toBe(1);
  expect(out).toContain('a:3  trust  (manual, ana, moved by diff)');
  expect(out).toMatch(/^a:3 {2}trust {2}\(manual, ana, proposed by \w+\)/mu);
  expect(out).toMatch(/^a orphaned {2}trust {2}\(manual, ana\)/mu);
});

test('JSON gives the method and the score of a place, null for a computed coding', async () => {
  const folder = await editedStudy();
  writeFileSync(join(folder, 'corpus/b.md'), 'We :trust[rely] on them.\n');
  const { out } = await axial(folder, 'quotations', '--json');
  const found = JSON.parse(out).quotations.map((each: Record<string, unknown>) => [
    each.status,
    each.method,
    typeof each.score,
  ]);
  expect(found).toContainEqual(['moved', 'diff', 'number']);
  expect(found).toContainEqual(['orphaned', 'none', 'number']);
  expect(found).toContainEqual(['anchored', null, 'object']);
});

test('a move that was written down keeps its method', async () => {
  const folder = await editedStudy();
  await axial(folder, 'anchor', '--coder', 'ana');
  expect((await axial(folder, 'quotations')).out).toContain('(manual, ana, moved by diff)');
});
