// Headings of Word that bear no heading's name: styles and paragraphs with an outline level, as
// LibreOffice writes them and many Chinese documents have them.

type Parts = ReadonlyMap<string, Buffer>;

/** Deepest outline level that becomes a heading; Word's own "body text" is 9. */
const DEEPEST = 5;
const STYLE = 'AxialHeading';

/** mammoth's style map for the styles that a document calls headings by their outline level. */
export function headingStyles(parts: Parts): string[] {
  const xml = parts.get('word/styles.xml')?.toString('utf8') ?? '';
  const named = xml.split('<w:style ').flatMap((style) => {
    const name = /<w:name w:val="([^"'\\&]{1,200})"/.exec(style)?.[1];
    const level = outlineLevel(style);
    const isParagraph = /^[^>]*w:type="paragraph"/.test(style);
    if (!isParagraph || name === undefined || level === null) return [];
    return [`p[style-name='${name}'] => h${level + 1}:fresh`];
  });
  const marked = Array.from({ length: DEEPEST + 1 }, (_, level) => {
    return `p.${STYLE}${level + 1} => h${level + 1}:fresh`;
  });
  return [...named, ...marked];
}

/** The parts with a style of our own at every paragraph that has an outline level itself. */
export function withHeadingStyles(parts: Parts): Parts {
  const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
  if (!xml.includes('<w:outlineLvl')) return parts;
  const marked = xml.replace(/<w:pPr>(.*?)<\/w:pPr>/gs, (whole, inner: string) => {
    const level = outlineLevel(inner);
    if (level === null) return whole;
    const rest = inner.replace(/<w:pStyle\b[^>]*\/>/g, '').replace(/<w:numPr>.*?<\/w:numPr>/gs, '');
    return `<w:pPr><w:pStyle w:val="${STYLE}${level + 1}"/>${rest}</w:pPr>`;
  });
  return new Map([...parts, ['word/document.xml', Buffer.from(marked)]]);
}

function outlineLevel(xml: string): number | null {
  const level = /<w:outlineLvl w:val="(\d)"/.exec(xml)?.[1];
  return level === undefined || Number(level) > DEEPEST ? null : Number(level);
}
