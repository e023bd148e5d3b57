// Names that a study does not have, and values that nothing can fit: each shown at its place.
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse.ts';
import { unknownNames } from '../../src/query/unknown-names.ts';

function mistakes(source: string): string | null {
  const parsed = parseQuery(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return unknownNames({ ...parsed, source }, { variables: ['region'], codes: ['trust', 'law'] });
}

it('shows each with carets below, from left to right', () => {
  expect(mistakes('@trst AND colour:red')).toBe(
    [
      '@trst AND colour:red',
      '^^^^^',
      'There is no code "trst". Expected: @trust.',
      '@trst AND colour:red',
      '          ^^^^^^^^^^',
      'There is no field or variable colour; to search for the text, put it between quotation marks.',
    ].join('\n'),
  );
  expect(mistakes('lang:en')).toContain('Expected: language:.');
});

it('of a filter beside the query (an option) the sentence stands alone', () => {
  const parsed = parseQuery('year:20x');
  if (!parsed.ok) throw new Error(parsed.error.message);
  const answer = unknownNames(
    { query: parsed.query, source: 'law', places: new Map() },
    { variables: [], codes: [] },
  );
  expect(answer).toBe('"20x" fits no year: a year is a number. Expected: 2010 or 2010..2020.');
});

describe('values', () => {
  it.each([
    ['law year:20x', '         ^^^', 'a year is a number'],
    ['year:2010..20x', '     ^^^^^^^^^', '"20x" fits no year'],
    ['year:2010..2005', '     ^^^^^^^^^^', 'ends before it begins. Expected: 2005..2010.'],
    ['region:9..10 region:b..a', '                    ^^^^', 'The range b..a ends'],
    ['date:2010-06..2010-05', '     ^^^^^^^^^^^^^^^^', 'ends before it begins'],
    ['date:june', '     ^^^^', 'a date is YYYY'],
    ['@law origin:foo', '            ^^^', '"foo" is no origin. Expected: manual, inline'],
    ['@law origin:rules', '            ^^^^^', 'Expected: rule.'],
    ['@law stance:against', '            ^^^^^^^', '"against" is no stance.'],
    ['language:english', '         ^^^^^^^', 'a language is a tag'],
    ['rendition:copy', '          ^^^^', '"copy" is no rendition'],
    ['NOT (law year:"so so")', '              ^^^^^^^', '"so so" fits no year'],
  ])('%s', (source, carets, sentence) => {
    const [line, marker, message] = (mistakes(source) ?? '').split('\n');
    expect([line, marker]).toEqual([source, carets]);
    expect(message).toContain(sentence);
  });

  it.each([
    'year:2010..2010 year:201* year:2010..',
    'date:2010-06..2010',
    'region:9..10',
    '@law origin:Rule stance:mixed',
    'language:zh-Hans language:zh_Hans language:z*',
    'type:whatever title:"20x" coder',
  ])('%s can be asked', (source) => {
    expect(mistakes(source)).toBeNull();
  });

  it('a variable with the name of a field has values of its own', () => {
    const parsed = parseQuery('year:spring');
    if (!parsed.ok) throw new Error(parsed.error.message);
    const known = { variables: ['year'], codes: [] };
    expect(unknownNames({ ...parsed, source: 'year:spring' }, known)).toBeNull();
  });
});
