// What little Axial takes from HTML: page marks, line breaks, and whether words are lost with it.

const PAGE = /^\s*page\s+(\S+)\s*$/i;
const BREAK = /^<\/?br(?:\s[^>]*)?\/?>$/i;
/** Elements whose content a reader never sees. */
const UNSEEN = ['script', 'style', 'template'];

/** The page that the last `<!-- page N -->` in a piece of HTML sets, or null. */
export function pageOf(html: string): string | null {
  let page: string | null = null;
  for (const comment of splitComments(html).comments) page = PAGE.exec(comment)?.[1] ?? page;
  return page;
}

/** Whether a piece of inline HTML is a `<br>`. */
export function isBreak(html: string): boolean {
  return BREAK.test(html);
}

/** The words that a reader would see of an HTML block: no tags, comments, scripts or styles. */
export function visibleText(html: string): string {
  let rest = splitComments(html).rest;
  for (const name of UNSEEN) rest = withoutElements(rest, name);
  let text = '';
  for (let at = 0; at < rest.length; ) {
    const open = rest.indexOf('<', at);
    if (open < 0) return (text + rest.slice(at)).replace(/\s+/g, ' ').trim();
    text += `${rest.slice(at, open)} `;
    const close = rest.indexOf('>', open);
    at = close < 0 ? rest.length : close + 1;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** The insides of comments, and what stands around them. A comment without an end reaches to the end. */
function splitComments(html: string): { comments: string[]; rest: string } {
  const comments: string[] = [];
  let rest = '';
  for (let at = 0; ; ) {
    const open = html.indexOf('<!--', at);
    if (open < 0) return { comments, rest: rest + html.slice(at) };
    rest += html.slice(at, open);
    const close = html.indexOf('-->', open + 2);
    if (close < 0) return { comments: [...comments, html.slice(open + 4)], rest };
    comments.push(html.slice(open + 4, close));
    at = close + 3;
  }
}

function withoutElements(html: string, name: string): string {
  const lower = html.toLowerCase();
  // Lower case of a few letters is longer (İ): then places would not fit, and nothing is taken out.
  if (lower.length !== html.length) return html;
  let rest = '';
  for (let at = 0; ; ) {
    const open = lower.indexOf(`<${name}`, at);
    if (open < 0) return rest + html.slice(at);
    rest += html.slice(at, open);
    const close = lower.indexOf(`</${name}`, open);
    if (close < 0) return rest;
    at = close;
  }
}
