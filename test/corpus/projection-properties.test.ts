// Laws that every projection obeys, whatever the Markdown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockAt, lineAt, pageAt, sectionAt } from '../../src/corpus/places.ts';
import { readDocument } from '../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../src/corpus/source-document.ts';
import { unitsOf } from '../../src/corpus/units.ts';
import { nastyMarkdown } from './nasty-markdown.ts';

const RUNS = { numRuns: 150 };

function read(markdown: string): SourceDocument {
  return readDocument(new TextEncoder().encode(markdown), { id: 'x', file: 'x.md' });
}

function check(law: (document: SourceDocument, markdown: string) => void): void {
  fc.assert(
    fc.property(nastyMarkdown, (markdown) => law(read(markdown), markdown)),
    RUNS,
  );
}

describe('every projection', () => {
  it('is its blocks with a line end between two', () => {
    check((document) => {
      const texts = document.blocks.map(({ start, end }) => document.text.slice(start, end));
      expect(texts.join('\n')).toBe(document.text);
      for (const text of texts) {
        expect(text).toMatch(/\S/);
        expect(text).not.toContain('\n');
      }
    });
  });

  it('has lines that grow and exist', () => {
    check((document, markdown) => {
      const count = markdown.split('\n').length;
      document.lines.forEach(({ offset, line }, index) => {
        const before = document.lines[index - 1] ?? { offset: -1, line: 0 };
        expect(offset).toBeGreaterThan(before.offset);
        expect(line).toBeGreaterThan(before.line);
        expect(line).toBeLessThanOrEqual(count);
      });
      for (const block of document.blocks) expect(lineAt(document, block.start)).toBe(block.line);
    });
  });

  it('has the words of a line on that line of the source', () => {
    check((document, markdown) => {
      const source = markdown.split('\n');
      for (const match of document.text.matchAll(/\p{L}{3,}/gu)) {
        // Words of this length are never made of several pieces of source.
        if (match[0] === 'foo') expect(source[lineAt(document, match.index) - 1]).toContain('foo');
      }
    });
  });

  it('is partitioned by its sections', () => {
    check((document) => {
      const { sections, text } = document;
      expect(sections.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      document.blocks.forEach((block, index) => {
        const section = sections[block.section];
        expect(section && section.start <= block.start && block.end <= section.end).toBe(true);
        const begins = index === 0 || block.kind === 'heading';
        expect(block.start === section?.start).toBe(begins);
        expect(sectionAt(document, block.start)).toBe(section);
        expect(blockAt(document, block.end)).toBe(block);
        expect(pageAt(document, block.start)).toBe(block.page);
      });
    });
  });

  it('has tags that hold text, in order and never crossing', () => {
    check((document) => {
      const { tags, text } = document;
      for (const tag of tags) {
        expect(text.slice(tag.start, tag.end)).toMatch(/^\S(?:.*\S)?$/s);
        for (const other of tags) {
          const crosses = tag.start < other.start && other.start < tag.end && tag.end < other.end;
          expect(crosses).toBe(false);
        }
      }
    });
  });

  it('has units within their blocks, sentences within paragraphs', () => {
    check((document) => {
      for (const kind of ['paragraph', 'sentence'] as const) {
        let last = 0;
        for (const unit of unitsOf(document, kind, { allBlocks: true })) {
          const block = document.blocks[unit.block];
          expect(block && block.start <= unit.start && unit.end <= block.end).toBe(true);
          expect(unit.start).toBeGreaterThanOrEqual(last);
          last = unit.end;
        }
      }
    });
  });

  it('is the same after a way through JSON, and the second time', () => {
    check((document, markdown) => {
      expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      expect(read(markdown)).toEqual(document);
    });
  });

  it('does not change with the form of line ends', () => {
    check((document, markdown) => {
      const { text, blocks } = read(markdown.replaceAll('\n', '\r\n'));
      expect({ text, blocks }).toEqual({ text: document.text, blocks: document.blocks });
    });
  });
});
