// Names as they stand in front matter, BibTeX and RIS. A wrong split misleads every label.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Name } from '../../src/bibliography/name.ts';
import { invertedNameText, labelName, nameText } from '../../src/bibliography/name-text.ts';
import { parseName } from '../../src/bibliography/parse-name.ts';

describe('people', () => {
  test.each<[string, Name]>([
    ['Wang, Yulong', { family: 'Wang', given: 'Yulong' }],
    ['Yulong Wang', { family: 'Wang', given: 'Yulong' }],
    ['Wang Yulong', { family: 'Wang', given: 'Yulong' }],
    ['Lee, Y', { family: 'Lee', given: 'Y' }],
    ['  Salamon ,  Lester M. ', { family: 'Salamon', given: 'Lester M.' }],
    ['Lester M. Salamon', { family: 'Salamon', given: 'Lester M.' }],
    [
      'Ludwig van Beethoven',
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    ],
    [
      'van Beethoven, Ludwig',
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    ],
    [
      'Beethoven, Ludwig van',
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    ],
    [
      'Johannes van der Waals',
      { family: 'Waals', given: 'Johannes', 'non-dropping-particle': 'van der' },
    ],
    ['García Márquez, Gabriel', { family: 'García Márquez', given: 'Gabriel' }],
    ['O’Brien, Kevin J.', { family: 'O’Brien', given: 'Kevin J.' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Press, Frank', { family: 'Press', given: 'Frank' }],
    ['bell hooks', { family: 'hooks', given: 'bell' }],
    ['Han Song', { family: 'Song', given: 'Han' }],
    ['王玉龙', { family: '王', given: '玉龙' }],
    ['王建国', { family: '王', given: '建国' }],
    ['欧阳修', { family: '欧阳', given: '修' }],
    ['王, 玉龙', { family: '王', given: '玉龙' }],
    ['김철수', { family: '김', given: '철수' }],
    ['남궁민수', { family: '남궁', given: '민수' }],
    ['田中 太郎', { family: '田中', given: '太郎' }],
  ])('%s', (text, name) => {
    expect(parseName(text)).toEqual(name);
  });
});

describe('names that stay whole', () => {
  test.each([
    'Ministry of Finance',
    'State Council General Office',
    'Standing Committee of the National People’s Congress',
    'Bundesministerium der Justiz',
    'Deutsche Forschungsgemeinschaft e. V.',
    'OECD',
    'UN Women',
    'World Bank',
    'Ministry of Finance, China',
    'Plato',
    'Smith & Wesson',
    'Greenpeace 2000',
    '财政部',
    '文化部',
    '全国人民代表大会常务委员会',
    '卡尔·马克思',
    'さくらももこ',
    'Достоевский Фёдор',
    'A, B, C, D',
    '',
  ])('%s', (text) => {
    expect(parseName(text)).toEqual({ literal: text });
  });

  test('what stands in braces, without them', () => {
    expect(parseName('{Smith, Brown and Partners}')).toEqual({
      literal: 'Smith, Brown and Partners',
    });
    expect(parseName('{Ministry of Finance}')).toEqual({ literal: 'Ministry of Finance' });
  });
});

test('names in reading order and in labels', () => {
  const beethoven = parseName('Beethoven, Ludwig van');
  expect(nameText(beethoven)).toBe('Ludwig van Beethoven');
  expect(labelName(beethoven)).toBe('van Beethoven');
  expect(invertedNameText(beethoven)).toBe('van Beethoven, Ludwig');
  expect(nameText(parseName('王, 玉龙'))).toBe('王玉龙');
  expect(labelName(parseName('王, 玉龙'))).toBe('王玉龙');
  expect(nameText(parseName('King, Martin Luther, Jr.'))).toBe('Martin Luther King Jr.');
  expect(labelName(parseName('King, Martin Luther, Jr.'))).toBe('King');
});

describe('reading what was written gives the same name', () => {
  const word = fc.stringMatching(/^[A-Z][a-zäöüéñ]{1,8}$/u);
  const people = fc.record(
    {
      family: fc.oneof(word, fc.constantFrom('García Márquez', 'O’Brien', 'Levi-Strauss')),
      given: fc.oneof(word, fc.constantFrom('Mary Jane', 'J. R.', 'Y')),
      'non-dropping-particle': fc.constantFrom('van', 'de la', 'von'),
      suffix: fc.constantFrom('Jr.', 'III'),
    },
    { requiredKeys: ['family', 'given'] },
  );

  test('people', () => {
    fc.assert(
      fc.property(people, (name) => {
        fc.pre(!isLiteral(parseName(`${name.family}, ${name.given}`)));
        expect(parseName(invertedNameText(name))).toEqual(name);
      }),
    );
  });

  test('names that must stay whole', () => {
    const literals = fc.oneof(
      fc.constantFrom(
        'Yulong Wang',
        'Wang, Yulong',
        '王玉龙',
        'OECD',
        'Bank of China',
        'von Trapp Family',
      ),
      fc
        .string({ unit: fc.constantFrom('A', 'b', ' ', ',', '王', '.', '&') })
        .map((text) => text.trim().replace(/ +/gu, ' ')),
    );
    fc.assert(
      fc.property(literals, (literal) => {
        expect(parseName(invertedNameText({ literal }))).toEqual({ literal });
      }),
    );
  });
});

function isLiteral(name: Name): boolean {
  return 'literal' in name;
}
