// The search of the published site: lunr proposes documents and blocks, the matcher that the command
// line uses decides. Files are asked for one by one, those that may hold an answer only.
import { type Condition, conditionOf } from '../../query/condition.ts';
import { parseQuery } from '../../query/parse.ts';
import { planFor } from '../../query/plan.ts';
import { formatQueryError } from '../../query/query-error.ts';
import type { QueryNode } from '../../query/query-node.ts';
import type { UnitKind } from '../../query/unit-context.ts';
import { unknownNames } from '../../query/unknown-names.ts';
import { prepareQuery } from './prepared-query.ts';
import { proposeDocuments } from './propose-documents.ts';
import type { Fetch, SiteHit } from './protocol.ts';
import { MANIFEST, type SearchManifest, shardFile } from './search-data.ts';
import { openShard, type Shard } from './shard.ts';
import { createDirectory, type WordDirectory } from './word-directory.ts';

export interface SearchEngine {
  /** Answers a query; `onHits` hears of each file's hits as they are found. */
  readonly search: (request: SearchRequest) => Promise<SearchAnswer>;
}

export interface SearchRequest {
  readonly query: string;
  readonly unit: UnitKind;
  readonly onHits: (hits: readonly SiteHit[], progress: SearchProgress) => void;
  /** Asked between files: whether nobody waits for the answer any more. */
  readonly isOver: () => boolean;
}

export interface SearchProgress {
  readonly read: number;
  readonly files: number;
}

export type SearchAnswer =
  | { readonly ok: true; readonly total: number; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string };

/** Files of texts that are kept open: going back to a query is then at once. */
const SHARDS_KEPT = 40;

interface Library {
  readonly fetch: Fetch;
  readonly manifest: SearchManifest;
  readonly words: WordDirectory;
  readonly shards: Map<number, Promise<Shard>>;
}

export function createEngine(fetch: Fetch): SearchEngine {
  let opened: Promise<Library> | null = null;
  const open = async (): Promise<Library> => {
    const manifest = (await fetch(MANIFEST)) as SearchManifest;
    return { fetch, manifest, words: createDirectory(manifest, fetch), shards: new Map() };
  };
  return {
    async search(request) {
      opened ??= open();
      // What did not come may come at the next query.
      opened.catch(() => {
        opened = null;
      });
      const library = await opened;
      const parsed = parseQuery(request.query);
      if (!parsed.ok) {
        return { ok: false, message: formatQueryError(request.query, parsed.error) };
      }
      const { variables, codes } = library.manifest;
      const known = { variables, codes: codes.map(({ id }) => id) };
      const wrong = unknownNames({ ...parsed, source: request.query }, known);
      if (wrong !== null) return { ok: false, message: wrong };
      const hints = parsed.hints.map(({ message }) => message);
      const { total, warnings } = await answer(library, parsed.query, request);
      return { ok: true, total, notes: [...new Set([...hints, ...warnings])] };
    },
  };
}

async function answer(
  library: Library,
  query: QueryNode,
  { unit, onHits, isOver }: SearchRequest,
): Promise<{ total: number; warnings: readonly string[] }> {
  const { manifest, words } = library;
  const warnings: string[] = [];
  const condition: Condition = conditionOf(planFor(query), manifest.languages);
  const documents = await proposeDocuments(condition, manifest, words);
  const prepared = await prepareQuery(query, {
    manifest,
    words,
    unit,
    warn: (w) => warnings.push(w),
  });
  const numbers = likeliestFirst(documents.map((number) => manifest.documents[number]?.shard ?? 0));
  const wanted = new Set(documents);
  let total = 0;
  for (const [place, number] of numbers.entries()) {
    const shard = await shardOf(library, number);
    // The next files come while this one is read; at first they would only slow that one down.
    for (const next of numbers.slice(place + 1, place + 3)) {
      if (place > 0 || total > 0) void shardOf(library, next);
    }
    if (isOver()) break;
    const hits = shard.search(prepared, { condition, documents: wanted });
    total += hits.length;
    onHits(hits, { read: place + 1, files: numbers.length });
  }
  return { total, warnings };
}

/** Each file once, those with most of the documents first: there a hit is likeliest. */
function likeliestFirst(shards: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const shard of shards) counts.set(shard, (counts.get(shard) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b).map(([shard]) => shard);
}

function shardOf({ fetch, manifest, shards }: Library, number: number): Promise<Shard> {
  const known = shards.get(number);
  if (known) return known;
  const opening = fetch(shardFile(number)).then((content) => openShard(content, manifest));
  // A file that did not come may be asked for again; whoever waits for this one hears of it.
  opening.catch(() => shards.delete(number));
  shards.set(number, opening);
  const [oldest] = shards.keys();
  if (shards.size > SHARDS_KEPT && oldest !== undefined) shards.delete(oldest);
  return opening;
}
