import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/text/sentences.ts';

/** Sentences of a text in which `|` marks where one ends; the marks are not part of the text. */
function expectSentences(language: string, marked: string): void {
  const sentences = marked.split('|').map((sentence) => sentence.trim());
  const text = marked.replace(/\s*\|/g, '');
  expect(sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(
    sentences,
  );
}

describe('sentences', () => {
  it.each([
    [
      'en',
      'There is no law to abide by; the legal vacuum persists.| Laws were drafted but never passed.',
    ],
    ['en', 'Is it so?| Yes!| It is.'],
    ['en', '"Is it so?" he asked.| "It is!"| She left.'],
    ['en', 'Smith et al. (2010) and Jones et al. 2011 agree, cf. Brown et al.| The rest do not.'],
    ['en', 'See Fig. 2, pp. 3-5, No. 7 and Sec. 4 of vol. II.| Then stop.'],
    [
      'en',
      'States, e.g. France, i.e. Paris, differ.| See Dr. Brown vs. Prof. Green and Mr. White.',
    ],
    ['en', 'J. K. Rowling met J. Smith and John F. Kennedy.| They left.'],
    ['en', 'Smith, J. K. 2010 and Jones, B. (2011) agree.| Plan B. (2011) is dead.'],
    ['en', 'No.| That is all.'],
    ['en', 'The U.S. Congress met at 5 p.m. on Jan. 3.| It left the U.S.| The end.'],
    ['en', 'It rose by 3.5 per cent to 1.200.| So be it.'],
    ['en', '1. The first item.| 2. The second.'],
    ['en', 'This is Art. 5 of the Act.| It applies.'],
    ['de', 'Nach Art. 5 Abs. 2 Nr. 3 GG gilt das.| Vgl. § 4 S. 2 und Buchst. a der Verordnung.'],
    ['de', 'Das gilt z. B. für Dr. Müller bzw. Prof. Schmidt, d. h. immer.| Sonst nicht.'],
    ['de', 'Am 1. Januar und am 3. Oktober war das.| Im 19. Jahrhundert nicht.'],
    ['de', 'Der 2. Senat tagt.| Es waren 3.| Dann kam einer.'],
    ['de', 'Es gilt § 5 Absatz 2.| Die Behörde prüft.'],
    ['de', 'Fragen dieser Art.| Eine Antwort gibt es i. d. R. nicht.'],
    ['de', 'Äpfel usw.| Birnen kosten ca. 3 Euro.'],
    ['fr', 'M. Dupont cite l’art. 5 al. 2 et p. ex. la loi.| Il part.| Voir p. 12.'],
    ['es', '¿Es verdad?| El Sr. Pérez dice que sí.| Véase la pág. 3.'],
    ['zh', '他说：“好。”|然后走了！|真的吗？|是的。'],
    ['ja', '政府は購入する。|しかし、依存している。'],
    ['ko', '정부가 구매한다.| 그러나 의존한다.'],
    ['el', 'Είναι αλήθεια.| Ναι.'],
  ])('%s: %s', expectSentences);

  it('lie within a line', () => {
    expect(sentencesOf('a\nb c. D', 'en')).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 6 },
      { start: 7, end: 8 },
    ]);
  });

  it('are none in white space, and one in a text without a full stop', () => {
    expect(sentencesOf(' \n\t ', 'en')).toEqual([]);
    expect(sentencesOf('no full stop', 'en')).toEqual([{ start: 0, end: 12 }]);
  });

  it('count a language tag that is none as English', () => {
    expect(sentencesOf('One. Two.', 'no language!')).toHaveLength(2);
  });

  it('are those of one long call, though they are found in windows', () => {
    const words = fc.constantFrom(
      'Law ',
      'trust ',
      'is. ',
      'No! ',
      '(so?) ',
      '依赖。',
      '“Why?” ',
      '3.5 ',
      '\u00a0',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 2000, maxLength: 2600 }), (parts) => {
        const text = parts.join('');
        const windowed = sentencesOf(text, 'en');
        const whole = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)];
        const ends = new Set(whole.map(({ index, segment }) => index + segment.trimEnd().length));
        for (const { end } of windowed) expect(ends.has(end)).toBe(true);
        // Nothing here is an abbreviation: the only joined sentences are those that go on in small letters.
        expect(windowed.length).toBeGreaterThan(whole.length / 2);
      }),
      { numRuns: 5 },
    );
  });

  it('cover every visible character once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const left = sentencesOf(text, 'en').reduceRight(
          (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
          text,
        );
        expect(left.trim()).toBe('');
      }),
    );
  });

  it('take a paragraph of 200,000 characters without a full stop in passing', () => {
    expect(sentencesOf('word and '.repeat(22_000), 'en')).toHaveLength(1);
    expect(sentencesOf('A sentence of law. '.repeat(11_000), 'en')).toHaveLength(11_000);
    expect(sentencesOf('政府购买服务'.repeat(30_000), 'zh')).toHaveLength(1);
  });
});
