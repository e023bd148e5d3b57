// Texts with their hits marked, so that a table of queries reads like a manual.
import { compileQuery } from '../../src/query/compile.ts';
import { parseQuery } from '../../src/query/parse.ts';
import { formatQueryError } from '../../src/query/query-error.ts';
import type { QueryNode } from '../../src/query/query-node.ts';
import type { CodedStretch, QueryUnit, UnitContext } from '../../src/query/unit-context.ts';
import type { Span } from '../../src/text/span.ts';
import { tokenise } from '../../src/text/tokens.ts';
import { createVocabulary, type Vocabulary } from '../../src/text/vocabulary.ts';

/** What a document of a test has beside its text. */
export interface Setting {
  readonly language?: string;
  readonly fields?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly codings?: Readonly<Record<string, readonly CodedStretch[]>>;
  readonly sections?: readonly (Span & { readonly path: readonly string[] })[];
}

export function parsed(source: string): QueryNode {
  const result = parseQuery(source);
  if (!result.ok) throw new Error(formatQueryError(source, result.error));
  return result.query;
}

/** Spans of the lines of a text: the blocks of a document. */
export function linesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    spans.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return spans;
}

export function contextOf(
  text: string,
  vocabulary: Vocabulary,
  setting: Setting = {},
): UnitContext {
  return {
    tokens: tokenise(text, vocabulary),
    language: setting.language ?? 'en',
    blocks: linesOf(text),
    sections: setting.sections ?? [{ start: 0, end: text.length, path: [] }],
    fields: new Map(Object.entries(setting.fields ?? {})),
    codings: (code) => setting.codings?.[code] ?? [],
  };
}

/** Every unit of the kind paragraph (a line) or document (the text). Sentences end with `. `, `! `, `。`. */
export function unitsOf(text: string, kind: QueryUnit['kind']): QueryUnit[] {
  const lines = linesOf(text);
  if (kind === 'document' || kind === 'section') return [{ kind, start: 0, end: text.length }];
  if (kind === 'paragraph') return lines.map((line) => ({ ...line, kind }));
  return lines.flatMap(({ start, end }) => {
    const matches = text.slice(start, end).matchAll(/.+?(?:[.!]\s+|。\s*|$)/gsu);
    return Array.from(matches, ({ 0: sentence, index }) => ({
      kind,
      start: start + index,
      end: start + index + sentence.length,
    }));
  });
}

/**
 * The text with the hits of a query in it set in ⟦ ⟧. Null where the query holds in no unit; the bare
 * text where it holds without a hit. Hits that overlap nest or cross; marks stand in their order.
 */
export function mark(
  source: string,
  text: string,
  kind: QueryUnit['kind'] = 'paragraph',
  setting: Setting = {},
): string | null {
  const vocabulary = createVocabulary();
  const query = compileQuery(parsed(source), { vocabulary });
  const context = contextOf(text, vocabulary, setting);
  const matches = query.match(context, unitsOf(text, kind));
  return matches.length === 0
    ? null
    : markSpans(
        text,
        matches.flatMap(({ hits }) => hits),
      );
}

export function markSpans(text: string, spans: readonly Span[]): string {
  let marked = '';
  for (let index = 0; index <= text.length; index++) {
    marked += '⟧'.repeat(spans.filter(({ end }) => end === index).length);
    marked += '⟦'.repeat(spans.filter(({ start }) => start === index).length);
    marked += text[index] ?? '';
  }
  return marked;
}
