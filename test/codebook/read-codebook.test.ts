// What a codebook comes to: values, defaults, order, hash; and files that no person wrote.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/codebook/codebook.ts';
import { readCodebook } from '../../src/codebook/read-codebook.ts';

const read = (content: string) => readCodebook([{ file: 'codebook/a.yaml', content }]);

describe('a code', () => {
  it('has what its file says', () => {
    const { codebook, diagnostics } = read(`# top
id: trust-deficit
name: Trust deficit
color: "#B50"
definition: |
  No trust.
include: [one, two]
exclude:
  - three
examples:
  positive: [They lack trust.]
  negative: [They trust.]
emergent: true
deprecated: true
rules:
  - id: lack
    query: '  lack* NEAR/1 trust '
    language: en
    unit: sentence
    span: match
`);
    expect(diagnostics).toEqual([]);
    const code = codebook.codes.get('trust-deficit');
    expect(code).toMatchObject({
      name: 'Trust deficit',
      color: '#bb5500',
      definition: 'No trust.',
      include: ['one', 'two'],
      exclude: ['three'],
      positive: ['They lack trust.'],
      negative: ['They trust.'],
      emergent: true,
      deprecated: true,
      parent: null,
      file: 'codebook/a.yaml',
      line: 2,
    });
    expect(code?.rules).toMatchObject([
      {
        id: 'lack',
        code: 'trust-deficit',
        source: 'lack* NEAR/1 trust',
        language: 'en',
        unit: 'sentence',
        span: 'match',
        query: { kind: 'proximity', operator: 'near', distance: 1 },
      },
    ]);
  });

  it('needs an id and a definition only', () => {
    const { codebook, diagnostics } = read(
      'id: low-trust\ndefinition: d\nrules: [{ id: r, query: x }]\n',
    );
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['no-examples']);
    expect(codebook.codes.get('low-trust')).toMatchObject({
      name: 'Low trust',
      include: [],
      positive: [],
      emergent: false,
      deprecated: false,
      rules: [{ language: null, unit: 'paragraph', span: 'sentence' }],
    });
  });

  it('has the colour of its parent, or one of the palette', () => {
    const { codebook } = read(`- id: a
  definition: d
  color: '#123456'
  children:
    - { id: b, definition: d, children: [{ id: c, definition: d, color: "#abc" }, { id: e, definition: d }] }
- { id: f, definition: d }
- { id: g, definition: d }
`);
    const colors = [...codebook.codes.values()].map(({ id, color }) => `${id} ${color}`);
    expect(colors).toEqual([
      'a #123456',
      'b #123456',
      'c #aabbcc',
      'e #123456',
      'f #d55e00',
      'g #009e73',
    ]);
  });

  it('has a hash of its meaning, by canonical JSON', () => {
    const meaning =
      'definition: Vacuum – 真空\ninclude: ["a \\"b\\""]\nexamples: { positive: [p] }\n';
    const { codebook } = read(`id: a\n${meaning}`);
    const canonical =
      '{"definition":"Vacuum – 真空","examples":{"negative":[],"positive":["p"]},"exclude":[],"include":["a \\"b\\""]}';
    const expected = createHash('sha256').update(canonical, 'utf8').digest('hex');
    expect(codebook.codes.get('a')?.hash).toBe(expected);
    const other = read(`id: b\nname: N\ncolor: "#123"\nemergent: true\n${meaning}`).codebook;
    expect(other.codes.get('b')?.hash).toBe(expected);
    expect(read('id: a\ndefinition: e\n').codebook.codes.get('a')?.hash).not.toBe(expected);
  });

  it('keeps what can be read beside a mistake', () => {
    const { codebook } = read(`- id: a
  definition: d
  color: red
  include: [x, 5, y]
  rules:
    - id: good
      query: x
    - id: bad
      query: x
      unit: page
    - id: worse
      query: (x
- definition: no id
  children:
    - { id: orphan, definition: d }
- id: a
  definition: second
  children:
    - { id: kept, definition: d }
`);
    expect([...codebook.codes.keys()]).toEqual(['a', 'orphan', 'kept']);
    expect(codebook.codes.get('a')).toMatchObject({
      color: '#0072b2',
      include: ['x', 'y'],
      definition: 'd',
    });
    expect(allRules(codebook).map(({ id }) => id)).toEqual(['good']);
    expect(codebook.roots.map(({ id }) => id)).toEqual(['a', 'orphan', 'kept']);
  });
});

describe('a codebook', () => {
  it('has its codes in the order of files and lines, parents before children', () => {
    const { codebook, diagnostics } = readCodebook([
      {
        file: 'b.yaml',
        content:
          '\uFEFF- id: z\r\n  definition: d\r\n  children:\r\n  - {id: y, definition: d}\r\n- id: x\r\n  definition: d\r\n',
      },
      { file: 'a.yaml', content: 'definition: d\nid: w\n' },
      { file: 'empty.yaml', content: '# nothing yet\n' },
      { file: 'empty2.yaml', content: '' },
    ]);
    expect(diagnostics).toEqual([]);
    expect([...codebook.codes.values()].map(({ id, line }) => `${id}:${line}`)).toEqual([
      'z:1',
      'y:4',
      'x:5',
      'w:1',
    ]);
    expect(codebook.roots.map(({ id }) => id)).toEqual(['z', 'x', 'w']);
  });

  it('is read where others only see syntax errors: the rest of the file counts', () => {
    const { codebook, diagnostics } = read(`- id: a
  definition: d
  rules:
    - id: r
      query: @b
- id: b
  definitoin: d
  definition: e
`);
    expect(diagnostics.map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      '5 yaml-syntax',
      '7 unknown-key',
    ]);
    expect([...codebook.codes.keys()]).toEqual(['a', 'b']);
  });

  it('may use aliases for texts and lists of texts', () => {
    const { codebook, diagnostics } = read(`- id: a
  definition: d
  include: &cases [one, &two two]
- id: b
  definition: *two
  include: *cases
`);
    expect(diagnostics).toEqual([]);
    expect(codebook.codes.get('b')).toMatchObject({ definition: 'two', include: ['one', 'two'] });
  });

  it('is the one that the documentation shows', () => {
    const page = readFileSync('docs/codebook.md', 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const { codebook, diagnostics } = read(example);
    expect(diagnostics).toEqual([]);
    expect([...codebook.codes.keys()]).toEqual(['trust-deficit', 'doubt-of-capacity']);
  });
});

describe('a hostile file', () => {
  const bomb = ['- &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++) {
    bomb.push(`- &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
  }
  const lists = bomb.map((line) => `    ${line}`).join('\n');

  it.each([
    ['brackets without end', '['.repeat(100_000), 'too-deep'],
    ['dashes without end', '- '.repeat(50_000), 'too-deep'],
    ['braces without end', '{a: '.repeat(50_000), 'too-deep'],
    ['more text than a codebook', `definition: ${'x'.repeat(4_000_000)}`, 'too-large'],
    ['a bomb of aliases', `id: a\ndefinition: d\ninclude:\n${lists}\n`, 'too-large'],
  ])('is refused quickly: %s', (_name, content, rule) => {
    const { codebook, diagnostics } = read(content);
    expect(diagnostics.map((finding) => finding.rule)).toContain(rule);
    expect(codebook.codes.size).toBeLessThan(2);
  });

  it('may call its keys as JavaScript does', () => {
    const { diagnostics } = read(
      'id: a\ndefinition: d\n__proto__: x\nconstructor: y\ntoString: z\n',
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Unknown key "__proto__".',
      'Unknown key "constructor".',
      'Unknown key "toString".',
    ]);
  });

  it('places a mistake behind a broken quotation on its own line', () => {
    // The YAML library's own counter passes over the line end behind "d".
    const content = '"a: b\nc: "d".\nid: e\nname: "f';
    const { diagnostics } = readCodebook([{ file: 'a.yaml', content }], { examples: false });
    expect(diagnostics.map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [2, 5],
      [4, 9],
    ]);
  });

  it('never ends the run, however it is mutated', () => {
    const whole = readFileSync('codebook/dependence.yaml', 'utf8').slice(0, 2500);
    const piece = fc.constantFrom(
      '',
      '"',
      "'",
      ':',
      '- ',
      '\n',
      '  ',
      '\t',
      '#',
      '&a ',
      '*a',
      '[',
      '}',
      '|',
      '>',
      '!x ',
      '? ',
      '---\n',
      '@',
      '\0',
      '\r',
      '\uFEFF',
      '信',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(12), piece), { minLength: 1, maxLength: 4 }),
        (edits) => {
          let content = whole;
          for (const [at, removed, added] of edits) {
            content = content.slice(0, at) + added + content.slice(at + removed);
          }
          const { diagnostics } = readCodebook([{ file: 'a.yaml', content }], { examples: false });
          const lines = content.split('\n');
          for (const { line, column } of diagnostics) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeGreaterThanOrEqual(1);
            expect(column).toBeLessThanOrEqual((lines[(line ?? 1) - 1]?.length ?? 0) + 2);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
