// axial search on studies that a person can check by hand.
import { describe, expect, test } from 'vitest';
import { axial } from './run-axial.ts';
import { smallStudy } from './small-study.ts';

const CODEBOOK = `id: distrust
name: Distrust
definition: Trust that is missing.
examples:
  positive: [There was a lack of trust.]
rules:
  - id: lack-of-trust
    query: 'lack* NEAR/4 trust'
children:
  - id: doubt
    name: Doubt
    definition: Doubts.
`;

const DOCUMENTS = {
  'corpus/a.md': `---
title: Alpha
year: 2003
language: en
variables: {region: North}
---

# Trust in laws

There was a lack of mutual trust.

The trust fund is mentioned here among many other words that make this paragraph long.

## Code

\`\`\`
trust = 1
\`\`\`
`,
  'corpus/b.md': `---
title: Beta
year: 2001
language: en-GB
type: law
---

Trust, :doubt[trust and more trust].

## References

On trust. 2001.
`,
  'corpus/c.md': '高度依赖政府。政府购买服务。\n',
};

function study(): string {
  return smallStudy({ 'codebook/trust.yaml': CODEBOOK, ...DOCUMENTS });
}

interface Hit {
  readonly document: string;
  readonly text: string;
  readonly spans: readonly { start: number; end: number }[];
  readonly [field: string]: unknown;
}

async function hits(folder: string, ...args: string[]): Promise<{ total: number; hits: Hit[] }> {
  const { code, out, err } = await axial(folder, 'search', '--json', ...args);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out);
}

describe('axial search', () => {
  test('gives the contract: title, section, line, kind, marked words, codes', async () => {
    const answer = await hits(study(), 'mutual');
    expect(answer).toMatchObject({
      format: 1,
      query: 'mutual',
      unit: 'paragraph',
      total: 1,
      hits: [
        {
          document: 'a',
          title: 'Alpha',
          section: 'Trust in laws',
          line: 10,
          kind: 'paragraph',
          text: 'There was a lack of mutual trust.',
          spans: [{ start: 20, end: 26 }],
          codes: ['distrust'],
        },
      ],
    });
    expect(answer.hits[0]?.score).toBeGreaterThan(0);
  });

  test('headings, code blocks and references are units too', async () => {
    const { total, hits: found } = await hits(study(), 'trust', '--sort', 'document');
    expect(found.map(({ document, kind, text }) => [document, kind, text])).toEqual([
      ['a', 'heading', 'Trust in laws'],
      ['a', 'paragraph', 'There was a lack of mutual trust.'],
      [
        'a',
        'paragraph',
        'The trust fund is mentioned here among many other words that make this paragraph long.',
      ],
      ['a', 'code', 'trust = 1'],
      ['b', 'paragraph', 'Trust, trust and more trust.'],
      ['b', 'paragraph', 'On trust. 2001.'],
    ]);
    expect(total).toBe(6);
  });

  test('ranks by frequency, then by length', async () => {
    const { hits: found } = await hits(study(), 'trust', '--limit', '2');
    expect(found[0]?.text).toBe('Trust, trust and more trust.');
    const all = await hits(study(), 'trust');
    expect(all.hits.at(-1)?.text).toContain('The trust fund');
    const scores = all.hits.map(({ score }) => Number(score));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('sorts by year, unknown last; total counts all, whatever is shown', async () => {
    const { hits: found, total } = await hits(
      study(),
      'trust OR 政府',
      '--sort',
      'year',
      '--offset',
      '1',
      '--limit',
      '2',
    );
    expect(found.map(({ text }) => text)).toEqual(['On trust. 2001.', 'Trust in laws']);
    expect(total).toBe(7);
  });

  test('spans count in the text of the unit, also in sentences of a later block', async () => {
    const { hits: found } = await hits(study(), '政府', '--unit', 'sentence');
    expect(
      found.map(({ text, spans }) => spans.map((span) => text.slice(span.start, span.end))),
    ).toEqual([['政府'], ['政府']]);
    expect(found.map(({ text }) => text).sort()).toEqual(['政府购买服务。', '高度依赖政府。']);
  });

  test.each([
    [
      ['type:law', 'trust'],
      ['b', 'b'],
    ],
    [
      ['trust', '--type', 'law'],
      ['b', 'b'],
    ],
    [
      ['trust', '--year', '2002..'],
      ['a', 'a', 'a', 'a'],
    ],
    [
      ['trust', '--where', 'region=north'],
      ['a', 'a', 'a', 'a'],
    ],
    [
      ['trust', '--title', 'bet'],
      ['b', 'b'],
    ],
    [['trust', '--section', 'references'], ['b']],
    [
      ['trust', '--language', 'en-GB'],
      ['b', 'b'],
    ],
    [['trust language:en-GB OR 依赖'], ['b', 'b', 'c']],
    [['@distrust'], ['a', 'b']],
    [['@distrust', 'origin:inline'], ['b']],
    [['NOT trust', '--unit', 'document'], ['c']],
    [
      ['trust NOT "trust fund"', '--document', 'a'],
      ['a', 'a', 'a'],
    ],
    [['/tru.t\\b/i mutual'], ['a']],
  ])('%j', async (args, documents) => {
    const { hits: found } = await hits(study(), ...args, '--sort', 'document');
    expect(found.map(({ document }) => document)).toEqual(documents);
  });

  test('document and section are units', async () => {
    const folder = study();
    const documents = await hits(folder, 'mutual fund', '--unit', 'document');
    expect(documents.hits.map(({ document, kind, line }) => [document, kind, line])).toEqual([
      ['a', 'document', 8],
    ]);
    const sections = await hits(folder, 'lack trust', '--unit', 'section');
    expect(sections.hits).toMatchObject([
      { document: 'a', kind: 'section', section: 'Trust in laws' },
    ]);
  });

  test('--context gives the units around', async () => {
    const { hits: found } = await hits(study(), 'mutual', '--context', '1');
    expect(found[0]).toMatchObject({
      before: ['Trust in laws'],
      after: [expect.stringContaining('The trust fund')],
    });
  });

  test('--count, --files and --csv', async () => {
    const folder = study();
    expect((await axial(folder, 'search', 'trust', '--count')).out).toBe('6\n');
    expect((await axial(folder, 'search', 'trust', '--files')).out).toBe(
      'corpus/a.md\ncorpus/b.md\n',
    );
    const { out } = await axial(folder, 'search', 'mutual', '--csv');
    const [head, row, ...rest] = out.split('\r\n');
    expect(head).toBe('document,title,section,line,kind,text,score,codes,notDefined');
    expect(row).toMatch(
      /^a,Alpha,Trust in laws,10,paragraph,There was a lack of mutual trust\.,[\d.]+,distrust,$/,
    );
    expect(rest).toEqual(['']);
  });

  test('marks the hits for a reader, and says how many there are', async () => {
    const { out } = await axial(study(), 'search', 'mutual trust');
    expect(out).toBe(
      [
        'a:10  Alpha — Trust in laws',
        '    There was a lack of **mutual** **trust**.',
        '    codes: distrust',
        '',
        '1 hit in 1 document',
        '',
      ].join('\n'),
    );
    const colored = await axial(study(), 'search', 'mutual', '--color');
    expect(colored.out).toContain('\u001b[1;31mmutual\u001b[0m');
  });

  test('no hit ends with 1 and suggests the nearest word', async () => {
    const { code, out, err } = await axial(study(), 'search', 'trsut');
    expect(code).toBe(1);
    expect(out).toBe('0 hits in 0 documents\n');
    expect(err).toBe('trsut: not in the corpus; trust occurs 8 times.\n');
    const json = await axial(study(), 'search', 'trsut', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ total: 0, hits: [] });
  });

  test('--explain says how the answer was found', async () => {
    const folder = study();
    const near = await axial(folder, 'search', 'lack* NEAR/4 trust', '--explain');
    expect(near.err).toMatch(
      /^condition: {2}lack\* and trust\ncandidates: 1 of \d+ paragraphs and headings, in 1 of 3 documents\nhits: {7}1\ntime: {7}\d+ ms\n$/,
    );
    const scan = await axial(folder, 'search', 'NOT trust', '--explain', '--quiet');
    expect(scan.err).toContain('condition:  none, so that every text is read\n');
    expect(scan.err).toContain('in 3 of 3 documents');
  });

  test.each([
    [['trust NEAR law'], 'NEAR needs a distance'],
    [['(trust'], 'The query cannot be read.\n(trust\n^\n'],
    [['jurisdicton:CN'], 'jurisdiction'],
    [['@distrsut'], 'Expected: @distrust.'],
    [['trust', '--where', 'region'], '--where takes NAME=VALUE'],
    [['trust', '--limit', '-1'], 'whole number'],
    [['trust', '--unit', 'word'], 'Allowed choices'],
  ])('wrong use: %j', async (args, message) => {
    const { code, out, err } = await axial(study(), 'search', ...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });
});
