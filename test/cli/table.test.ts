// `axial table` as a scholar calls it, on the shipped study and on small ones.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../render/read-package.ts';
import { elements, textOf } from '../render/read-xml.ts';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const STUDY = {
  'corpus/a.md':
    '---\ntitle: Of trust\nauthors: [Jane Doe]\nyear: 2019\n---\n\nThey :trust[trust each other].\n',
  'codebook/codes.yaml': 'id: trust\nname: Trust\ndefinition: About trust.\n',
};

describe('formats', () => {
  test('one table in all of them, by the option or by the ending of the file', async () => {
    const folder = smallStudy(STUDY);
    for (const [file, part] of [
      ['t.md', '| Doe 2019 '],
      ['t.csv', 'reference,title'],
      ['t.tex', '\\begin{longtable}'],
      ['t.html', '<caption'],
    ] as const) {
      expect(await axial(folder, 'table', '--out', file)).toMatchObject({ code: 0, out: '' });
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text).toContain(part);
      expect(text).toContain('trust each other');
    }
    const grid = await axial(folder, 'table', '--format', 'grid');
    expect(grid.out).toMatch(/^\+=+\+/mu);
    for (const [format, part] of [
      ['docx', 'word/document.xml'],
      ['xlsx', 'xl/worksheets/sheet1.xml'],
    ] as const) {
      const { bytes } = await axial(folder, 'table', '--format', format);
      expect(textOf((await readPackage(bytes)).part(part))).toContain('“trust each other”');
    }
  });

  test('links lead from where the file lies to the document', async () => {
    const folder = smallStudy(STUDY);
    await axial(folder, 'table', '--out', 'out/deep/t.docx');
    const opened = await readPackage(readFileSync(join(folder, 'out/deep/t.docx')));
    const [link] = elements(opened.part('word/document.xml'), 'w:hyperlink');
    expect(opened.relations('word/document.xml')[link?.attributes['r:id'] ?? '']).toBe(
      '../../corpus/a.md#L7',
    );
  });

  test('a table with more columns than a page holds is refused, and nothing is written', async () => {
    const codes = Array.from(
      { length: 300 },
      (_, n) => `- id: c-${n}\n  name: C\n  definition: C.\n`,
    );
    const folder = smallStudy({ ...STUDY, 'codebook/codes.yaml': codes.join('') });
    const refused = await axial(folder, 'table', '--out', 't.docx');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('a page holds at most 63');
    expect(existsSync(join(folder, 't.docx'))).toBe(false);
    expect((await axial(folder, 'table', '--out', 't.xlsx')).code).toBe(0);
  });
});
