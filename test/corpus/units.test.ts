import { describe, expect, it } from 'vitest';
import { blockAt, blockIndexAt, lineAt, pageAt, sectionAt } from '../../src/corpus/places.ts';
import { readDocument } from '../../src/corpus/read-document.ts';
import { type UnitKind, unitsOf } from '../../src/corpus/units.ts';

const MARKDOWN = `Before. A second sentence.

# Law

One line
and another. The end.

- item

\`\`\`
code
\`\`\`

<!-- page 4 -->

| a | b |
|---|---|
| c <!-- page 5 --> d | e |

# References

> Smith, J. 2010. A book.
`;
const document = readDocument(new TextEncoder().encode(MARKDOWN), { id: 'a', file: 'a.md' });

function units(kind: UnitKind, allBlocks = false): string[] {
  return unitsOf(document, kind, { allBlocks }).map(
    ({ start, end, excluded }) =>
      `${excluded ? '(excluded) ' : ''}${document.text.slice(start, end)}`,
  );
}

describe('units of analysis', () => {
  it('are the document', () => {
    expect(units('document')).toEqual([document.text]);
    const empty = readDocument(new Uint8Array(), { id: 'a', file: 'a.md' });
    expect(unitsOf(empty, 'document')).toEqual([
      { start: 0, end: 0, kind: 'document', block: -1, section: -1, excluded: false },
    ]);
    expect(unitsOf(empty, 'section')).toEqual([]);
  });

  it('are sections, from one heading to the next', () => {
    expect(units('section')).toEqual([
      'Before. A second sentence.\n',
      'Law\nOne line and another. The end.\nitem\ncode\na\tb\nc d\te\n',
      '(excluded) References\nSmith, J. 2010. A book.',
    ]);
    expect(unitsOf(document, 'section').map(({ block, section }) => [block, section])).toEqual([
      [0, 0],
      [1, 1],
      [7, 2],
    ]);
  });

  it('are paragraphs, without headings and code', () => {
    expect(units('paragraph')).toEqual([
      'Before. A second sentence.',
      'One line and another. The end.',
      'item',
      'a\tb',
      'c d\te',
      '(excluded) Smith, J. 2010. A book.',
    ]);
  });

  it('are all blocks for searching, with their kind', () => {
    expect(unitsOf(document, 'paragraph', { allBlocks: true }).map(({ kind }) => kind)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'item',
      'code',
      'row',
      'row',
      'heading',
      'quote',
    ]);
  });

  it('are sentences, within paragraphs', () => {
    expect(units('sentence')).toEqual([
      'Before.',
      'A second sentence.',
      'One line and another.',
      'The end.',
      'item',
      'a\tb',
      'c d\te',
      '(excluded) Smith, J. 2010.',
      '(excluded) A book.',
    ]);
    expect(unitsOf(document, 'sentence')[3]).toMatchObject({
      kind: 'paragraph',
      block: 2,
      section: 1,
    });
  });
});

describe('places', () => {
  const at = (words: string) => document.text.indexOf(words);

  it('have a line of the source', () => {
    expect(lineAt(document, 0)).toBe(1);
    expect(lineAt(document, at('One'))).toBe(5);
    expect(lineAt(document, at('and another'))).toBe(6);
    expect(lineAt(document, at('code'))).toBe(11);
    expect(lineAt(document, document.text.length)).toBe(22);
  });

  it('have a page, also within a block', () => {
    expect(pageAt(document, at('item'))).toBeNull();
    expect(pageAt(document, at('a\tb'))).toBe('4');
    expect(pageAt(document, at('c d'))).toBe('4');
    expect(pageAt(document, at('d\te'))).toBe('5');
    expect(pageAt(document, document.text.length)).toBe('5');
  });

  it('have a block and a section', () => {
    expect(blockAt(document, at('another'))?.line).toBe(5);
    expect(blockIndexAt(document, at('item'))).toBe(3);
    expect(sectionAt(document, at('item'))?.path).toEqual(['Law']);
    expect(sectionAt(document, 0)?.path).toEqual([]);
  });

  it('of a document without text are the first line, and nothing else', () => {
    const empty = readDocument(new Uint8Array(), { id: 'a', file: 'a.md' });
    expect([lineAt(empty, 0), pageAt(empty, 0), blockAt(empty, 0), sectionAt(empty, 0)]).toEqual([
      1,
      null,
      null,
      null,
    ]);
  });
});

it('a page mark with nothing but space before it sets the page of its block', () => {
  const { blocks, pages } = readDocument(
    new TextEncoder().encode('before\n\n&#32;<!-- page 7 -->after\n'),
    { id: 'a', file: 'a.md' },
  );
  expect(blocks.map(({ page }) => page)).toEqual([null, '7']);
  expect(pages).toEqual([{ offset: 7, page: '7' }]);
});
