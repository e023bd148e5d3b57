// A document that was stored is the document that was read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockIndexAt, lineAt } from '../../src/corpus/places.ts';
import { readDocument } from '../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../src/corpus/source-document.ts';
import { encodeDocument, ownTitle } from '../../src/index/encode-document.ts';
import { traitsOf } from '../../src/index/prepare-batch.ts';
import { StoredDocument } from '../../src/index/stored-document.ts';
import { markdown } from './markdown-texts.ts';

function read(text: string): SourceDocument {
  return readDocument(new TextEncoder().encode(text), { id: 'a/b', file: 'corpus/a/b.md' });
}

function store(document: SourceDocument): StoredDocument {
  const { id, file, title, language, blocks, metadata } = document;
  const { head, outline, pieces, pieceBlocks } = encodeDocument(document);
  const traits = traitsOf(document);
  return new StoredDocument(
    {
      ...{ number: 1, id, file, title, language, year: metadata.year, traits },
      ...{ blocks: blocks.length, pieceBlocks },
    },
    {
      head: () => head,
      outline: () => outline,
      piece: (index) => pieces[index] ?? new Uint8Array(),
    },
  );
}

/** All fields as plain values. */
function fieldsOf(document: SourceDocument): SourceDocument {
  const { id, file, text, hash, metadata, title, language } = document;
  const { blocks, sections, lines, pages, tags, diagnostics } = document;
  return {
    id,
    file,
    text,
    hash,
    metadata,
    title,
    language,
    blocks,
    sections,
    lines,
    pages,
    tags,
    diagnostics,
  };
}

describe('a stored document', () => {
  test('has every field of the document that was read, whatever stands in it', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const document = read(text);
        expect(fieldsOf(store(document))).toEqual(fieldsOf(document));
      }),
    );
  });

  test('gives the text of one block without the others', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const document = read(text);
        const stored = store(document);
        document.blocks.forEach(({ start, end }, index) => {
          expect(stored.blockText(index)).toBe(document.text.slice(start, end));
        });
      }),
    );
  });

  test('finds the line of any place without the list of lines', () => {
    fc.assert(
      fc.property(markdown, fc.nat(400), (text, offset) => {
        const document = read(text);
        expect(store(document).lineAt(offset)).toBe(lineAt(document, offset));
      }),
    );
  });

  test('in many pieces is the same', () => {
    const paragraphs = Array.from({ length: 400 }, (_, number) =>
      number % 40 === 0
        ? `## Part ${number}\n\n<!-- page ${number} -->`
        : `Paragraph ${number} with ä,\n依赖 and 😀,\nover three lines. ${'x'.repeat(number)}`,
    );
    const document = read(`Before.\n\n${paragraphs.join('\n\n')}\n`);
    expect(encodeDocument(document).pieces.length).toBeGreaterThan(8);
    const stored = store(document);
    expect(fieldsOf(stored)).toEqual(fieldsOf(document));
    for (let offset = 0; offset <= document.text.length; offset += 7) {
      expect(stored.blockIndexAt(offset)).toBe(blockIndexAt(document, offset));
      expect(stored.lineAt(offset)).toBe(lineAt(document, offset));
    }
  });

  test('knows which blocks hold some text, and their text whether the whole was read or not', () => {
    const document = read(
      Array.from(
        { length: 300 },
        (_, n) => `Ä ${n}. ${n % 7 === 0 ? '§ ' : ''}${'x'.repeat(n)}`,
      ).join('\n\n'),
    );
    expect(encodeDocument(document).pieces.length).toBeGreaterThan(4);
    const stored = store(document);
    const own = document.blocks.map(({ start, end }) => document.text.slice(start, end));
    for (const pattern of [/§/g, /x{290}|Ä 1\d\./g, /none/g]) {
      const holding = own.flatMap((text, index) => (text.match(pattern) ? [index] : []));
      expect([...stored.blocksHolding(pattern)]).toEqual(holding);
    }
    expect(own.map((_, index) => stored.blockText(index))).toEqual(own);
    expect(own.map((_, index) => store(document).blockText(index))).toEqual(own);
  });

  test('keeps pages, sections without a heading, and what is wrong', () => {
    const document = read(
      'Before.\n\n<!-- page 3 -->\n\n# Äther\n\nText <!-- page 4 --> goes on.\n\n## References\n\n:::gap\n\n:::\n',
    );
    const stored = store(document);
    expect(stored.blocks.map(({ page }) => page)).toEqual([null, '3', '3', '4']);
    expect(stored.sections.map(({ path, excluded }) => [path, excluded])).toEqual([
      [[], false],
      [['Äther'], false],
      [['Äther', 'References'], true],
    ]);
    expect(stored.diagnostics.map(({ rule, file }) => [rule, file])).toEqual([
      ['empty-tag', 'corpus/a/b.md'],
    ]);
  });
});

test('a document has a title of its own unless it is called after its file', () => {
  expect(ownTitle(read('Just text.'))).toBeNull();
  expect(ownTitle(read('# A heading'))).toBe('A heading');
  expect(ownTitle(read('---\ntitle: b\n---\n'))).toBe('b');
});
