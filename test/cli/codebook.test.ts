// axial codebook: all that names a code follows it, and nothing that a coder wrote is touched.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

const CODEBOOK = `# Ours.
id: trust
name: Trust
definition: Speaks of trust.
rules:
  - id: word
    query: trust* # a word
children:
  - id: distrust # below
    name: Distrust
    definition: Trust is missing.
  - id: hope
    name: Hope
    definition: Hope is there.
  - id: fear
    name: Fear
    definition: Fear is there.
    rules:
      - id: both
        query: '@distrust NEAR/3 fear*'
`;
const TEXT = `---
codes: [distrust]
---
# Title

They :distrust[mind]{coder=eva} us, and we hope for trust.
`;
const MEMO = '---\nabout: [code:distrust, a]\nkind: theory\n---\nWhy so little?\n';

function study(): string {
  return studyOf({
    'codebook/codes.yaml': CODEBOOK,
    'codebook/memos/why.md': MEMO,
    'corpus/a.md': TEXT,
  });
}

async function json(folder: string, ...args: string[]) {
  const answer = await axial(folder, ...args, '--json');
  expect(answer.err).toBe('');
  return JSON.parse(answer.out);
}

const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
const ledger = (coder: string): string => `corpus/codings/${coder}/a.jsonl`;

async function codedBy(folder: string, ...filter: string[]): Promise<string[]> {
  const { quotations } = await json(folder, 'quotations', ...filter);
  return quotations.map(
    (each: { code: string; coder: string; quote: string; origin: string }) =>
      `${each.origin} ${each.coder} ${each.code} ${each.quote}`,
  );
}

async function tagAs(folder: string, coder: string, code: string): Promise<string> {
  const args = ['tag', 'a', '--code', code, '--quote', 'we hope', '--coder', coder];
  return (await json(folder, ...args)).id;
}

test('rename: rules, tags, front matter, memos and ledgers follow; comments and ledgers’ lines stay', async () => {
  const folder = study();
  await tagAs(folder, 'ana', 'distrust');
  await tagAs(folder, 'ben', 'distrust');
  await json(folder, 'done', 'a', '--codes', 'distrust', '--coder', 'ben');
  const before = { ana: read(folder, ledger('ana')), ben: read(folder, ledger('ben')) };

  const dry = await axial(folder, 'codebook', 'rename', 'distrust', 'mistrust', '--dry-run');
  expect(dry.out).toContain('-  - id: distrust # below\n+  - id: mistrust # below\n');
  expect(read(folder, 'codebook/codes.yaml')).toBe(CODEBOOK);
  expect(existsSync(join(folder, 'codebook/changes'))).toBe(false);

  await json(folder, 'codebook', 'rename', 'distrust', 'mistrust', '--coder', 'ana');
  expect(read(folder, 'codebook/codes.yaml')).toBe(
    CODEBOOK.replace('id: distrust', 'id: mistrust').replace('@distrust', '@mistrust'),
  );
  expect(read(folder, 'corpus/a.md')).toBe(
    TEXT.replace('[distrust]', '[mistrust]').replace(':distrust', ':mistrust'),
  );
  expect(read(folder, 'codebook/memos/why.md')).toBe(MEMO.replace('distrust', 'mistrust'));
  expect(read(folder, ledger('ben'))).toBe(before.ben);
  expect(read(folder, ledger('ana')).startsWith(before.ana)).toBe(true);
  expect(await codedBy(folder, '--code', 'mistrust')).toEqual([
    'document null mistrust ',
    'inline eva mistrust mind',
    'manual ana mistrust we hope',
    'manual ben mistrust we hope',
  ]);
  const { events } = await json(folder, 'log');
  expect(
    events.map((event: { op: string; coder: string }) => `${event.coder} ${event.op}`),
  ).toEqual(['ana code', 'ben code', 'ben done', 'ana codebook', 'ana recode']);
  expect((await axial(folder, 'check')).out).not.toContain('error');
  expect((await axial(folder, 'log')).out).toContain('rename distrust → mistrust');
});

test('merge: codings of both count for the one, and the memo of the other follows', async () => {
  const folder = study();
  await tagAs(folder, 'ana', 'distrust');
  await tagAs(folder, 'ben', 'hope');
  await json(folder, 'codebook', 'merge', 'distrust', 'hope', '--coder', 'ben');
  expect(await codedBy(folder, '--origin', 'manual')).toEqual([
    'manual ana hope we hope',
    'manual ben hope we hope',
  ]);
  expect(read(folder, 'codebook/codes.yaml')).toContain("query: '@hope NEAR/3 fear*'");
  expect(read(folder, 'codebook/memos/why.md')).toContain('about: [code:hope, a]');
});

test('split: codings wait in the review of their coder; keeping and recoding answer', async () => {
  const folder = study();
  const first = await tagAs(folder, 'ana', 'hope');
  await json(folder, 'tag', 'a', '--code', 'hope', '--quote', 'trust', '--coder', 'ana');
  await json(folder, 'codebook', 'split', 'hope', '--into', 'faith', 'joy', '--coder', 'ben');
  const queue = async (coder: string) =>
    (await json(folder, 'review', '--code', 'hope', '--coder', coder)).queue;
  expect(await queue('ben')).toEqual([]);
  const open = await queue('ana');
  expect(open).toMatchObject([
    { kind: 'split', code: 'hope', text: 'we hope', into: ['faith', 'joy'] },
    { kind: 'split', code: 'hope', text: 'trust' },
  ]);
  await json(folder, 'recode', first, '--code', 'joy', '--coder', 'ana');
  await json(folder, 'review', '--accept', open[1].id, '--coder', 'ana');
  expect(await queue('ana')).toEqual([]);
  expect(await codedBy(folder, '--origin', 'manual')).toEqual([
    'manual ana joy we hope',
    'manual ana hope trust',
  ]);
});

test('move, deprecate and add-rule; a query that is none is refused and nothing is written', async () => {
  const folder = study();
  await json(folder, 'codebook', 'move', 'hope', '--top', '--coder', 'ana');
  await json(folder, 'codebook', 'deprecate', 'hope', '--coder', 'ana');
  const added = await json(folder, 'codebook', 'add-rule', 'hope', 'hope*', '--coder', 'ana');
  expect(added).toMatchObject({ change: 'add-rule', code: 'hope', rule: 'hope-1', dryRun: false });
  expect(await codedBy(folder, '--code', 'hope', '--origin', 'rule')).toEqual([
    'rule null hope They mind us, and we hope for trust.',
  ]);
  const yaml = read(folder, 'codebook/codes.yaml');
  const wrong = await axial(folder, 'codebook', 'add-rule', 'hope', 'a NEAR/', '--coder', 'ana');
  expect(wrong.code).toBe(2);
  expect(read(folder, 'codebook/codes.yaml')).toBe(yaml);
  const { events } = await json(folder, 'log');
  expect(events.map((event: { change: string }) => event.change)).toEqual([
    'move',
    'deprecate',
    'add-rule',
  ]);
});

test('a name that is taken, or none, changes nothing', async () => {
  const folder = study();
  for (const [from, to] of [
    ['distrust', 'hope'],
    ['nothing', 'some'],
    ['distrust', 'Dis Trust'],
  ]) {
    const answer = await axial(
      folder,
      'codebook',
      'rename',
      from ?? '',
      to ?? '',
      '--coder',
      'ana',
    );
    expect(answer.code).toBe(2);
  }
  expect(read(folder, 'codebook/codes.yaml')).toBe(CODEBOOK);
  expect(existsSync(join(folder, 'codebook/changes'))).toBe(false);
});

test('undo leaves a change of the codebook alone and takes back the coder’s last word before it', async () => {
  const folder = study();
  await tagAs(folder, 'ana', 'distrust');
  await json(folder, 'codebook', 'rename', 'distrust', 'mistrust', '--coder', 'ana');
  await json(folder, 'undo', '--coder', 'ana');
  expect(await codedBy(folder, '--origin', 'manual')).toEqual([]);
});
