// Decides a query in one unit, and finds its hits there.
import type { Span } from '../text/span.ts';
import {
  blockAt,
  codingNumber,
  codingsFor,
  type DocumentView,
  indexesIn,
  lastStartingAt,
  literalOffsets,
  phraseHits,
} from './document-view.ts';
import type { Matcher } from './matcher.ts';
import { combine } from './proximity.ts';
import {
  characterStretch,
  codingStretch,
  codingUse,
  distinctStretches,
  firstStartingFrom,
  isCodingStretch,
  lowerBound,
  type Stretch,
  tokenStretch,
} from './stretch.ts';
import type { QueryUnit } from './unit-context.ts';

export interface UnitView {
  readonly document: DocumentView;
  readonly unit: QueryUnit;
  /** Tokens [first, after) lie wholly in the unit. */
  readonly first: number;
  readonly after: number;
}

/** Hits in the order of the text, perhaps none; null where the query does not hold. */
export type Evaluation = readonly Stretch[] | null;

const HOLDS: Evaluation = [];

export function openUnit(document: DocumentView, unit: QueryUnit): UnitView {
  const { tokens } = document.context;
  const first = firstStartingFrom(tokens, unit.start);
  const after = Math.max(first, lowerBound(tokens.ends, tokens.count, unit.end + 1));
  return { document, unit, first, after };
}

export function evaluate(matcher: Matcher, view: UnitView): Evaluation {
  switch (matcher.kind) {
    case 'and':
      return evaluateAnd(matcher.parts, view);
    case 'or':
      return evaluateOr(matcher.parts, view);
    case 'not':
      return evaluate(matcher.part, view) === null ? HOLDS : null;
    case 'filter':
      return matcher.test(fieldValues(matcher.name, view)) ? HOLDS : null;
    default: {
      const stretches = stretchesOf(matcher, view);
      return stretches.length > 0 ? stretches : null;
    }
  }
}

function evaluateAnd(parts: readonly Matcher[], view: UnitView): Evaluation {
  const hits: Stretch[] = [];
  for (const part of parts) {
    const found = evaluate(part, view);
    if (found === null) return null;
    for (const hit of found) hits.push(hit);
  }
  return hits;
}

function evaluateOr(parts: readonly Matcher[], view: UnitView): Evaluation {
  let hits: Stretch[] | null = null;
  for (const part of parts) {
    const found = evaluate(part, view);
    if (found === null) continue;
    hits ??= [];
    for (const hit of found) hits.push(hit);
  }
  return hits;
}

/** Hits of what may be an operand of a proximity, in the order of the text. */
function stretchesOf(matcher: Matcher, view: UnitView): readonly Stretch[] {
  switch (matcher.kind) {
    case 'phrase':
      return phraseStretches(matcher, view);
    case 'regex':
      return regexStretches(matcher, view);
    case 'code':
      return codeStretches(matcher, view);
    case 'or':
      return distinctStretches(matcher.parts.flatMap((part) => stretchesOf(part, view)));
    case 'proximity': {
      const left = stretchesOf(matcher.left, view);
      if (left.length === 0) return left;
      const { context } = view.document;
      const { operator } = matcher.rule;
      const right = stretchesOf(matcher.right, view);
      const both = operator === 'near' || operator === 'before';
      return combine(
        matcher.rule,
        both ? withinBlocks(left, view) : left,
        both ? withinBlocks(right, view) : right,
        (offset) => blockAt(context, offset),
      );
    }
    default:
      throw new Error(`${matcher.kind} has no stretches`);
  }
}

function phraseStretches(
  matcher: Extract<Matcher, { kind: 'phrase' }>,
  { document, first, after }: UnitView,
): readonly Stretch[] {
  const { context } = document;
  const found = phraseHits(document, matcher.shapeIn(context.language));
  const { firsts, length } = found;
  const stretches: Stretch[] = [];
  let index = lowerBound(firsts, firsts.length, first);
  for (; index < firsts.length; index++) {
    const start = firsts[index] as number;
    if (start >= after) break;
    const end = length === null ? (found.afters[index] as number) : start + length;
    if (end > after) continue;
    const stretch = tokenStretch(context.tokens, start, end);
    if (end - start === 1 || stretch.end <= blockAt(context, stretch.start).end) {
      stretches.push(stretch);
    }
  }
  return stretches;
}

function regexStretches(
  { regex, prefilter }: Extract<Matcher, { kind: 'regex' }>,
  { document, unit }: UnitView,
): readonly Stretch[] {
  const { tokens } = document.context;
  const range = { from: unit.start, to: unit.end };
  let offsets: readonly number[] | undefined;
  if (prefilter) {
    const all = literalOffsets(document, prefilter);
    const { from, to } = indexesIn(all, unit);
    if (from === to) return [];
    offsets = all.slice(from, to);
  }
  return regex.search(tokens.text, range, offsets).map((span) => characterStretch(tokens, span));
}

/** The coded stretches within the unit, as far as they share a word with it. */
function codeStretches(
  matcher: Extract<Matcher, { kind: 'code' }>,
  { document, unit }: UnitView,
): readonly Stretch[] {
  const { tokens } = document.context;
  const stretches: Stretch[] = [];
  for (const coding of codingsFor(document, matcher)) {
    if (coding.start >= unit.end) break;
    if (coding.origin === 'document' && unit.kind !== 'document') continue;
    const span = clip(coding, unit);
    if (span.start >= span.end) continue;
    const stretch = codingStretch(tokens, span, codingUse(codingNumber(document, coding)));
    if (stretch.first < stretch.after) stretches.push(stretch);
  }
  return distinctStretches(stretches);
}

function clip(span: Span, unit: Span): Span {
  return { start: Math.max(span.start, unit.start), end: Math.min(span.end, unit.end) };
}

/** For NEAR and BEFORE, a coded stretch over several blocks stands in each of them. */
function withinBlocks(stretches: readonly Stretch[], view: UnitView): readonly Stretch[] {
  const { context } = view.document;
  const crossing = (stretch: Stretch) => stretch.end > blockAt(context, stretch.start).end;
  if (!stretches.some(crossing)) return stretches;
  const inside = stretches.flatMap((stretch) => {
    if (!crossing(stretch)) return [stretch];
    const { used } = stretch;
    if (used === null || !isCodingStretch(stretch)) return [];
    return context.blocks
      .map((block) => clip(stretch, block))
      .filter(({ start, end }) => start < end)
      .map((span) => codingStretch(context.tokens, span, used))
      .filter(({ first, after }) => first < after);
  });
  return distinctStretches(inside);
}

/** Values of a field; for `section` the headings above the unit's text. */
function fieldValues(name: string, { document, unit }: UnitView) {
  const { fields, sections } = document.context;
  if (name !== 'section') return fields.get(name) ?? [];
  const headings: string[] = [];
  for (let at = Math.max(0, lastStartingAt(sections, unit.start)); at < sections.length; at++) {
    const section = sections[at];
    if (!section || section.start >= Math.max(unit.end, unit.start + 1)) break;
    if (section.end > unit.start || section.start === unit.start) headings.push(...section.path);
  }
  return headings;
}
