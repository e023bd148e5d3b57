// The text of HTML block by block, by a small procedure that knows nothing of Markdown: the independent
// side of the comparison with CommonMark's examples.

const BLOCK =
  /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|div|table|thead|tbody|tr|td|th|section|del|style|script|textarea)$/;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Blocks of visible text, in order: tags stripped, `pre` line by line, line ends as one space. */
export function textOfHtml(html: string): string[] {
  const blocks: string[] = [];
  let text = '';
  let inPre = false;
  const flush = (): void => {
    if (inPre) blocks.push(...text.split('\n').filter((line) => /\S/.test(line)));
    else blocks.push(text.replace(/[ \t]*\n[ \t\n]*/g, ' ').replace(/^ +| +$/g, ''));
    text = '';
  };
  for (const token of html.match(/<!--[\s\S]*?-->|<\/?[A-Za-z][^>]*>|<[?!][^>]*>|[^<]+|</g) ?? []) {
    const tag = /^<(\/?)([A-Za-z][\w-]*)/.exec(token);
    if (!token.startsWith('<') || token === '<') text += decode(token);
    else if (tag?.[2] === 'br') text += '\n';
    else if (tag?.[2] === 'img') text += decode(/ alt="([^"]*)"/.exec(token)?.[1] ?? '');
    else if (tag?.[2] && BLOCK.test(tag[2])) {
      flush();
      if (tag[2] === 'pre') inPre = tag[1] === '';
    }
  }
  flush();
  return blocks.filter((block) => /\S/.test(block));
}

function decode(text: string): string {
  return text.replace(/&(\w+);/g, (reference, name: string) => ENTITIES[name] ?? reference);
}
