import { describe, expect, it } from 'vitest';
import { readFrontMatter, splitFrontMatter } from '../../src/corpus/front-matter.ts';
import { parseFile } from '../../src/corpus/markdown-parser.ts';
import { EMPTY_METADATA, type Metadata } from '../../src/corpus/metadata.ts';
import { readDocument } from '../../src/corpus/read-document.ts';

/** Metadata and findings as `severity rule line:column` of YAML that begins on line 2. */
function read(yaml: string): { metadata: Metadata; findings: string[] } {
  const { metadata, diagnostics } = readFrontMatter(yaml, 'a.md');
  const findings = diagnostics.map(
    ({ severity, rule, line, column }) => `${severity} ${rule} ${line}:${column}`,
  );
  return { metadata, findings };
}

/** Nine lists, each of five times the list before it. */
function multipliedAliases(): string {
  const lines = [...'bcdefghi'].map((key, index) => {
    const before = `*${'abcdefgh'[index]}`;
    return `${key}: &${key} [${Array(5).fill(before).join(', ')}]`;
  });
  return ['a: &a [x, x, x, x, x]', ...lines].join('\n');
}

describe('front matter', () => {
  it('is read field by field', () => {
    const yaml = `title: A law
authors: [Jane Smith, "Beyer, Karl von", {family: Li, given: Wei}, {literal: World Bank}]
year: 2020
date: 2020-03-01
type: law
venue: Gazette
doi: https://doi.org/10.1000/182
url: https://example.org
language: zh-hans
jurisdiction: CN
citekey: smith2020
codes: [trust-deficit]
variables: {party: Whig, seats: 3, open: true}
rendition: translation
screening: {decision: included, reason: on topic, stage: full text, source: Scopus}
fields: {aim: To count., sample: 12}
`;
    expect(read(yaml)).toEqual({
      findings: [],
      metadata: {
        title: 'A law',
        authors: [
          { family: 'Smith', given: 'Jane' },
          { family: 'Beyer', given: 'Karl', 'non-dropping-particle': 'von' },
          { family: 'Li', given: 'Wei' },
          { literal: 'World Bank' },
        ],
        year: 2020,
        date: '2020-03-01',
        type: 'law',
        venue: 'Gazette',
        doi: '10.1000/182',
        url: 'https://example.org',
        language: 'zh-Hans',
        jurisdiction: 'CN',
        citekey: 'smith2020',
        codes: ['trust-deficit'],
        codePlaces: [{ line: 13, column: 9 }],
        variables: { party: 'Whig', seats: 3, open: true },
        rendition: 'translation',
        screening: {
          decision: 'included',
          reason: 'on topic',
          stage: 'full text',
          source: 'Scopus',
        },
        fields: { aim: 'To count.', sample: '12' },
        other: {},
      },
    });
  });

  it('may be empty, and fields may be', () => {
    expect(read('')).toEqual({ metadata: EMPTY_METADATA, findings: [] });
    expect(read('title:\nyear: ~\n')).toEqual({ metadata: EMPTY_METADATA, findings: [] });
  });

  it('keeps unknown keys with a finding of severity info', () => {
    const { metadata, findings } = read('Title: x\nslug: [1, {a: b}]\n');
    expect(metadata.other).toEqual({ Title: 'x', slug: [1, { a: 'b' }] });
    expect(findings).toEqual([
      'info unknown-front-matter-key 2:1',
      'info unknown-front-matter-key 3:1',
    ]);
  });

  it.each([
    ['year: soon', 'year', '2:7'],
    ['year: 20', 'year', '2:7'],
    ['year: [2020]', 'year', '2:7'],
    ['title: [a, b]', 'title', '2:8'],
    ['title: true', 'title', '2:8'],
    ['date: 2020-02-30', 'date', '2:7'],
    ['date: yesterday', 'date', '2:7'],
    ['authors: 42', 'authors', '2:10'],
    ['authors: [{given: Jane}]', 'authors', '2:10'],
    ['language: "not a language"', 'language', '2:11'],
    ['language: german', 'language', '2:11'],
    ['doi: none', 'doi', '2:6'],
    ['url: example', 'url', '2:6'],
    ['codes: {a: b}', 'codes', '2:8'],
    ['variables: [a]', 'variables', '2:12'],
    ['rendition: copy', 'rendition', '2:12'],
    ['screening: [a]', 'screening', '2:12'],
  ] as const)('reports and leaves out %s', (yaml, field, place) => {
    const { metadata, findings } = read(yaml);
    expect(findings).toEqual([`error front-matter-value ${place}`]);
    expect(metadata[field]).toEqual(EMPTY_METADATA[field]);
  });

  it('reports every mistake, not only the first', () => {
    expect(read('year: x\ntitle: A\ndoi: y\nvariables:\n  a: [1]\n  b: 2\n').findings).toEqual([
      'error front-matter-value 2:7',
      'error front-matter-value 4:6',
      'error front-matter-value 6:6',
    ]);
  });

  it('keeps the variables that are right', () => {
    expect(read('variables: {a: [1], b: 2, c: null}').metadata.variables).toEqual({ b: 2 });
  });

  it('takes the year out of a date, and a date of a year or a month', () => {
    expect(read('date: 1848-05').metadata).toMatchObject({ year: 1848, date: '1848-05' });
    expect(read('date: 1848').metadata).toMatchObject({ year: 1848, date: '1848' });
    expect(read('year: "1848"').metadata).toMatchObject({ year: 1848, date: null });
  });

  it('reports a year that is not that of the date', () => {
    const { metadata, findings } = read('year: 1848\ndate: 1849-01-01');
    expect(findings).toEqual(['warning year-and-date-differ 3:7']);
    expect(metadata.year).toBe(1848);
  });

  it('keeps a type that it does not know, with the nearest that it knows', () => {
    const { metadata, diagnostics } = readFrontMatter('type: laws', 'a.md');
    expect(metadata.type).toBe('laws');
    expect(diagnostics).toMatchObject([{ severity: 'warning', hint: 'Did you mean "law"?' }]);
  });

  it('takes numbers for texts, one text for a list, and a word for a decision', () => {
    const { metadata, findings } = read(
      'title: 1984\nauthors: 敬乂嘉\ncodes: a\nscreening: excluded',
    );
    expect(findings).toEqual([]);
    expect(metadata).toMatchObject({
      title: '1984',
      authors: [{ literal: '敬乂嘉' }],
      codes: ['a'],
      screening: { decision: 'excluded' },
    });
  });

  it.each([
    ['title: [a', 'error front-matter-yaml'],
    ['title: "a', 'error front-matter-yaml'],
    ['a: 1\na: 2', 'error front-matter-yaml'],
    ['- a list', 'error front-matter-yaml'],
    ['just words', 'error front-matter-yaml'],
    ['title: *nothing', 'error front-matter-yaml'],
  ])('that is broken is reported: %s', (yaml, finding) => {
    const { metadata, findings } = read(yaml);
    expect(findings[0]).toContain(finding);
    expect(metadata.title).toBeNull();
  });

  it.each([
    ['deeply nested', `a: ${'['.repeat(20_000)}`],
    ['aliases that multiply', multipliedAliases()],
    ['too long', `a: ${'x'.repeat(1_100_000)}`],
  ])('that is hostile is reported: %s', (_, yaml) => {
    expect(read(yaml).findings.join()).toContain('error front-matter-yaml');
  });

  it('cannot reach the prototype of objects', () => {
    const { metadata } = read('__proto__: {polluted: true}\nvariables: {__proto__: 1}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(metadata.other)).toBe(Object.prototype);
  });

  it('does not keep the body from being read when it is broken', () => {
    const bytes = new TextEncoder().encode('---\ntitle: [a\n---\n# Heading\n\nText.\n');
    const document = readDocument(bytes, { id: 'a', file: 'a.md' });
    expect(document.text).toBe('Heading\nText.');
    expect(document.title).toBe('Heading');
    expect(document.diagnostics).toMatchObject([
      { rule: 'front-matter-yaml', file: 'a.md', line: 2 },
    ]);
  });

  it('that is never closed is text, with a finding', () => {
    const document = readDocument(new TextEncoder().encode('---\ntitle: A\n\nText.\n'), {
      id: 'a',
      file: 'a.md',
    });
    expect(document.text).toBe('title: A\nText.');
    expect(document.diagnostics).toMatchObject([{ rule: 'front-matter-unclosed', line: 1 }]);
  });

  it.each([
    '---\na: b\n---\ntext\n',
    '---  \na: b\n---\t\ntext\n',
    '---\n---\ntext',
    '---\n---',
    '---',
    '----\na: b\n---\n',
    ' ---\na: b\n---\n',
    '---\na: b\n ---\n',
    '---\na: b\n----\n---\nx',
    '---\na: b\n...\nx',
    '\n---\na: b\n---\n',
    '---\n\n\n---\nx',
    '--- x\na: b\n---\n',
  ])('ends where remark-frontmatter lets it end: %j', (text) => {
    const [first, second] = parseFile(text).children;
    const { yaml, bodyStart } = splitFrontMatter(text);
    const isYaml = first?.type === 'yaml';
    expect(yaml === null ? null : yaml.replace(/\n$/, '')).toBe(isYaml ? first.value : null);
    if (isYaml && second?.position)
      expect(bodyStart).toBeLessThanOrEqual(second.position.start.offset ?? 0);
    if (isYaml)
      expect(text.slice(bodyStart)).toBe(
        text.slice(first.position?.end.offset).replace(/^[ \t]*\n/, ''),
      );
  });
});
