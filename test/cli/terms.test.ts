// axial terms on studies that a person can check by hand.
import { describe, expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const DOCUMENTS = {
  'corpus/a.md':
    '---\nlanguage: en\nyear: 2001\n---\n\nTrust and trust, trusted. Organ of the Straße.\n',
  'corpus/b.md': '---\nlanguage: en\nyear: 2002\n---\n\nTRUST organs organised.\n',
  'corpus/c.md': '---\nlanguage: de\n---\n\nOrgane der STRASSE, 信任 und 信任.\n',
};

async function terms(...args: string[]): Promise<unknown[]> {
  const { code, out } = await axial(smallStudy(DOCUMENTS), 'terms', '--json', ...args);
  expect(code).toBe(0);
  const answer = JSON.parse(out);
  expect(answer.total).toBe(answer.terms.length);
  return answer.terms;
}

describe('axial terms', () => {
  test('a wildcard stands for these words', async () => {
    expect(await terms('trust*')).toEqual([
      { term: 'trust', count: 3, documents: 2 },
      { term: 'trusted', count: 1, documents: 1 },
    ]);
  });

  test('a stem stands for words of its language only', async () => {
    // "organs" is English only, "organe" German only; "organised" has another stem.
    expect(await terms('~organ', '--sort', 'term')).toEqual([
      { term: 'organ', count: 1, documents: 1 },
      { term: 'organe', count: 1, documents: 1 },
      { term: 'organs', count: 1, documents: 1 },
    ]);
  });

  test('words are folded; phrases and words with case are counted by their forms', async () => {
    expect(await terms('straße')).toEqual([{ term: 'strasse', count: 2, documents: 2 }]);
    expect(await terms('=T*')).toEqual([
      { term: 'TRUST', count: 1, documents: 1 },
      { term: 'Trust', count: 1, documents: 1 },
    ]);
    expect(await terms('信任')).toEqual([{ term: '信任', count: 2, documents: 1 }]);
    expect(await terms('"* trust"')).toEqual([{ term: 'and trust', count: 1, documents: 1 }]);
  });

  test('by the values of a variable', async () => {
    expect(await terms('trust', '--by', 'year')).toEqual([
      {
        term: 'trust',
        count: 3,
        documents: 2,
        by: [
          { value: '2001', count: 2, documents: 1 },
          { value: '2002', count: 1, documents: 1 },
        ],
      },
    ]);
    expect(await terms('organe', '--by', 'year')).toEqual([
      { term: 'organe', count: 1, documents: 1, by: [{ value: null, count: 1, documents: 1 }] },
    ]);
  });

  test('the whole vocabulary, the most frequent first', async () => {
    const { out } = await axial(smallStudy(DOCUMENTS), 'terms', '--json', '--limit', '2');
    expect(JSON.parse(out)).toMatchObject({
      total: 14,
      terms: [
        { term: 'trust', count: 3, documents: 2 },
        { term: 'strasse', count: 2, documents: 2 },
      ],
    });
  });

  test('--csv', async () => {
    const folder = smallStudy(DOCUMENTS);
    const { out } = await axial(folder, 'terms', 'trust*', '--csv', '--by', 'language');
    expect(out).toBe('term,count,documents,en\r\ntrust,3,2,3\r\ntrusted,1,1,1\r\n');
  });

  test('nothing found is no error, and the nearest word is named', async () => {
    const { code, err } = await axial(smallStudy(DOCUMENTS), 'terms', 'trsut');
    expect(code).toBe(0);
    expect(err).toBe('trsut: not in the corpus; trust occurs 3 times.\n');
  });

  test('an unknown variable ends with 2', async () => {
    const { code, err } = await axial(smallStudy(DOCUMENTS), 'terms', 'trust', '--by', 'yaer');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "year"?');
  });
});
