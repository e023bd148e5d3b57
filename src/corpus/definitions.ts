// Labels of links and footnotes that a document defines. A reference is one only if its label is
// defined somewhere in the document, so a piece that is parsed alone is given what it refers to.

/** Identifiers as the parser normalises them, in lower case. */
export interface Definitions {
  readonly links: Set<string>;
  readonly footnotes: Set<string>;
}

export function noDefinitions(): Definitions {
  return { links: new Set(), footnotes: new Set() };
}

export function hasDefinitions({ links, footnotes }: Definitions): boolean {
  return links.size > 0 || footnotes.size > 0;
}

/** Whether what stands between two brackets is the label of a definition; `^` marks a footnote. */
export function isDefined({ links, footnotes }: Definitions, label: string): boolean {
  return (
    links.has(identifierOf(label)) ||
    (/^\^/.test(label) && footnotes.has(identifierOf(label.slice(1))))
  );
}

/**
 * Markdown to put before a piece so that its references are seen: the definitions of its labels, and a
 * thematic break that ends the last of them. Empty if it refers to nothing.
 */
export function definitionsFor(piece: string, definitions: Definitions): string {
  if (!hasDefinitions(definitions) || !piece.includes('[')) return '';
  const links = new Set<string>();
  const footnotes = new Set<string>();
  for (const [, label = ''] of piece.matchAll(/\[((?:[^[\]\\]|\\[\s\S])*)\]/g)) {
    // A label over several lines may hold the marks of a quotation at their beginnings.
    for (const spelling of new Set([label, label.replace(/\n[ \t>]*/g, ' ')])) {
      const link = identifierOf(spelling);
      if (definitions.links.has(link)) links.add(link);
      const footnote = identifierOf(spelling.slice(1));
      if (spelling.startsWith('^') && definitions.footnotes.has(footnote)) footnotes.add(footnote);
    }
  }
  if (links.size === 0 && footnotes.size === 0) return '';
  const lines = [
    ...[...footnotes].map((identifier) => `[^${identifier}]: x`),
    ...[...links].map((identifier) => `[${identifier}]: x`),
    '***',
  ];
  return `${lines.join('\n\n')}\n\n`;
}

/** How CommonMark compares labels: without case, white space in runs. */
function identifierOf(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
}
