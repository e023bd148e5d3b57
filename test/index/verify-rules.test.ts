// Whether the proof of the index sees what is wrong: each case plants one difference.
import { expect, test } from 'vitest';
import type { Codebook } from '../../src/codebook/codebook.ts';
import { readCodebook } from '../../src/codebook/read-codebook.ts';
import type { CodedDocument } from '../../src/coding/coded-corpus.ts';
import { ruleCoder } from '../../src/coding/rule-codings.ts';
import { codedDocuments } from '../../src/index/coded-documents.ts';
import { indexedRules } from '../../src/index/indexed-rules.ts';
import { verifyRules } from '../../src/index/verify-rules.ts';
import { temporaryCorpus } from './temporary-corpus.ts';

const CODEBOOK = `- id: trust
  name: Trust
  definition: Trust.
  rules:
    - {id: trust-words, query: 'trust', span: match}
`;

async function opened() {
  const corpus = temporaryCorpus({ 'a.md': 'No word.\n', 'b.md': 'In trust.\n\nTrust.\n' });
  const { index, close } = await corpus.open();
  const { codebook } = readCodebook([{ file: 'trust.yaml', content: CODEBOOK }]);
  const rules = indexedRules(index, codebook);
  const coded = codedDocuments(codebook, rules, null);
  return { index, close, codebook, rules, coded, plain: plainly(codebook, corpus.documents()) };
}

function plainly(codebook: Codebook, documents: readonly CodedDocument['document'][]) {
  const coder = ruleCoder(codebook);
  return documents.map((document): CodedDocument => {
    return { document, codings: coder.apply(document, []), done: [] };
  });
}

test('nothing planted, no difference', async () => {
  const { index, close, ...options } = await opened();
  const verified = verifyRules(index, options);
  expect(verified).toEqual({ documents: 2, rules: 1, units: 2, difference: null });
  close();
});

test('a coding that the index has not', async () => {
  const { index, close, plain, ...options } = await opened();
  const [a, b] = plain;
  if (!a || !b) throw new Error('two documents');
  const more = { ...b, codings: [...b.codings, { ...b.codings[0], start: 3, end: 8 }] };
  const { difference } = verifyRules(index, { ...options, plain: [a, more as CodedDocument] });
  expect(difference).toMatchObject({
    what: 'codings',
    document: 'b',
    rule: { id: 'trust-words' },
    unit: { start: 3, end: 8, byIndex: null, byScan: [{ start: 3, end: 8 }] },
  });
  close();
});

test('a unit that a search does not find', async () => {
  const { index, close, plain, ...options } = await opened();
  const coder = options.coded;
  const { codebook } = readCodebook([
    {
      file: 'trust.yaml',
      content: `${CODEBOOK}- id: again\n  name: Again\n  definition: Again.\n  rules: [{id: again, query: '@trust'}]\n`,
    },
  ]);
  const { difference } = verifyRules(index, {
    codebook,
    coded: { ...coder, mayHave: () => false },
    plain,
  });
  expect(difference).toMatchObject({
    what: 'search',
    document: 'b',
    rule: { id: 'again' },
    unit: { start: 0, end: 9, byIndex: null, byScan: [{ start: 3, end: 8 }] },
  });
  close();
});

test('a document that the index has not, and one that it has too many', async () => {
  const { index, close, plain, ...options } = await opened();
  const without = verifyRules(index, { ...options, plain: plain.slice(1) });
  expect(without.difference).toMatchObject({ what: 'document', document: 'b' });
  const tooMany = verifyRules(index, { ...options, plain: plain.slice(0, 1) });
  expect(tooMany.difference).toMatchObject({ what: 'document', document: 'b' });
  close();
});
