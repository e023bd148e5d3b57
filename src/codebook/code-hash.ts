// The hash of what a code means. A coding keeps it, so that it shows when the definition has changed
// since.
import { createHash } from 'node:crypto';

export interface Meaning {
  readonly definition: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly examples: { readonly positive: readonly string[]; readonly negative: readonly string[] };
}

/**
 * SHA-256, in lower-case hex, of the UTF-8 of the canonical JSON (RFC 8785: keys sorted, no white
 * space) of definition, examples, exclude and include. Absent lists count as empty; names, colours,
 * rules and children do not count.
 */
export function codeHash({ definition, include, exclude, examples }: Meaning): string {
  const canonical = JSON.stringify({
    definition,
    examples: { negative: examples.negative, positive: examples.positive },
    exclude,
    include,
  });
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}
