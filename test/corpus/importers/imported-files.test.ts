// Real files of Pandoc and LibreOffice: what Axial reads of the imported document holds the source's words.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../../src/corpus/importers/import-file.ts';
import { readDocument } from '../../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../../src/corpus/source-document.ts';

const FOLDER = new URL('../../fixtures/importers/', import.meta.url);

function fixture(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER));
}

async function imported(
  name: string,
): Promise<{ document: SourceDocument; content: string; rules: string[] }> {
  const { imported: file, findings } = await importFile(fixture(name), { file: name, name });
  if (!file) throw new Error(JSON.stringify(findings));
  const document = readDocument(Buffer.from(file.content), { id: 'x', file: 'x.md' });
  expect(document.diagnostics).toEqual([]);
  return { document, content: file.content, rules: findings.map(({ rule }) => rule) };
}

function wordsOf(text: string): string[] {
  return (text.match(/\p{L}[\p{L}\p{M}]*(?:-\p{L}+)*|\d+|\p{Script=Han}/gu) ?? []).sort();
}

/** Words of the paragraphs and headings in a LibreOffice source, notes included. */
function sourceWords(name: string): string[] {
  const body = /<office:body>(.*)<\/office:body>/s.exec(fixture(name).toString('utf8'))?.[1] ?? '';
  return wordsOf(
    body
      .replace(/<text:note-citation>\d+<\/text:note-citation>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&amp;/g, '&'),
  );
}

function blocksOf({ blocks, text }: SourceDocument): [string, string | null, string][] {
  return blocks.map((block) => [block.kind, block.page, text.slice(block.start, block.end)]);
}

describe.each(['trust.docx', 'trust.html'])('%s of Pandoc', (name) => {
  it('gives headings, lists, tables, quotations, footnotes and every word', async () => {
    const { document, rules } = await imported(name);
    expect(rules).toEqual([]);
    const blocks = blocksOf(document).map(([kind, , text]) => [kind, text]);
    expect(blocks).toEqual([
      ['heading', 'Trust and contracts'],
      ['paragraph', 'Jane Doe'],
      ['heading', 'Trust and contracts'],
      [
        'paragraph',
        'The agencies trust their partners to report honestly. Cost & benefit: 3 < 4, really; see the page. A line with * stars, under and code.',
      ],
      ['heading', 'What was found'],
      ['item', 'First finding: trust:deficit[not a tag] stays text.'],
      ['item', 'Second finding'],
      ['item', 'a nested item'],
      ['item', '另一个条目：政府与社会组织'],
      ['row', 'Country\tShare'],
      ['row', 'China\t12 %'],
      ['row', 'UK\t7 | 8 %'],
      ['quote', 'A quoted paragraph about the legal vacuum.'],
      ['paragraph', '中文段落：新时代政府购买服务中，政府与社会组织的关系。'],
      ['footnote', 'A footnote with words of its own.'],
    ]);
    expect(document.tags).toEqual([]);
  });

  it('gives what the file says of its source', async () => {
    const { document } = await imported(name);
    expect(document.metadata).toMatchObject({
      title: 'Trust and contracts',
      authors: [{ family: 'Doe', given: 'Jane' }],
      language: 'en',
    });
  });
});

describe('paper.pdf: running heads, printed page numbers, a footnote, words parted at line ends', () => {
  it('holds every word of the source once, and nothing else', async () => {
    const { document, rules } = await imported('paper.pdf');
    expect(wordsOf(document.text)).toEqual(sourceWords('paper.fodt'));
    expect(rules).toEqual(['left-out']);
  });

  it('knows paragraphs, headings and pages as they are printed', async () => {
    const { document } = await imported('paper.pdf');
    const blocks = blocksOf(document);
    expect(blocks.map(([kind, page, text]) => `${kind} ${page} ${text.slice(0, 24)}`)).toEqual([
      'heading 405 Trust and contracts',
      'paragraph 405 Governments in many coun',
      'paragraph 405 Our argument has two ste',
      'heading 405 1 The decision-making of',
      'footnote 405 Some contracts say it; s',
      'paragraph 405 Local decision-making fo',
      'paragraph 406 The lists changed twice ',
      'heading 406 2 What the organisations',
      'paragraph 406 Organisations learned qu',
      'paragraph 406 The evidence does not sp',
      'heading 407 References',
      'paragraph 407 Wang, L. (2019). An inve',
    ]);
    const at = document.text.indexOf('nothing and the risk of buying from');
    expect(document.pages.find(({ page }) => page === '406')?.offset).toBeLessThanOrEqual(at);
    expect(document.text).toContain('the risk of buying nothing and the risk');
  });

  it('says what it left out, and keeps the mark of the footnote', async () => {
    const { imported: file, findings } = await importFile(fixture('paper.pdf'), {
      file: 'p.pdf',
      name: 'p.pdf',
    });
    expect(findings[0]?.message).toBe(
      'Running heads were left out: “Journal of Invented Studies 7 (2)”.',
    );
    expect(file?.content).toContain('at what price[^1]; it seldom');
    expect(file?.pages).toBe(3);
  });
});

describe('columns.pdf: two columns', () => {
  it('reads one column after the other and makes parted words whole', async () => {
    const { document } = await imported('columns.pdf');
    expect(wordsOf(document.text)).toEqual(sourceWords('columns.fodt'));
    expect(document.text).toContain(
      'First, the legal vacuum around purchase leaves officials without protection',
    );
    expect(document.text).toContain('latest five-year plan');
    expect(document.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(4);
  });
});

describe('zh.pdf: Chinese', () => {
  it('sets no blanks between characters, and says that it is Chinese', async () => {
    const { document } = await imported('zh.pdf');
    expect(document.metadata.language).toBe('zh');
    expect(document.text).toContain('却很少规定当一方不再信任另一方时应当怎样处理');
    const source = sourceWords('zh.fodt')
      .filter((word) => /\p{Script=Han}/u.test(word))
      .join('');
    expect(document.text.replace(/[^\p{Script=Han}]/gu, '')).toHaveLength(
      source.length + '虚构研究学报'.length,
    );
  });
});

describe('gbk.pdf: characters by a table of Adobe’s, as older Chinese PDFs have them', () => {
  it('is read with the table that comes with Axial', async () => {
    const { document } = await imported('gbk.pdf');
    expect(document.text).toBe('政府购买服务');
  });
});

describe('libreoffice.docx', () => {
  it('knows headings by their outline level, and has every word', async () => {
    const { document, content } = await imported('libreoffice.docx');
    expect(wordsOf(document.text)).toEqual(sourceWords('paper.fodt'));
    expect(content.match(/^#+ .*/gm)).toEqual([
      '# Trust and contracts',
      '## 1 The decision-making of local officials',
      '## 2 What the organisations did',
      '## References',
    ]);
  });
});
