// Labels as a scholar would write them.
import { describe, expect, test } from 'vitest';
import { authorYearLabels } from '../../src/bibliography/author-year.ts';
import { parseName } from '../../src/bibliography/parse-name.ts';

function source(authors: readonly string[], year: number | null, title = 'A title') {
  return { authors: authors.map(parseName), year, title };
}

describe('one source', () => {
  test.each([
    [['Wang, Yulong'], 2019, 'Wang 2019'],
    [['Jing, Yijia', 'Chen, Bin'], 2012, 'Jing and Chen 2012'],
    [['Enjuto Martinez, R.', 'Qu, Y.', 'Howell, J.'], 2022, 'Enjuto Martinez et al. 2022'],
    [
      ['Ministry of Finance', 'Ministry of Civil Affairs'],
      2016,
      'Ministry of Finance and Ministry of Civil Affairs 2016',
    ],
    [['Ludwig van Beethoven'], 1801, 'van Beethoven 1801'],
    [['王玉龙'], 2019, '王玉龙 2019'],
    [['김철수', 'Lee, Y.'], 2020, '김철수 and Lee 2020'],
    [['Zhao, Li', 'others'], 2016, 'Zhao et al. 2016'],
    [['Wang, Yulong'], null, 'Wang n.d.'],
  ])('%j %s', (authors, year, label) => {
    expect(authorYearLabels([source(authors, year)])).toEqual([label]);
  });

  test('without an author the title stands, cut at a word', () => {
    expect(authorYearLabels([source([], 2014, '政府采购法')])).toEqual(['政府采购法 2014']);
    expect(
      authorYearLabels([
        source([], 2013, 'Guiding Opinions on government purchase of services from social forces'),
      ]),
    ).toEqual(['Guiding Opinions on government purchase… 2013']);
  });

  test('an ampersand where asked for', () => {
    expect(authorYearLabels([source(['Jing, Y.', 'Chen, B.'], 2012)], { and: '&' })).toEqual([
      'Jing & Chen 2012',
    ]);
  });
});

describe('several sources', () => {
  test('a, b, c in the order of titles, in the places of the sources', () => {
    const labels = authorYearLabels([
      source(['Teets, Jessica'], 2013, 'Zebra'),
      source(['Spires, A.'], 2011),
      source(['Teets, J. C.'], 2013, 'apple'),
      source(['Teets, Jessica'], 2012, 'Apple'),
    ]);
    expect(labels).toEqual(['Teets 2013b', 'Spires 2011', 'Teets 2013a', 'Teets 2012']);
  });

  test('n.d.-a; equal titles as given', () => {
    expect(authorYearLabels([source(['Wang, Y.'], null), source(['Wang, Y.'], null)])).toEqual([
      'Wang n.d.-a',
      'Wang n.d.-b',
    ]);
  });

  test('more than 26', () => {
    const many = Array.from({ length: 28 }, (_, index) =>
      source(['Wang, Y.'], 2019, String(100 + index)),
    );
    expect(authorYearLabels(many).slice(25)).toEqual(['Wang 2019z', 'Wang 2019aa', 'Wang 2019ab']);
  });

  test('no label twice', () => {
    const sources = Array.from({ length: 60 }, (_, index) =>
      source(['Wang, Y.'], 2010 + (index % 3), `T${index % 7}`),
    );
    expect(new Set(authorYearLabels(sources)).size).toBe(60);
  });
});
