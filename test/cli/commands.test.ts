// The commands on small studies that a person can check by hand: answers, JSON, exit codes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { axial, scratchFolder } from './run-axial.ts';

const CODEBOOK = `id: law
name: Law
definition: Speaks of law.
examples:
  positive: [There is no law.]
rules:
  - id: no-law
    query: '"no law"'
`;

function study(files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder();
  const all = { 'axial.yaml': 'title: Small\n', 'codebook/law.yaml': CODEBOOK, ...files };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const DOCUMENT = '# Title\n\nThere is no law. 😀 And :law[none *will*]{coder=yw} come.\n';

test('text: the projection, its blocks and their lines', async () => {
  const folder = study({ 'corpus/a.md': DOCUMENT });
  const { code, out } = await axial(folder, 'text', 'a', '--json');
  expect(code).toBe(0);
  const answer = JSON.parse(out);
  expect(answer.format).toBe(1);
  expect(answer.documents[0]).toMatchObject({
    document: 'a',
    text: 'Title\nThere is no law. 😀 And none will come.',
    blocks: [
      { kind: 'heading', start: 0, end: 5, line: 1, page: null, section: 'Title' },
      { kind: 'paragraph', start: 6, end: 45, line: 3, page: null, section: 'Title' },
    ],
  });
  expect(answer.documents[0].hash).toMatch(/^[0-9a-f]{64}$/);
});

test('text: an unknown document ends with 2 and names the nearest', async () => {
  const folder = study({ 'corpus/alpha.md': 'One.\n' });
  const { code, err } = await axial(folder, 'text', 'alpah');
  expect(code).toBe(2);
  expect(err).toContain('Did you mean "alpha"?');
});

test('quotations: UTF-16 units in JSON, code points in CSV', async () => {
  const folder = study({ 'corpus/a.md': DOCUMENT });
  const { quotations } = JSON.parse((await axial(folder, 'quotations', '--json')).out);
  expect(quotations).toMatchObject([
    { code: 'law', origin: 'rule', rule: 'no-law', quote: 'There is no law.', start: 6, end: 22 },
    { code: 'law', origin: 'inline', coder: 'yw', quote: 'none will', start: 30, end: 39, line: 3 },
  ]);
  expect(quotations[0].id).toMatch(/^r-[0-9a-f]{16}$/);
  expect(quotations[1].id).toMatch(/^i-[0-9a-f]{16}$/);
  const csv = (await axial(folder, 'quotations', '--csv')).out.split('\r\n');
  expect(csv[0]).toBe(
    'id,document,title,year,code,origin,coder,stance,status,section,page,line,start,end,quote,memo,rule',
  );
  expect(csv[2]).toContain(',29,38,none will,');
});

test('code: what each rule found', async () => {
  const folder = study({ 'corpus/a.md': DOCUMENT, 'corpus/b.md': 'No law. No law.\n' });
  const { out } = await axial(folder, 'code', '--json');
  expect(JSON.parse(out)).toEqual({
    format: 1,
    total: 3,
    codes: [{ code: 'law', rule: 'no-law', codings: 3, documents: 2 }],
  });
});

test('check: findings with place and hint; exit code 1 only for errors', async () => {
  const clean = study({ 'corpus/a.md': DOCUMENT });
  expect(await axial(clean, 'check')).toMatchObject({ code: 0, out: 'Nothing wrong.\n' });
  const wrong = study({ 'corpus/a.md': 'One :lwa[two].\n' });
  const { code, out } = await axial(wrong, 'check', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out).diagnostics).toMatchObject([
    {
      rule: 'unknown-code',
      severity: 'error',
      file: 'corpus/a.md',
      line: 1,
      column: 5,
      hint: 'Did you mean "law"?',
    },
  ]);
});

test('a filter that names an unknown code ends with 2 and the nearest one', async () => {
  const folder = study({ 'corpus/a.md': DOCUMENT });
  const { code, err } = await axial(folder, 'codes', '--code', 'laws');
  expect(code).toBe(2);
  expect(err).toContain('There is no code "laws". Did you mean "law"?');
});

test('outside a study every command says how to make one', async () => {
  const { code, err } = await axial(scratchFolder(), 'codes');
  expect(code).toBe(2);
  expect(err).toContain('axial init');
});

test('--project works before and after the command, and from a folder below', async () => {
  const folder = study({ 'corpus/a.md': DOCUMENT });
  const elsewhere = scratchFolder();
  const expected = (await axial(folder, 'codes', '--json')).out;
  expect((await axial(elsewhere, '--project', folder, 'codes', '--json')).out).toBe(expected);
  expect((await axial(elsewhere, 'codes', '--json', '--project', folder)).out).toBe(expected);
  expect((await axial(join(folder, 'corpus'), 'codes', '--json')).out).toBe(expected);
});

test('colour only where it is asked for', async () => {
  const folder = study({ 'corpus/a.md': DOCUMENT });
  const esc = '\u001b[';
  expect((await axial(folder, 'quotations')).out).not.toContain(esc);
  expect((await axial(folder, 'quotations', '--color')).out).toContain(esc);
  expect((await axial(folder, 'quotations', '--color', '--no-color')).out).not.toContain(esc);
});
