// Kept suggestions as items of the review queue: like a machine's proposals, but in no ledger and no count.
import { withDescendants } from '../codebook/codebook.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import { computedIds } from '../coding/computed-id.ts';
import { suggestionsFor } from '../study/suggestion-files.ts';
import { overlaps } from '../text/span.ts';
import type { QueuedItem } from './review-answers.ts';
import type { Scribe } from './scribe.ts';

/** The suggestions for this coder that still stand in their place and are not decided, by document. */
export function suggestedItems(scribe: Scribe): ReadonlyMap<string, readonly QueuedItem[]> {
  const items = new Map<string, QueuedItem[]>();
  const coded = new Map(
    [...scribe.loaded.corpus.documents()].map((each) => [each.document.id, each]),
  );
  for (const { code, items: kept } of suggestionsFor(scribe.study, scribe.coder)) {
    if (!scribe.codebook.codes.has(code)) continue;
    const family = new Set(withDescendants(scribe.codebook, code));
    for (const each of kept) {
      const found = coded.get(each.document);
      if (!found || isDecided(found, { ...each, family, coder: scribe.coder })) continue;
      const { document, start, end, quote, reason } = each;
      const id = computedIds(document).next('s', code, String(start), quote);
      const coding = {
        ...{ id, document, code, origin: 'machine' as const, coder: null, start, end, quote },
        ...{ status: 'anchored' as const, stance: null, rule: null },
        memo: `Words that speak for it: ${reason}`,
      };
      const item = { kind: 'proposal' as const, coding, rejectedBefore: false };
      items.set(document, [...(items.get(document) ?? []), { coded: found, item }]);
    }
  }
  return items;
}

function isDecided(
  { document, codings, rejected = [] }: CodedDocument,
  asked: {
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly family: ReadonlySet<string>;
    readonly coder: string;
  },
): boolean {
  return (
    document.text.slice(asked.start, asked.end) !== asked.quote ||
    rejected.some((each) => asked.family.has(each.code) && overlaps(each, asked)) ||
    codings.some(
      (each) =>
        each.coder === asked.coder &&
        asked.family.has(each.code) &&
        each.origin !== 'document' &&
        overlaps(each, asked),
    )
  );
}
