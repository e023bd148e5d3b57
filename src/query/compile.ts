// Running queries over documents. The way through:
//
//   const vocabulary = createVocabulary();                      one for all documents and queries
//   const parsed = parseQuery('lack* NEAR/4 trust');            a tree, or what is wrong and where
//   const query = compileQuery(parsed.query, { vocabulary });   once a query
//   const tokens = tokenise(text, vocabulary);                  once a document
//   const context = { tokens, language, blocks, sections, fields, codings };    a UnitContext
//   const matches = query.match(context, units);                any units of that document
//
// Compile all queries before the first document: a document is read once for all of them. Word
// patterns are resolved against the vocabulary as it grows, and only units that hold a candidate are
// decided, so the cost of a rule does not depend on how many words its wildcards stand for.
import type { Span } from '../text/span.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { candidatesOf } from './candidates.ts';
import { type DocumentView, lastStartingAt, openDocument } from './document-view.ts';
import { evaluate, openUnit } from './evaluate.ts';
import { buildMatcher, type Matcher } from './matcher.ts';
import { childrenOf, type QueryNode } from './query-node.ts';
import { compareStretches, type Stretch } from './stretch.ts';
import type { QueryUnit, UnitContext, UnitMatch } from './unit-context.ts';
import { patternsOf } from './word-patterns.ts';

export interface CompiledQuery {
  /**
   * The units in which the query holds, each with its hits. Units ascend and do not overlap; all are
   * of one kind. The context must be cut with the query's vocabulary.
   */
  readonly match: (context: UnitContext, units: readonly QueryUnit[]) => UnitMatch[];
}

export interface CompileOptions {
  readonly vocabulary: Vocabulary;
  /** Hears a warning, once for each language without a stemmer that `~` meets. */
  readonly warn?: (message: string) => void;
}

/** Makes a parsed query ready to run. Names of fields and codes are not checked here. */
export function compileQuery(query: QueryNode, options: CompileOptions): CompiledQuery {
  const table = patternsOf(options.vocabulary);
  const warn = options.warn ?? (() => {});
  const matcher = buildMatcher(query, table, warn);
  const stems = stemsOf(matcher);
  return {
    match: (context, units) => {
      for (const stem of stems) stem.shapeIn(context.language);
      return matchUnits(matcher, openDocument(context, table), units);
    },
  };
}

function stemsOf(matcher: Matcher): Extract<Matcher, { kind: 'phrase' }>[] {
  switch (matcher.kind) {
    case 'phrase':
      return [matcher];
    case 'and':
    case 'or':
      return matcher.parts.flatMap(stemsOf);
    case 'not':
      return stemsOf(matcher.part);
    case 'proximity':
      return [...stemsOf(matcher.left), ...stemsOf(matcher.right)];
    default:
      return [];
  }
}

function matchUnits(
  matcher: Matcher,
  document: DocumentView,
  units: readonly QueryUnit[],
): UnitMatch[] {
  const matches: UnitMatch[] = [];
  for (const index of unitsToDecide(matcher, document, units)) {
    const unit = units[index] as QueryUnit;
    const found = evaluate(matcher, openUnit(document, unit));
    if (found !== null) matches.push({ unit: index, hits: distinctSpans(found) });
  }
  return matches;
}

function unitsToDecide(
  matcher: Matcher,
  document: DocumentView,
  units: readonly QueryUnit[],
): Iterable<number> {
  const candidates = candidatesOf(matcher, document);
  if (candidates === 'all') return units.keys();
  const chosen: number[] = [];
  for (let at = 0; at < candidates.length; at++) {
    const offset = candidates[at] as number;
    const index = lastStartingAt(units, offset);
    const unit = units[index];
    if (unit && offset < unit.end && chosen.at(-1) !== index) chosen.push(index);
  }
  return chosen;
}

function distinctSpans(stretches: readonly Stretch[]): Span[] {
  const sorted = [...stretches].sort(compareStretches);
  return sorted
    .filter((stretch, index) => {
      const before = sorted[index - 1];
      return before === undefined || compareStretches(before, stretch) !== 0;
    })
    .map(({ start, end }) => ({ start, end }));
}

/** The codes that a query names, in its order, each once. */
export function codesOf(query: QueryNode): readonly string[] {
  const codes = query.kind === 'code' ? [query.code] : childrenOf(query).flatMap(codesOf);
  return [...new Set(codes)];
}

/** Whether a query can have hits at all: false for one of NOTs and filters only. */
export function hasPositiveTerm(query: QueryNode): boolean {
  if (query.kind === 'not' || query.kind === 'filter') return false;
  const children = childrenOf(query);
  return children.length === 0 || children.some(hasPositiveTerm);
}
