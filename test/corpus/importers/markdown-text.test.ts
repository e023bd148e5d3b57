// Plain text, Markdown and HTML: the words that come in are the words that Axial reads.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../../src/corpus/importers/file-name.ts';
import { guessLanguage } from '../../../src/corpus/importers/guess-language.ts';
import { importFile } from '../../../src/corpus/importers/import-file.ts';
import { paragraphsOf } from '../../../src/corpus/importers/import-text.ts';
import { joinLines, vocabularyOf } from '../../../src/corpus/importers/pdf-words.ts';
import { writeFrontMatter } from '../../../src/corpus/importers/write-front-matter.ts';
import { joinedText, writeMarkdown } from '../../../src/corpus/importers/write-markdown.ts';
import { readDocument } from '../../../src/corpus/read-document.ts';

function project(markdown: string): string {
  return readDocument(Buffer.from(markdown), { id: 'x', file: 'x.md' }).text;
}

async function contentOf(
  source: string | Uint8Array,
  name: string,
): Promise<{ content: string; rules: string[] }> {
  const { imported, findings } = await importFile(Buffer.from(source as string), {
    file: name,
    name,
  });
  return { content: imported?.content ?? '', rules: findings.map(({ rule }) => rule) };
}

describe('a paragraph', () => {
  const tricky = [
    '1. No list',
    '- no list',
    '+ none',
    '# no heading',
    '> no quotation',
    '*no* _emphasis_',
    '`no code`',
    '[no](link)',
    '![no](image)',
    '[no]: definition',
    '[^1] no note',
    '[^1]: no note',
    ':tag[none]',
    ':::none',
    '<b>no</b> HTML',
    '<!-- no comment -->',
    '&amp; no entity',
    '&#10;',
    'a | b',
    '| a | b |',
    '--- none',
    '***',
    '=== none',
    '```',
    '~~~',
    '    no code',
    '\\ backslash \\*',
    'C:N Fundstelle:BGBl 3:4',
    'https://example.org/a_b',
    '2026年1月1日起施行。',
    '“quoted”',
    'tab\there',
    '{none}',
    '$x$',
    '@none',
    '~none~',
    '*',
    '_',
    '-',
    '+',
    '1)',
    '#',
    '>',
  ];
  it.each(tricky)('with %s comes back as it was', (text) => {
    const tree = {
      type: 'root' as const,
      children: [
        { type: 'paragraph' as const, children: [{ type: 'text' as const, value: text }] },
      ],
    };
    const expected = text.replace(/^ {4}/, '').replace('tab\there', 'tab\there');
    expect(project(writeMarkdown(tree)).trim()).toBe(expected.trim());
  });

  it('of any text comes back as it was', () => {
    const word = fc.constantFrom(
      ...tricky,
      'word',
      '政府',
      'and',
      'é',
      '😀',
      '(',
      ')',
      '.',
      ',',
      '"',
      "'",
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const text = words.join(' ').replace(/\s+/g, ' ').trim();
        const tree = {
          type: 'root' as const,
          children: [
            { type: 'paragraph' as const, children: [{ type: 'text' as const, value: text }] },
          ],
        };
        expect(project(writeMarkdown(tree))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('plain text', () => {
  it('has paragraphs between blank lines where its lines are short, and at every line end where not', () => {
    expect(paragraphsOf('One line\nof two.\n\nNext.\n')).toEqual(['One line\nof two.', 'Next.']);
    const long = 'x'.repeat(200);
    expect(paragraphsOf(`${long}\nshort\n${long}`)).toEqual([long, 'short', long]);
    expect(paragraphsOf('　　第一段，\n接着。\n　　第二段。')).toEqual([
      '第一段，\n接着。',
      '第二段。',
    ]);
  });

  it('joins lines as Axial reads soft breaks', () => {
    expect(joinedText('two \n words')).toBe('two words');
    expect(joinedText('政府，\n  社会')).toBe('政府，社会');
    expect(project('政府，\n社会\ntwo\nwords')).toBe(
      project(joinedText('政府，\n社会\ntwo\nwords')),
    );
  });

  it('is decoded by its mark, as UTF-8, as GB18030, or as Windows-1252, with a word about a guess', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Größe', 'utf16le')]);
    expect(await contentOf(utf16, 'a.txt')).toEqual({
      content: '---\ntitle: a\n---\n\nGröße\n',
      rules: [],
    });
    const gb = Buffer.from([0xd5, 0xfe, 0xb8, 0xae, 0xb9, 0xba, 0xc2, 0xf2]);
    expect(await contentOf(gb, 'a.txt')).toEqual({
      content: '---\ntitle: a\nlanguage: zh\n---\n\n政府购买\n',
      rules: ['guessed-encoding'],
    });
    expect((await contentOf(Buffer.from('Gr\u00f6\u00dfe', 'latin1'), 'a.txt')).content).toContain(
      'Größe',
    );
  });

  it('keeps its name as title, and an empty one is a warning', async () => {
    expect((await contentOf('Words.', 'My file (2).txt')).content).toContain(
      'title: My file (2)\n',
    );
    expect((await contentOf(' \n', 'a.txt')).rules).toEqual(['empty-document']);
  });
});

describe('Markdown', () => {
  it('stays word for word, with its front matter', async () => {
    const source =
      '---\ntitle: "Mine"\nauthors: [A B]\n---\n\n# Mine\n\n:code[x]{memo="y"} and *z*\n';
    expect((await contentOf(source, 'a.md')).content).toBe(source);
  });

  it('gets a front matter where it has none, with the heading as title, else the name', async () => {
    expect((await contentOf('# Heading\n\nText.\n', 'a.md')).content).toBe(
      '---\ntitle: Heading\n---\n\n# Heading\n\nText.\n',
    );
    expect((await contentOf('Text.\n', 'a.markdown')).content).toBe(
      '---\ntitle: a\n---\n\nText.\n',
    );
  });
});

describe('web pages', () => {
  it('give their article, and say what they leave out', async () => {
    const page = `<html lang="en-GB"><head><title>Site: Article</title><meta name="citation_title" content="The &amp; Article">
      <meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Bo Chen">
      <meta name="citation_publication_date" content="2013/03/05"><meta name="citation_doi" content="doi:10.1000/182">
      <meta name="citation_journal_title" content="Journal"><link rel="canonical" href="https://example.org/a"></head>
      <body><nav>Menu</nav><main><h1>The Article</h1><p>First<br>line. <a href="https://example.org/b">Link</a></p>
      <p>Picture <img src="x.png" alt="of trust"> and <img src="y.png">.</p></main><footer>Imprint</footer></body></html>`;
    const { content, rules } = await contentOf(page, 'page.html');
    expect(rules).toEqual(['left-out']);
    const document = readDocument(Buffer.from(content), { id: 'x', file: 'x.md' });
    expect(document.diagnostics).toEqual([]);
    expect(document.text).toBe('The Article\nFirst line. Link\nPicture of trust and .');
    expect(document.metadata).toMatchObject({
      title: 'The & Article',
      authors: [
        { family: 'Lee', given: 'Ann' },
        { family: 'Chen', given: 'Bo' },
      ],
      date: '2013-03-05',
      venue: 'Journal',
      doi: '10.1000/182',
      url: 'https://example.org/a',
      language: 'en-GB',
    });
  });

  it('are decoded as they declare', async () => {
    const page = Buffer.concat([
      Buffer.from('<meta charset="gb2312"><p>'),
      Buffer.from([0xd5, 0xfe, 0xb8, 0xae]),
      Buffer.from('</p>'),
    ]);
    expect((await contentOf(page, 'a.html')).content).toContain('政府');
  });
});

describe('words parted at line ends', () => {
  const vocabulary = vocabularyOf([
    'policy-making is the decision of making it',
    'government there',
  ]);
  it.each([
    ['the govern-', 'ment said', 'the government said'],
    ['of policy-', 'making', 'of policy-making'],
    ['a decision-', 'making body', 'a decision-making body'],
    ['the five-', 'year plan', 'the five-year plan'],
    ['Anglo-', 'American', 'Anglo-American'],
    ['soft\u00ad', 'ly', 'softly'],
    ['pages 12-', '14', 'pages 12- 14'],
    ['政府', '服务', '政府服务'],
    ['two', 'words', 'two words'],
    ['政府 NGO', '服务', '政府 NGO 服务'],
  ])('%s | %s', (first, second, joined) => {
    expect(joinLines(first, second, vocabulary)).toBe(joined);
  });
});

describe('names of files', () => {
  it.each([
    ['Spires 2011: “Contingent Symbiosis”', 'Spires-2011-Contingent-Symbiosis'],
    ['中华人民共和国政府采购法（2014）', '中华人民共和国政府采购法（2014）'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\temp\\x', 'C-temp-x'],
    ['con', 'con-'],
    ['NUL.backup', 'NUL.backup-'],
    ['.hidden', 'hidden'],
    ['-rf', 'rf'],
    ['a#b?c%d e', 'a-b-c-d-e'],
    ['Gro\u0308ße', 'Größe'],
    ['a\u202eb\u0000c', 'a-b-c'],
    ['', 'document'],
    ['...', 'document'],
    ['名'.repeat(200), '名'.repeat(60)],
  ])('%s gives %s', (text, name) => {
    expect(safeFileName(text)).toBe(name);
  });

  it('are safe whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aé名-. /\\:*?"<>|#%\u0000\u0308\u202e\ud800😀') }),
        (text) => {
          const name = safeFileName(text);
          expect(name).toMatch(/^[^\s/\\:*?"<>|#%.-][^\s/\\:*?"<>|#%]*$/u);
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(181);
          expect(name).toBe(name.normalize('NFC'));
        },
      ),
    );
  });
});

describe('front matter', () => {
  it('reads back as what was written', () => {
    const fields = {
      title: 'A: "title" # with signs',
      authors: [
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
        { literal: 'Ministry of Finance' },
        { family: '王', given: '玉龙' },
        { literal: 'Jane Doe' },
        { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      ],
      date: '2013-03',
      type: 'paper',
      url: 'https://example.org/?a=b#c',
      doi: '10.1000/182',
      language: 'zh-Hans',
      citekey: 'no',
    };
    const document = readDocument(Buffer.from(writeFrontMatter(fields)), { id: 'x', file: 'x.md' });
    expect(document.diagnostics).toEqual([]);
    expect(document.metadata).toMatchObject(fields);
  });

  it('leaves out what it would refuse', () => {
    const written = writeFrontMatter({
      title: 'T',
      doi: 'none',
      url: 'nowhere',
      year: 20,
      language: 'x y',
    });
    expect(written).toBe('---\ntitle: T\n---\n');
  });
});

describe('languages', () => {
  it.each([
    ['新时代政府购买服务 NGO', 'zh'],
    ['日本のボランティア活動について', 'ja'],
    ['정부와 시민사회', 'ko'],
    ['الحكومة والمجتمع', 'ar'],
    ['دولت و جامعه می‌گویند', null],
    ['Government and society', null],
    ['Правительство', null],
    ['', null],
  ])('%s is %s', (text, language) => {
    expect(guessLanguage(text)).toBe(language);
  });
});
