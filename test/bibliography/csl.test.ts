// CSL-JSON: reading what exporters write, writing it for Pandoc and Zotero, and losing nothing between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Name } from '../../src/bibliography/name.ts';
import { readReferences } from '../../src/bibliography/read-bibliography.ts';
import { readCslJson } from '../../src/bibliography/read-csl-json.ts';
import { REFERENCE_TYPES, type Reference, TEXT_FIELDS } from '../../src/bibliography/reference.ts';
import { writeCslJson } from '../../src/bibliography/write-csl-json.ts';

function read(items: unknown): Reference[] {
  return readCslJson(JSON.stringify(items), 'x.json').references.map(({ reference }) => reference);
}

describe('reading', () => {
  it('takes an item as it is, without HTML, and keeps fields that it does not use', () => {
    expect(
      read([
        {
          id: 'a',
          type: 'article-journal',
          title:
            'The <i>rise</i> of <span class="nocase">Consultative Rule</span> in H<sub>2</sub>O',
          volume: 17,
          DOI: 'https://doi.org/10.1/x',
          author: [
            { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
            { literal: 'World Bank' },
            { family: '王', given: '玉龙' },
            { given: 'Cher' },
          ],
          issued: { 'date-parts': [['2012', '3']], season: 1 },
          accessed: { raw: '2020-01-09' },
          custom: { some: ['thing'] },
        },
      ]),
    ).toEqual([
      {
        id: 'a',
        type: 'article-journal',
        title: 'The rise of Consultative Rule in H2O',
        volume: '17',
        DOI: '10.1/x',
        author: [
          { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
          { literal: 'World Bank' },
          { family: '王', given: '玉龙' },
          { literal: 'Cher' },
        ],
        issued: { 'date-parts': [[2012, 3]] },
        accessed: { 'date-parts': [[2020, 1, 9]] },
        nocase: ['Consultative', 'Rule'],
        other: { custom: { some: ['thing'] } },
      },
    ]);
  });

  it.each<[string, unknown, unknown]>([
    ['ranges', { 'date-parts': [[2012], [2014]] }, { 'date-parts': [[2012], [2014]] }],
    ['about', { 'date-parts': [[1900]], circa: true }, { 'date-parts': [[1900]], circa: true }],
    ['n.d.', { literal: 'n.d.' }, { literal: 'n.d.' }],
    ['other words', { literal: 'Michaelmas' }, { literal: 'Michaelmas' }],
    ['a bare year', 2012, { 'date-parts': [[2012]] }],
    ['nothing', { 'date-parts': [[null]] }, undefined],
  ])('reads dates: %s', (_, issued, expected) => {
    expect(read([{ id: 'a', type: 'book', issued }])[0]?.issued).toEqual(expected);
  });

  it('takes a map with "items", and one item alone', () => {
    expect(read({ items: [{ id: 'a', type: 'book' }] })).toEqual([{ id: 'a', type: 'book' }]);
    expect(read({ id: 'a', type: 'book' })).toEqual([{ id: 'a', type: 'book' }]);
  });

  it('tells the form by the content where the ending says nothing', () => {
    expect(
      readReferences({ file: 'x.txt', content: '[{"id":"a","type":"book"}]' }).references,
    ).toHaveLength(1);
    expect(readReferences({ file: 'x', content: '@book{a, title={T}}' }).references).toHaveLength(
      1,
    );
    expect(readReferences({ file: 'x', content: 'TY  - BOOK\nER  - ' }).references).toHaveLength(1);
  });
});

describe('what is wrong', () => {
  it('costs only its own item, and names the line', () => {
    const source = [
      '[',
      '  {"id": "one", "type": "book"},',
      '  {"id": "two", "type": "novel"},',
      '  {"id": "three" "type": "book"},',
      '  7,',
      '  {"type": "book", "title": "No key"},',
      '  {"id": "six", "type": "book", "issued": {"date-parts": [["soon"]]}}',
      ']',
    ].join('\n');
    const { references, findings } = readCslJson(source, 'x.json');
    expect(references.map(({ reference, line }) => [reference.id, line])).toEqual([
      ['one', 2],
      ['two', 3],
      ['no', 6],
      ['six', 7],
    ]);
    expect(findings.map(({ line, severity, rule }) => [line, severity, rule])).toEqual([
      [3, 'warning', 'unknown-entry-type'],
      [4, 'error', 'unreadable-entry'],
      [5, 'error', 'unreadable-entry'],
      [6, 'warning', 'entry-without-key'],
      [7, 'warning', 'unreadable-date'],
    ]);
  });

  it('reports a list without end, a file that is none, nesting without end', () => {
    expect(readCslJson('[{"id": "a", "type": "book"}, {"id": ', 'x').references).toHaveLength(1);
    expect(readCslJson('[{"id": "a"', 'x').findings.map(({ rule }) => rule)).toEqual([
      'unreadable-entry',
    ]);
    expect(readCslJson('hello', 'x').findings).toHaveLength(1);
    expect(readCslJson('', 'x')).toEqual({ references: [], findings: [] });
    const deep = readCslJson(`[${'['.repeat(100_000)}`, 'x');
    expect(deep.findings[0]?.message).toContain('nested');
  });

  it('reads any JSON without throwing', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, junk) => {
        expect(Array.isArray(readCslJson(json, 'x').references)).toBe(true);
        expect(Array.isArray(readCslJson(`[${junk}`, 'x').references)).toBe(true);
      }),
    );
  });
});

describe('writing', () => {
  const word = fc.stringMatching(/^[A-Za-zäé中文0-9][A-Za-zäé中文 .,:;0-9-]{0,20}[A-Za-z中0-9]$/);
  const name: fc.Arbitrary<Name> = fc.oneof(
    fc.record({ literal: word }),
    fc.record(
      { family: word, given: word, 'non-dropping-particle': word, suffix: word },
      { requiredKeys: ['family'] },
    ),
  );
  const year = fc.integer({ min: 1000, max: 2999 });
  const date = fc.oneof(
    fc.record({ 'date-parts': fc.array(fc.tuple(year), { minLength: 1, maxLength: 2 }) }),
    fc.constant({ literal: 'n.d.' }),
  );
  const texts = Object.fromEntries(
    TEXT_FIELDS.filter((field) => field !== 'language' && field !== 'DOI').map((field) => [
      field,
      word,
    ]),
  );
  const reference = fc.record(
    {
      id: word,
      type: fc.constantFrom(...REFERENCE_TYPES),
      author: fc.array(name, { minLength: 1 }),
      issued: date,
      language: fc.constantFrom('en', 'zh-Hans', 'de-AT'),
      DOI: fc.constant('10.1000/182'),
      ...texts,
    },
    { requiredKeys: ['id', 'type'] },
  );

  it('and reading again gives the same references', () => {
    fc.assert(
      fc.property(fc.array(reference), (references) => {
        const back = readCslJson(writeCslJson(references as Reference[]), 'x.json');
        expect(back.references.map((placed) => placed.reference)).toEqual(references);
      }),
    );
  });

  it('keeps protected words and other fields', () => {
    const original: Reference = {
      id: 'a',
      type: 'book',
      title: 'The Rise of China’s NGOs',
      nocase: ['China’s', 'NGOs'],
      other: { custom: 1 },
    };
    const json = writeCslJson([original]);
    expect(json).toContain('The Rise of <span class=\\"nocase\\">China’s</span> <span class');
    expect(json).not.toContain('"nocase":');
    expect(readCslJson(json, 'x').references[0]?.reference).toEqual(original);
  });
});
