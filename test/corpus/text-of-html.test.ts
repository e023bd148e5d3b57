import { describe, expect, it } from 'vitest';
import { textOfHtml } from './text-of-html.ts';

describe('textOfHtml', () => {
  it('strips inline tags and parts blocks', () => {
    expect(textOfHtml('<h1>A <em>b</em></h1>\n<p>c\nd &amp; e<br />f</p>')).toEqual([
      'A b',
      'c d & e f',
    ]);
  });
  it('keeps lines and white space of pre, without blank lines', () => {
    expect(textOfHtml('<pre><code>a\n\n  b &lt; c\n</code></pre>')).toEqual(['a', '  b < c']);
  });
  it('shows the alternative text of images', () => {
    expect(textOfHtml('<p>see <img src="x" alt="a &quot;b&quot;" /></p>')).toEqual(['see a "b"']);
  });
});
