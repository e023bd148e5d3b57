// One parse against pieces: the projection that is built from plain blocks and small parses is the same,
// in all that a document knows, as that from one parse of the whole.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMarkdown } from '../../src/corpus/decode-markdown.ts';
import { findCut } from '../../src/corpus/pieces.ts';
import { readPlainBlocks } from '../../src/corpus/plain-blocks.ts';
import { projectMarkdown } from '../../src/corpus/project-markdown.ts';
import { projectWhole } from '../../src/corpus/project-whole.ts';
import { nastyMarkdown, nastyParagraph } from './nasty-markdown.ts';

const options = { file: 'x.md', bodyStart: 0 };

function expectSame(markdown: string): void {
  const pieces = projectMarkdown(markdown, options);
  const whole = projectWhole(markdown, options);
  expect(pieces.text).toBe(whole.text);
  expect(pieces).toEqual(whole);
}

describe('pieces and one parse give the same', () => {
  it('for generated documents', () => {
    fc.assert(fc.property(nastyMarkdown, expectSame), { numRuns: 600 });
  });

  it('for generated paragraphs', () => {
    fc.assert(fc.property(nastyParagraph, expectSame), { numRuns: 1500 });
  });

  it('for documents that were generated and strung together', () => {
    const documents = fc.array(nastyMarkdown, { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(documents, (parts) => expectSame(parts.join('\n'))),
      { numRuns: 50 },
    );
  });

  const golden = fileURLToPath(new URL('../golden/projection/', import.meta.url));
  it.each(readdirSync(golden).filter((name) => name.endsWith('.md')))(
    'for the golden %s',
    (name) => {
      expectSame(decodeMarkdown(readFileSync(`${golden}${name}`), name).text);
    },
  );

  it('at the items of a list, but not in a paragraph', () => {
    const list = '- a\n  b\n- c\n';
    expect(findCut({ source: list, start: 0, end: list.length, line: 1 }, 0)).toBe(8);
    const text = 'a\n2. b\n';
    expect(findCut({ source: text, start: 0, end: text.length, line: 1 }, 0)).toBe(text.length);
  });

  it('where the parser has to read on', () => {
    const source = '# a\n\nb\n\n<div>\n\nc\n';
    const kinds: string[] = [];
    const place = readPlainBlocks({ source, start: 0, end: source.length, line: 1 }, (block) =>
      kinds.push(block.kind),
    );
    expect(kinds).toEqual(['heading', 'paragraph']);
    expect(place).toEqual({ offset: source.indexOf('<div>'), line: 5 });
  });
});
