// RIS in the dialects of its exporters: the same source comes out the same from all of them.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRis } from '../../src/bibliography/read-ris.ts';
import type { PlacedReference } from '../../src/bibliography/reference.ts';

function read(name: string): { placed: PlacedReference[]; rules: string[] } {
  const url = new URL(`../fixtures/bibliography/${name}`, import.meta.url);
  const { references, findings } = readRis(readFileSync(url, 'utf8'), name);
  return { placed: [...references], rules: findings.map(({ rule }) => rule) };
}

/** What every exporter knows of Spires 2011; names and capitals differ. */
const SPIRES = {
  type: 'article-journal',
  volume: '117',
  issue: '1',
  page: '1-45',
  DOI: '10.1086/660741',
};

describe.each([
  ['zotero.ris', 'Anthony J.', [[2011, 7]]],
  ['endnote.ris', 'Anthony J.', [[2011, 7, 1]]],
  ['web-of-science.ris', 'AJ', [[2011, 7]]],
  ['scopus.ris', 'A.J.', [[2011]]],
])('%s', (name, given, parts) => {
  it('gives the article', () => {
    const [first] = read(name).placed;
    expect(first?.line).toBe(1);
    expect(first?.reference).toMatchObject({
      ...SPIRES,
      author: [{ family: 'Spires', given }],
      issued: { 'date-parts': parts },
    });
    expect(first?.reference.title).toMatch(/^Contingent symbiosis .* grassroots NGOs$/i);
    expect(first?.reference['container-title']).toMatch(/^American Journal of Sociology$/i);
  });
});

describe('Zotero', () => {
  const { placed, rules } = read('zotero.ris');
  const [article, chapter, law, report] = placed.map(({ reference }) => reference);

  it('gives text over several lines, several keywords, the day of reading', () => {
    expect(article).toMatchObject({
      id: 'spires-2011-contingent',
      abstract: 'First line of an abstract. Second line of it.',
      keyword: 'NGOs; symbiosis',
      accessed: { 'date-parts': [[2024, 5, 3]] },
      language: 'en',
      ISSN: '0002-9602',
      'title-short': 'Contingent Symbiosis',
    });
  });

  it('gives a chapter its book, editors and ISBN', () => {
    expect(chapter).toMatchObject({
      type: 'chapter',
      'container-title': 'Analyzing Qualitative Data',
      editor: [
        { family: 'Bryman', given: 'Alan' },
        { family: 'Burgess', given: 'Robert G.' },
      ],
      publisher: 'Routledge',
      'publisher-place': 'London',
      page: '173-194',
      ISBN: '978-0-415-06063-9',
    });
  });

  it('gives laws and reports, and an institution whole', () => {
    expect(law).toEqual({
      id: '2012-public',
      type: 'legislation',
      title: 'Public Services (Social Value) Act 2012',
      issued: { 'date-parts': [[2012, 3, 8]] },
      URL: 'https://www.legislation.gov.uk/ukpga/2012/3',
    });
    expect(report).toMatchObject({
      type: 'report',
      author: [{ literal: 'General Office of the State Council' }],
      number: 'Guo Ban Fa [2013] 96',
    });
  });

  it('says once that the entries have no keys', () => {
    expect(rules).toEqual(['entry-without-key']);
  });
});

describe('EndNote', () => {
  it('keeps its keys, older tags and Windows line ends', () => {
    const { placed, rules } = read('endnote.ris');
    expect(rules).toEqual([]);
    expect(placed.map(({ reference, line }) => [reference.id, line])).toEqual([
      ['4711', 1],
      ['4712', 14],
    ]);
    expect(placed[1]?.reference).toMatchObject({
      type: 'book',
      title: 'The Coding Manual for Qualitative Researchers',
      author: [{ family: 'Saldaña', given: 'Johnny' }],
      issued: { 'date-parts': [[2021]] },
      edition: '4th',
      ISBN: '9781529731743',
    });
  });
});

describe('Scopus', () => {
  it('leaves out what only the database wants', () => {
    const [reference] = read('scopus.ris').placed.map((placed) => placed.reference);
    expect(reference).toMatchObject({ ISSN: '0002-9602', language: 'en' });
    expect(reference?.note).toBeUndefined();
    expect(reference?.genre).toBeUndefined();
  });
});

describe('Web of Science, its own form', () => {
  it('prefers full names, joins lines, tells lists from texts', () => {
    const { placed, rules } = read('web-of-science.txt');
    expect(rules).toEqual(['entry-without-key']);
    expect(placed.map(({ line }) => line)).toEqual([3, 29]);
    expect(placed[0]?.reference).toEqual({
      id: 'jing-2012-is',
      type: 'article-journal',
      author: [
        { family: 'Jing', given: 'Yijia' },
        { family: 'Chen', given: 'Bin' },
      ],
      title:
        'Is Competitive Contracting Really Competitive? Exploring Government-Nonprofit Collaboration in China',
      'container-title': 'INTERNATIONAL PUBLIC MANAGEMENT JOURNAL',
      volume: '15',
      issue: '4',
      page: '405-428',
      issued: { 'date-parts': [[2012, 10]] },
      language: 'en',
      abstract: 'Words of an abstract that go on in a second line.',
      keyword: 'contracting; competition; China',
      ISSN: '1096-7494',
    });
    expect(placed[1]?.reference).toMatchObject({
      type: 'chapter',
      editor: [{ family: 'Burgess', given: 'Robert G.' }],
      'container-title': 'Analyzing Qualitative Data',
      publisher: 'ROUTLEDGE',
    });
  });
});

describe.each(['cnki.ris', 'cnki.enw'])('CNKI: %s', (name) => {
  it('parts authors and keywords, keeps Chinese names apart', () => {
    const [first] = read(name).placed;
    expect(first?.reference).toMatchObject({
      type: 'article-journal',
      author: [
        { family: '王', given: '玉龙' },
        { family: '欧阳', given: '娜娜' },
      ],
      title: '新时代政府购买服务中政府与社会组织的关系分析',
      'container-title': '公共管理评论',
      issue: '05',
      page: '19-38+120',
      keyword: '政府购买服务; 社会组织; 信任',
      abstract: '摘要的文字。',
      issued: { 'date-parts': [[2019]] },
      ISSN: '1673-5668',
    });
  });
});

it('reads a thesis of CNKI', () => {
  expect(read('cnki.enw').placed[1]?.reference).toMatchObject({
    type: 'thesis',
    publisher: '华南理工大学',
    genre: '博士',
    author: [{ family: '李', given: '明' }],
  });
});

describe('entries without key', () => {
  it('get keys of their own that no other entry has, also where thousands are alike', () => {
    const record = 'TY  - JOUR\nTI  - Alike\nER  - \n';
    const named = 'TY  - JOUR\nID  - alike-3\nER  - \n';
    const { references } = readRis(record.repeat(4) + named, 'x.ris');
    expect(references.map(({ reference }) => reference.id)).toEqual([
      'alike',
      'alike-2',
      'alike-4',
      'alike-5',
      'alike-3',
    ]);
    const many = readRis(record.repeat(20_000), 'x.ris').references;
    expect(new Set(many.map(({ reference }) => reference.id)).size).toBe(20_000);
  });
});

describe('what is wrong', () => {
  it('reports stray lines, missing ends, unknown types and dates, and reads on', () => {
    const source = [
      'Exported yesterday',
      'TY  - JOUR',
      'TI  - One',
      'PY  - some day',
      'TY  - WHAT',
      'ID  - two',
      'TI  - Two',
    ].join('\n');
    const { references, findings } = readRis(source, 'x.ris');
    expect(references.map(({ reference }) => [reference.id, reference.title])).toEqual([
      ['one', 'One'],
      ['two', 'Two'],
    ]);
    expect(findings.map(({ line, severity, rule }) => [line, severity, rule])).toEqual([
      [1, 'warning', 'line-outside-entry'],
      [2, 'warning', 'unended-entry'],
      [2, 'warning', 'unreadable-date'],
      [2, 'info', 'entry-without-key'],
      [5, 'warning', 'unended-entry'],
      [5, 'warning', 'unknown-entry-type'],
    ]);
  });

  it('says so where nothing is an entry, and nothing of an empty file', () => {
    expect(readRis('Hello', 'x.ris').findings.map(({ rule }) => rule)).toContain(
      'unreadable-entry',
    );
    expect(readRis(' \n', 'x.ris')).toEqual({ references: [], findings: [] });
  });

  it('reads any text without throwing', () => {
    const line = fc.constantFrom(
      'TY  - JOUR',
      'ER  - ',
      'PT J',
      '%0 Book',
      'AU  - ;',
      'PY  - 2',
      'SN  - x',
      ' ',
      '中文',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(Array.isArray(readRis(lines.join('\n'), 'x').references)).toBe(true);
      }),
    );
  });
});
