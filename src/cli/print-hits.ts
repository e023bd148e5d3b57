// The hits of a search for a reader: place, text with the hits marked, codes.
import type { SearchHit } from '../analysis/search-hits.ts';
import { visible } from '../render/terminal.ts';
import { wrapToWidth } from '../render/wrap-text.ts';
import { counted } from '../text/counted.ts';
import { mergeOverlapping, type Span } from '../text/span.ts';
import { type Context, type GlobalOptions, useColor } from './context.ts';

interface ShownHits {
  readonly total: number;
  readonly offset: number;
  readonly documents: number;
  readonly hits: readonly SearchHit[];
}

interface Look {
  readonly color: boolean;
  readonly width: number;
}

const INDENT = '    ';
/** Longer texts are shown around their hits. */
const LONGEST = 1200;
const AROUND = 160;

/** Hits one below the other, and how many there are in all. */
export function printHits(context: Context, options: GlobalOptions, shown: ShownHits): void {
  const color = useColor(context, options);
  const width = (context.streams.width ?? 100) - INDENT.length;
  for (const hit of shown.hits) context.streams.out(hitText(hit, { color, width }));
  if (options.quiet) return;
  const { total, offset, documents, hits } = shown;
  const which = hits.length === total ? '' : `, shown ${rangeText(offset, hits.length)}`;
  context.streams.out(`${counted(total, 'hit')} in ${counted(documents, 'document')}${which}\n`);
}

function rangeText(offset: number, count: number): string {
  return count === 0 ? 'none' : `${offset + 1} to ${offset + count}`;
}

function hitText(hit: SearchHit, look: Look): string {
  const { color } = look;
  const place = `${hit.document}:${hit.line}`;
  const section = hit.section.startsWith(`${hit.title} > `)
    ? hit.section.slice(hit.title.length + 3)
    : hit.section;
  const parts = [hit.title, section === hit.title ? '' : section];
  const where = parts.filter((part) => part !== '').join(' — ');
  const kind = hit.kind === 'heading' || hit.kind === 'code' ? `  [${hit.kind}]` : '';
  const codes = hit.codes.length > 0 ? `${INDENT}codes: ${hit.codes.join(', ')}\n` : '';
  const around = (texts: readonly string[] = []) =>
    texts
      .map((text) => indented(wrapped(text, look).map((line) => paint('2', line, color))))
      .join('');
  const text = indented(marksShown(wrapped(markedText(hit), look), color));
  const head = `${paint('1', place, color)}  ${visible(where)}${kind}\n`;
  return `${head}${around(hit.before)}${text}${around(hit.after)}${codes}\n`;
}

function paint(style: string, text: string, color: boolean): string {
  return color ? `\u001b[${style}m${text}\u001b[0m` : text;
}

function wrapped(text: string, { width }: Look): string[] {
  return text.split('\n').flatMap((line) => wrapToWidth(line, width));
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `${INDENT}${line}\n`).join('');
}

/** Marks that take no column, so that lines can be broken before they are shown. */
const OPEN = '\u2068';
const CLOSE = '\u2069';

/** The marks as colour, or as in Markdown; a hit that goes over several lines is marked on each. */
function marksShown(lines: readonly string[], color: boolean): string[] {
  const [open, close] = color ? ['\u001b[1;31m', '\u001b[0m'] : ['**', '**'];
  let inside = false;
  return lines.map((line) => {
    const begins = inside ? OPEN : '';
    const lastOpen = line.lastIndexOf(OPEN);
    const lastClose = line.lastIndexOf(CLOSE);
    if (lastOpen >= 0 || lastClose >= 0) inside = lastOpen > lastClose;
    const whole = `${begins}${line}${inside ? CLOSE : ''}`;
    return whole.replaceAll(OPEN, open).replaceAll(CLOSE, close);
  });
}

/** The text with marks around its hits; of a long one what stands around them. */
function markedText({ text, spans }: SearchHit): string {
  const hits = mergeOverlapping(spans);
  const windows =
    text.length <= LONGEST
      ? [{ start: 0, end: text.length }]
      : mergeOverlapping(
          (hits.length > 0 ? hits : [{ start: 0, end: 0 }]).map(({ start, end }) => ({
            start: Math.max(0, start - AROUND),
            end: Math.min(text.length, end + AROUND),
          })),
        );
  return windows
    .map((window) => {
      const before = window.start > 0 ? '…' : '';
      const after = window.end < text.length ? '…' : '';
      return before + markSpans(text, window, hits) + after;
    })
    .join('\n');
}

function markSpans(text: string, window: Span, hits: readonly Span[]): string {
  let marked = '';
  let done = window.start;
  for (const hit of hits) {
    if (hit.end <= window.start || hit.start >= window.end) continue;
    const start = Math.max(done, hit.start);
    const end = Math.min(window.end, hit.end);
    marked += `${visible(text.slice(done, start))}${OPEN}${visible(text.slice(start, end))}${CLOSE}`;
    done = end;
  }
  return marked + visible(text.slice(done, window.end));
}
