// Where codings stand after an edit: examples that a person can check, one line a case.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, cutsPair, makeAnchor } from '../../../src/coding/anchoring/anchor.ts';
import { anchorAll } from '../../../src/coding/anchoring/anchor-all.ts';
import type { Placement } from '../../../src/coding/anchoring/placement.ts';

const A = 'The first paragraph speaks of the purchase of services and of little else.';
const P =
  'Organisations depend on government for money and for status, and this dependence grows without a law.';
const B = 'A third paragraph tells how contracts are made, and who pays for what, and when.';
const C = 'The fourth paragraph closes the account with questions that nobody answered.';
const OLD = text(A, P, B, C);

function text(...paragraphs: string[]): string {
  return paragraphs.join('\n');
}

function hashed(text: string) {
  return { text, hash: `hash of ${text}` };
}

function anchorOf(quote: string, old = OLD, nth = 0): Anchor {
  let start = old.indexOf(quote);
  for (let i = 0; i < nth; i += 1) start = old.indexOf(quote, start + 1);
  return makeAnchor(hashed(old), { start, end: start + quote.length });
}

/** The placement of the nth occurrence of `quote`, with the old text or without it. */
function place(
  quote: string,
  now: string,
  { old = OLD, nth = 0, kept = true } = {},
): Placement & { words: string | null } {
  const [placement] = anchorAll(
    [anchorOf(quote, old, nth)],
    kept ? hashed(old) : null,
    hashed(now),
  );
  if (!placement) throw new Error('No placement');
  const { span } = placement;
  return { ...placement, words: span && now.slice(span.start, span.end) };
}

describe('the five steps', () => {
  const quote = 'this dependence grows';

  it('1: leaves a coding alone that was made on this text', () => {
    const { start, end } = anchorOf(quote);
    expect(place(quote, OLD)).toEqual({
      status: 'anchored',
      method: 'same-text',
      span: { start, end },
      score: 1,
      words: quote,
    });
  });

  it('2: follows the text through a diff', () => {
    const moved = place(quote, text('A new paragraph.', A, P, B, C));
    expect(moved).toMatchObject({ status: 'moved', method: 'diff', score: 1, words: quote });
    expect(moved.span?.start).toBe(OLD.indexOf(quote) + 'A new paragraph.\n'.length);
  });

  it('2: says anchored where the words stand where they stood', () => {
    expect(place(quote, text(A, P, B))).toMatchObject({ status: 'anchored', method: 'diff' });
  });

  it('3: looks for quotation and context where the old text is lost', () => {
    const found = place(quote, text('A new paragraph.', A, P, B, C), { kept: false });
    expect(found).toMatchObject({ status: 'moved', method: 'context', score: 1, words: quote });
  });

  it('4: proposes where the words have changed a little', () => {
    const now = text(A, P.replace('dependence grows', 'dependency grows'), B, C);
    for (const kept of [true, false]) {
      const proposed = place(quote, now, { kept });
      expect(proposed).toMatchObject({ status: 'proposed', method: 'approximate' });
      expect(proposed.words).toBe('this dependency grows');
      // One wrong character (y for e) of 21, and both sides as they were.
      expect(proposed.score).toBeCloseTo(0.8 * (20 / 21) + 0.2, 10);
    }
  });

  it('5: keeps an orphan whose words are gone', () => {
    expect(place(quote, text(A, B, C))).toEqual({
      status: 'orphaned',
      method: 'none',
      span: null,
      score: 0,
      words: null,
    });
  });
});

describe('moved and copied paragraphs', () => {
  const [start, middle, end] = ['Organisations depend', 'and for status', 'without a law.'];

  it.each([start, middle, end, P, '. A third'.slice(2)])(
    'follows "%s" with its paragraph',
    (quote) => {
      const now = text(C, B, A, P);
      expect(place(quote, now)).toMatchObject({ status: 'moved', method: 'diff', words: quote });
    },
  );

  it('follows a line of few words', () => {
    const line = 'Verwaltungsgerichtsbarkeit, Rechtsschutzbedürfnis';
    expect(place('bedürfnis', text(A, B, C, line), { old: text(A, line, B, C) })).toMatchObject({
      status: 'moved',
      method: 'diff',
    });
  });

  it('follows a paragraph that moved and was edited', () => {
    const now = text(A, B, C, P.replace('for money', 'for cash'));
    expect(place(middle, now)).toMatchObject({ status: 'moved', words: middle });
  });

  it('stays with the old paragraph when a copy is put elsewhere', () => {
    const now = text(A, P, B, C, P);
    for (const quote of [start, middle, end]) {
      expect(place(quote, now)).toMatchObject({
        status: 'anchored',
        span: { start: OLD.indexOf(quote) },
      });
    }
  });

  it('stays between the old neighbours when the old paragraph is edited and the copy is not', () => {
    const now = text(A, P.replace('for money', 'for cash'), B, P, C);
    expect(place(middle, now).span?.start).toBe(now.indexOf(middle));
  });

  it('does not choose between copies that stand side by side', () => {
    expect(place(middle, text(A, P, P, B, C))).toMatchObject({ status: 'orphaned' });
    expect(place(middle, text(A, P, P.replace('without', 'with'), B, C)).status).toBe('orphaned');
  });

  it('does not choose between copies of a paragraph that moved', () => {
    for (const now of [text(P, A, B, P, C), text(A, B, P, C, P), text(A, B, C, P, P)]) {
      for (const kept of [true, false]) {
        expect(place(middle, now, { kept }).status).toBe('orphaned');
      }
    }
  });

  it('lets context choose: what stands right behind its old neighbour is the first copy', () => {
    const now = text(A, P, P, B, C);
    expect(place(start, now).span?.start).toBe(now.indexOf(start));
    expect(place(end, now).span?.start).toBe(now.lastIndexOf(end));
  });

  it('does not give one copy the coding of another that was deleted', () => {
    const old = text(A, P, P, B, C);
    const now = text(A, P, B, C);
    for (const nth of [0, 1]) {
      expect(['proposed', 'orphaned']).toContain(place(middle, now, { old, nth }).status);
    }
  });

  it('keeps codings on both copies while both are there', () => {
    const old = text(A, P, B, P, C);
    const now = text('A new paragraph.', A, P, B, P, C);
    const starts = [0, 1].map((nth) => place(middle, now, { old, nth }).span?.start);
    expect(starts).toEqual([now.indexOf(middle), now.lastIndexOf(middle)]);
  });

  it('does not take the words of a title for those of the sentence that cited it', () => {
    const title = 'From service contracting to governance';
    const note = `A note on J. and H., ${title}: the evolution of relations, 2017.`;
    const old = text(title, note, C);
    expect(place('service contracting', text(title, C), { old, nth: 1 }).status).toBe('orphaned');
    expect(place('service contracting', text(note, note, C), { old }).status).toBe('orphaned');
    expect(place('service contracting', text(title, C), { old }).status).toBe('anchored');
  });
});

describe('words that are known to be others', () => {
  it('does not take those of a line that moved into the old place and was edited', () => {
    const question =
      'Q: For how long have you worked with these organisations, and in which towns?';
    const [answer, other] = ['A: For years.', 'A: Frankly, whoever signs the paper first decides.'];
    const old = text(question, answer, B, C, other);
    const now = text(question, other.replace('decides', 'wins'), B, C);
    expect(place('A:', now, { old }).status).toBe('orphaned');
  });

  it('does not take those of a copy of another paragraph', () => {
    const title =
      'From service contracting to the collaborative governance of social services in the cities';
    const note = `A short note on J. and H., ${title}: the evolution of their relations, 2017.`;
    const old = text(title, note, C);
    expect(place('collaborative governance', text(note, note, C), { old }).status).toBe('orphaned');
  });

  it('does not take those of edited copies of another paragraph', () => {
    const old = text(
      A,
      'the president of the social office of the federal post,',
      'We confer the power to decide on objections of the staff of the social office of the federal post on its board.',
      B,
    );
    const copy =
      'We give the power to decide on objections of the staff of the social office of the federal post to others.';
    expect(place('federal post', text(A, copy, B, copy), { old }).status).not.toBe('moved');
    expect(place('federal post', text(A, copy, B, copy), { old }).status).not.toBe('anchored');
  });
});

describe('small edits', () => {
  it('finds the one reading under which the words are whole', () => {
    const once = text(A, 'It was a very good day for all of us.', B);
    const twice = text(A, 'It was a very very good day for all of us.', B);
    const wanted = { words: 'very good', span: { start: twice.indexOf('very good') } };
    expect(place('very good', twice, { old: once })).toMatchObject(wanted);
    expect(place('very good', once, { old: twice })).toMatchObject({
      words: 'very good',
      span: { start: once.indexOf('very good') },
    });
  });

  it('does not take the same word in a sentence that was written anew', () => {
    const old = text(A, 'Between the two sides there is no trust at all.', B);
    const now = text(A, 'Nobody asked us whether we trust those people who came.', B);
    expect(place('trust', now, { old }).status).toBe('orphaned');
  });

  it('takes a short word where one of its sides is as it was', () => {
    const old = text(A, 'Between the two sides there is no trust at all.', B);
    const now = text(A, 'Between the two sides there is no trust, and there never was.', B);
    expect(place('trust', now, { old })).toMatchObject({ status: 'anchored', words: 'trust' });
  });

  it('proposes nothing for fewer than 12 characters', () => {
    const now = text(A, P.replace('for status', 'for ztatus'), B, C);
    expect(place('for status,', now).status).toBe('orphaned');
    expect(place('for status, ', now).status).toBe('proposed');
  });

  it.each([
    [4, 'proposed'],
    [5, 'orphaned'],
  ])('with %i errors in 20 characters says %s', (errors, status) => {
    const quote = 'for money and for st';
    expect(quote).toHaveLength(20);
    const now = text(A, P.replace(quote, 'x'.repeat(errors) + quote.slice(errors)), B, C);
    expect(place(quote, now).status).toBe(status);
    expect(place(quote, now, { kept: false }).status).toBe(status);
  });

  it('proposes neither of two places that are as good', () => {
    const quote = 'this dependence grows every';
    const old = text(A, 'and this dependence grows every day', B);
    const near = 'and this independence grows every year';
    expect(place(quote, text(A, near, B), { old }).status).toBe('proposed');
    expect(place(quote, text(A, near, B, A, near, B), { old }).status).toBe('orphaned');
  });

  it('proposes that of two places which is clearly better', () => {
    const old = text(A, 'and this dependence grows every day', B);
    const near = 'and this independence grows every year';
    const now = text(near, C, A, near, B);
    expect(place('this dependence grows every', now, { old, kept: false })).toMatchObject({
      status: 'proposed',
      span: { end: now.lastIndexOf(' year') },
    });
  });
});

describe('anchors that cannot be trusted', () => {
  it('looks for the words where they do not stand where the anchor says', () => {
    const anchor = { ...anchorOf('this dependence grows'), start: 3, end: 24 };
    const [same] = anchorAll([anchor], null, hashed(OLD));
    expect(same).toMatchObject({ status: 'moved', method: 'context' });
    expect(same?.span?.start).toBe(OLD.indexOf('this dependence grows'));
  });

  it('does not map an anchor of a third text through the diff of two others', () => {
    const anchor = { ...anchorOf('this dependence grows'), textHash: 'another' };
    const now = text('New.', A, P, B, C);
    expect(anchorAll([anchor], hashed(OLD), hashed(now))).toMatchObject([{ method: 'context' }]);
  });

  it('has no place for empty words', () => {
    const anchor = { ...anchorOf('this'), end: anchorOf('this').start, quote: '' };
    expect(anchorAll([anchor], hashed(OLD), hashed(OLD))).toMatchObject([{ status: 'orphaned' }]);
  });

  it('gives one placement an anchor, in their order', () => {
    const anchors = ['who pays', 'Organisations', 'nobody'].map((quote) => anchorOf(quote));
    const now = hashed(text('New.', A, P, B, C));
    const starts = anchorAll(anchors, hashed(OLD), now).map(({ span }) => span?.start);
    expect(starts).toEqual(anchors.map(({ start }) => start + 5));
    expect(anchorAll([], hashed(OLD), now)).toEqual([]);
  });
});

describe('for any two texts', () => {
  const parts = fc.array(
    fc.constantFrom('a', 'b', ' ', '\n', 'law ', 'trust ', '信任', '😀', `${A}\n`, `${P}\n`),
    { maxLength: 30 },
  );
  const texts = fc.tuple(parts, parts, parts).map((some) => some.map((part) => part.join('')));

  it('never takes other words, never cuts a character, and loses no coding', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        ([a = '', b = '', c = ''], i, j, kept) => {
          const [old, now] = [
            hashed(a + b),
            hashed(c + a.slice(i % 7) + b.slice(0, b.length - (j % 7))),
          ];
          fc.pre(old.text.length > 0);
          const [start = 0, end = 0] = [i % old.text.length, (j % old.text.length) + 1].sort(
            (x, y) => x - y,
          );
          fc.pre(start < end && !cutsPair(old.text, start) && !cutsPair(old.text, end));
          const anchor = makeAnchor(old, { start, end });
          const placements = anchorAll([anchor], kept ? old : null, now);
          expect(placements).toHaveLength(1);
          for (const { status, span, score } of placements) {
            expect(span === null).toBe(status === 'orphaned');
            expect(score).toBeGreaterThanOrEqual(status === 'orphaned' ? 0 : 0.8);
            expect(score).toBeLessThanOrEqual(1);
            if (!span) continue;
            expect(cutsPair(now.text, span.start) || cutsPair(now.text, span.end)).toBe(false);
            if (status !== 'proposed')
              expect(now.text.slice(span.start, span.end)).toBe(anchor.quote);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});
