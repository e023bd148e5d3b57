// A table of words that share a stem, and of one that does not, for each language. The stems are those
// of the Snowball project's vocabularies (snowballstem.org).
import { describe, expect, it } from 'vitest';
import {
  primaryLanguage,
  STEMMED_LANGUAGES,
  stemmerFor,
  stemPrefix,
} from '../../src/text/stems.ts';

const TABLE: Readonly<Record<string, { stem: string; words: string; other: string }[]>> = {
  de: [
    { stem: 'abhang', words: 'abhängig abhängige abhängigkeit abhängigkeiten', other: 'hängen' },
    { stem: 'haus', words: 'haus hauses häuser häusern', other: 'haut' },
    { stem: 'kategor', words: 'kategorisch kategorische kategorischen', other: 'katze' },
  ],
  en: [
    { stem: 'depend', words: 'depend depends dependence dependent dependency', other: 'depot' },
    { stem: 'organ', words: 'organ organize organization organizations', other: 'orange' },
    { stem: 'poni', words: 'pony ponies', other: 'pond' },
  ],
  es: [
    { stem: 'organiz', words: 'organización organizaciones organizado', other: 'órgano' },
    { stem: 'torne', words: 'torneo torneos', other: 'tornillo' },
  ],
  fr: [
    { stem: 'continu', words: 'continu continua continuait continuation', other: 'contenu' },
    { stem: 'dépend', words: 'dépendance dépendances dépend', other: 'dépense' },
    { stem: 'majestu', words: 'majestueusement majestueux', other: 'majesté' },
  ],
  it: [
    { stem: 'abbandon', words: 'abbandonata abbandonate abbandonati', other: 'abbassare' },
    { stem: 'govern', words: 'governo governi', other: 'giorno' },
  ],
  nb: [{ stem: 'avheng', words: 'avhengig avhengighet', other: 'avis' }],
  nl: [
    { stem: 'opgav', words: 'opgave opgaven', other: 'opera' },
    { stem: 'afhank', words: 'afhankelijk afhankelijkheid', other: 'afgang' },
  ],
  no: [
    {
      stem: 'havnedistrikt',
      words: 'havnedistrikt havnedistriktet havnedistriktene',
      other: 'havn',
    },
  ],
  pt: [
    { stem: 'boat', words: 'boato boatos', other: 'bobo' },
    { stem: 'govern', words: 'governo governos', other: 'gorro' },
  ],
  ru: [
    { stem: 'важн', words: 'важная важно важный', other: 'ваза' },
    { stem: 'вагон', words: 'вагон вагоном вагонов', other: 'вагранка' },
    { stem: 'довер', words: 'доверие доверия', other: 'договор' },
  ],
  sv: [
    { stem: 'jaktkarl', words: 'jaktkarl jaktkarlarne', other: 'jakt' },
    { stem: 'lag', words: 'lag lagen lagar', other: 'land' },
  ],
  uk: [
    { stem: 'закон', words: 'закон закони законами', other: 'задача' },
    { stem: 'уряд', words: 'уряд уряду уряди', other: 'урок' },
  ],
};

describe.each(STEMMED_LANGUAGES)('%s', (language) => {
  const rows = TABLE[language] ?? [];
  it('has a table', () => expect(rows.length).toBeGreaterThan(0));

  it.each(rows)('$words', ({ stem, words, other }) => {
    const stemmer = stemmerFor(language);
    for (const word of words.split(' ')) expect(stemmer?.(word)).toBe(stem);
    expect(stemmer?.(other)).not.toBe(stem);
  });

  it('keeps the first two letters, but for diacritics', () => {
    const stemmer = stemmerFor(language);
    for (const { words, other } of rows) {
      for (const word of [...words.split(' '), other]) {
        expect(stemPrefix(stemmer?.(word) ?? '')).toBe(stemPrefix(word));
      }
    }
  });

  it.each(['a', 'ss', '3.5', '政', 'é', 'x9', 'ÿ'])('survives %s', (word) => {
    expect(typeof stemmerFor(language)?.(word)).toBe('string');
  });
});

it('looks at the first part of a language only', () => {
  expect(primaryLanguage('en-GB')).toBe('en');
  expect(stemmerFor('de_AT')?.('häuser')).toBe('haus');
  expect(stemmerFor('EN')?.('laws')).toBe('law');
});

it.each(['zh', 'ja', 'fa', 'constructor', ''])('has none for "%s"', (language) => {
  expect(stemmerFor(language)).toBeNull();
});
