// Character references (`&amp;`, `&#167;`), decoded by the Markdown parser and then remembered.
import { parseBody } from './markdown-parser.ts';

const decoded = new Map<string, string | null>();
/** References that are remembered at most; more are decoded again each time. */
const MOST_REMEMBERED = 10_000;

/** What a character reference stands for; null if it is none, such as `&x;`. A line end is a space. */
export function decodeEntity(reference: string): string | null {
  const known = decoded.get(reference);
  if (known !== undefined) return known;
  const paragraph = parseBody(`x${reference}x`).children[0];
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  const value = text?.type === 'text' ? text.value.slice(1, -1) : reference;
  const result = value === reference ? null : value;
  if (decoded.size < MOST_REMEMBERED) decoded.set(reference, result);
  return result;
}
