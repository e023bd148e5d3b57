// Reads XML strictly with an independent parser (saxes): anything that is not well-formed throws.
import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

/** The root element of a document. */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser();
  const top: OpenElement = { name: '', attributes: {}, children: [] };
  const open: OpenElement[] = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const element: OpenElement = { name: tag.name, attributes: tag.attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('cdata', (text) => open.at(-1)?.children.push(text));
  parser.write(source).close();
  const root = top.children.find((child): child is XmlElement => typeof child !== 'string');
  if (!root) throw new Error('no element');
  return root;
}

/** Every element of that name below (and including) an element, in document order. */
export function elements(root: XmlElement, name: string): XmlElement[] {
  const own = root.name === name ? [root] : [];
  return [
    ...own,
    ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child, name))),
  ];
}

/** All text below an element. */
export function textOf(root: XmlElement): string {
  return root.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
