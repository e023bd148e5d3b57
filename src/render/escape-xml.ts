// Text inside XML: charts, spreadsheets, word processor files.

/** What XML 1.0 does not allow: lone surrogates, two non-characters, controls but tab and line ends. */
const NOT_XML = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu;

/** Text for an XML document or attribute; characters that XML does not allow become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes and content, which is XML already; without content an empty one. */
export function xmlElement(name: string, attributes: XmlAttributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
