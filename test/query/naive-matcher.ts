// The query language once more, written for clarity: every sentence of the design as a loop over all
// possibilities. It shares nothing with the compiled matcher but the parser's tree.
import type { PhraseElement, ProximityNode, QueryNode } from '../../src/query/query-node.ts';
import type { CodedStretch, QueryUnit } from '../../src/query/unit-context.ts';
import type { Span } from '../../src/text/span.ts';
import { fold, globExpression, nativeExpression, normal, type Token } from './naive-words.ts';

export interface NaiveDocument {
  readonly text: string;
  /** Those of `naiveTokens`. */
  readonly tokens: readonly Token[];
  readonly blocks: readonly Span[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly codings: Readonly<Record<string, readonly CodedStretch[]>>;
}

/** Tokens [from, to); `words` are what serves: token indexes, a coding, or a sign without a word. */
interface Hit extends Span {
  readonly from: number;
  readonly to: number;
  readonly words: readonly (number | CodedStretch | string)[];
}

/** The hits of a query in a unit, in the order of the text; null where it does not hold. */
export function naiveMatch(
  query: QueryNode,
  document: NaiveDocument,
  unit: QueryUnit,
): Span[] | null {
  const found = new NaiveUnit(document, unit).evaluate(query, () => true);
  if (found === null) return null;
  const distinct = new Map(found.map(({ start, end }) => [`${start}-${end}`, { start, end }]));
  return [...distinct.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

type Counts = (coding: CodedStretch) => boolean;

class NaiveUnit {
  readonly document: NaiveDocument;
  readonly unit: QueryUnit;
  readonly tokens: readonly Token[];

  constructor(document: NaiveDocument, unit: QueryUnit) {
    this.document = document;
    this.unit = unit;
    this.tokens = document.tokens;
  }

  /** `counts` says which codings the filters around an `@` let count. */
  evaluate(node: QueryNode, counts: Counts): Hit[] | null {
    switch (node.kind) {
      case 'and': {
        const conditions = node.operands.filter(isCondition);
        const bound: Counts = (coding) =>
          counts(coding) && conditions.every((condition) => holdsFor(condition, coding));
        const results = node.operands
          .filter((operand) => !isCondition(operand))
          .map((operand) => this.evaluate(operand, bound));
        return results.includes(null) ? null : results.flatMap((hits) => hits ?? []);
      }
      case 'or': {
        const results = node.operands.map((operand) => this.evaluate(operand, counts));
        return results.every((hits) => hits === null)
          ? null
          : results.flatMap((hits) => hits ?? []);
      }
      case 'not':
        return this.evaluate(node.operand, counts) === null ? [] : null;
      case 'filter': {
        const values = this.document.fields[node.name] ?? [];
        return node.value.kind === 'text' && values.includes(node.value.text) ? [] : null;
      }
      default: {
        const hits = this.hits(node, counts);
        return hits.length > 0 ? hits : null;
      }
    }
  }

  hits(node: QueryNode, counts: Counts): Hit[] {
    switch (node.kind) {
      case 'phrase':
        return this.phrase(node.elements, node.cased);
      case 'regex':
        return this.regex(node.source, node.ignoreCase);
      case 'code':
        return this.code(node.code, counts);
      case 'or':
        return node.operands.flatMap((operand) => this.hits(operand, counts));
      case 'proximity':
        return this.proximity(node, counts);
      default:
        throw new Error(`${node.kind} is no operand`);
    }
  }

  phrase(elements: readonly PhraseElement[], cased: boolean): Hit[] {
    const hits: Hit[] = [];
    for (let from = 0; from < this.tokens.length; from++) {
      const to = this.phraseEnd(elements, cased, from);
      if (to === null) continue;
      const hit = this.tokenHit(from, to);
      if (this.inUnit(hit) && this.inOneBlock(hit)) hits.push(hit);
    }
    return elements.some(({ kind }) => kind === 'run') ? minimal(hits) : hits;
  }

  /** The token behind the phrase that begins at a token; a `*` in a CJK word takes the shortest run. */
  phraseEnd(elements: readonly PhraseElement[], cased: boolean, from: number): number | null {
    const run = elements.findIndex(({ kind }) => kind === 'run');
    const row = run < 0 ? elements : elements.slice(0, run);
    if (!row.every((element, index) => this.fits(element, cased, from + index, index === 0)))
      return null;
    const behind = from + row.length;
    if (run < 0) return behind;
    const rest = elements.slice(run + 1);
    const next = rest.findIndex(({ kind }) => kind === 'run');
    const nextRow = next < 0 ? rest : rest.slice(0, next);
    for (let at = behind; at < this.tokens.length; at++) {
      if (/\p{P}/u.test(this.gapBefore(at))) return null;
      if (nextRow.every((element, index) => this.fits(element, cased, at + index, index === 0))) {
        return this.phraseEnd(rest, cased, at);
      }
    }
    return null;
  }

  fits(element: PhraseElement, cased: boolean, at: number, first: boolean): boolean {
    const token = this.tokens[at];
    if (!token) return false;
    const joined = 'joined' in element && element.joined && !first;
    if (joined && !/^\s*$/.test(this.gapBefore(at))) return false;
    if (element.kind === 'any') return true;
    if (element.kind === 'one') return [...token.folded].length === 1;
    if (element.kind === 'run') throw new Error('a run is no position');
    const pattern = cased ? normal(element.text) : fold(normal(element.text));
    return globExpression(pattern).test(cased ? token.cased : token.folded);
  }

  gapBefore(at: number): string {
    const gap = this.document.text.slice(this.tokens[at - 1]?.end ?? 0, this.tokens[at]?.start);
    return gap.replaceAll('\u00AD', '');
  }

  regex(source: string, ignoreCase: boolean): Hit[] {
    const text = this.document.text.slice(this.unit.start, this.unit.end);
    return Array.from(text.matchAll(nativeExpression(source, ignoreCase)))
      .filter(([found]) => found !== '')
      .map(({ 0: found, index }) => {
        const start = this.unit.start + index;
        return this.spanHit({ start, end: start + found.length });
      });
  }

  code(code: string, counts: Counts): Hit[] {
    const { start, end, kind } = this.unit;
    return (this.document.codings[code] ?? [])
      .filter(counts)
      .filter(({ origin }) => origin !== 'document' || kind === 'document')
      .map((coding) => ({
        ...this.spanHit({ start: Math.max(start, coding.start), end: Math.min(end, coding.end) }),
        words: [coding],
      }))
      .filter(({ from, to }) => from < to);
  }

  proximity(node: ProximityNode, counts: Counts): Hit[] {
    const left = this.hits(node.left, counts);
    const right = this.hits(node.right, counts);
    if (node.operator !== 'near' && node.operator !== 'before') {
      return left.filter((a) => !right.some((b) => this.excludes(node, a, b)));
    }
    const joined: Hit[] = [];
    for (const a of left.flatMap((hit) => this.pieces(hit))) {
      for (const b of right.flatMap((hit) => this.pieces(hit))) {
        const hit = {
          start: Math.min(a.start, b.start),
          end: Math.max(a.end, b.end),
          from: Math.min(a.from, b.from),
          to: Math.max(a.to, b.to),
          words: [...a.words, ...b.words],
        };
        const near = between(a, b) <= node.distance && this.inOneBlock(hit);
        const ordered = node.operator === 'near' || goesBefore(a, b);
        const shared = a.words.some((word) => b.words.includes(word));
        if (near && ordered && !shared) joined.push(hit);
      }
    }
    return minimal(joined);
  }

  excludes({ operator, distance }: ProximityNode, a: Hit, b: Hit): boolean {
    const overlap = (a.start < b.end && b.start < a.end) || (a.from < b.to && b.from < a.to);
    if (overlap) return operator === 'not-near';
    if (between(a, b) > distance) return false;
    if (goesBefore(b, a)) {
      return operator !== 'not-before' && this.inOneBlock({ start: b.end - 1, end: a.start + 1 });
    }
    return operator !== 'not-after' && this.inOneBlock({ start: a.end - 1, end: b.start + 1 });
  }

  /** A coded stretch over several blocks stands in each of them. */
  pieces(hit: Hit): Hit[] {
    if (typeof hit.words[0] !== 'object' || hit.words.length > 1) return [hit];
    return this.document.blocks
      .map((block) => ({
        ...this.spanHit({
          start: Math.max(hit.start, block.start),
          end: Math.min(hit.end, block.end),
        }),
        words: hit.words,
      }))
      .filter(({ from, to }) => from < to);
  }

  tokenHit(from: number, to: number): Hit {
    const words = Array.from({ length: to - from }, (_, index) => from + index);
    return {
      start: this.tokens[from]?.start ?? 0,
      end: this.tokens[to - 1]?.end ?? 0,
      from,
      to,
      words,
    };
  }

  /** A stretch of characters; its words are those that share a character with it. */
  spanHit(span: Span): Hit {
    if (span.start >= span.end) return { ...span, from: 0, to: 0, words: [] };
    const before = this.tokens.filter((token) => token.end <= span.start).length;
    const words = [...this.tokens.keys()].filter((index) => {
      const token = this.tokens[index];
      return token && token.start < span.end && span.start < token.end;
    });
    const sign = `sign at ${span.start}`;
    const serving = words.length > 0 ? words : [sign];
    return { ...span, from: before, to: before + words.length, words: serving };
  }

  inUnit({ start, end }: Span): boolean {
    return this.unit.start <= start && end <= this.unit.end;
  }

  inOneBlock({ start, end }: Span): boolean {
    return this.document.blocks.some((block) => block.start <= start && end <= block.end);
  }
}

function isCondition(node: QueryNode): boolean {
  if (node.kind === 'not') return isCondition(node.operand);
  if (node.kind === 'or' || node.kind === 'and') return node.operands.every(isCondition);
  return node.kind === 'filter' && ['coder', 'origin', 'stance'].includes(node.name);
}

function holdsFor(node: QueryNode, coding: CodedStretch): boolean {
  switch (node.kind) {
    case 'not':
      return !holdsFor(node.operand, coding);
    case 'and':
      return node.operands.every((operand) => holdsFor(operand, coding));
    case 'or':
      return node.operands.some((operand) => holdsFor(operand, coding));
    case 'filter':
      return (
        node.value.kind === 'text' &&
        coding[node.name as 'coder' | 'origin' | 'stance'] === node.value.text
      );
    default:
      throw new Error(`${node.kind} is no condition`);
  }
}

/** Positions strictly between two hits. */
function between(a: Hit, b: Hit): number {
  if (a.to <= b.from) return b.from - a.to;
  if (b.to <= a.from) return a.from - b.to;
  return 0;
}

function goesBefore(a: Hit, b: Hit): boolean {
  return a.to <= b.from && a.end <= b.start;
}

/** Drops every hit that contains a shorter one. */
function minimal(hits: readonly Hit[]): Hit[] {
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          hit.start <= other.start &&
          other.end <= hit.end &&
          other.end - other.start < hit.end - hit.start,
      ),
  );
}
