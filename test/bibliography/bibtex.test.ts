// BibTeX and biblatex: what a scholar's file holds, and what is wrong in it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBibliography } from '../../src/bibliography/read-bibliography.ts';
import { readBibtex } from '../../src/bibliography/read-bibtex.ts';
import { readBibtexNames } from '../../src/bibliography/read-bibtex-names.ts';
import { readDate, readDateFields } from '../../src/bibliography/read-date.ts';
import { readTex, texToText } from '../../src/bibliography/read-tex.ts';
import type { Reference } from '../../src/bibliography/reference.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/bibliography/${name}`, import.meta.url), 'utf8');
}

function entry(source: string): Reference {
  const [placed] = readBibtex(source, 'test.bib').references;
  if (!placed) throw new Error('no entry');
  return placed.reference;
}

describe('a scholar’s file', () => {
  const { references, findings } = readBibtex(fixture('study.bib'), 'study.bib');
  const byId = new Map(references.map((placed) => [placed.reference.id, placed]));
  const get = (id: string): Reference | undefined => byId.get(id)?.reference;

  it('gives every entry with its line, and nothing to complain of', () => {
    expect(findings).toEqual([]);
    expect(references.map(({ reference, line }) => [reference.id, line])).toEqual([
      ['teets-2013', 7],
      ['names', 18],
      ['part', 28],
      ['whole', 30],
      ['opinions', 34],
      ['wang', 42],
    ]);
  });

  it('resolves @string, months, pages and the DOI', () => {
    expect(get('teets-2013')).toEqual({
      id: 'teets-2013',
      type: 'article-journal',
      author: [{ family: 'Teets', given: 'Jessica C.' }],
      title: 'Let Many Civil Societies Bloom: The Rise of Consultative Authoritarianism in China',
      'container-title': 'The China Quarterly',
      volume: '213',
      page: '19-38',
      issued: { 'date-parts': [[2013, 3]] },
      DOI: '10.1017/S0305741012001269',
      nocase: ['Consultative', 'Authoritarianism', 'China'],
    });
    expect(get('names')?.publisher).toBe('Oxford University Press');
  });

  it('reads names with accents, particles, institutions and suffixes', () => {
    expect(get('names')?.author).toEqual([
      { family: 'Zola', given: 'Émile' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      { literal: 'World Bank' },
      { family: 'Müller', given: 'Jörg' },
      { family: 'García Márquez', given: 'Gabriel' },
      { family: 'Čapek', given: 'Łukasz' },
      { family: 'Vallée Poussin', given: 'Charles Louis', 'non-dropping-particle': 'de la' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { family: 'Kierkegaard', given: 'Søren' },
      { literal: 'Barnes' },
      { literal: 'Barnes and Noble' },
      { family: 'Salud', given: 'Ana', 'non-dropping-particle': 'de' },
    ]);
    expect(get('names')?.issued).toEqual({ 'date-parts': [[2012], [2014]] });
  });

  it('gives a chapter the fields of its volume', () => {
    expect(get('part')).toMatchObject({
      type: 'chapter',
      title: 'A Part',
      'container-title': 'The Whole: And More',
      editor: [{ family: 'Editor', given: 'Ed' }],
      publisher: 'Press',
      page: '1-20',
      issued: { literal: 'n.d.' },
    });
    expect(byId.get('whole')?.isParent).toBe(true);
    expect(byId.get('part')?.isParent).toBe(false);
  });

  it('reads Chinese entries', () => {
    expect(get('opinions')).toMatchObject({
      type: 'webpage',
      author: [{ literal: '国务院办公厅' }],
      issued: { 'date-parts': [[2013, 9, 26]] },
      URL: 'https://example.org/a_b%20c',
      language: 'zh',
    });
    expect(get('wang')).toMatchObject({
      author: [
        { family: '王', given: '玉龙' },
        { family: '王', given: '小明' },
        { literal: 'others' },
      ],
      issued: { 'date-parts': [[2019]] },
      issue: '5',
    });
  });
});

describe('a broken file', () => {
  const { references, findings } = readBibliography([
    { file: 'corpus/references.bib', content: fixture('broken.bib') },
  ]);

  it('loses only the broken entries', () => {
    expect(references.map(({ reference }) => reference.id)).toEqual([
      'first',
      'second',
      'third',
      'fourth',
      'five-2005-no',
      'sixth',
      'loop',
    ]);
  });

  it('names every mistake with its line', () => {
    expect(findings.map(({ line, severity, rule }) => [line, severity, rule])).toEqual([
      [2, 'error', 'unreadable-entry'],
      [4, 'error', 'unreadable-entry'],
      [5, 'warning', 'unknown-entry-type'],
      [5, 'info', 'unknown-tex-command'],
      [6, 'warning', 'repeated-field'],
      [6, 'warning', 'unknown-abbreviation'],
      [6, 'warning', 'unreadable-date'],
      [7, 'warning', 'entry-without-key'],
      [8, 'warning', 'unknown-crossref'],
      [9, 'warning', 'circular-crossref'],
      [10, 'warning', 'repeated-key'],
    ]);
    const diagnostics: readonly Diagnostic[] = findings;
    expect(diagnostics[0]?.message).toBe(
      'The entry @article{open cannot be read and is left out: it is not closed.',
    );
    expect(diagnostics[10]?.message).toContain('corpus/references.bib, line 1');
  });
});

describe('TeX notation', () => {
  it.each([
    ['Stra{\\ss}e und Gr\\"{o}\\ss e', 'Straße und Größe'],
    ['Caf\\\'e, na\\"\\i ve, {\\c c}a', 'Café, naïve, ça'],
    ['\\v{S}\\k{a}\\H{o}\\r{a}\\d{s}\\.{z}\\={u}\\u{g}', 'Šąőåṣżūğ'],
    ['{\\AA}ngstr{\\"o}m \\& S{\\o}n, \\oe uvre', 'Ångström & Søn, œuvre'],
    ["pages 1--2 --- and ``quoted'' `single'", 'pages 1–2 — and “quoted” ‘single’'],
    ["it's", "it's"],
    ['$\\alpha$ and $x^2$ and CO$_2$', 'α and x² and CO₂'],
    ['US$ 5', 'US$ 5'],
    ['100\\% \\$5 \\#1 a\\_b \\{c\\}', '100% $5 #1 a_b {c}'],
    ['\\emph{Trust} and \\textbf{power} {\\em too}', 'Trust and power too'],
    ['\\href{https://example.org}{the page} \\enquote{said}', 'the page “said”'],
    ['Mr.~Smith\n\n  went', 'Mr. Smith went'],
    ['A\\,B\\-C', 'A BC'],
    ['{\\guillemotleft}État{\\guillemotright}', '«État»'],
    ['新时代{政府}', '新时代政府'],
    ['unclosed {brace and \\', 'unclosed brace and'],
  ])('reads %s as %s', (tex, text) => {
    expect(texToText(tex)).toBe(text);
  });

  it('notes protected words, also those protected in part, and no accents', () => {
    expect(readTex('The {NGO}s of {C}hina and {\\"U}ber {the World Bank}').protectedWords).toEqual([
      'NGOs',
      'China',
      'the',
      'World',
      'Bank',
    ]);
  });

  it('ends on any text, also on deep nesting, and leaves plain text alone', () => {
    const deep = `${'\\"{'.repeat(20_000)}u${'}'.repeat(20_000)}`;
    expect(texToText(deep).length).toBeLessThan(200);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\{}$"\'`~^_- abé中') }), (text) => {
        expect(typeof texToText(text)).toBe('string');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abc é中,.;') }), (text) => {
        expect(texToText(text)).toBe(text.replace(/\s+/g, ' ').trim().normalize('NFC'));
      }),
    );
  });
});

describe('names', () => {
  it.each<[string, unknown]>([
    [
      'Ludwig van Beethoven',
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    ],
    ['Garcia de la Cruz, Juan', { family: 'Garcia de la Cruz', given: 'Juan' }],
    ['{van der} Berg, Jan', { family: 'van der Berg', given: 'Jan' }],
    ['Aristotle', { literal: 'Aristotle' }],
    ['OTHERS', { literal: 'others' }],
    ['{\\"O}zg{\\"u}r, Ay{\\c s}e', { family: 'Özgür', given: 'Ayşe' }],
    ['欧阳娜娜', { family: '欧阳', given: '娜娜' }],
    ['김민수', { family: '김', given: '민수' }],
  ])('reads %s', (source, name) => {
    expect(readBibtexNames(source)).toEqual([name]);
  });

  it('parts names at "and" outside braces only, whatever the blanks', () => {
    expect(readBibtexNames('A B  and\n C D AND {E and F}')).toHaveLength(3);
    expect(readBibtexNames('Anderson, Andy')).toEqual([{ family: 'Anderson', given: 'Andy' }]);
    expect(readBibtexNames(' ')).toEqual([]);
  });
});

describe('dates', () => {
  it.each<[string, unknown]>([
    ['2012', [[2012]]],
    ['2012-03', [[2012, 3]]],
    ['2012-03-05', [[2012, 3, 5]]],
    ['2012/03/05', [[2012, 3, 5]]],
    ['2012-03-05T10:00:00Z', [[2012, 3, 5]]],
    ['2012/2014', [[2012], [2014]]],
    ['2012--2014', [[2012], [2014]]],
    ['2012–2014', [[2012], [2014]]],
    ['2012-2014', [[2012], [2014]]],
    ['2012/', [[2012], []]],
    ['2012/..', [[2012], []]],
    [
      '2012-03/2012-05',
      [
        [2012, 3],
        [2012, 5],
      ],
    ],
    ['2013年9月26日', [[2013, 9, 26]]],
    ['2013年', [[2013]]],
    ['5 March 2013', [[2013, 3, 5]]],
    ['March 5, 2013', [[2013, 3, 5]]],
    ['March 2013', [[2013, 3]]],
    ['[2013]', [[2013]]],
    ['2013a', [[2013]]],
    ['Spring 1999', [[1999]]],
    ['2012-21', [[2012]]],
  ])('reads %s', (text, parts) => {
    expect(readDate(text)).toEqual({ 'date-parts': parts });
  });

  it.each<[string, unknown]>([
    ['n.d.', { literal: 'n.d.' }],
    ['no date', { literal: 'n.d.' }],
    ['in press', { literal: 'in press' }],
    ['Forthcoming', { literal: 'forthcoming' }],
    ['ca. 1900', { 'date-parts': [[1900]], circa: true }],
    ['1900~', { 'date-parts': [[1900]], circa: true }],
    ['', null],
    ['some time', null],
    ['2012-55', null],
    ['20123', null],
  ])('takes %s for what it is', (text, date) => {
    expect(readDate(text)).toEqual(date);
  });

  it('puts year, month and day together', () => {
    expect(readDateFields('2013', 'sep', '26')).toEqual({ 'date-parts': [[2013, 9, 26]] });
    expect(readDateFields('2013', 'September', '')).toEqual({ 'date-parts': [[2013, 9]] });
    expect(readDateFields('2013', '10 sep', '')).toEqual({ 'date-parts': [[2013, 9, 10]] });
    expect(readDateFields('2013', 'sep/oct', '')).toEqual({
      'date-parts': [
        [2013, 9],
        [2013, 10],
      ],
    });
    expect(readDateFields('2013', '9', '31')).toEqual({ 'date-parts': [[2013, 9, 31]] });
    expect(readDateFields('2013', 'nonsense', '')).toEqual({ 'date-parts': [[2013]] });
    expect(readDateFields('n.d.', 'sep', '')).toEqual({ literal: 'n.d.' });
  });
});

describe('types and fields', () => {
  it.each([
    ['@phdthesis{x, type={}}', { type: 'thesis', genre: 'PhD thesis' }],
    ['@thesis{x, type={mathesis}}', { type: 'thesis', genre: 'Master’s thesis' }],
    [
      '@techreport{x, institution={Bank}, number={96}}',
      { type: 'report', publisher: 'Bank', number: '96' },
    ],
    [
      '@misc{x, howpublished={\\url{https://example.org/~a}}}',
      { type: 'webpage', URL: 'https://example.org/~a' },
    ],
    ['@misc{x, howpublished={Leaflet}}', { type: 'document', medium: 'Leaflet' }],
    ['@article{x, entrysubtype={newspaper}}', { type: 'article-newspaper' }],
    ['@legislation{x, number={12}}', { type: 'legislation', number: '12' }],
    [
      '@online{x, url={https://e.org/a\\_b\\%20}, urldate={2020-01-09}}',
      { URL: 'https://e.org/a_b%20', accessed: { 'date-parts': [[2020, 1, 9]] } },
    ],
    ['@book(x, title = {In round brackets})', { type: 'book', title: 'In round brackets' }],
    ['@article{x, title={Why?}, subtitle={Because}}', { title: 'Why? Because' }],
    [
      '@misc{x, eprint={2101.00001}, archiveprefix={arXiv}}',
      { URL: 'https://arxiv.org/abs/2101.00001' },
    ],
  ])('reads %s', (source, expected) => {
    expect(entry(source)).toMatchObject(expected);
  });
});

describe('hostile files', () => {
  it('bounds what @string can multiply', () => {
    const bombs = ['@string{a0 = "xxxxxxxxxx"}'];
    for (let level = 1; level < 40; level++)
      bombs.push(`@string{a${level} = a${level - 1} # a${level - 1}}`);
    const { references, findings } = readBibtex(
      `${bombs.join('\n')}\n@book{last, title = a39}`,
      'b.bib',
    );
    expect(references.map(({ reference }) => reference.id)).toEqual(['last']);
    expect(findings.some(({ rule }) => rule === 'unreadable-entry')).toBe(true);
    expect(JSON.stringify(references).length).toBeLessThan(2_000_000);
  });

  it('never throws, and gives the entries around any damage', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'@article{}(),="#%\\ \nab1') }), (junk) => {
        const source = `@book{before, title={B}}\n${junk.replaceAll('@', '')}\n@book{after, title={A}}\n`;
        const ids = readBibtex(source, 'x.bib').references.map(({ reference }) => reference.id);
        expect(ids).toEqual(['before', 'after']);
        readBibtex(junk, 'x.bib');
      }),
      { numRuns: 500 },
    );
  });

  it('reads a long file of any form to its end', () => {
    const many = '@article{k, title={T {\\"u}}, author={A B and C D}, year=2001}\n'.repeat(20_000);
    expect(readBibtex(many, 'x.bib').references).toHaveLength(20_000);
    for (const broken of [
      '{'.repeat(1_000_000),
      `@a{${'\n'.repeat(1_000_000)}`,
      `@article{k, author = {${' '.repeat(500_000)} and ${' '.repeat(400_000)}}}`,
      '@article{k, '.repeat(50_000),
    ]) {
      expect(readBibtex(broken, 'x.bib').references.length).toBeLessThanOrEqual(1);
    }
  });
});
