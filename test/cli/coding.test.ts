// Coding by hand from the command line, on a study that can be read at a glance.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { pickCode } from '../../src/cli/review-terminal.ts';
import { axial, scratchFolder } from './run-axial.ts';
import { writeStudyFiles } from './small-study.ts';

const CODEBOOK = `id: trust
name: Trust
definition: Speaks of trust.
examples:
  positive: [They trust us.]
rules:
  - id: word
    query: trust*
children:
  - id: distrust
    name: Distrust
    definition: Trust is missing.
`;

function study(text: string): string {
  const folder = scratchFolder();
  const files = {
    'axial.yaml': 'title: Small\nfields: [aim]\n',
    'codebook/trust.yaml': CODEBOOK,
    'corpus/a.md': text,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const TEXT = '# Title\n\nThey 😀 trust us. Nobody minds.\n\nWe trust them too.\n';

async function json(folder: string, ...args: string[]) {
  const answer = await axial(folder, ...args, '--json', '--project', folder);
  expect(answer.err).toBe('');
  return JSON.parse(answer.out);
}

async function manual(folder: string) {
  return (await json(folder, 'quotations', '--origin', 'manual')).quotations;
}

test('tag by quote, span and line; the ledger counts code points', async () => {
  const folder = study(TEXT);
  const tagged = await json(
    folder,
    'tag',
    'a',
    '--code',
    'distrust',
    '--quote',
    'Nobody minds',
    '--coder',
    'Ana',
  );
  expect(tagged).toMatchObject({ document: 'a', code: 'distrust', start: 24, end: 36, line: 3 });
  await json(folder, 'tag', 'a', '--code', 'trust', '--span', '6:10', '--coder', 'Ana');
  await json(folder, 'tag', 'a', '--code', 'trust', '--line', '5', '--coder', 'Ana');
  const quotes = (await manual(folder)).map((q: { quote: string; coder: string }) => [
    q.quote,
    q.coder,
  ]);
  expect(quotes).toEqual([
    ['They', 'ana'],
    ['Nobody minds', 'ana'],
    ['We trust them too.', 'ana'],
  ]);
  const [line] = readFileSync(join(folder, 'corpus/codings/ana/a.jsonl'), 'utf8').split('\n');
  expect(JSON.parse(line ?? '')).toMatchObject({
    op: 'code',
    start: 23,
    end: 35,
    quote: 'Nobody minds',
  });
});

test('the same stretch with the same code again changes nothing', async () => {
  const folder = study(TEXT);
  const args = ['tag', 'a', '--code', 'trust', '--quote', 'They', '--coder', 'ana'];
  const first = await json(folder, ...args);
  const again = await json(folder, ...args);
  expect(again).toEqual(first);
  expect(await manual(folder)).toHaveLength(1);
});

test('words that stand twice, or with other white space, are shown with their places', async () => {
  const folder = study(TEXT);
  const twice = await axial(
    folder,
    'tag',
    'a',
    '--code',
    'trust',
    '--quote',
    'trust',
    '--coder',
    'ana',
  );
  expect(twice.code).toBe(2);
  expect(twice.err).toContain('stands 2 times');
  expect(twice.err).toContain('2: line 5, --span');
  const loose = await axial(
    folder,
    'tag',
    'a',
    '--code',
    'trust',
    '--quote',
    'trust  us',
    '--coder',
    'ana',
  );
  expect(loose.err).toContain('with other white space or case it does');
  const second = await json(
    folder,
    'tag',
    'a',
    '--code',
    'trust',
    '--quote',
    'trust',
    '--nth',
    '2',
    '--coder',
    'ana',
  );
  expect(second.line).toBe(5);
});

test('untag, recode, memo and undo; a colleague’s coding is refused', async () => {
  const folder = study(TEXT);
  const { id } = await json(
    folder,
    'tag',
    'a',
    '--code',
    'trust',
    '--quote',
    'They',
    '--coder',
    'ana',
  );
  await json(folder, 'recode', id, '--code', 'distrust', '--coder', 'ana');
  await json(folder, 'memo', id, 'Look again.', '--coder', 'ana');
  expect(await manual(folder)).toMatchObject([{ code: 'distrust', memo: 'Look again.' }]);
  const stranger = await axial(folder, 'untag', id, '--coder', 'ben');
  expect(stranger.code).toBe(2);
  expect(stranger.err).toContain('Only ana can change it');
  await json(folder, 'untag', id, '--coder', 'ana');
  expect(await manual(folder)).toEqual([]);
  await json(folder, 'undo', '--coder', 'ana');
  expect(await manual(folder)).toMatchObject([{ code: 'distrust' }]);
  await json(folder, 'undo', '--coder', 'ana');
  expect(await manual(folder)).toEqual([]);
  const { events } = await json(folder, 'log');
  expect(events.map(({ op }: { op: string }) => op)).toEqual([
    'code',
    'recode',
    'memo',
    'uncode',
    'undo',
    'undo',
  ]);
});

test('done makes absence count, and takes n from the documents done', async () => {
  const folder = study(TEXT);
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'They', '--coder', 'ana');
  const before = await json(folder, 'codes', '--origin', 'manual');
  expect(before.scope.basis).toBe('all');
  await json(folder, 'done', 'a', '--coder', 'ana');
  const after = await json(folder, 'codes', '--origin', 'manual');
  expect(after).toMatchObject({ n: 2, scope: { basis: 'done', documents: 1 } });
  const status = await json(folder, 'status');
  expect(status.coders).toMatchObject([{ coder: 'ana', done: 1, codings: 1 }]);
  await json(folder, 'undone', 'a', '--coder', 'ana');
  expect((await json(folder, 'codes', '--origin', 'manual')).scope.basis).toBe('all');
});

test('after an edit a coding moves with its words; anchor writes it down once', async () => {
  const folder = study(TEXT);
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'Nobody minds', '--coder', 'ana');
  writeFileSync(join(folder, 'corpus/a.md'), TEXT.replace('# Title', '# A longer title'));
  expect(await manual(folder)).toMatchObject([
    { quote: 'Nobody minds', start: 33, status: 'moved' },
  ]);
  const ledger = () =>
    readFileSync(join(folder, 'corpus/codings/ana/a.jsonl'), 'utf8').trim().split('\n');
  expect(ledger()).toHaveLength(1);
  expect(await json(folder, 'anchor', '--coder', 'ana')).toMatchObject({ moved: 1, orphaned: 0 });
  expect(ledger()).toHaveLength(2);
  await json(folder, 'anchor', '--coder', 'ana');
  expect(ledger()).toHaveLength(2);
});

test('words that are gone are an orphan: kept, listed, exit code 1', async () => {
  const folder = study(TEXT);
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'Nobody minds', '--coder', 'ana');
  writeFileSync(join(folder, 'corpus/a.md'), '# Title\n\nSomething else entirely.\n');
  const answer = await axial(folder, 'quotations', '--origin', 'manual', '--json');
  expect(answer.code).toBe(1);
  expect(JSON.parse(answer.out).quotations).toMatchObject([
    { quote: 'Nobody minds', status: 'orphaned', start: null, end: null, line: null },
  ]);
});

test('review: a rejected hit stays away, an accepted one is accepted, both are kept', async () => {
  const folder = study(TEXT);
  const { queue } = await json(folder, 'review', '--coder', 'ana');
  expect(queue.map(({ kind, quote }: { kind: string; quote: string }) => [kind, quote])).toEqual([
    ['hit', 'They 😀 trust us.'],
    ['hit', 'We trust them too.'],
  ]);
  await json(folder, 'review', '--reject', queue[0].id, '--accept', queue[1].id, '--coder', 'ana');
  const { quotations } = await json(folder, 'quotations');
  expect(quotations).toMatchObject([
    { quote: 'We trust them too.', origin: 'accepted', coder: 'ana', rule: 'word' },
  ]);
  expect((await json(folder, 'review', '--coder', 'ben')).queue).toEqual([]);
});

test('review: an edited rule asks again only for a changed stretch, marked "rejected before"', async () => {
  const folder = study(TEXT);
  const { queue } = await json(folder, 'review', '--coder', 'ana');
  await json(folder, 'review', '--reject', queue[0].id, '--coder', 'ana');
  const rule = (query: string) => CODEBOOK.replace('query: trust*', query);
  writeFileSync(join(folder, 'codebook/trust.yaml'), rule('query: trust* OR us'));
  const same = await json(folder, 'review', '--coder', 'ana');
  expect(same.queue.map(({ quote }: { quote: string }) => quote)).toEqual(['We trust them too.']);
  writeFileSync(join(folder, 'codebook/trust.yaml'), rule('query: trust*\n    span: paragraph'));
  const changed = await json(folder, 'review', '--coder', 'ana');
  expect(changed.queue).toMatchObject([
    { quote: 'They 😀 trust us. Nobody minds.', rejectedBefore: true },
    { quote: 'We trust them too.', rejectedBefore: false },
  ]);
});

test('review: a hit inside a stretch that the coder gave the same code is not asked', async () => {
  const folder = study(TEXT);
  await json(folder, 'tag', 'a', '--code', 'trust', '--line', '5', '--coder', 'ana');
  const { queue } = await json(folder, 'review', '--coder', 'ana');
  expect(queue.map(({ quote }: { quote: string }) => quote)).toEqual(['They 😀 trust us.']);
});

test('who is coding: environment, settings, the list of coders', async () => {
  const folder = study(TEXT);
  expect(await json(folder, 'config', 'coder', 'Dr. Ana Lee')).toMatchObject({
    coder: 'dr-ana-lee',
  });
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'They');
  expect(await manual(folder)).toMatchObject([{ coder: 'dr-ana-lee' }]);
  writeFileSync(join(folder, 'axial.yaml'), 'title: Small\ncoders: [ben]\n');
  const refused = await axial(folder, 'tag', 'a', '--code', 'trust', '--quote', 'us');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('none of the coders in axial.yaml (ben)');
});

test('a blind study shows each coder only the own codings', async () => {
  const folder = study(TEXT);
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'They', '--coder', 'ana');
  writeFileSync(join(folder, 'axial.yaml'), 'title: Small\nblind: true\n');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'minds', '--coder', 'ben');
  await json(folder, 'config', 'coder', 'ben');
  expect(await manual(folder)).toMatchObject([{ coder: 'ben', quote: 'minds' }]);
});

test('a blind study hides colleagues’ tags, memos, rows of status and hits of @code', async () => {
  const folder = study(
    '# Title\n\n:trust[They]{coder=ana memo="Mine."} and :trust[minds]{coder=ben} and :trust[us].\n',
  );
  const files = {
    'codebook/memos/one.md': '---\nabout: trust\ncoder: ana\n---\nAna thinks.\n',
    'codebook/memos/two.md': '---\nabout: trust\ncoder: ben\n---\nBen thinks.\n',
  };
  writeStudyFiles(folder, { ...files, 'axial.yaml': 'title: Small\ncoders: [ana, ben]\n' });
  const seen = async () => {
    const { quotations } = await json(folder, 'quotations', '--origin', 'inline');
    const { memos } = await json(folder, 'memos');
    const { coders } = await json(folder, 'status');
    const found = await json(folder, 'search', '@trust', '--unit', 'sentence');
    return {
      tags: quotations.map((each: { quote: string }) => each.quote),
      memos: memos.map((each: { text: string }) => each.text),
      coders: coders.map((each: { coder: string }) => each.coder),
      spans: found.hits[0].spans.length,
    };
  };
  expect(await seen()).toEqual({
    tags: ['They', 'minds', 'us'],
    memos: ['Ana thinks.', 'Ben thinks.', 'Mine.'],
    coders: ['ana', 'ben'],
    spans: 3,
  });
  await json(folder, 'config', 'coder', 'ben');
  writeStudyFiles(folder, { 'axial.yaml': 'title: Small\ncoders: [ana, ben]\nblind: true\n' });
  // A tag without a name is nobody's: it stays.
  expect(await seen()).toEqual({
    tags: ['minds', 'us'],
    memos: ['Ben thinks.'],
    coders: ['ben'],
    spans: 2,
  });
});

test('ledgers elsewhere are merged by union too', async () => {
  const folder = study(TEXT);
  writeStudyFiles(folder, { 'axial.yaml': 'title: Small\ncodings: work/ledgers\n' });
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'They', '--coder', 'ana');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '-q');
  expect(git('check-attr', 'merge', 'work/ledgers/ana/deep/a.jsonl')).toContain('merge: union');
  const attributes = join(folder, 'work/ledgers/.gitattributes');
  writeFileSync(attributes, '# ours\n');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'minds', '--coder', 'ana');
  expect(readFileSync(attributes, 'utf8')).toBe('# ours\n');
});

test('done again with nothing changed writes nothing', async () => {
  const folder = study(TEXT);
  const by = ['--coder', 'ana'];
  const events = async () => (await json(folder, 'log')).events.length;
  expect(await json(folder, 'done', 'a', ...by)).toMatchObject({ written: true });
  expect(await json(folder, 'done', 'a', ...by)).toMatchObject({ written: false });
  expect(await json(folder, 'done', 'a', '--codes', 'distrust', ...by)).toMatchObject({
    written: false,
  });
  expect((await axial(folder, 'done', 'a', ...by)).out).toContain('nothing is written');
  expect(await events()).toBe(1);
  // What was in sight, the text and a definition make it another statement.
  expect(await json(folder, 'done', 'a', '--shown', 'rule', ...by)).toMatchObject({
    written: true,
  });
  writeStudyFiles(folder, { 'corpus/a.md': `${TEXT}\nMore.\n` });
  expect(await json(folder, 'done', 'a', '--shown', 'rule', ...by)).toMatchObject({
    written: true,
  });
  expect(await json(folder, 'undone', 'a', ...by)).toMatchObject({ written: true });
  expect(await json(folder, 'undone', 'a', ...by)).toMatchObject({ written: false });
  expect(await json(folder, 'done', 'a', ...by)).toMatchObject({ written: true });
  expect(await events()).toBe(5);
});

test('the log shows the words of what was taken back, recoded or removed', async () => {
  const folder = study(TEXT);
  const by = ['--coder', 'ana'];
  const { id } = await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'They', ...by);
  await json(folder, 'recode', id, '--code', 'distrust', ...by);
  expect((await axial(folder, 'undo', ...by)).out).toContain(
    `recode     a  ${id} to distrust  "They"`,
  );
  await json(folder, 'untag', id, ...by);
  await json(folder, 'undo', ...by);
  const { out } = await axial(folder, 'log');
  const lines = out.split('\n').map((line) => line.split('  ').slice(2).join('  ').trim());
  expect(lines.slice(1, 5)).toEqual([
    `recode     a  ${id} to distrust  "They"`,
    `undo       a  recode: ${id} to distrust  "They"`,
    `uncode     a  ${id}  "They"`,
    `undo       a  uncode: ${id}  "They"`,
  ]);
});

test('--quote without words says so', async () => {
  const folder = study(TEXT);
  const { code, err } = await axial(
    folder,
    'tag',
    'a',
    '--code',
    'trust',
    '--quote',
    ' ',
    '--coder',
    'x',
  );
  expect(code).toBe(2);
  expect(err).toContain('--quote is empty');
});

test('a summary needs a code or a field of the study', async () => {
  const folder = study(TEXT);
  await json(folder, 'summary', 'a', 'They do.', '--code', 'trust', '--coder', 'ana');
  await json(folder, 'summary', 'a', 'To show it.', '--field', 'aim', '--coder', 'ana');
  const wrong = await axial(folder, 'summary', 'a', 'x', '--field', 'aims', '--coder', 'ana');
  expect(wrong.err).toContain('Did you mean "aim"?');
});

test('a few letters pick a code', () => {
  const codes = ['legal-vacuum', 'trust-deficit', 'distrust'];
  expect(pickCode(codes, 'tru')).toBe('trust-deficit');
  expect(pickCode(codes, 'vac')).toBe('legal-vacuum');
  expect(pickCode(codes, 'distrsut')).toBe('distrust');
  expect(pickCode(codes, 'zzz')).toBeNull();
});

test('a summary that cites a coding which lost its place is a finding', async () => {
  const folder = study('They trust us.\n');
  const tag = ['tag', 'a', '--code', 'trust', '--quote', 'They trust us', '--coder', 'ana'];
  const { id } = await json(folder, ...tag);
  await json(
    folder,
    'summary',
    'a',
    'They do.',
    '--code',
    'trust',
    '--cites',
    id,
    '--coder',
    'ana',
  );
  expect((await axial(folder, 'check')).out).not.toContain('lost-citation');
  writeFileSync(join(folder, 'corpus/a.md'), 'Something else altogether stands here now.\n');
  expect((await axial(folder, 'check')).out).toContain(
    `The summary of ana for trust cites codings that are orphaned or gone: ${id}. [lost-citation]`,
  );
});

test('the ledger of a renamed document is offered to it by its text', async () => {
  const folder = study('They trust us.\n');
  await json(folder, 'tag', 'a', '--code', 'trust', '--quote', 'trust us', '--coder', 'ana');
  renameSync(join(folder, 'corpus/a.md'), join(folder, 'corpus/b.md'));
  const { out } = await axial(folder, 'check');
  expect(out).toContain('There is no document "a".');
  expect(out).toContain(
    'rename the ledger too: git mv "corpus/codings/ana/a.jsonl" "corpus/codings/ana/b.jsonl"',
  );
});
