// Text with its codings drawn under it: cut where a coding begins or ends, each piece with the colours
// and patterns of its codes.
import type { Span } from '../text/span.ts';
import { type Html, type HtmlValue, html } from './html.ts';

/** A stretch with a code, as it lies in the text. */
export interface Mark extends Span {
  /** Class of the code's colour and pattern. */
  readonly look: string;
  /** Ids of the codings on this stretch: anchors are set where they begin. */
  readonly ids: readonly string[];
  /** Id of the note in the margin. */
  readonly note: string;
}

/** Lines under a piece of text; more would run into the next line. All are named in the margin. */
const LINES = 3;

/** A place in the text that a link may lead to. */
export interface Point {
  readonly offset: number;
  readonly id: string;
}

/** A stretch of the text as HTML. Anchors stand where a coding begins within it, and at the points. */
export function markedText(
  text: string,
  span: Span,
  { marks, points }: { readonly marks: readonly Mark[]; readonly points: readonly Point[] },
): Html {
  const inside = marks.filter(({ start, end }) => start < span.end && span.start < end);
  const edges = new Set([span.start, span.end]);
  for (const { offset } of points) if (offset > span.start && offset < span.end) edges.add(offset);
  for (const { start, end } of inside) {
    edges.add(Math.max(start, span.start));
    edges.add(Math.min(end, span.end));
  }
  const places = [...edges].sort((a, b) => a - b);
  const pieces = places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? span.end;
    const here = inside.filter((mark) => mark.start <= start && end <= mark.end);
    const begun = here.filter((mark) => mark.start === start).flatMap(({ ids }) => ids);
    const lines = points.filter(({ offset }) => offset === start).map(({ id }) => id);
    return html`${anchors([...lines, ...begun.map((id) => `c-${id}`)])}${drawn(text.slice(start, end), here)}`;
  });
  return html`${pieces}`;
}

function anchors(ids: readonly string[]): HtmlValue {
  return ids.map((id) => html`<span class="anchor" id="${id}"></span>`);
}

function drawn(text: string, marks: readonly Mark[]): HtmlValue {
  if (marks.length === 0) return withGaps(text);
  const looks = [...new Set(marks.map(({ look }) => look))].slice(0, LINES);
  const notes = [...new Set(marks.map(({ note }) => note))].join(' ');
  const lines = looks.reduceRight<HtmlValue>(
    (content, look, depth) =>
      depth === 0 ? content : html`<span class="u${depth} ${look}">${content}</span>`,
    withGaps(text),
  );
  return html`<mark class="u0 ${looks[0] ?? ''}" data-notes="${notes}">${lines}</mark>`;
}

/** Cells of a table row are joined by tabs: a visible gap. */
function withGaps(text: string): HtmlValue {
  if (!text.includes('\t')) return text;
  return text
    .split('\t')
    .map((cell, index) => (index === 0 ? cell : html`<span class="gap"> | </span>${cell}`));
}
