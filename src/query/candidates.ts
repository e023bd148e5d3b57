// Where in a document a query can hold at all: offsets of which every unit that matches holds one.
// Only those units are decided.
import { codingsFor, type DocumentView, literalOffsets, phraseHits } from './document-view.ts';
import type { Matcher } from './matcher.ts';

/** Ascending offsets into the text, or `all` where nothing is known. */
export type Candidates = 'all' | ArrayLike<number>;

const NONE: Candidates = [];

/** Offsets of which every unit in which the query holds has at least one. */
export function candidatesOf(matcher: Matcher, view: DocumentView): Candidates {
  switch (matcher.kind) {
    case 'phrase':
      return offsetsOfPhrase(matcher, view);
    case 'regex':
      return matcher.prefilter ? literalOffsets(view, matcher.prefilter) : 'all';
    case 'code':
      return codingsFor(view, matcher).length > 0 ? 'all' : NONE;
    case 'filter': {
      if (matcher.name === 'section') return 'all';
      return matcher.test(view.context.fields.get(matcher.name) ?? []) ? 'all' : NONE;
    }
    case 'and':
      return fewest(matcher.parts, view);
    case 'or':
      return union(matcher.parts.map((part) => candidatesOf(part, view)));
    case 'not':
      return 'all';
    case 'proximity': {
      const { operator } = matcher.rule;
      const both = operator === 'near' || operator === 'before';
      return fewest(both ? [matcher.left, matcher.right] : [matcher.left], view);
    }
  }
}

function offsetsOfPhrase(
  matcher: Extract<Matcher, { kind: 'phrase' }>,
  view: DocumentView,
): Candidates {
  const { firsts } = phraseHits(view, matcher.shapeIn(view.context.language));
  const { starts } = view.context.tokens;
  return Array.from(firsts, (first) => starts[first] as number);
}

function fewest(parts: readonly Matcher[], view: DocumentView): Candidates {
  let best: Candidates = 'all';
  for (const part of parts) {
    const found = candidatesOf(part, view);
    if (found === 'all') continue;
    if (best === 'all' || found.length < best.length) best = found;
    if (found.length === 0) break;
  }
  return best;
}

function union(parts: readonly Candidates[]): Candidates {
  const all: number[] = [];
  for (const part of parts) {
    if (part === 'all') return 'all';
    for (let index = 0; index < part.length; index++) all.push(part[index] as number);
  }
  return all.sort((a, b) => a - b);
}
