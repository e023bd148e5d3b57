// Any bytes are a document: what is wrong with them is a finding.
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../src/corpus/source-document.ts';

function read(content: string | Uint8Array, id = 'folder/name'): SourceDocument {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readDocument(bytes, { id, file: `corpus/${id}.md`, defaultLanguage: 'de' });
}

describe('a document', () => {
  it('has the title of its front matter, else of its first heading, else of its file', () => {
    expect(read('---\ntitle: A\n---\n# B\n').title).toBe('A');
    expect(read('text\n\n## B *c*\n').title).toBe('B c');
    expect(read('text').title).toBe('name');
  });

  it('has the language of its front matter, else that of the study', () => {
    expect(read('---\nlanguage: en-GB\n---\n').language).toBe('en-GB');
    expect(read('text').language).toBe('de');
  });

  it('has a hash of its text alone', () => {
    expect(read('*a*').hash).toBe(read('---\nyear: 2020\n---\na\n').hash);
    expect(read('a').hash).not.toBe(read('b').hash);
    // SHA-256 of "axial-text-1\n", as sha256sum gives it.
    expect(read('').hash).toBe('19a9332ef9c4d4b4b369fe70f5b9de65a858f32de73a4a6458be24fc2c666537');
  });

  it('takes the names of excluded sections from its options', () => {
    const bytes = new TextEncoder().encode('# Notes\n\na\n\n# References\n\nb\n');
    const { sections } = readDocument(bytes, { id: 'a', file: 'a.md', exclude: ['notes'] });
    expect(sections.map(({ path, excluded }) => [path.join(), excluded])).toEqual([
      ['Notes', true],
      ['References', false],
    ]);
  });

  it('has its findings in the order of the file', () => {
    const lines = read('---\nyear: x\n---\n<p>a</p>\n\n:::b\n\n<p>c</p>\n').diagnostics.map(
      ({ line }) => line,
    );
    expect(lines).toEqual([2, 4, 6, 6, 8]);
  });
});

describe('bad input', () => {
  it('that is empty is a document without text', () => {
    for (const content of ['', '\n', '\ufeff', '---\n---\n', '<!-- nothing -->']) {
      expect(read(content)).toMatchObject({
        text: '',
        blocks: [],
        sections: [],
        lines: [],
        tags: [],
      });
    }
  });

  it('that is not UTF-8 shows U+FFFD and says where', () => {
    const bytes = Uint8Array.from([97, 10, 10, 98, 0xff, 99, 13, 10, 13, 10, 0xc3, 10]);
    const document = read(bytes);
    expect(document.text).toBe('a\nb\ufffdc\n\ufffd');
    expect(document.diagnostics).toMatchObject([
      { rule: 'invalid-utf8', severity: 'error', line: 3 },
    ]);
    expect(document.diagnostics[0]?.message).toContain('2 lines');
  });

  it('that is UTF-16 is told to be', () => {
    const [finding] = read(Uint8Array.from([0xff, 0xfe, 97, 0, 10, 0])).diagnostics;
    expect(finding?.hint).toContain('UTF-16');
  });

  it('that holds U+FFFD itself is no finding', () => {
    expect(read('a\ufffdb').diagnostics).toEqual([]);
  });

  it.each([
    ['quotations on one line', `${'> '.repeat(400)}x`],
    ['lists on one line', `${'- '.repeat(400)}x`],
    ['lists and quotations on one line', `${'> - '.repeat(200)}x`],
    ['numbered lists on one line', `${'1. '.repeat(400)}x`],
  ])('of 400 nested %s has one block', (_, content) => {
    const document = read(content);
    expect(document.text).toBe('x');
    expect(document.blocks).toHaveLength(1);
  });

  it('of 400 nested lists, line by line, has a block each', () => {
    const lines = Array.from(
      { length: 400 },
      (_, level) => `${'  '.repeat(level)}- level ${level}`,
    );
    const document = read(lines.join('\n'));
    expect(document.blocks).toHaveLength(400);
    expect(document.text.endsWith('\nlevel 399')).toBe(true);
  });

  it('of 400 nested quotations, line by line, has a block each', () => {
    const lines = Array.from(
      { length: 400 },
      (_, level) => `${'> '.repeat(level + 1)}level ${level}\n${'> '.repeat(level + 1)}`,
    );
    expect(read(lines.join('\n')).blocks).toHaveLength(400);
  });

  it.each([
    ['of words', 'word and ', 'word and '],
    ['with links', 'word [and](x) ', 'word and '],
    ['with emphasis', 'word **and** ', 'word and '],
    ['with entities', 'word &amp; ', 'word & '],
    ['with stray brackets', 'wo[rd and ', 'wo[rd and '],
    ['with stray asterisks', '*word and ', '*word and '],
  ])('of one line of 5 MB %s is one block', (_, unit, expected) => {
    const count = Math.ceil(5_000_000 / unit.length);
    const document = read(unit.repeat(count));
    expect(document.blocks).toHaveLength(1);
    // Not toBe: the difference between two texts of this length would take all memory.
    expect(document.text === expected.repeat(count).trimEnd()).toBe(true);
    expect(document.diagnostics).toEqual([]);
  });

  it('of one line of 5 MB with marks that nobody can tell apart is shown as written', () => {
    const line = 'wo*rd *and* '.repeat(420_000).trimEnd();
    const document = read(line);
    expect(document.text === line).toBe(true);
    expect(document.diagnostics).toMatchObject([
      { rule: 'dense-markup', severity: 'warning', line: 1 },
    ]);
  });

  it('of 3,000 nested quotations around code is shown as written', () => {
    const document = read(`a\n\n${'> '.repeat(3000)}\n${'> '.repeat(3000)}\`\`\`\n\nb\n`);
    expect(document.blocks.at(-1)).toMatchObject({ kind: 'paragraph', line: 6 });
    expect(document.diagnostics).toMatchObject([{ rule: 'nested-too-deeply', line: 3 }]);
  });

  it.each([
    ['asterisks', '*'.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['closing brackets', 'a]('.repeat(50_000)],
    ['opening tags', ':a['.repeat(50_000)],
    ['angles', '<a '.repeat(50_000)],
    ['comments', '<!-- '.repeat(50_000)],
    ['backslashes', '\\'.repeat(100_000)],
    ['spaces', `a${' '.repeat(1_000_000)}b`],
    ['fences', '```\n'.repeat(20_000)],
    ['tags around blocks', ':::a\n'.repeat(2_000)],
    ['underscores', `${'_a_'.repeat(50_000)}`],
    ['pipes', `|${'|'.repeat(50_000)}`],
    ['ampersands', '&'.repeat(100_000)],
    ['hyphens', `a\n${'-'.repeat(100_000)}`],
    ['number signs', '#'.repeat(100_000)],
  ])('made of nothing but %s is read in time', (_, content) => {
    expect(read(content).text).not.toContain('\n\n');
  });

  it('of random bytes is a document', () => {
    let state = 1;
    for (let round = 0; round < 30; round += 1) {
      const bytes = Uint8Array.from({ length: 2000 }, () => {
        state = (state * 48271) % 2147483647;
        return state % 256;
      });
      const { text, blocks } = read(bytes);
      expect(blocks.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
    }
  });
});
