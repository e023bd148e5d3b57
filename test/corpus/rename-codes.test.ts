// A renamed code is followed in the documents, and nothing else of a file changes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renameCodesInDocument } from '../../src/corpus/rename-codes.ts';

const NAMES = { from: 'trust', to: 'mutual-trust' };

function renamed(before: string): string {
  const result = renameCodesInDocument(before, NAMES);
  if (!result.ok) throw new Error(result.reason);
  return result.after;
}

describe('what follows', () => {
  test.each([
    ['They :trust[rely on us].', 'They :mutual-trust[rely on us].'],
    ['😀 :trust[a]{coder=yw} :trust[b]\n', '😀 :mutual-trust[a]{coder=yw} :mutual-trust[b]\n'],
    [':trust[a :trust[b] c]', ':mutual-trust[a :mutual-trust[b] c]'],
    [':::trust\n\nOne.\n\n:::\n', ':::mutual-trust\n\nOne.\n\n:::\n'],
    [
      '::::trust{memo="trust"}\n:::trust\nOne.\n:::\n::::\n',
      '::::mutual-trust{memo="trust"}\n:::mutual-trust\nOne.\n:::\n::::\n',
    ],
    ['> - :trust[in a list]\n', '> - :mutual-trust[in a list]\n'],
    [
      '| a | b |\n| - | - |\n| :trust[x] | y |\n',
      '| a | b |\n| - | - |\n| :mutual-trust[x] | y |\n',
    ],
    [
      '---\ncodes: [ trust, other ] # trust\n---\nA.',
      '---\ncodes: [ mutual-trust, other ] # trust\n---\nA.',
    ],
    [
      '---\ncodes:\n  - other\n  - "trust"\n---\nA.',
      '---\ncodes:\n  - other\n  - "mutual-trust"\n---\nA.',
    ],
    [
      '---\r\ncodes:\r\n  - trust\r\n---\r\nOne :trust[two].\r\n',
      '---\r\ncodes:\r\n  - mutual-trust\r\n---\r\nOne :mutual-trust[two].\r\n',
    ],
    ['\uFEFF:trust[One] two', '\uFEFF:mutual-trust[One] two'],
    ['\uFEFF---\ncodes: [trust]\n---\nOne', '\uFEFF---\ncodes: [mutual-trust]\n---\nOne'],
  ])('%j', (before, after) => {
    expect(renamed(before)).toBe(after);
  });
});

test.each([
  'They say trust, :trusty[all] and :other[trust].',
  '`:trust[code]`\n\n    :trust[code]\n',
  '---\ntitle: trust\nvariables: { codes: trust }\n---\nNothing.',
])('what only looks like the code stays: %j', (text) => {
  expect(renamed(text)).toBe(text);
});

test('there and back is the same file, whatever stands in it', () => {
  const piece = fc.constantFrom(
    ...[
      ':trust[',
      ']',
      '{coder=a}',
      'word ',
      '\n',
      '\n\n',
      '- ',
      '> ',
      ':::trust\n',
      ':::\n',
      '`',
      '*',
      '\\',
      '# ',
      '| a |\n',
      '信任',
      '😀',
      '<b>',
      '[^1]: ',
      '\r\n',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const before = pieces.join('');
      const there = renameCodesInDocument(before, NAMES);
      if (!there.ok) return;
      const back = renameCodesInDocument(there.after, { from: NAMES.to, to: NAMES.from });
      expect(back.ok && back.after).toBe(before);
    }),
    { numRuns: 500 },
  );
});
