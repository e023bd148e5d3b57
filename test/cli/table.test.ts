// `axial table` as a scholar calls it, on the shipped study and on small ones.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
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

/** Three documents of two types, a field, a code with a child. */
const REVIEW = {
  'axial.yaml': 'title: Small\nvariables: [region]\nfields: [aim, sample-size]\n',
  'corpus/references.bib':
    '@article{doe2019, author={Doe, Jane}, title={Of trust}, journal={Voluntas}, year=2019}\n@legislation{act, title={The Trust Act}, shorttitle={Trust Act}, year=2001}\n',
  'corpus/a.md':
    '---\ntitle: Of trust\nauthors: [Jane Doe]\nyear: 2019\ntype: paper\ncitekey: doe2019\naim: To see.\nvariables: {region: North}\n---\n\n<!-- page 3 -->\n\nThey :trust[trust each other]{stance=supports memo="Why?"}.\n',
  'corpus/b.md':
    '---\ntitle: The Trust Act\nyear: 2001\ntype: law\ncitekey: act\n---\n\n## Article 5\n\nThe :trust[bodies trust] the State.\n',
  'corpus/c.md':
    '---\ntitle: No key\nauthors: [Ann Zed]\nyear: 2020\ntype: paper\n---\n\nNothing.\n',
  'codebook/codes.yaml': 'id: trust\nname: Trust\ndefinition: About trust.\n',
};

/** The rows of a CSV without quotation marks in it. */
function lines(csv: string): string[][] {
  return parse(csv.trim());
}

describe('columns, rows, order', () => {
  test('default: metadata, declared variables and fields, then codes; a law by short title and article', async () => {
    const folder = smallStudy(REVIEW);
    const { out } = await axial(folder, 'table', '--format', 'csv');
    expect(lines(out)).toEqual([
      ['reference', 'title', 'type', 'year', 'region', 'aim', 'sample-size', 'trust'],
      [
        'Doe 2019',
        'Of trust',
        'paper',
        '2019',
        'North',
        'To see.',
        '',
        '“trust each other” (supports) [p. 3, corpus/a.md#L13]',
      ],
      [
        'Trust Act 2001',
        'The Trust Act',
        'law',
        '2001',
        '',
        '',
        '',
        '“bodies trust” [art. 5, corpus/b.md#L10]',
      ],
      ['Zed 2020', 'No key', 'paper', '2020', '', '', '', 'not coded'],
    ]);
  });

  test('chosen and ordered; filtered by a query; sorted downwards; grouped', async () => {
    const folder = smallStudy(REVIEW);
    const chosen = ['--columns', 'year,memo:trust,count:trust,reference', '--format', 'csv'];
    const paper = await axial(
      folder,
      'table',
      ...chosen,
      '--rows',
      'type:paper',
      '--sort',
      '-year',
    );
    expect(lines(paper.out)).toEqual([
      ['year', 'memo:trust', 'count:trust', 'reference'],
      ['2020', '', 'not coded', 'Zed 2020'],
      ['2019', 'Why?', '1', 'Doe 2019'],
    ]);
    const coded = await axial(folder, 'table', ...chosen, '--rows', '@trust AND NOT bodies');
    expect(lines(coded.out).slice(1)).toEqual([['2019', 'Why?', '1', 'Doe 2019']]);
    const grouped = await axial(
      folder,
      'table',
      '--group-by',
      'region',
      '--columns',
      'reference',
      '--format',
      'csv',
    );
    expect(lines(grouped.out)).toEqual([
      ['group:region', 'reference'],
      ['North', 'Doe 2019'],
      ['(none)', 'Trust Act 2001'],
      ['(none)', 'Zed 2020'],
    ]);
  });

  test.each([
    [['--columns', 'titel'], 'There is no column "titel". Did you mean "title"?'],
    [['--rows', 'tpye:law'], 'There is no field or variable tpye'],
    [['--rows', '(a'], 'The query cannot be read.'],
    [['--group-by', 'regoin'], 'Did you mean "region"?'],
    [['--sort', '-yaer'], 'Did you mean "year"?'],
    [['--todo'], 'add --layout framework'],
    [['--cite', 'pandoc', '--format', 'docx'], 'needs --format md, grid or latex'],
    [['--cite', 'pandoc', '--out', 't.tex'], 'LaTeX takes --cite biblatex'],
  ])('%j is refused', async (args, message) => {
    const answer = await axial(smallStudy(REVIEW), 'table', ...args);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.err).toContain(message);
  });
});

describe('citations', () => {
  test('Pandoc keys, in pipe and grid tables; a document without a key keeps its place', async () => {
    const folder = smallStudy(REVIEW);
    const { out } = await axial(folder, 'table', '--cite', 'pandoc');
    expect(out).toContain('| @doe2019 |');
    expect(out).toContain('“trust each other” (supports) [@doe2019, p. 3]');
    expect(out).toContain('“bodies trust” [@act, art. 5]');
    expect(out).toContain('| Zed 2020 |');
    expect(out).toContain('1 document has no citekey');
    const grid = await axial(folder, 'table', '--cite', 'pandoc', '--format', 'grid');
    expect(grid.out.replace(/\s*\|\n\|.*\|\s*/gu, ' ')).toContain('@doe2019');
  });

  test('biblatex, with the bibliography where it lies', async () => {
    const folder = smallStudy(REVIEW);
    await axial(folder, 'table', '--cite', 'biblatex', '--out', 'out/t.tex');
    const tex = readFileSync(join(folder, 'out/t.tex'), 'utf8');
    expect(tex).toContain('\\autocite[3]{doe2019}');
    expect(tex).toContain('\\autocite[art.~5]{act}');
    expect(tex).toContain('\\textcite{act}');
    expect(tex).toContain('\\addbibresource{../corpus/references.bib}');
    expect(tex).toContain('\\printbibliography');
  });
});

describe('framework', () => {
  test('summaries written by hand, what they cite, fields, and what is open', async () => {
    const folder = smallStudy(REVIEW);
    const listed = await axial(folder, 'quotations', '--document', 'a', '--json');
    const { quotations } = JSON.parse(listed.out) as { quotations: { id: string }[] };
    const id = quotations[0]?.id ?? '';
    const by = ['--coder', 'ana'];
    await axial(
      folder,
      'summary',
      'a',
      'Trust is mutual.',
      '--code',
      'trust',
      '--cites',
      id,
      ...by,
    );
    await axial(folder, 'summary', 'b', 'Two counties.', '--field', 'sample-size', ...by);
    await axial(folder, 'done', 'c', ...by);
    const framework = ['table', '--layout', 'framework', '--format', 'csv'];
    expect(lines((await axial(folder, ...framework)).out)).toEqual([
      ['reference', 'title', 'aim', 'sample-size', 'trust'],
      [
        'Doe 2019',
        'Of trust',
        'To see.',
        '',
        'Trust is mutual.\n“trust each other” (supports) [p. 3, corpus/a.md#L13]',
      ],
      [
        'Trust Act 2001',
        'The Trust Act',
        '',
        'Two counties.',
        '“bodies trust” [art. 5, corpus/b.md#L10]',
      ],
      ['Zed 2020', 'No key', '', '', '–'],
    ]);
    expect(lines((await axial(folder, ...framework, '--todo')).out)).toEqual([
      ['document', 'reference', 'cell', 'state'],
      ['a', 'Doe 2019', 'sample-size', 'empty field'],
      ['b', 'Trust Act 2001', 'aim', 'empty field'],
      ['b', 'Trust Act 2001', 'trust', 'no summary'],
      ['c', 'Zed 2020', 'aim', 'empty field'],
      ['c', 'Zed 2020', 'sample-size', 'empty field'],
    ]);
  });

  test('a field of the study is no unknown key of the front matter', async () => {
    const { err, out } = await axial(smallStudy(REVIEW), 'check');
    expect(`${out}${err}`).not.toContain('does not know');
  });
});

describe('verification', () => {
  test('a quotation that is gone from its document stops the command, with the list; nothing is written', async () => {
    const folder = smallStudy(REVIEW);
    const file = join(folder, 'corpus/c.md');
    await axial(folder, 'tag', 'c', '--code', 'trust', '--quote', 'Nothing', '--coder', 'ana');
    expect((await axial(folder, 'table', '--out', 't.md')).code).toBe(0);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Nothing.', 'Wholly other words stand here now.'),
    );
    const stopped = await axial(folder, 'table', '--out', 'u.md');
    expect(stopped.code).toBe(2);
    expect(stopped.err).toMatch(
      /do not stand in their documents:\n {2}c: "Nothing" \(orphaned; trust, ana, /u,
    );
    expect(existsSync(join(folder, 'u.md'))).toBe(false);
    const skipped = await axial(folder, 'table', '--skip-unverified');
    expect(skipped.code).toBe(0);
    expect(skipped.out).toContain('1 coding left out');
  });

  test('the files decide, not an index that is behind them', async () => {
    const folder = smallStudy(REVIEW);
    const file = join(folder, 'corpus/a.md');
    await axial(folder, 'index');
    writeFileSync(file, readFileSync(file, 'utf8').replace('each other', 'no one else'));
    const stopped = await axial(folder, 'table', '--no-refresh');
    expect(stopped.code).toBe(2);
    expect(stopped.err).toContain('"trust each other"');
  });
});
