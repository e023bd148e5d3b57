// Step 3: the quotation between its old neighbours, if that stands in the text exactly once.
import type { Span } from '../../text/span.ts';
import { type Anchor, isCut } from './anchor.ts';

/**
 * The only place where prefix, quotation and suffix stand together, or null for none or several.
 *
 * A prefix that is cut short by the beginning of the text agrees with the beginning only. Elsewhere it is
 * taken too (somebody has put a paragraph before it), but not while the words stand at the beginning as
 * well: of `T B → T T B`, the second T has the right suffix, and the first the right beginning. The same
 * holds for a suffix and the end.
 */
export function findOnce({ prefix, quote, suffix }: Anchor, text: string): Span | null {
  const whole = prefix + quote + suffix;
  const at = text.indexOf(whole);
  if (at < 0 || text.indexOf(whole, at + 1) >= 0) return null;
  if (isCut(prefix) && at > 0 && text.startsWith(prefix + quote)) return null;
  const isAtEnd = at + whole.length === text.length;
  if (isCut(suffix) && !isAtEnd && text.endsWith(quote + suffix)) return null;
  const start = at + prefix.length;
  return { start, end: start + quote.length };
}
