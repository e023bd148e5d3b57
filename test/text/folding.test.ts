// When two spellings are the same word.
import { describe, expect, it } from 'vitest';
import { foldCase, foldDiacritics, normaliseForm } from '../../src/text/folding.ts';

describe('full case folding', () => {
  // From Unicode's CaseFolding.txt (status C and F), and NFKC.
  it.each([
    ['A', 'a'],
    ['ß', 'ss'],
    ['ẞ', 'ss'],
    ['ς', 'σ'],
    ['Σ', 'σ'],
    ['ΝΌΜΟΣ', 'νόμοσ'],
    ['νόμος', 'νόμοσ'],
    ['ŉ', 'ʼn'],
    ['ǰ', 'ǰ'],
    ['և', 'եւ'],
    ['ﬃ', 'ffi'],
    ['ﬓ', 'մն'],
    ['ſ', 's'],
    ['K', 'k'],
    ['Å', 'å'],
    ['ᾳ', 'αι'],
    ['ᾼ', 'αι'],
    ['Ა', 'ა'],
    ['𐐀', '𐐨'],
    ['ＡＢ', 'ab'],
    ['Ⅳ', 'iv'],
  ])('%s folds to %s', (text, folded) => {
    expect(foldCase(text)).toBe(folded);
  });

  it('keeps the Turkish letters apart, as Unicode does for all languages', () => {
    expect(foldCase('ı')).toBe('ı');
    expect(foldCase('I')).toBe('i');
    expect(foldCase('İ')).toBe('i\u0307');
  });

  it('makes every simple case pair of the plane 0 equal', () => {
    const unequal: string[] = [];
    for (let unit = 0x80; unit < 0xffff; unit++) {
      if (unit >= 0xd800 && unit <= 0xdfff) continue;
      const character = String.fromCharCode(unit);
      for (const other of [character.toLowerCase(), character.toUpperCase()]) {
        const isPair = other !== character && new RegExp(`^${character}$`, 'iu').test(other);
        if (isPair && foldCase(character) !== foldCase(other)) unequal.push(character + other);
      }
    }
    expect(unequal).toEqual([]);
  });

  it('changes nothing the second time', () => {
    for (let unit = 0; unit < 0xffff; unit++) {
      if (unit >= 0xd800 && unit <= 0xdfff) continue;
      const folded = foldCase(String.fromCharCode(unit));
      expect(foldCase(folded)).toBe(folded);
    }
  });
});

it('takes out what cannot be seen', () => {
  expect(normaliseForm('co\u00ADoperate')).toBe('cooperate');
  expect(normaliseForm('字\uFE00')).toBe('字');
  expect(normaliseForm('葛\u{E0100}')).toBe('葛');
});

it('keeps diacritics, unless they are to go', () => {
  expect(foldCase('Édouard')).toBe('édouard');
  expect(foldDiacritics('Édouard Łukasz Søren Ğ')).toBe('edouard lukasz soren g');
  expect(foldDiacritics('Αθήνα Йод')).toBe('αθηνα иод');
  expect(foldDiacritics('がぎ विश्')).toBe('がぎ विश्');
});
