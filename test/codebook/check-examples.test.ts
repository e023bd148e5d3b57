// Rules tried on the examples of their codes.
import { describe, expect, it } from 'vitest';
import { readCodebook } from '../../src/codebook/read-codebook.ts';

function findings(content: string): string[] {
  const { diagnostics } = readCodebook([{ file: 'a.yaml', content }], { variables: ['region'] });
  return diagnostics.map(
    ({ line, severity, rule, message }) => `${line} ${severity} ${rule}: ${message}`,
  );
}

/** A code with one rule: lines 1 to 5, then the examples. */
function code(query: string, examples: readonly string[], more: readonly string[] = []): string {
  const lines = ['id: trust', 'definition: d', 'rules:', '  - id: r', `    query: '${query}'`];
  return [...lines, ...more.map((line) => `    ${line}`), 'examples:', ...examples].join('\n');
}

const LACK = '  positive: [They lack trust.]';

describe('the rules of a code', () => {
  it('pass where they hit the positive and miss the negative examples', () => {
    expect(findings(code('lack* NEAR/2 trust', [LACK, '  negative: [They trust us.]']))).toEqual(
      [],
    );
  });

  it('must hit a positive example each', () => {
    expect(findings(code('distrust', [LACK]))).toEqual([
      '4 error rule-without-example: The rule "r" hits none of the positive examples of "trust".',
      '7 warning positive-example-missed: No rule of "trust" hits this positive example.',
    ]);
  });

  it('must miss every negative example', () => {
    const examples = [
      LACK,
      '  negative:',
      '    - A trust holds the land.',
      '    - Trusts and trust.',
    ];
    expect(findings(code('trust', examples))).toEqual([
      '9 error negative-example-hit: The rule "r" hits this negative example: "trust".',
      '10 error negative-example-hit: The rule "r" hits this negative example: "trust".',
    ]);
  });

  it('are tried in their unit: a paragraph holds what two sentences share, a sentence does not', () => {
    const examples = ['  positive: [There is no law. A vacuum persists.]'];
    expect(findings(code('law vacuum', examples))).toEqual([]);
    expect(findings(code('law vacuum', examples, ['unit: sentence']))).toHaveLength(2);
  });

  it('are tried in all paragraphs of an example', () => {
    const examples = ['  positive:', '    - |', '      No law.', '', '      A', '      vacuum.'];
    expect(findings(code('"a vacuum"', examples))).toEqual([]);
    expect(findings(code('law vacuum', examples))).toHaveLength(2);
    expect(findings(code('law vacuum', examples, ['unit: document']))).toEqual([]);
  });

  it('are tried without filters and whatever the language', () => {
    expect(findings(code('trust year:2010.. NOT region:north', [LACK], ['language: zh']))).toEqual(
      [],
    );
    expect(findings(code('(trust language:de) OR 信任', ['  positive: [信任]']))).toEqual([]);
  });

  it('keep what a NOT says beside a filter', () => {
    const query = 'trust NOT (law region:north)';
    expect(findings(code(query, ['  positive: [Trust.]', '  negative: [Trust in law.]']))).toEqual(
      [],
    );
    expect(findings(code(query, ['  positive: [Trust in law.]']))).toHaveLength(2);
  });

  it('use the stems of their language, and English ones without', () => {
    expect(findings(code('~depend', ['  positive: [They are dependent.]']))).toEqual([]);
    const german = ['  positive: [Die Abhängigkeiten wachsen.]'];
    expect(findings(code('~Abhängigkeit', german, ['language: de']))).toEqual([]);
    expect(findings(code('~Abhängigkeit', german))).toHaveLength(2);
  });

  it('may lean on the rules of other codes', () => {
    const other = '- id: law\n  definition: d\n  rules: [{ id: s, query: vacuum, span: match }]\n';
    const own = (example: string) =>
      `- id: trust\n  definition: d\n  rules: [{ id: r, query: '@law BEFORE/1 trust' }]\n  examples: { positive: [${example}] }\n`;
    expect(findings(own('A vacuum of trust.') + other)).toEqual([
      '5 info no-examples: The rules of "law" cannot be tried: it has no positive examples.',
    ]);
    expect(findings(own('A lack of trust.') + other)).toHaveLength(3);
  });

  it('are not tried where they lean on a code that only people apply', () => {
    const content = `- id: law\n  definition: d\n- id: trust\n  definition: d\n  rules: [{ id: r, query: '@law trust' }]\n  examples: { positive: [Trust.] }\n`;
    expect(findings(content)).toEqual([]);
  });

  it('of a code below count for the positive examples of the code above', () => {
    const content = `id: a\ndefinition: d\nexamples: { positive: [one, two] }\nrules: [{ id: r, query: one }]\nchildren:\n  - id: b\n    definition: d\n    examples: { positive: [two] }\n    rules: [{ id: s, query: two }]\n`;
    expect(findings(content)).toEqual([]);
  });

  it('are not tried on request', () => {
    const files = [{ file: 'a.yaml', content: code('distrust', [LACK]) }];
    expect(readCodebook(files, { examples: false }).diagnostics).toEqual([]);
  });
});
