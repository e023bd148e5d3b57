// Texts that still name a code by its old id.
import { expect, test } from 'vitest';
import { oldMentions } from '../../src/codebook/old-mentions.ts';

const places = (content: string, ...codes: { id: string; now: string[] }[]) =>
  oldMentions([{ file: 'codebook/c.yaml', content }], codes).map(
    ({ line, column, hint }) => `${line}:${column} ${hint}`,
  );

test('an id with a hyphen is named wherever it stands as a word', () => {
  const content = 'exclude:\n  - a case of legal-gap\nexamples: [legal-gap here, no legal-gaps]\n';
  expect(places(content, { id: 'legal-gap', now: ['legal-vacuum'] })).toEqual([
    '2:15 It is called legal-vacuum now.',
    '3:12 It is called legal-vacuum now.',
  ]);
});

test('a single word is one of the language, unless it is pointed at as a code', () => {
  const content =
    'definition: trust in law\nexclude: [use trust instead, see "trust", trust alone]\nquery: \'"trust"\'\n';
  expect(places(content, { id: 'trust', now: ['reliance', 'hope'] })).toEqual([
    '2:15 It is called reliance, hope now.',
    '2:35 It is called reliance, hope now.',
  ]);
});
