// What people and files really hold: markup in titles and quotations, odd names, many rows, many codes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../render/read-package.ts';
import { elements, textOf } from '../render/read-xml.ts';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const CODE = 'id: trust\nname: "Trust <b> & | co"\ndefinition: About trust.\n';
const SCRIPT = '<script>alert(1)</script>';

describe('titles and quotations with markup', () => {
  const folder = () =>
    smallStudy({
      'codebook/codes.yaml': CODE,
      'corpus/a.md': `---\ntitle: '${SCRIPT} | & % $ # _ {x} ~ ^ \\\\ *a*'\nyear: 2001\n---\n\nThey :trust[say \\<img src=x onerror=alert(2)\\> | & % $]{coder=ana}.\n`,
    });

  test('HTML runs none of it, Markdown and LaTeX keep their columns', async () => {
    const study = folder();
    const html = (await axial(study, 'table', '--format', 'html')).out;
    expect(html).not.toContain('<img');
    expect(html.match(/<script>/gu)).toHaveLength(1);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    const md = (await axial(study, 'table')).out;
    expect(md).not.toContain('| <');
    const [head = '', , row = ''] = md.split('\n').filter((line) => line.startsWith('|'));
    const columns = (line: string) => line.replaceAll('\\|', '').split('|').length;
    expect(columns(row)).toBe(columns(head));
    const tex = (await axial(study, 'table', '--format', 'latex')).out;
    expect(tex).toContain('\\textless{}script\\textgreater{}');
    expect(tex).toContain('\\textbar{} \\& \\% \\$');
  });

  test('Word and Excel show the very text', async () => {
    const study = folder();
    for (const [format, part] of [
      ['docx', 'word/document.xml'],
      ['xlsx', 'xl/worksheets/sheet1.xml'],
    ] as const) {
      const { bytes } = await axial(study, 'table', '--format', format);
      const text = textOf((await readPackage(bytes)).part(part));
      expect(text).toContain(`${SCRIPT} | & % $ # _ {x} ~ ^ \\`);
      expect(text).toContain('“say <img src=x onerror=alert(2)> | & % $”');
    }
  });
});

test('names with blanks, #, ?, % and Chinese lead to their files', async () => {
  const name = '政策 a#b?c 100%';
  const folder = smallStudy({
    'codebook/codes.yaml': CODE,
    [`corpus/${name}.md`]: 'They :trust[trust].\n',
  });
  const { out } = await axial(folder, 'table', '--columns', 'document,trust');
  const [, address = ''] = /\]\((corpus\/[^)]*)\)/u.exec(out) ?? [];
  expect(decodeURIComponent(address.replace(/#L1$/u, ''))).toBe(`corpus/${name}.md`);
  const { bytes } = await axial(folder, 'table', '--format', 'docx');
  const opened = await readPackage(bytes);
  const [link] = elements(opened.part('word/document.xml'), 'w:hyperlink');
  const target = opened.relations('word/document.xml')[link?.attributes['r:id'] ?? ''] ?? '';
  expect(decodeURIComponent(target.replace(/#L1$/u, ''))).toBe(`corpus/${name}.md`);
});

test('an entry without year, and two entries with one key', async () => {
  const folder = smallStudy({
    'codebook/codes.yaml': CODE,
    'corpus/references.bib':
      '@article{k, author={Doe, Jane}, title={First}, journal={J}}\n@article{k, author={Roe, Ann}, title={Second}, journal={J}, year=1999}\n',
    'corpus/a.md': '---\ntitle: First\ncitekey: k\n---\n\nX.\n',
  });
  const table = await axial(folder, 'table', '--columns', 'reference,year', '--format', 'csv');
  expect(table.code).toBe(0);
  expect(table.out.split('\r\n')[1]).toBe('Doe n.d.,');
  const { out, err } = await axial(folder, 'check');
  expect(`${out}${err}`).toContain('[repeated-key]');
  expect(`${out}${err}`).toMatch(/"k".*has no year/u);
});

test('two thousand rows', async () => {
  const codes = Array.from(
    { length: 30 },
    (_, n) => `- id: c-${n}\n  name: C${n}\n  definition: C.\n`,
  );
  const files = Array.from({ length: 2000 }, (_, n): [string, string] => [
    `corpus/d${String(n).padStart(4, '0')}.md`,
    `---\ntitle: Document ${n}\nyear: ${1900 + (n % 100)}\n---\n\nThis is :c-${n % 30}[quotation ${n}].\n`,
  ]);
  const folder = smallStudy({
    'codebook/codes.yaml': codes.join(''),
    ...Object.fromEntries(files),
  });
  const { code } = await axial(folder, 'table', '--out', 't.csv', '--columns', 'document,codes');
  expect(code).toBe(0);
  const rows = readFileSync(join(folder, 't.csv'), 'utf8').trim().split('\r\n');
  expect(rows).toHaveLength(2001);
  expect(rows[0]?.split(',')).toHaveLength(31);
  expect(rows.filter((row) => row.includes('“quotation'))).toHaveLength(2000);
  const concept = await axial(
    folder,
    'table',
    '--layout',
    'concept',
    '--format',
    'csv',
    '--cells',
    'count',
  );
  expect(concept.out.trim().split('\r\n').at(-1)?.endsWith(',2000')).toBe(true);
}, 60_000);

test('three hundred codes', async () => {
  const codes = Array.from(
    { length: 300 },
    (_, n) => `- id: c-${n}\n  name: C${n}\n  definition: C.\n`,
  );
  const folder = smallStudy({
    'codebook/codes.yaml': codes.join(''),
    'corpus/a.md': 'One :c-299[quotation].\n',
  });
  for (const format of ['md', 'csv', 'html', 'xlsx', 'grid']) {
    const { code, out, bytes } = await axial(folder, 'table', '--format', format);
    expect(code).toBe(0);
    expect(out.length + bytes.length).toBeGreaterThan(1000);
  }
  const matrix = await axial(folder, 'codes', '--matrix', '--unit', 'document');
  expect(matrix.out.split('\r\n')[1]?.endsWith(',0,1')).toBe(true);
});
