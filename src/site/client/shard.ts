// Some documents with their texts: lunr proposes their blocks, the matcher decides.
import type { Condition } from '../../query/condition.ts';
import { unitScores } from '../../query/ranking.ts';
import type { CodedStretch, UnitContext, UnitMatch } from '../../query/unit-context.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { tokenise } from '../../text/tokens.ts';
import { type Leaf, type Proposed, proposed } from './condition-sets.ts';
import { openWordIndex, type WordIndex } from './lunr-index.ts';
import type { PreparedQuery } from './prepared-query.ts';
import { familyOf, fieldTest } from './propose-documents.ts';
import type { HitCode, SiteHit } from './protocol.ts';
import type { SearchManifest, SearchShard, ShardDocument } from './search-data.ts';
import { type SiteUnit, unitsOfDocument } from './site-units.ts';

export interface Shard {
  /** The units in which a query holds, of the documents that were proposed, in their order. */
  readonly search: (
    query: PreparedQuery,
    proposal: { readonly condition: Condition; readonly documents: ReadonlySet<number> },
  ) => readonly SiteHit[];
}

interface OpenedShard {
  readonly manifest: SearchManifest;
  readonly content: SearchShard;
  readonly index: WordIndex;
  /** Number of each document's first block among those of the file. */
  readonly firstBlocks: readonly number[];
}

/** Opens the content of a file of texts. */
export function openShard(content: unknown, manifest: SearchManifest): Shard {
  const packed = content as SearchShard;
  let blocks = 0;
  const firstBlocks = packed.documents.map((document) => {
    const first = blocks;
    blocks += document.blocks.length;
    return first;
  });
  const index = openWordIndex(packed.index);
  const shard: OpenedShard = { manifest, content: packed, index, firstBlocks };
  return {
    search: (query, { condition, documents }) => {
      const inBlocks = query.unit === 'paragraph' || query.unit === 'sentence';
      const among = inBlocks ? proposed(condition, (leaf) => blocksFitting(shard, leaf)) : 'all';
      return packed.documents.flatMap((document, place) =>
        documents.has(document.number)
          ? searchDocument(shard, query, { document, first: firstBlocks[place] ?? 0, among })
          : [],
      );
    },
  };
}

/** Blocks of the file that may hold what a leaf asks for. */
function blocksFitting(
  { manifest, content, index, firstBlocks }: OpenedShard,
  leaf: Leaf,
): Proposed {
  if (leaf.kind === 'word') return index.unitsWith(leaf.patterns);
  const fits = documentTest(leaf, manifest);
  const blocks = new Set<number>();
  content.documents.forEach((document, place) => {
    if (!fits(document)) return;
    const first = firstBlocks[place] ?? 0;
    for (let at = 0; at < document.blocks.length; at++) blocks.add(first + at);
  });
  return blocks;
}

/** Whether a document's field fits, or a code or one below it is applied in it. */
function documentTest(
  leaf: Exclude<Leaf, { kind: 'word' }>,
  { codes }: SearchManifest,
): (document: ShardDocument) => boolean {
  if (leaf.kind === 'field') {
    const fits = fieldTest(leaf);
    return ({ fields }) => fits(fields.find(([name]) => name === leaf.filter.name)?.[1]);
  }
  const family = familyOf(codes, leaf.code);
  return ({ codings }) => codings.some(([, , code]) => family.has(code));
}

function searchDocument(
  { manifest }: OpenedShard,
  prepared: PreparedQuery,
  at: { readonly document: ShardDocument; readonly first: number; readonly among: Proposed },
): SiteHit[] {
  const { document, first, among } = at;
  const units = unitsOfDocument(document, prepared.unit).filter(
    ({ block }) => among === 'all' || among.has(first + block),
  );
  if (units.length === 0) return [];
  const context = contextOf(document, { manifest, prepared });
  const asked = units.map(({ start, end }) => ({ start, end, kind: prepared.unit }));
  const matches = prepared.query.match(context, asked);
  const matched = matches.flatMap(({ unit }) => asked[unit] ?? []);
  const scores = unitScores(context, matched, prepared);
  return matches.flatMap((match, place) => {
    const unit = units[match.unit];
    if (!unit) return [];
    const score = scores[place] ?? 0;
    return [hitOf(document, { unit, match, score, manifest })];
  });
}

function contextOf(
  document: ShardDocument,
  around: {
    readonly manifest: SearchManifest;
    readonly prepared: PreparedQuery;
  },
): UnitContext {
  const { manifest, prepared } = around;
  return {
    tokens: tokenise(document.text, prepared.vocabulary),
    language: document.language,
    blocks: document.blocks.map(([start, end]) => ({ start, end })),
    sections: document.sections.map(([start, end, path]) => ({ start, end, path })),
    fields: new Map(document.fields),
    codings(code) {
      const family = familyOf(manifest.codes, code);
      return document.codings
        .filter(([, , number]) => family.has(number))
        .map(([start, end, , origin, coder, stance]): CodedStretch => {
          return { start, end, origin, coder, stance };
        });
    },
  };
}

function hitOf(
  document: ShardDocument,
  found: {
    readonly unit: SiteUnit;
    readonly match: UnitMatch;
    readonly score: number;
    readonly manifest: SearchManifest;
  },
): SiteHit {
  const { unit, match, score, manifest } = found;
  const { start, end, kind } = unit;
  return {
    document: document.id,
    title: document.title,
    page: document.page,
    section: kind === 'document' ? [] : (document.sections[unit.section]?.[2] ?? []),
    line: lineAt(document, start),
    kind,
    start,
    end,
    text: document.text.slice(start, end),
    spans: match.hits.map((hit) => ({ start: hit.start - start, end: hit.end - start })),
    score,
    codes: codesOn(document, unit, manifest),
  };
}

function lineAt({ lines }: ShardDocument, offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1]?.[1] ?? 1;
}

/** The codes that share text with a unit, each once; a code of the whole document lies on that only. */
function codesOn(document: ShardDocument, unit: SiteUnit, manifest: SearchManifest): HitCode[] {
  const whole = unit.kind === 'document';
  const on = document.codings.filter(([start, end, , origin]) => {
    const span: Span = { start, end };
    return origin === 'document' ? whole : overlaps(span, unit);
  });
  const numbers = [...new Set(on.map(([, , code]) => code))].sort((a, b) => a - b);
  return numbers.flatMap((number) => {
    const code = manifest.codes[number];
    return code ? [{ id: code.id, name: code.name, page: code.page, look: code.look }] : [];
  });
}
