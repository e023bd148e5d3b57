import { expect, test } from 'vitest';
import { inlineCodings } from '../../src/coding/inline-codings.ts';
import { smallCodebook, smallDocument } from '../analysis/small-corpus.ts';

const codebook = smallCodebook({ trust: null, distrust: 'trust', 'legal-vacuum': null });

function inline(markdown: string) {
  return inlineCodings(smallDocument('a', markdown), codebook);
}

test('a tag is a coding on its words, with memo, coder and stance', () => {
  const { codings, diagnostics } = inline(
    'They :distrust[doubt *each* other]{memo="See p. 3" coder=yw stance=disputes} now.\n',
  );
  expect(diagnostics).toEqual([]);
  expect(codings).toMatchObject([
    {
      code: 'distrust',
      origin: 'inline',
      quote: 'doubt each other',
      start: 5,
      end: 21,
      memo: 'See p. 3',
      coder: 'yw',
      stance: 'disputes',
      rule: null,
      status: 'anchored',
    },
  ]);
});

test('tags nest, and a container codes its blocks', () => {
  const { codings } = inline(
    ':trust[one :legal-vacuum[two] three].\n\n:::distrust{coder=lm}\n\nFour.\n\nFive.\n\n:::\n',
  );
  expect(codings.map(({ code, quote, coder }) => [code, quote, coder])).toEqual([
    ['trust', 'one two three', null],
    ['legal-vacuum', 'two', null],
    ['distrust', 'Four.\nFive.', 'lm'],
  ]);
});

test('an unknown code is a finding with its place and the nearest id, and no coding', () => {
  const { codings, diagnostics } = inline('One.\n\nTwo :distrsut[three].\n');
  expect(codings).toEqual([]);
  expect(diagnostics).toMatchObject([
    {
      rule: 'unknown-code',
      severity: 'error',
      line: 3,
      column: 5,
      hint: 'Did you mean "distrust"?',
    },
  ]);
});

test('an unknown stance and an unknown attribute are findings; the coding stays', () => {
  const { codings, diagnostics } = inline(':trust[One]{stance=dispute mem="x"}.\n');
  expect(codings).toMatchObject([{ code: 'trust', stance: null, memo: null }]);
  expect(diagnostics.map(({ rule, hint }) => [rule, hint])).toEqual([
    ['unknown-stance', 'Did you mean "disputes"?'],
    ['unknown-attribute', 'Did you mean "memo"?'],
  ]);
});

test('codes of the front matter code the whole document', () => {
  const { codings, diagnostics } = inline('---\ncodes: [trust, trsut]\n---\n\nOne.\n');
  expect(codings).toMatchObject([{ code: 'trust', origin: 'document', start: 0, end: 4 }]);
  expect(diagnostics).toMatchObject([{ rule: 'unknown-code', hint: 'Did you mean "trust"?' }]);
});

test('ids are the same in every run, and do not change by an edit elsewhere', () => {
  const ids = (markdown: string) => inline(markdown).codings.map(({ id }) => id);
  const [first] = ids('One :trust[two].\n');
  expect(first).toMatch(/^i-[0-9a-f]{16}$/);
  expect(ids('Zero. One more :trust[two].\n')).toEqual([first]);
  const [once, twice] = ids(':trust[two] and :trust[two].\n');
  expect(once).toBe(first);
  expect(twice).not.toBe(first);
});
