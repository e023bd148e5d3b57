import { expect, test } from 'vitest';
import { codeFrequencies } from '../../src/analysis/code-frequencies.ts';
import { codingOn, smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ trust: null, distrust: 'trust', doubt: 'trust', law: null });

function rowsByCode(result: ReturnType<typeof codeFrequencies>) {
  return Object.fromEntries(result.rows.map((row) => [row.code, row]));
}

test('a unit with two children counts once for the parent, and not as its own', () => {
  const document = smallDocument(
    'a',
    ':distrust[One two] and :doubt[three].\n\nFour.\n\n:trust[Five].\n',
  );
  const result = codeFrequencies(smallCorpus(codebook, [document]), { unit: 'paragraph' });
  const { trust, distrust, doubt, law } = rowsByCode(result);
  expect(result.n).toBe(3);
  expect(trust).toMatchObject({ codings: 3, units: 2, unitsOwn: 1, documents: 1, words: 4 });
  expect(distrust).toMatchObject({ codings: 1, units: 1, unitsOwn: 1, words: 2 });
  expect(doubt).toMatchObject({ codings: 1, units: 1, words: 1 });
  expect(law).toMatchObject({ codings: 0, units: 0, documents: 0, words: 0, share: 0 });
});

test('manual [10,50), rules [10,50) and [40,60): three codings, 50 characters', () => {
  const document = smallDocument('a', `${'abcd '.repeat(20)}\n`);
  const on = (start: number, end: number, fields: object) => ({
    ...codingOn(document, 'abcd', { code: 'law' }),
    start,
    end,
    quote: document.text.slice(start, end),
    ...fields,
  });
  const codings = [
    on(10, 50, { origin: 'manual', coder: 'yw' }),
    on(10, 50, { origin: 'rule', rule: 'r1' }),
    on(40, 60, { origin: 'rule', rule: 'r1' }),
  ];
  const { law } = rowsByCode(
    codeFrequencies(smallCorpus(codebook, [document], { codings }), { unit: 'paragraph' }),
  );
  expect(law).toMatchObject({ codings: 3, characters: 50, words: 10, units: 1 });
});

test('two rules on one stretch are one coding of the origin rule', () => {
  const document = smallDocument('a', 'There is no law.\n');
  const codings = ['r1', 'r2'].map((rule) =>
    codingOn(document, 'no law', { code: 'law', origin: 'rule', rule }),
  );
  const { law } = rowsByCode(
    codeFrequencies(smallCorpus(codebook, [document], { codings }), { unit: 'paragraph' }),
  );
  expect(law?.codings).toBe(1);
});

test('a coding counts in every unit with which it shares a word, or only where most of it lies', () => {
  const document = smallDocument('a', 'One two three. Four five.\n');
  const codings = [codingOn(document, 'two three. Four', { code: 'law' })];
  const corpus = smallCorpus(codebook, [document], { codings });
  const any = codeFrequencies(corpus, { unit: 'sentence' });
  const majority = codeFrequencies(corpus, { unit: 'sentence', assign: 'majority' });
  expect(any.n).toBe(2);
  expect(rowsByCode(any).law?.units).toBe(2);
  expect(rowsByCode(majority).law?.units).toBe(1);
});

test('a coding that ends on the full stop does not reach the next sentence', () => {
  const document = smallDocument('a', 'One two. Three four.\n');
  const codings = [codingOn(document, 'two. ', { code: 'law' })];
  const result = codeFrequencies(smallCorpus(codebook, [document], { codings }), {
    unit: 'sentence',
  });
  expect(rowsByCode(result).law?.units).toBe(1);
});

test('codes of the front matter count at the unit document alone', () => {
  const document = smallDocument('a', '---\ncodes: [law]\n---\n\nOne.\n\nTwo.\n');
  const corpus = smallCorpus(codebook, [document]);
  expect(rowsByCode(codeFrequencies(corpus, { unit: 'paragraph' })).law).toMatchObject({
    units: 0,
    codings: 0,
  });
  expect(rowsByCode(codeFrequencies(corpus, { unit: 'document' })).law).toMatchObject({
    units: 1,
    codings: 1,
  });
});

test('headings and excluded sections are no units, and what is coded there is said', () => {
  const document = smallDocument(
    'a',
    '# A :law[title]\n\nOne.\n\n## References\n\n:law[An entry].\n',
  );
  const result = codeFrequencies(smallCorpus(codebook, [document]), { unit: 'paragraph' });
  expect(result.n).toBe(1);
  expect(rowsByCode(result).law).toMatchObject({ units: 0, codings: 1, words: 1 });
  expect(result.notes.join(' ')).toContain('without a word (1)');
});

test('human codings alone: n is the units of documents done, and an orphan counts nowhere', () => {
  const read = smallDocument('read', 'One.\n\nTwo.\n');
  const unread = smallDocument('unread', 'Three.\n\nFour.\n\nFive.\n');
  const codings = [
    codingOn(read, 'One', { code: 'law', coder: 'yw' }),
    codingOn(unread, 'Three', { code: 'law', coder: 'yw' }),
    codingOn(read, 'Two', { code: 'law', coder: 'yw', status: 'orphaned' }),
  ];
  const all = new Set(codebook.codes.keys());
  const done = { read: [{ coder: 'yw', codes: all, changed: false }] };
  const corpus = smallCorpus(codebook, [read, unread], { codings, done });
  const human = codeFrequencies(corpus, { unit: 'paragraph', filter: { origins: ['manual'] } });
  expect(human.n).toBe(2);
  expect(human.scope).toMatchObject({ basis: 'done', documents: 1, ofDocuments: 2 });
  expect(rowsByCode(human).law?.units).toBe(1);

  const everything = codeFrequencies(corpus, { unit: 'paragraph' });
  expect(everything.n).toBe(5);
  expect(rowsByCode(everything).law?.units).toBe(2);

  const nobodyDone = smallCorpus(codebook, [read, unread], { codings });
  const open = codeFrequencies(nobodyDone, { unit: 'paragraph', filter: { origins: ['manual'] } });
  expect(open.n).toBe(5);
  expect(open.scope.note).toContain('nobody is done');
});
