// Identifiers of codings that are computed anew in every run: the same stretch has the same id.
import { createHash } from 'node:crypto';

/** `r` for rules, `i` for inline tags, `d` for codes in the front matter, `s` for suggestions. */
type Prefix = 'r' | 'i' | 'd' | 's';

/** Gives ids to the computed codings of one document. */
export interface ComputedIds {
  /**
   * The id of the next coding with these words: `r-`, `i-`, `d-` or `s-` and 16 hex digits of the hash of
   * document, code, source (rule or coder), words and the number of the occurrence. An edit elsewhere
   * in the document does not change it.
   */
  next(prefix: Prefix, code: string, source: string, quote: string): string;
}

/** Ids for the document `document`; ask in the order of the text. */
export function computedIds(document: string): ComputedIds {
  const seen = new Map<string, number>();
  return {
    next(prefix, code, source, quote) {
      const key = JSON.stringify([document, code, source, quote]);
      const occurrence = (seen.get(key) ?? 0) + 1;
      seen.set(key, occurrence);
      const hash = createHash('sha256').update(`${prefix}${key}${occurrence}`).digest('hex');
      return `${prefix}-${hash.slice(0, 16)}`;
    },
  };
}
