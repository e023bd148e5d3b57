// Where an approximate match could stand at all: a cheap look over the whole text before the dear one.
import type { Span } from '../../text/span.ts';

/** A text made ready for many looks. */
export interface TrigramFilter {
  /** Stretches outside which no stretch of the text is within `errors` edits of `quote`; ascending. */
  candidates(quote: string, errors: number): Span[];
}

/**
 * The q-gram lemma (Jokinen and Ukkonen 1991) for q = 3: a stretch within k edits of a quotation of
 * length m holds at least m − 2 − 3k of the quotation's trigrams. They are hashed to 16 bits; a
 * collision only lets through a stretch that the dear look then refuses. (With 20 % errors, sequences
 * of four let through more: the lemma then asks for too few of them.)
 */
export function trigramFilter(text: string): TrigramFilter {
  const hashes = trigramHashes(text);
  const wanted = new Uint8Array(0x10000);
  return {
    candidates(quote, errors) {
      const needed = quote.length - 2 - 3 * errors;
      if (needed <= 0) return text === '' ? [] : [{ start: 0, end: text.length }];
      const own = trigramHashes(quote);
      for (const hash of own) wanted[hash] = 1;
      const window = { length: quote.length + errors, needed };
      const stretches = denseStretches(hashes, wanted, window);
      for (const hash of own) wanted[hash] = 0;
      return stretches;
    },
  };
}

/** Hash of the three characters from each offset on. */
function trigramHashes(text: string): Uint16Array {
  const hashes = new Uint16Array(Math.max(0, text.length - 2));
  for (let at = 0; at < hashes.length; at += 1) {
    const mixed =
      Math.imul(text.charCodeAt(at), 0x9e3779b1) ^
      Math.imul(text.charCodeAt(at + 1), 0x85ebca6b) ^
      Math.imul(text.charCodeAt(at + 2), 0xc2b2ae35);
    hashes[at] = (mixed ^ (mixed >>> 15)) & 0xffff;
  }
  return hashes;
}

/** The union of all windows of `length` characters that hold at least `needed` of the wanted trigrams. */
function denseStretches(
  hashes: Uint16Array,
  wanted: Uint8Array,
  { length, needed }: { readonly length: number; readonly needed: number },
): Span[] {
  const stretches: { start: number; end: number }[] = [];
  const trigrams = length - 2;
  let count = 0;
  for (let at = 0; at < hashes.length; at += 1) {
    count += wanted[hashes[at] ?? 0] ?? 0;
    if (at >= trigrams) count -= wanted[hashes[at - trigrams] ?? 0] ?? 0;
    if (count < needed) continue;
    const start = Math.max(0, at + 1 - trigrams);
    const last = stretches.at(-1);
    if (last && start <= last.end) last.end = at + 3;
    else stretches.push({ start, end: at + 3 });
  }
  return stretches;
}
