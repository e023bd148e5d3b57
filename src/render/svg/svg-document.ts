// Makes of ECharts' SVG a document that stands on its own: the same bytes for the same chart, a text
// alternative, names that stay unique when several charts share a page, text that any program places
// rightly.

import { escapeXml } from '../escape-xml.ts';

export interface SvgText {
  /** Kebab-case id of the chart: it begins every name inside the document. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const INTERACTIVE =
  / (?:class|pointer-events|ecmeta_\w+|xmlns:xlink|baseProfile|version)="[^"]*"/gu;
const GENERATED = /zr\d+-([a-z]+)(\d+)/gu;

/**
 * The SVG without hover styles and ECharts' own attributes, its generated names counted from 0 in the
 * order of the document, with title and description as its accessible name.
 */
export function standaloneSvg(svg: string, text: SvgText): string {
  const id = text.id.replaceAll(/[^\w-]/gu, '-');
  const names = new Map<string, string>();
  const rename = (name: string, kind: string): string => {
    const known = names.get(name) ?? `${id}-${kind}${names.size}`;
    names.set(name, known);
    return known;
  };
  const body = svg
    .replace(/<style[^>]*><!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>/u, '')
    .replace(/<[^>]*>/gu, (tag) =>
      portableTag(tag.replace(INTERACTIVE, '').replace(GENERATED, rename)),
    )
    .replace(/<defs\s*>\s*<\/defs>/u, '')
    .replace(/><\/(?:path|rect|stop|circle)>/gu, '/>')
    .replace(/\n{2,}/gu, '\n');
  return `${withTextAlternative(body, { ...text, id }).trim()}\n`;
}

/**
 * Programs differ on `dominant-baseline` (word processors ignore it); a shift of the line by a share
 * of the type's size means the same everywhere.
 */
function portableTag(tag: string): string {
  return tag
    .replace(' dominant-baseline="central"', ' dy="0.35em"')
    .replace(' xml:space="preserve"', '');
}

function withTextAlternative(svg: string, { id, title, description }: SvgText): string {
  return svg.replace(
    /<svg([^>]*)>/u,
    (_, attributes: string) =>
      `<svg${attributes} role="img" aria-labelledby="${id}-title ${id}-desc">\n` +
      `<title id="${id}-title">${escapeXml(title)}</title>\n` +
      `<desc id="${id}-desc">${escapeXml(description)}</desc>`,
  );
}
