// The reference that the front matter of a document describes.
import { expect, test } from 'vitest';
import { referenceOfDocument } from '../../src/bibliography/document-record.ts';
import { smallDocument } from '../analysis/small-corpus.ts';

function issued(frontMatter: string) {
  const { metadata, id, title } = smallDocument('a', `---\n${frontMatter}---\n\nText.\n`);
  return referenceOfDocument(metadata, { id, title }).issued;
}

test('the date; but the year where they contradict each other', () => {
  expect(issued('date: 2013-09-26\n')).toMatchObject({ 'date-parts': [[2013, 9, 26]] });
  expect(issued('date: 2013-09-26\nyear: 2013\n')).toMatchObject({ 'date-parts': [[2013, 9, 26]] });
  expect(issued('date: 2013-09-26\nyear: 2014\n')).toEqual({ 'date-parts': [[2014]] });
  expect(issued('year: 2014\n')).toEqual({ 'date-parts': [[2014]] });
});
