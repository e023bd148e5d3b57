// axial search QUERY --save CODE: the query becomes a rule, and what it codes is shown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const CODEBOOK = `# The family of trust.
- id: trust   # stays first
  name: Trust
  definition: Trust.
  examples:
    positive: [In trust.]
    negative: [The trust fund.]
  rules:
    - id: trust-words  # of both sides
      query: mutual trust
- id: law
  name: Law
  definition: Law.
`;

const FILES = {
  'codebook/trust.yaml': CODEBOOK,
  'corpus/a.md': '---\ntype: law\n---\n\n# Trust\n\nIn trust. We trust again.\n\nMutual trust.\n',
  'corpus/b.md': 'No trust here.\n',
};

function codebookOf(folder: string): string {
  return readFileSync(join(folder, 'codebook/trust.yaml'), 'utf8');
}

describe('axial search --save', () => {
  test('adds the rule, keeps comments and order, and counts what it codes', async () => {
    const folder = smallStudy(FILES);
    const { code, out } = await axial(folder, 'search', 'trust', '--save', 'trust', '--json');
    expect(code).toBe(0);
    const { total, saved } = JSON.parse(out);
    // The heading is a hit of the search, but rules leave headings out.
    expect(total).toBe(4);
    expect(saved).toEqual({
      code: 'trust',
      rule: 'trust-2',
      file: 'codebook/trust.yaml',
      query: 'trust',
      unit: 'paragraph',
      span: 'sentence',
      codings: 4,
      documents: 2,
      // The sentence "Mutual trust." is coded already.
      added: 3,
      written: true,
    });
    expect(codebookOf(folder)).toBe(
      CODEBOOK.replace(
        'query: mutual trust\n',
        "query: mutual trust\n    - id: trust-2\n      query: 'trust'\n",
      ),
    );
    const found = await axial(folder, 'code', '--json');
    expect(JSON.parse(found.out).codes).toContainEqual({
      code: 'trust',
      rule: 'trust-2',
      codings: 4,
      documents: 2,
    });
  });

  test('writes filters of options, unit, span and id into the rule', async () => {
    const folder = smallStudy(FILES);
    const args = ['trust', '--type', 'law', '--unit', 'sentence', '--span', 'match'];
    const { out } = await axial(folder, 'search', ...args, '--save', 'law', '--rule', 'law-trust');
    expect(out).toBe(
      'Rule law-trust was added to law in codebook/trust.yaml.\n' +
        '    query: trust AND type:law\n' +
        'It codes 3 passages in 1 document, 3 of them not coded with law so far:\n' +
        '    a:7  trust\n    a:7  trust\n    a:9  trust\n',
    );
    expect(codebookOf(folder)).toBe(
      `${CODEBOOK}  rules:\n    - id: law-trust\n      query: 'trust AND type:law'\n      unit: sentence\n      span: match\n`,
    );
  });

  test('tells where the rule contradicts the examples', async () => {
    const folder = smallStudy(FILES);
    const { err } = await axial(folder, 'search', 'trust', '--save', 'trust', '--dry-run');
    expect(err).toContain('hits this negative example');
    expect(codebookOf(folder)).toBe(CODEBOOK);
  });

  test('with a list, the rule is told beside it', async () => {
    const folder = smallStudy(FILES);
    const { out, err } = await axial(folder, 'search', 'trust', '--count', '--save', 'law');
    expect(out).toBe('4\n');
    expect(err).toContain('Rule law-1 was added to law');
  });

  test.each([
    [['--save', 'turst'], 'no code "turst". Did you mean "trust"?'],
    [['--save', 'law', '--rule', 'trust-words'], 'A rule "trust-words" is there already.'],
    [['--dry-run'], '--dry-run belongs to --save CODE.'],
  ])('%j: refused, and nothing is written', async (args, message) => {
    const folder = smallStudy(FILES);
    const { code, out, err } = await axial(folder, 'search', 'trust', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(codebookOf(folder)).toBe(CODEBOOK);
  });

  test('a query that cannot be a rule is refused', async () => {
    const folder = smallStudy(FILES);
    const { code, err } = await axial(folder, 'search', 'NOT trust', '--save', 'law');
    expect(code).toBe(2);
    expect(err).toContain('nothing to code');
  });
});
