import { describe, expect, it } from 'vitest';
import { nameFromString } from '../../src/corpus/author-names.ts';

describe('a name from a string', () => {
  it.each([
    ['Jane Smith', { family: 'Smith', given: 'Jane' }],
    ['Jane Q. Smith', { family: 'Smith', given: 'Jane Q.' }],
    ['Smith, Jane', { family: 'Smith', given: 'Jane' }],
    [
      'Ursula von der Leyen',
      { family: 'Leyen', given: 'Ursula', 'non-dropping-particle': 'von der' },
    ],
    ['de Gaulle, Charles', { family: 'Gaulle', given: 'Charles', 'non-dropping-particle': 'de' }],
    ['José García-López', { family: 'García-López', given: 'José' }],
    ['敬乂嘉', { literal: '敬乂嘉' }],
    ['Plato', { literal: 'Plato' }],
    ['World Bank', { literal: 'World Bank' }],
    ['Ministry of Finance', { literal: 'Ministry of Finance' }],
    ['{Doctors Without Borders}', { literal: 'Doctors Without Borders' }],
    ['Bundesministerium für Arbeit', { literal: 'Bundesministerium für Arbeit' }],
    ['A, B, C', { literal: 'A, B, C' }],
  ])('%s', (value, name) => {
    expect(nameFromString(value)).toEqual(name);
  });
});
