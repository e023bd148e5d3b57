// The text of a hit with its words marked; of a long one what stands around them.
import { mergeOverlapping, type Span } from '../../text/span.ts';
import type { SiteHit } from './protocol.ts';

/** Longer texts are shown around their hits. */
const LONGEST = 900;
const AROUND = 140;

/** The text as nodes: `mark` around hits, an ellipsis where text was left out. */
export function hitNodes({
  text,
  spans,
}: Pick<SiteHit, 'text' | 'spans'>): (string | HTMLElement)[] {
  const hits = mergeOverlapping(spans);
  const windows = windowsOf(text, hits);
  return windows.flatMap((window, place) => [
    ...(window.start > 0 ? [place > 0 ? ' … ' : '… '] : []),
    ...markedNodes(text, window, hits),
    ...(window.end < text.length && place === windows.length - 1 ? [' …'] : []),
  ]);
}

function windowsOf(text: string, hits: readonly Span[]): readonly Span[] {
  if (text.length <= LONGEST) return [{ start: 0, end: text.length }];
  if (hits.length === 0) return [{ start: 0, end: LONGEST }];
  return mergeOverlapping(
    hits.map(({ start, end }) => ({
      start: Math.max(0, start - AROUND),
      end: Math.min(text.length, end + AROUND),
    })),
  );
}

function markedNodes(text: string, window: Span, hits: readonly Span[]): (string | HTMLElement)[] {
  const nodes: (string | HTMLElement)[] = [];
  let done = window.start;
  for (const hit of hits) {
    if (hit.end <= window.start || hit.start >= window.end) continue;
    const start = Math.max(done, hit.start);
    const end = Math.min(window.end, hit.end);
    nodes.push(text.slice(done, start), element('mark', {}, [text.slice(start, end)]));
    done = end;
  }
  nodes.push(text.slice(done, window.end));
  return nodes.filter((node) => node !== '');
}

/** An element with attributes and content; text stays text. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly (string | HTMLElement)[],
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}
