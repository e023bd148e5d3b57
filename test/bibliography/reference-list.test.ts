// Entries of reference lists, each checked by hand against the manual that is named beside it.
import { describe, expect, it } from 'vitest';
import { formatApa } from '../../src/bibliography/apa.ts';
import { authorYearLabels } from '../../src/bibliography/author-year.ts';
import { formatChicago, shortPages } from '../../src/bibliography/chicago.ts';
import { apaNames, chicagoNames, initials } from '../../src/bibliography/name-lists.ts';
import { readBibtex } from '../../src/bibliography/read-bibtex.ts';
import type { Reference } from '../../src/bibliography/reference.ts';
import { labelledSource, referenceList } from '../../src/bibliography/reference-list.ts';
import { editionText } from '../../src/bibliography/reference-parts.ts';
import { runsToMarkdown, runsToText } from '../../src/bibliography/reference-runs.ts';
import { headlineCase, sentenceCase } from '../../src/bibliography/title-case.ts';

function fromBibtex(source: string): Reference {
  const { references, findings } = readBibtex(source, 'test.bib');
  expect(findings).toEqual([]);
  const [placed] = references;
  if (!placed) throw new Error('no entry');
  return placed.reference;
}

const SPIRES = fromBibtex(`@article{spires-2011,
  author = {Spires, Anthony J.},
  title = {Contingent Symbiosis and Civil Society in an Authoritarian State: Understanding the Survival of {China}’s Grassroots {NGOs}},
  journal = {American Journal of Sociology}, volume = 117, number = 1, pages = {1--45}, year = 2011,
  doi = {10.1086/660741}}`);

const JING_CHEN = fromBibtex(`@article{jing-chen-2012,
  author = {Jing, Yijia and Chen, Bin},
  title = {Is Competitive Contracting Really Competitive? Exploring Government–Nonprofit Collaboration in {China}},
  journaltitle = {International Public Management Journal}, volume = 15, number = 4,
  pages = {405--428}, date = {2012}}`);

const RITCHIE_SPENCER = fromBibtex(`@incollection{ritchie-spencer-1994,
  author = {Ritchie, Jane and Spencer, Liz}, title = {Qualitative Data Analysis for Applied Policy Research},
  booktitle = {Analyzing Qualitative Data}, editor = {Bryman, Alan and Burgess, Robert G.},
  pages = {173--194}, publisher = {Routledge}, address = {London}, year = 1994}`);

const OSTROM = fromBibtex(`@book{ostrom-1990, author = {Ostrom, Elinor},
  title = {Governing the Commons: The Evolution of Institutions for Collective Action},
  publisher = {Cambridge University Press}, address = {Cambridge}, year = 1990}`);

const SALDANA = fromBibtex(`@book{saldana-2021, author = {Salda{\\~n}a, Johnny},
  title = {The Coding Manual for Qualitative Researchers}, edition = 4, publisher = {SAGE}, year = 2021}`);

const LEDBETTER: Reference = {
  id: 'ledbetter',
  type: 'legislation',
  title: 'Lilly Ledbetter Fair Pay Act of 2009',
  number: 'Pub. L. No. 111-2',
  volume: '123',
  'container-title': 'Stat.',
  page: '5',
  issued: { 'date-parts': [[2009]] },
  URL: 'https://www.govinfo.gov/content/pkg/PLAW-111publ2/pdf/PLAW-111publ2.pdf',
};

const WHO: Reference = {
  id: 'who',
  type: 'webpage',
  author: [{ literal: 'World Health Organization' }],
  title: 'Questions and answers on immunization and vaccine safety',
  issued: { 'date-parts': [[2018, 3]] },
  URL: 'https://www.who.int/features/qa/84/en/',
};

const CENSUS: Reference = {
  id: 'census',
  type: 'webpage',
  author: [{ literal: 'U.S. Census Bureau' }],
  title: 'U.S. and world population clock',
  'container-title': 'U.S. Department of Commerce',
  accessed: { 'date-parts': [[2020, 1, 9]] },
  URL: 'https://www.census.gov/popclock/',
};

const OPINIONS: Reference = {
  id: 'opinions',
  type: 'report',
  author: [{ literal: 'General Office of the State Council' }],
  title: 'Guiding opinions on government purchase of services from social forces',
  number: 'Guo Ban Fa [2013] 96',
  publisher: 'General Office of the State Council',
  issued: { 'date-parts': [[2013]] },
};

describe('APA 7', () => {
  const apa = (reference: Reference): string => runsToText(formatApa(reference, ''));

  it.each<[string, Reference, string]>([
    [
      'article with DOI (10.1, example 1)',
      SPIRES,
      'Spires, A. J. (2011). Contingent symbiosis and civil society in an authoritarian state: Understanding the survival of China’s grassroots NGOs. American Journal of Sociology, 117(1), 1–45. https://doi.org/10.1086/660741',
    ],
    [
      'article of two authors, a question mark in its title',
      JING_CHEN,
      'Jing, Y., & Chen, B. (2012). Is competitive contracting really competitive? Exploring government–nonprofit collaboration in China. International Public Management Journal, 15(4), 405–428.',
    ],
    [
      'chapter in an edited book (10.3)',
      RITCHIE_SPENCER,
      'Ritchie, J., & Spencer, L. (1994). Qualitative data analysis for applied policy research. In A. Bryman & R. G. Burgess (Eds.), Analyzing qualitative data (pp. 173–194). Routledge.',
    ],
    [
      'book (10.2)',
      OSTROM,
      'Ostrom, E. (1990). Governing the commons: The evolution of institutions for collective action. Cambridge University Press.',
    ],
    [
      'fourth edition',
      SALDANA,
      'Saldaña, J. (2021). The coding manual for qualitative researchers (4th ed.). SAGE.',
    ],
    [
      'statute (11.5)',
      LEDBETTER,
      'Lilly Ledbetter Fair Pay Act of 2009, Pub. L. No. 111-2, 123 Stat. 5 (2009). https://www.govinfo.gov/content/pkg/PLAW-111publ2/pdf/PLAW-111publ2.pdf',
    ],
    [
      'web page of an organisation (10.16)',
      WHO,
      'World Health Organization. (2018, March). Questions and answers on immunization and vaccine safety. https://www.who.int/features/qa/84/en/',
    ],
    [
      'undated web page with the day it was read (10.16)',
      CENSUS,
      'U.S. Census Bureau. (n.d.). U.S. and world population clock. U.S. Department of Commerce. Retrieved January 9, 2020, from https://www.census.gov/popclock/',
    ],
    [
      'report by its publisher, with a number that names itself (10.4)',
      OPINIONS,
      'General Office of the State Council. (2013). Guiding opinions on government purchase of services from social forces (Guo Ban Fa [2013] 96).',
    ],
    [
      'act whose name ends with the year',
      {
        id: 'x',
        type: 'legislation',
        title: 'Public Services (Social Value) Act 2012',
        issued: { 'date-parts': [[2012]] },
      },
      'Public Services (Social Value) Act 2012.',
    ],
    [
      'edited book (10.2)',
      {
        id: 'x',
        type: 'book',
        title: 'Analyzing qualitative data',
        editor: [
          { family: 'Bryman', given: 'Alan' },
          { family: 'Burgess', given: 'Robert G.' },
        ],
        publisher: 'Routledge',
        issued: { 'date-parts': [[1994]] },
      },
      'Bryman, A., & Burgess, R. G. (Eds.). (1994). Analyzing qualitative data. Routledge.',
    ],
    [
      'no author: the title leads (9.12)',
      {
        id: 'x',
        type: 'article-journal',
        title: 'A question of trust',
        'container-title': 'Voluntas',
        issued: { 'date-parts': [[2016]] },
        page: 'e12',
      },
      'A question of trust. (2016). Voluntas, Article e12.',
    ],
  ])('%s', (_, reference, expected) => {
    expect(apa(reference)).toBe(expected);
  });

  it('sets journal and volume, books and pages in italics, and no article title', () => {
    expect(runsToMarkdown(formatApa(SPIRES, ''))).toContain(
      'NGOs. *American Journal of Sociology*, *117*(1), 1–45. <https://doi.org/10.1086/660741>',
    );
    expect(runsToMarkdown(formatApa(OSTROM, ''))).toContain('(1990). *Governing the commons:');
    expect(runsToMarkdown(formatApa(RITCHIE_SPENCER, ''))).toContain(
      '(Eds.), *Analyzing qualitative data* (pp.',
    );
    expect(runsToMarkdown(formatApa(WHO, ''))).toContain('*Questions and answers');
  });

  it('prints what is to come, a range of years and an open one', () => {
    const dated = (issued: Reference['issued']): string =>
      apa({ ...OSTROM, ...(issued && { issued }) }).split(' Governing')[0] ?? '';
    expect(dated({ literal: 'in press' })).toBe('Ostrom, E. (in press).');
    expect(dated({ 'date-parts': [[2012], [2014]] })).toBe('Ostrom, E. (2012–2014).');
    expect(dated({ 'date-parts': [[2012], []] })).toBe('Ostrom, E. (2012–).');
  });
});

describe('Chicago 17, author-date', () => {
  const chicago = (reference: Reference): string => runsToText(formatChicago(reference, ''));

  it.each<[string, Reference, string]>([
    [
      'article with DOI (the manual’s quick guide)',
      {
        id: 'keng',
        type: 'article-journal',
        author: [
          { family: 'Keng', given: 'Shao-Hsun' },
          { family: 'Lin', given: 'Chun-Hung' },
          { family: 'Orazem', given: 'Peter F.' },
        ],
        title:
          'Expanding college access in Taiwan, 1978–2014: Effects on graduate quality and income inequality',
        'container-title': 'Journal of Human Capital',
        volume: '11',
        issue: '1',
        page: '1-34',
        issued: { 'date-parts': [[2017]] },
        DOI: '10.1086/690235',
      },
      'Keng, Shao-Hsun, Chun-Hung Lin, and Peter F. Orazem. 2017. “Expanding College Access in Taiwan, 1978–2014: Effects on Graduate Quality and Income Inequality.” Journal of Human Capital 11 (1): 1–34. https://doi.org/10.1086/690235.',
    ],
    [
      'book of two authors (quick guide)',
      {
        id: 'grazer',
        type: 'book',
        author: [
          { family: 'Grazer', given: 'Brian' },
          { family: 'Fishman', given: 'Charles' },
        ],
        title: 'A Curious Mind: The Secret to a Bigger Life',
        publisher: 'Simon & Schuster',
        'publisher-place': 'New York',
        issued: { 'date-parts': [[2015]] },
      },
      'Grazer, Brian, and Charles Fishman. 2015. A Curious Mind: The Secret to a Bigger Life. New York: Simon & Schuster.',
    ],
    [
      'chapter (quick guide)',
      {
        id: 'thoreau',
        type: 'chapter',
        author: [{ family: 'Thoreau', given: 'Henry David' }],
        title: 'Walking',
        'container-title': 'The making of the American essay',
        editor: [{ family: 'D’Agata', given: 'John' }],
        page: '167-195',
        publisher: 'Graywolf Press',
        'publisher-place': 'Minneapolis',
        issued: { 'date-parts': [[2016]] },
      },
      'Thoreau, Henry David. 2016. “Walking.” In The Making of the American Essay, edited by John D’Agata, 167–95. Minneapolis: Graywolf Press.',
    ],
    [
      'undated web page (quick guide)',
      {
        id: 'yale',
        type: 'webpage',
        author: [{ literal: 'Yale University' }],
        title: 'About Yale: Yale Facts',
        accessed: { 'date-parts': [[2017, 5, 1]] },
        URL: 'https://www.yale.edu/about-yale/yale-facts',
      },
      'Yale University. n.d. “About Yale: Yale Facts.” Accessed May 1, 2017. https://www.yale.edu/about-yale/yale-facts.',
    ],
    [
      'a title that asks',
      JING_CHEN,
      'Jing, Yijia, and Bin Chen. 2012. “Is Competitive Contracting Really Competitive? Exploring Government–Nonprofit Collaboration in China.” International Public Management Journal 15 (4): 405–28.',
    ],
    [
      'fourth edition',
      SALDANA,
      'Saldaña, Johnny. 2021. The Coding Manual for Qualitative Researchers. 4th ed. SAGE.',
    ],
    [
      'report by its publisher',
      OPINIONS,
      'General Office of the State Council. 2013. Guiding Opinions on Government Purchase of Services from Social Forces. Guo Ban Fa [2013] 96.',
    ],
    [
      'statute',
      LEDBETTER,
      'Lilly Ledbetter Fair Pay Act of 2009, Pub. L. No. 111-2, 123 Stat. 5 (2009). https://www.govinfo.gov/content/pkg/PLAW-111publ2/pdf/PLAW-111publ2.pdf.',
    ],
  ])('%s', (_, reference, expected) => {
    expect(chicago(reference)).toBe(expected);
  });

  // The manual's own examples in 9.61.
  it.each([
    ['3-10', '3–10'],
    ['71-72', '71–72'],
    ['100-104', '100–104'],
    ['1100-1113', '1100–1113'],
    ['101-108', '101–8'],
    ['1103-1104', '1103–4'],
    ['321-328', '321–28'],
    ['498-532', '498–532'],
    ['1087-1089', '1087–89'],
    ['1496-1500', '1496–500'],
    ['11564-11615', '11564–615'],
    ['12991-13001', '12991–3001'],
    ['xii-xv', 'xii–xv'],
  ])('shortens the range %s to %s', (range, short) => {
    expect(shortPages(range)).toBe(short);
  });
});

describe('names', () => {
  const person = (number: number) => ({ family: `Name${number}`, given: 'Ann' });
  const people = (count: number) => Array.from({ length: count }, (_, index) => person(index + 1));

  it('keeps particles and suffixes, institutions whole, Chinese names family first', () => {
    const names = [
      { family: 'Berg', given: 'Jan Pieter', 'non-dropping-particle': 'van der' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { literal: 'Ministry of Finance' },
      { family: '王', given: '玉龙' },
    ];
    expect(apaNames(names)).toBe(
      'van der Berg, J. P., King, M. L., Jr., Ministry of Finance, & 王玉龙',
    );
    expect(chicagoNames(names)).toBe(
      'van der Berg, Jan Pieter, Martin Luther King Jr., Ministry of Finance, and 王玉龙',
    );
    expect(chicagoNames([...names].reverse())).toMatch(/^王玉龙, Ministry of Finance, /);
  });

  it('cuts long lists where the manuals cut them', () => {
    expect(apaNames(people(20))).toMatch(/Name19, A\., & Name20, A\.$/);
    expect(apaNames(people(21))).toMatch(/Name19, A\., \. \. \. Name21, A\.$/);
    expect(chicagoNames(people(10))).toMatch(/Ann Name9, and Ann Name10$/);
    expect(chicagoNames(people(11))).toMatch(/Ann Name7, et al\.$/);
    const cut = [person(1), { literal: 'others' }];
    expect(apaNames(cut)).toBe('Name1, A., et al.');
    expect(chicagoNames(cut)).toBe('Name1, Ann, et al.');
  });

  it.each([
    ['Jessica C.', 'J. C.'],
    ['Jean-Paul', 'J.-P.'],
    ['Yi-ching', 'Y.-C.'],
    ['JC', 'J. C.'],
    ['J.C.', 'J. C.'],
    ['Émile', 'É.'],
    ['', ''],
  ])('abbreviates the given name "%s" to "%s"', (given, expected) => {
    expect(initials(given)).toBe(expected);
  });
});

describe('capitals', () => {
  it('lowers an English title but for names, acronyms and protected words', () => {
    expect(sentenceCase('The Role of NGOs in Rural China: A Study', ['China'])).toBe(
      'The role of NGOs in rural China: A study',
    );
    expect(sentenceCase('Long-Term Care and I', [])).toBe('Long-term care and I');
    expect(sentenceCase('ALL IN CAPITALS', [])).toBe('ALL IN CAPITALS');
  });

  it('raises an English title but for small words, and lowers nothing', () => {
    expect(headlineCase('the role of NGOs in rural China: a long-term study’s end')).toBe(
      'The Role of NGOs in Rural China: A Long-Term Study’s End',
    );
    expect(headlineCase('what we look for')).toBe('What We Look For');
  });

  it('leaves German titles alone', () => {
    const german: Reference = {
      id: 'x',
      type: 'book',
      title: 'Soziale Systeme: Grundriß einer allgemeinen Theorie',
      nocase: [],
      author: [{ family: 'Luhmann', given: 'Niklas' }],
    };
    expect(runsToText(formatApa(german, ''))).toContain(
      'Soziale Systeme: Grundriß einer allgemeinen Theorie',
    );
    expect(runsToText(formatChicago(german, ''))).toContain(
      'Soziale Systeme: Grundriß einer allgemeinen Theorie',
    );
  });
});

describe('the list', () => {
  const wang = (id: string, title: string): Reference => ({
    id,
    type: 'article-journal',
    author: [{ family: 'Wang', given: 'Li' }],
    title,
    'container-title': 'Voluntas',
    issued: { 'date-parts': [[2019]] },
  });

  it('has the letters of author-year labels, in the order of names', () => {
    const references = [wang('w2', 'Zeal and order'), SPIRES, wang('w1', 'Aims'), JING_CHEN];
    const list = referenceList(references, 'apa');
    expect(list.map(({ id }) => id)).toEqual(['jing-chen-2012', 'spires-2011', 'w1', 'w2']);
    expect(list.map(({ label }) => label)).toEqual([
      'Jing and Chen 2012',
      'Spires 2011',
      'Wang 2019a',
      'Wang 2019b',
    ]);
    expect(runsToText(list[3]?.runs ?? [])).toBe('Wang, L. (2019b). Zeal and order. Voluntas.');
    expect(new Set(list.map(({ label }) => label))).toEqual(
      new Set(authorYearLabels(references.map(labelledSource))),
    );
  });

  it('puts one author before more, undated before dated, what is to come last', () => {
    const undated = { ...wang('n1', 'A'), issued: { literal: 'n.d.' } };
    const alsoUndated = { ...wang('n2', 'B'), issued: { literal: 'n.d.' } };
    const coming = { ...wang('c', 'C'), issued: { literal: 'in press' } };
    const two = {
      ...wang('two', 'D'),
      author: [...(wang('', '').author ?? []), { family: 'Abel', given: 'B.' }],
    };
    const li = { ...wang('li', 'E'), author: [{ family: 'Li', given: 'A.' }] };
    const lin = { ...wang('lin', 'F'), author: [{ family: 'Lin', given: 'A.' }] };
    const list = referenceList(
      [two, coming, alsoUndated, wang('w', 'G'), lin, undated, li],
      'chicago',
    );
    expect(list.map(({ id }) => id)).toEqual(['li', 'lin', 'n1', 'n2', 'w', 'c', 'two']);
    expect(runsToText(list[2]?.runs ?? [])).toBe('Wang, Li. n.d.-a. “A.” Voluntas.');
    expect(runsToText(list[5]?.runs ?? [])).toMatch(/^Wang, Li\. Forthcoming/);
  });

  it('files a work without author under its title, without "The"', () => {
    const law = { id: 'law', type: 'legislation', title: 'The Charity Act' } as const;
    const list = referenceList([SPIRES, law, wang('w', 'T')], 'apa');
    expect(list.map(({ id }) => id)).toEqual(['law', 'spires-2011', 'w']);
  });
});

describe('Markdown', () => {
  it('escapes what would be markup, but not within addresses', () => {
    const runs = [
      { text: 'A *star* [1] ', italic: false },
      { text: 'under_score', italic: true },
      { text: '. https://example.org/a_b.', italic: false },
    ];
    expect(runsToMarkdown(runs)).toBe(
      'A \\*star\\* \\[1\\] *under\\_score*. <https://example.org/a_b>.',
    );
  });
});

describe('editions', () => {
  it.each([
    ['2', '2nd ed.'],
    ['Second', '2nd ed.'],
    ['3rd edition', '3rd ed.'],
    ['11', '11th ed.'],
    ['1', ''],
    ['Rev.', 'Rev. ed.'],
    ['Student', 'Student ed.'],
  ])('prints the edition "%s" as "%s"', (edition, expected) => {
    expect(editionText(edition)).toBe(expected);
  });
});
