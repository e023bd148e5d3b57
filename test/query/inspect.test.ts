// What can be asked of a query without running it, and what compiling promises beyond its hits.
import { describe, expect, it } from 'vitest';
import { codesOf, compileQuery, hasPositiveTerm } from '../../src/query/compile.ts';
import { documentFields } from '../../src/query/document-fields.ts';
import { filtersOf, unknownFilters } from '../../src/query/filters.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { createVocabulary } from '../../src/text/vocabulary.ts';
import { contextOf, parsed, unitsOf } from './marked.ts';

it.each<[string, boolean]>([
  ['trust', true],
  ['NOT trust', false],
  ['type:law', false],
  ['type:law NOT trust', false],
  ['type:law OR trust', true],
  ['NOT NOT trust', false],
  ['trust NOT NEAR/5 no', true],
  ['@a coder:yw', true],
])('%s has a positive term: %s', (source, expected) => {
  expect(hasPositiveTerm(parsed(source))).toBe(expected);
});

it('lists codes and filters', () => {
  expect(codesOf(parsed('@b NEAR/1 @a OR NOT @b'))).toEqual(['b', 'a']);
  expect(filtersOf(parsed('x type:law OR NOT year:2010')).map(({ name }) => name)).toEqual([
    'type',
    'year',
  ]);
});

describe('names of filters', () => {
  function errors(source: string, variables: string[] = []) {
    const result = parseQuery(source);
    if (!result.ok) throw new Error('the query was refused');
    return unknownFilters(result.query, result.places, variables).map(
      ({ start, end, expected }) => [source.slice(start, end), ...expected],
    );
  }

  it('knows those of every study and the variables', () => {
    expect(
      errors(
        'title:a author:b year:1 type:c language:d section:e document:f @x coder:g origin:h stance:i',
      ),
    ).toEqual([]);
    expect(errors('region:north', ['region'])).toEqual([]);
  });

  it('names the nearest one to an unknown', () => {
    expect(errors('trust tilte:law OR regoin:north', ['region'])).toEqual([
      ['tilte:law', 'title:'],
      ['regoin:north', 'region:'],
    ]);
    expect(errors('Fundstelle:BGBl')).toEqual([['Fundstelle:BGBl']]);
  });
});

it('spells authors as people write them', () => {
  const fields = documentFields({
    id: 'a',
    title: 'T',
    language: 'en',
    metadata: {
      authors: [
        { family: 'Shen', given: 'Yongdong' },
        { family: 'Fontaine', given: 'Jean', 'non-dropping-particle': 'de la' },
        { literal: 'State Council' },
      ],
      year: 2020,
      date: null,
      type: null,
      venue: null,
      doi: null,
      url: null,
      jurisdiction: null,
      citekey: null,
      rendition: 'notes',
      screening: { decision: 'include' },
      variables: { region: 'north', waves: [1, 2] },
    },
  });
  expect(fields.get('author')).toEqual(
    expect.arrayContaining([
      'Yongdong Shen',
      'Shen, Yongdong',
      'ShenYongdong',
      'Jean de la Fontaine',
      'State Council',
    ]),
  );
  expect(fields.get('waves')).toEqual([1, 2]);
  expect(fields.get('screening')).toEqual(['include']);
  expect(fields.has('type')).toBe(false);
});

it('warns once a language that has no stemmer, and finds the exact word there', () => {
  const vocabulary = createVocabulary();
  const warnings: string[] = [];
  const query = compileQuery(parsed('~trusts OR ~laws'), {
    vocabulary,
    warn: (message) => warnings.push(message),
  });
  const found = ['en', 'xx', 'xx-YY', 'en-GB'].map((language) => {
    const text = 'trust and laws';
    return query.match(contextOf(text, vocabulary, { language }), unitsOf(text, 'document')).length;
  });
  expect(found).toEqual([1, 1, 1, 1]);
  expect(warnings).toEqual([
    'There is no stemmer for the language xx; ~ finds the exact word there.',
  ]);
});

it('meets words and patterns that came after each other', () => {
  const vocabulary = createVocabulary();
  const text = 'trust trusted';
  const hits = (source: string, language = 'en') =>
    compileQuery(parsed(source), { vocabulary })
      .match(contextOf(text, vocabulary, { language }), unitsOf(text, 'document'))
      .flatMap((match) => match.hits).length;
  expect([hits('trust'), hits('trust*'), hits('*ed'), hits('~trusting'), hits('~trust')]).toEqual([
    1, 2, 1, 2, 2,
  ]);
  expect(hits('~trusts', 'de')).toBe(1);
});

it('answers many units in order, those that hold only', () => {
  const vocabulary = createVocabulary();
  const text = 'a\nb\na b\nc';
  const query = compileQuery(parsed('a OR b'), { vocabulary });
  const matches = query.match(contextOf(text, vocabulary), unitsOf(text, 'paragraph'));
  expect(matches).toEqual([
    { unit: 0, hits: [{ start: 0, end: 1 }] },
    { unit: 1, hits: [{ start: 2, end: 3 }] },
    {
      unit: 2,
      hits: [
        { start: 4, end: 5 },
        { start: 6, end: 7 },
      ],
    },
  ]);
});

it('takes a unit with very many hits', () => {
  const vocabulary = createVocabulary();
  const text = 'a b '.repeat(70_000);
  const query = compileQuery(parsed('a OR b OR (a NEAR/100000 b)'), { vocabulary });
  const [match] = query.match(contextOf(text, vocabulary), unitsOf(text, 'document'));
  expect(match?.hits.length).toBe(140_000 + 139_999);
});

it('bounds the ways to one and the same hit', () => {
  const vocabulary = createVocabulary();
  const text = `a ${'b '.repeat(5000)}c`;
  const query = compileQuery(parsed('a NEAR/9999 c NEAR/9 b NEAR/9 b NEAR/9 b'), { vocabulary });
  const [match] = query.match(contextOf(text, vocabulary), unitsOf(text, 'document'));
  expect(match?.hits).toEqual([{ start: 0, end: text.length }]);
});
