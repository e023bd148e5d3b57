// axial status: what is open for whom, and where decisions conflict.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODES =
  'id: trust\nname: Trust\ndefinition: Speaks of trust.\nrules:\n  - id: word\n    query: trust*\n';

async function json(folder: string, ...args: string[]) {
  const answer = await axial(folder, ...args, '--json');
  expect(answer.err).toBe('');
  return JSON.parse(answer.out);
}

function study(settings: string): string {
  return studyOf({
    'axial.yaml': settings,
    'codebook/c.yaml': CODES,
    'corpus/a.md': 'They trust us.\n\nWe trust them.\n',
    'corpus/b.md': 'Nothing here.\n',
  });
}

test('documents done, in work and untouched, also of a coder who has not begun', async () => {
  const folder = study('coders: [ana, ben, eva]\n');
  await json(folder, 'done', 'b', '--coder', 'ana');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'They', '--coder', 'ana');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'We', '--coder', 'ben');
  const { coders, openHits, conflicts } = await json(folder, 'status');
  expect(
    coders.map((each: Record<string, unknown>) => [
      each.coder,
      each.done,
      each.inWork,
      each.untouched,
    ]),
  ).toEqual([
    ['ana', 1, 1, 0],
    ['ben', 0, 1, 1],
    ['eva', 0, 0, 2],
  ]);
  expect(openHits).toBe(2);
  expect(conflicts).toEqual([]);
});

test('one coder’s reject and another’s accept of the same stretch is a conflict', async () => {
  const folder = study('title: Small\n');
  const hits = (await json(folder, 'review', '--coder', 'ana')).queue;
  expect(hits).toHaveLength(2);
  await json(folder, 'review', '--accept', hits[0].id, hits[1].id, '--coder', 'ana');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'We trust them.', '--coder', 'eva');
  // Ben's queue no longer shows what Ana accepted; he rejects what he sees in a copy without her.
  const other = study('title: Small\n');
  await json(other, 'review', '--reject', hits[0].id, '--coder', 'ben');
  cpSync(join(other, 'corpus/codings/ben'), join(folder, 'corpus/codings/ben'), {
    recursive: true,
  });
  const { conflicts } = await json(folder, 'status');
  expect(conflicts).toEqual([
    {
      document: 'a',
      code: 'trust',
      line: 1,
      quote: 'They trust us.',
      for: ['ana'],
      against: ['ben'],
    },
  ]);
  expect((await axial(folder, 'status')).out).toContain(
    'Conflict: a:1, trust: ana for it, ben against: They trust us.',
  );
  // Ana's acceptance stays hers.
  const { quotations } = await json(folder, 'quotations', '--coder', 'ana');
  expect(quotations).toHaveLength(2);
});

test('a blind study tells nothing of colleagues, also not in the log', async () => {
  const folder = study('blind: true\ncoders: [ana, ben]\n');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'They', '--coder', 'ana');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'We', '--coder', 'ben');
  await axial(folder, 'config', 'coder', 'ana');
  const { coders } = await json(folder, 'status');
  expect(coders.map(({ coder }: { coder: string }) => coder)).toEqual(['ana']);
  const { events } = await json(folder, 'log');
  expect(events.map(({ coder }: { coder: string }) => coder)).toEqual(['ana']);
});

test('a coder who only reviewed has a row; open hits and documents stand by coder', async () => {
  const folder = study('title: Small\n');
  const { queue } = await json(folder, 'review', '--coder', 'ben');
  await json(folder, 'review', '--reject', queue[0].id, '--coder', 'ben');
  await json(folder, 'done', 'b', '--coder', 'ana');
  // What holds the hit, with the same code, is not asked again.
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'We trust them.', '--coder', 'ana');
  const { coders } = await json(folder, 'status');
  expect(coders).toMatchObject([
    {
      coder: 'ana',
      open: 0,
      documents: { done: ['b'], changed: [], inWork: ['a'], untouched: [] },
    },
    {
      coder: 'ben',
      open: 1,
      codings: 0,
      documents: { done: [], changed: [], inWork: ['a'], untouched: ['b'] },
    },
  ]);
  expect((await axial(folder, 'status')).out).toContain('Open: 1 hit of rules, 0 proposals');
});
