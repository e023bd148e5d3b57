// What a table says about its n: which documents, and which codings are not in it.
import { expect, test } from 'vitest';
import { codeFrequencies } from '../../src/analysis/code-frequencies.ts';
import type { SourceDocument } from '../../src/corpus/source-document.ts';
import { smallCodebook, smallCorpus, smallDocument } from './small-corpus.ts';

const codebook = smallCodebook({ law: null });

const DONE = [{ coder: 'eva', codes: new Set(['law']), changed: false, shown: [] }];

/** Notes of frequencies over documents that eva has read, and others. */
function notes(
  read: readonly SourceDocument[],
  others: readonly SourceDocument[],
  unit: 'paragraph' | 'document' = 'paragraph',
) {
  const done = Object.fromEntries(read.map(({ id }) => [id, DONE]));
  const corpus = smallCorpus(codebook, [...read, ...others], { done });
  const filter = { origins: ['inline', 'document'] } as const;
  return codeFrequencies(corpus, { unit, assign: 'any', filter }).notes;
}

const READ = smallDocument('a', 'One :law[rule].\n\nTwo.\n');
const UNREAD = smallDocument('b', 'A :law[rule] and :law[another].\n');
const WHOLE = smallDocument('c', '---\ncodes: [law]\n---\n\nOne.\n');

test('codings in documents that nobody is done with are counted in the note', () => {
  expect(notes([READ], [UNREAD])[0]).toBe(
    'Unit: paragraph; n = 2. 1 of 2 documents: the one done for these codes. 2 codings in the others left out.',
  );
  expect(notes([READ], [])[0]).toBe(
    'Unit: paragraph; n = 2. 1 of 1 document: the one done for these codes.',
  );
});

test('codings of whole documents are left out of smaller units, and that is said', () => {
  const note = 'Left out: 1 coding of whole documents (unit document only).';
  expect(notes([READ, WHOLE], [])).toContain(note);
  expect(notes([READ, WHOLE], [], 'document')).not.toContain(note);
});
