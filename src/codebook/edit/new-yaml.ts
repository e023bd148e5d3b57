// YAML for what an edit writes anew: short values on one line, a query always in single quotes, so
// that nothing in it means anything to YAML.
import { Document, Scalar } from 'yaml';
import type { Block } from './block.ts';

/** Columns of a line of running text. */
const LINE_WIDTH = 96;

/** A text as the entry of a list. */
export function textBlock(text: string): Block {
  return { comments: [], body: lines(new Document(text)) };
}

/** A map as the entry of a list; keys with null are left out. `query` stands in single quotes. */
export function mapBlock(fields: Readonly<Record<string, string | null>>): Block {
  const document = new Document({});
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) continue;
    const scalar = new Scalar(value);
    if (key === 'query') scalar.type = Scalar.QUOTE_SINGLE;
    document.set(key, scalar);
  }
  return { comments: [], body: lines(document) };
}

function lines(document: Document): string[] {
  return document.toString({ lineWidth: LINE_WIDTH }).trimEnd().split('\n');
}
