// axial add: files and entries become documents, and nothing is ever overwritten.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { axial, REPOSITORY, scratchFolder, shippedStudy } from './run-axial.ts';

const FIXTURES = join(REPOSITORY, 'test/fixtures');

/** A new study with one document, and a folder `in` of files to import. */
async function study(): Promise<string> {
  const folder = scratchFolder();
  await axial(folder, 'init');
  mkdirSync(join(folder, 'in'));
  for (const name of ['paper.pdf', 'trust.docx', 'trust.html']) {
    cpSync(join(FIXTURES, 'importers', name), join(folder, 'in', name));
  }
  return folder;
}

function read(...path: string[]): string {
  return readFileSync(join(...path), 'utf8');
}

describe('files', () => {
  test('become documents that the study reads at once', async () => {
    const folder = await study();
    writeFileSync(
      join(folder, 'in', '政府购买服务 意见.txt'),
      '　　第一条　为了规范政府购买服务。\n　　第二条　本办法所称政府购买服务。\n',
    );
    const { code, out, err } = await axial(
      folder,
      'add',
      'in/paper.pdf',
      'in/trust.docx',
      'in/政府购买服务 意见.txt',
      '--to',
      'sources',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      [
        'added corpus/sources/paper.md from in/paper.pdf (3 pages)',
        'added corpus/sources/trust.md from in/trust.docx',
        'added corpus/sources/政府购买服务-意见.md from in/政府购买服务 意见.txt',
        'Added 3 documents.',
        '',
      ].join('\n'),
    );
    expect((await axial(folder, 'text', 'sources/政府购买服务-意见')).out).toBe(
      '第一条　为了规范政府购买服务。\n第二条　本办法所称政府购买服务。\n',
    );
    expect((await axial(folder, 'check')).code).toBe(0);
    const hits = await axial(folder, 'search', '"legal vacuum"', '--json');
    const documents = JSON.parse(hits.out).hits.map((hit: { document: string }) => hit.document);
    expect(documents).toEqual(expect.arrayContaining(['sources/paper', 'sources/trust']));
    expect(
      readdirSync(join(folder, 'corpus/sources')).filter((name) => name.startsWith('.')),
    ).toEqual([]);
  });

  test('are never written over a document, also where only the case differs', async () => {
    const folder = await study();
    writeFileSync(join(folder, 'corpus/Paper.md'), 'mine');
    writeFileSync(join(folder, 'in/example.txt'), 'Other.');
    const before = read(folder, 'corpus/example.md');
    const { code, err, out } = await axial(
      folder,
      'add',
      'in/paper.pdf',
      'in/example.txt',
      'in/trust.docx',
      'in/trust.html',
    );
    expect(code).toBe(2);
    expect(err.match(/document-exists/g)).toHaveLength(3);
    expect(err).toContain('The corpus has a document "Paper.md" already; it stays as it is.');
    expect(out).toContain('Added 1 document.');
    expect(read(folder, 'corpus/Paper.md')).toBe('mine');
    expect(read(folder, 'corpus/example.md')).toBe(before);
    expect(read(folder, 'corpus/trust.md')).toContain('title: Trust and contracts');
  });

  test('that cannot be read are named with the reason, the others are added', async () => {
    const folder = await study();
    writeFileSync(join(folder, 'in/old.doc'), 'x');
    writeFileSync(join(folder, 'in/fake.pdf'), 'no PDF');
    const { code, out, err } = await axial(
      folder,
      'add',
      'in/old.doc',
      'in/fake.pdf',
      'in/none.pdf',
      'in',
      'in/trust.html',
      '--json',
    );
    expect(code).toBe(2);
    expect(err).toBe('');
    const answer = JSON.parse(out);
    expect(answer.format).toBe(1);
    expect(answer.added).toEqual([
      { source: 'in/trust.html', document: 'trust', file: 'corpus/trust.md', pages: null },
    ]);
    expect(
      answer.diagnostics.map(({ file, rule }: { file: string; rule: string }) => [file, rule]),
    ).toEqual([
      ['in/old.doc', 'unknown-kind'],
      ['in/fake.pdf', 'wrong-content'],
      ['in/none.pdf', 'unreadable-file'],
      ['in', 'unreadable-file'],
    ]);
  });

  test('stay within the corpus folder, and out of hidden folders and ledgers', async () => {
    const folder = await study();
    for (const to of ['..', '../elsewhere', '/tmp', '.hidden', 'a/.b', 'codings', 'codings/yw']) {
      const { code, err } = await axial(folder, 'add', 'in/trust.html', '--to', to);
      expect([to, code]).toEqual([to, 2]);
      expect(err).toMatch(/^axial: .*--to/);
    }
    expect(readdirSync(join(folder, 'corpus'))).toEqual(['example.md']);
  });

  test('are only named by --dry-run', async () => {
    const folder = await study();
    const { code, out } = await axial(folder, 'add', 'in/trust.html', 'in/trust.docx', '--dry-run');
    expect(code).toBe(2);
    expect(out).toContain('would add corpus/trust.md from in/trust.html');
    expect(existsSync(join(folder, 'corpus/trust.md'))).toBe(false);
  });

  test('or a bibliography must be named', async () => {
    expect(await axial(await study(), 'add')).toMatchObject({ code: 2 });
  });
});

describe('a bibliography', () => {
  test('gives a document to each entry, and a second time to none', async () => {
    const folder = await study();
    cpSync(join(FIXTURES, 'bibliography/study.bib'), join(folder, 'corpus/references.bib'));
    const first = await axial(folder, 'add', '--bib', 'corpus/references.bib', '--to', 'sources');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(join(folder, 'corpus/sources')).sort()).toEqual([
      'names.md',
      'opinions.md',
      'part.md',
      'teets-2013.md',
      'wang.md',
    ]);
    expect(read(folder, 'corpus/sources/teets-2013.md')).toBe(
      [
        '---',
        'title: "Let Many Civil Societies Bloom: The Rise of Consultative Authoritarianism in China"',
        'authors:',
        '  - Teets, Jessica C.',
        'date: 2013-03',
        'type: paper',
        'venue: The China Quarterly',
        'doi: 10.1017/S0305741012001269',
        'citekey: teets-2013',
        '---',
        '',
        '<!-- Put the text here, or notes about it (then add "rendition: notes" above). -->',
        '',
      ].join('\n'),
    );
    const again = await axial(folder, 'add', '--bib', 'corpus/references.bib', '--to', 'elsewhere');
    expect(again).toMatchObject({ code: 0, out: 'No new documents.\n' });
    expect(await axial(folder, 'check', '--json')).toMatchObject({ code: 0 });
  });

  test('proposes a document without citekey instead of making another', async () => {
    const folder = await study();
    writeFileSync(
      join(folder, 'in/r.ris'),
      'TY  - JOUR\nID  - key1\nTI  - An EXAMPLE document!\nPY  - 2024\nER  - \n',
    );
    const { code, out } = await axial(folder, 'add', '--bib', 'in/r.ris', '--json');
    expect(code).toBe(0);
    const { added, diagnostics } = JSON.parse(out);
    expect(added).toEqual([]);
    expect(diagnostics).toMatchObject([
      { rule: 'proposed-reference', severity: 'info', file: 'in/r.ris', line: 1 },
    ]);
    expect(diagnostics[0].message).toContain('"example"');
  });

  test('that the study does not have yet is told to be kept: volume and pages stand there alone', async () => {
    const folder = await study();
    const entry = 'TY  - JOUR\nID  - a1\nTI  - Apples\nAU  - Lee, A\nPY  - 2019\nVL  - 3\nER  - \n';
    writeFileSync(join(folder, 'in/r.ris'), entry);
    const first = await axial(folder, 'add', '--bib', 'in/r.ris');
    expect(first.out).toContain('stay in in/r.ris: copy it to corpus/references.ris');
    cpSync(join(folder, 'in/r.ris'), join(folder, 'corpus/references.ris'));
    writeFileSync(
      join(folder, 'in/s.ris'),
      entry.replaceAll('a1', 'b1').replace('Apples', 'Pears'),
    );
    const second = await axial(folder, 'add', '--bib', 'in/s.ris');
    expect(second.out).toContain('put its entries into corpus/references.ris');
    const own = await axial(folder, 'add', '--bib', 'corpus/references.ris');
    expect(own.out).not.toContain('stay in');
  });

  test('with a broken entry ends with 2 and adds the others', async () => {
    const folder = await study();
    cpSync(join(FIXTURES, 'bibliography/broken.bib'), join(folder, 'in/broken.bib'));
    const { code, err } = await axial(folder, 'add', '--bib', 'in/broken.bib');
    expect(code).toBe(2);
    expect(err).toContain('in/broken.bib:2: error: The entry @article{open cannot be read');
    expect(existsSync(join(folder, 'corpus/second.md'))).toBe(true);
    expect(await axial(folder, 'add', '--bib', 'in/nothing.bib')).toMatchObject({ code: 2 });
  });

  test('of the shipped study has a document for every entry', async () => {
    const { code, out } = await axial(shippedStudy(), 'add', '--bib', 'corpus/references.bib');
    expect({ code, out }).toEqual({ code: 0, out: 'No new documents.\n' });
  });
});
