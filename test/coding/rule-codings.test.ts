import { expect, test } from 'vitest';
import { readCodebook } from '../../src/codebook/read-codebook.ts';
import { codingWith } from '../../src/coding/coding.ts';
import { inlineCodings } from '../../src/coding/inline-codings.ts';
import { ruleCoder } from '../../src/coding/rule-codings.ts';
import { smallDocument } from '../analysis/small-corpus.ts';

function apply(codes: string, markdown: string) {
  const { codebook } = readCodebook([{ file: 'codebook/a.yaml', content: codes }]);
  const document = smallDocument('a', markdown);
  return ruleCoder(codebook).apply(document, inlineCodings(document, codebook).codings);
}

/** A codebook of one code `law` with one rule. */
function law(rule: string): string {
  return `id: law\nname: Law\ndefinition: d\nrules:\n  - id: r\n    ${rule.replaceAll('\n', '\n    ')}\n`;
}

function quotes(rule: string, markdown: string): string[] {
  return apply(law(rule), markdown).map(({ quote }) => quote);
}

test('span: what is coded is the sentence, unless the rule says match or paragraph', () => {
  const text = 'There is no law. All mind.\n';
  expect(quotes('query: law', text)).toEqual(['There is no law.']);
  expect(quotes('query: law\nspan: match', text)).toEqual(['law']);
  expect(quotes('query: law\nspan: paragraph', text)).toEqual(['There is no law. All mind.']);
});

test('a copy has the id and the quote, which are made when they are asked for', () => {
  const [coding] = apply(law('query: law'), 'No law. All mind.\n');
  if (!coding) throw new Error('no coding');
  expect(codingWith(coding, { start: 2 })).toEqual({
    ...{ id: coding.id, document: 'a', code: 'law', origin: 'rule', coder: null },
    ...{
      start: 2,
      end: 7,
      quote: 'No law.',
      status: 'anchored',
      stance: null,
      memo: null,
      rule: 'r',
    },
  });
  expect(coding.id).toMatch(/^r-[0-9a-f]{16}$/);
});

test('unit: the query must hold in the paragraph, or in the sentence', () => {
  const text =
    'There is no law to abide by; the legal vacuum persists. Laws were drafted but never passed.\n';
  expect(quotes('query: law* NOT vacuum', text)).toEqual([]);
  expect(quotes('query: law* NOT vacuum\nunit: sentence', text)).toEqual([
    'Laws were drafted but never passed.',
  ]);
});

test('two hits in one sentence code it once; a hit across sentences codes both', () => {
  expect(quotes('query: law', 'Law is law. Law.\n')).toEqual(['Law is law.', 'Law.']);
  expect(quotes('query: law NEAR/3 order', 'No law. No order. Peace.\n')).toEqual([
    'No law.',
    'No order.',
  ]);
});

test('hits of one rule that share characters merge into one stretch', () => {
  expect(quotes('query: \'"a b" OR "b c"\'\nspan: match', 'x a b c y\n')).toEqual(['a b c']);
});

test('headings, code blocks and excluded sections are not coded', () => {
  const text = '# Law\n\nLaw.\n\n```\nlaw\n```\n\n## References\n\nLaw review.\n';
  for (const unit of ['document', 'section', 'paragraph', 'sentence']) {
    expect(quotes(`query: law\nunit: ${unit}`, text), unit).toEqual(['Law.']);
  }
});

test('a rule’s language is a filter that varieties pass', () => {
  const german = '---\nlanguage: de-AT\n---\n\nlaw\n';
  expect(quotes('query: law\nlanguage: de', german)).toEqual(['law']);
  expect(quotes('query: law\nlanguage: en', german)).toEqual([]);
});

test('@code sees inline tags, and rules of the other code wherever it stands in the codebook', () => {
  const codes = `
- id: gap
  name: Gap
  definition: d
  rules:
    - id: near-trust
      query: '@trust AND gap'
      span: match
- id: trust
  name: Trust
  definition: d
  rules:
    - id: word
      query: trust
`;
  const found = apply(codes, 'A gap in trust.\n\nA gap :trust[here].\n\nA gap there.\n');
  expect(found.map(({ code, quote }) => [code, quote])).toEqual(
    expect.arrayContaining([
      ['gap', 'gap'],
      ['trust', 'A gap in trust.'],
    ]),
  );
  expect(found.filter(({ code }) => code === 'gap').map(({ quote }) => quote)).toEqual([
    'A gap in trust.',
    'gap',
    'here',
  ]);
});
