// The search of the published site: lunr proposes documents and blocks, the matcher that the command
// line uses decides. Files are asked for one by one, those that may hold an answer only.
import { conditionOf } from '../../query/condition.ts';
import { parseQuery } from '../../query/parse.ts';
import { planFor } from '../../query/plan.ts';
import { formatQueryError } from '../../query/query-error.ts';
import type { QueryNode } from '../../query/query-node.ts';
import type { UnitKind } from '../../query/unit-context.ts';
import { unknownNames } from '../../query/unknown-names.ts';
import { withPairs } from './pairs.ts';
import { partsOf } from './parts.ts';
import { prepareQuery } from './prepared-query.ts';
import { type ProposalSources, proposeDocuments } from './propose-documents.ts';
import type { Fetch, SiteHit } from './protocol.ts';
import { MANIFEST, pairsFile, type SearchManifest, shardFile, wordsFile } from './search-data.ts';
import { openShard, type Shard } from './shard.ts';
import { loadStemmers } from './stemmers.ts';
import { createDirectory } from './word-directory.ts';

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

/** Files of texts that are asked for while one is read, and at first where more than a few may hold hits. */
const AHEAD = 4;
const AT_FIRST = 3;
const FEW = 20;

interface Library extends ProposalSources {
  readonly shards: Map<number, Promise<Shard>>;
}

export function createEngine(fetch: Fetch): SearchEngine {
  let opened: Promise<Library> | null = null;
  const open = async (): Promise<Library> => {
    const manifest = (await fetch(MANIFEST)) as SearchManifest;
    return {
      fetch,
      manifest,
      words: createDirectory(manifest.words, wordsFile, fetch),
      pairs: createDirectory(manifest.pairs, pairsFile, fetch),
      shards: new Map(),
    };
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
      await loadStemmers(parsed.query, fetch);
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
  const warn = (message: string): number => warnings.push(message);
  const plan = planFor(query);
  // Weights are for the order of hits; texts need not wait for them.
  const preparing = prepareQuery(query, { manifest, words, unit, warn });
  preparing.catch(() => undefined);
  const documents = await proposeDocuments(
    conditionOf(withPairs(plan), manifest.languages),
    library,
  );
  const numbers = partsOf(documents, manifest.parts);
  const ask = (from: number, to: number): void => {
    for (const number of numbers.slice(from, to)) void shardOf(library, number);
  };
  // Where few are proposed, the first is likely to hold a hit, and another would only slow it down.
  ask(0, numbers.length > FEW ? AT_FIRST : 1);
  const prepared = await preparing;
  const condition = conditionOf(plan, manifest.languages);
  const wanted = new Set(documents);
  let total = 0;
  for (const [place, number] of numbers.entries()) {
    const shard = await shardOf(library, number);
    ask(place + 1, place + 1 + AHEAD);
    if (isOver()) break;
    const hits = shard.search(prepared, { condition, documents: wanted });
    total += hits.length;
    onHits(hits, { read: place + 1, files: numbers.length });
  }
  return { total, warnings };
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
