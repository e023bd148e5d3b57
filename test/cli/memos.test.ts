// Memos on codings and in files: written, listed, filtered, exported.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { studyOf } from './ledger-study.ts';
import { axial } from './run-axial.ts';

function study(): string {
  return studyOf({
    'codebook/codes.yaml':
      'id: trust\nname: Trust\ndefinition: Speaks of trust.\nrules:\n  - id: word\n    query: trust*\nchildren:\n  - id: distrust\n    name: Distrust\n    definition: Trust is missing.\n',
    'codebook/memos/idea.md':
      '---\nabout: distrust\nkind: theory\ncoder: ben\n---\n\nDistrust may come first.\n',
    'corpus/a.md': 'They :distrust[mind]{coder=eva memo="Of WHOM?"} us.\n\nWe trust them.\n',
  });
}

async function json(folder: string, ...args: string[]) {
  const answer = await axial(folder, ...args, '--json');
  expect(answer.err).toBe('');
  return JSON.parse(answer.out);
}

async function texts(folder: string, ...filter: string[]): Promise<string[]> {
  const { memos } = await json(folder, 'memos', ...filter);
  return memos.map((memo: { text: string }) => memo.text);
}

test('every memo has a link to what it is about; filters choose among them', async () => {
  const folder = study();
  const { id } = await json(
    folder,
    'tag',
    'a',
    '--code',
    'trust',
    '--quote',
    'We trust',
    '--coder',
    'ana',
  );
  await json(folder, 'memo', id, 'Said by us.', '--coder', 'ana');
  const args = ['--about', 'document:a,study', '--kind', 'method', '--title', 'First pass'];
  const made = await json(folder, 'memo', ...args, 'Read twice.', '--coder', 'ana');
  expect(made).toMatchObject({
    file: 'codebook/memos/first-pass.md',
    about: ['document:a', 'study'],
    kind: 'method',
    coder: 'ana',
  });
  const { memos } = await json(folder, 'memos');
  expect(
    memos.map((memo: { about: { about: string; link: string }[] }) =>
      memo.about.map(({ about, link }) => `${about.replace(/^coding:.*/, 'coding')} ${link}`),
    ),
  ).toEqual([
    ['document:a corpus/a.md', 'study axial.yaml'],
    ['code:distrust codebook/codes.yaml:8'],
    ['coding corpus/a.md:1'],
    ['coding corpus/a.md:3'],
  ]);
  expect(await texts(folder, '--about', 'distrust')).toEqual([
    'Distrust may come first.',
    'Of WHOM?',
  ]);
  expect(await texts(folder, '--about', 'trust', '--kind', 'note')).toEqual([
    'Of WHOM?',
    'Said by us.',
  ]);
  expect(await texts(folder, '--about', 'a')).toEqual(['Read twice.', 'Of WHOM?', 'Said by us.']);
  expect(await texts(folder, '--about', 'study')).toEqual(['Read twice.']);
  expect(await texts(folder, '--about', `coding:${id}`)).toEqual(['Said by us.']);
  expect(await texts(folder, '--coder', 'ben,eva')).toEqual([
    'Distrust may come first.',
    'Of WHOM?',
  ]);
  expect(await texts(folder, '--search', 'of whom')).toEqual(['Of WHOM?']);

  const csv = await axial(folder, 'memos', '--search', 'whom', '--out', 'memos.csv');
  expect(csv.out).toBe('');
  expect(readFileSync(join(folder, 'memos.csv'), 'utf8').split('\r\n')[0]).toBe(
    'kind,about,coder,date,title,text,quote,document,code,coding,file,link',
  );
});

test('a second memo of the same name stands beside the first', async () => {
  const folder = study();
  const args = ['memo', '--about', 'trust', '--title', 'Idea', '--coder', 'ana'];
  expect((await json(folder, ...args, 'One.')).file).toBe('codebook/memos/idea-2.md');
  expect(await texts(folder, '--coder', 'ben')).toEqual(['Distrust may come first.']);
});

test('a memo about nothing that is there is refused, and found in a file', async () => {
  const folder = study();
  const answer = await axial(folder, 'memo', '--about', 'truts', 'Text.', '--coder', 'ana');
  expect(answer.code).toBe(2);
  expect(answer.err).toBe('axial: There is no code or document "truts". Did you mean "trust"?\n');
  const other = studyOf({
    'corpus/a.md': 'A.\n',
    'codebook/memos/x.md': '---\nabout: gone\n---\nX.\n',
  });
  expect((await axial(other, 'check')).out).toContain(
    'codebook/memos/x.md:1: warning: There is no code or document "gone". [memo]',
  );
});

test('an accepted hit takes a memo, a stance and another code', async () => {
  const folder = study();
  const [hit] = (await json(folder, 'review', '--coder', 'ana')).queue;
  expect(hit).toMatchObject({ kind: 'hit', code: 'trust', text: 'We trust them.' });
  await json(folder, 'review', '--accept', hit.id, '--coder', 'ana');
  const accepted = async () => (await json(folder, 'quotations', '--coder', 'ana')).quotations;
  const [{ id }] = await accepted();
  await json(folder, 'memo', id, 'Ours.', '--stance', 'disputes', '--coder', 'ana');
  expect(await accepted()).toMatchObject([
    { origin: 'accepted', memo: 'Ours.', stance: 'disputes' },
  ]);
  await json(folder, 'recode', id, '--code', 'distrust', '--coder', 'ana');
  expect(await accepted()).toMatchObject([
    { origin: 'manual', code: 'distrust', quote: 'We trust them.' },
  ]);
});
