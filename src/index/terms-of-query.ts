// What a pattern of the query language stands for in the corpus: for a word with wildcards or a stem the
// words of the vocabulary, for anything else the distinct forms of its hits.
import type { SourceDocument } from '../corpus/source-document.ts';
import type { QueryNode } from '../query/query-node.ts';
import { foldCase } from '../text/folding.ts';
import { stemmerFor } from '../text/stems.ts';
import { answerQuestion, type Question } from './answer-question.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { IndexFile } from './index-file.ts';
import { countTerms, type Occurrences, type TermCount } from './term-counts.ts';

export interface TermsRequest extends Omit<Question, 'query' | 'unit'> {
  /** null for the whole vocabulary. */
  readonly query: QueryNode | null;
  /** The group of a document, such as its value of a variable; null for no groups. */
  readonly groupOf: ((entry: CatalogueEntry) => string) | null;
}

/** The terms with their frequencies, in the order of UTF-16 units. */
export function termsOfQuery(index: IndexFile, request: TermsRequest): TermCount[] {
  const { query, groupOf } = request;
  const grouping = groupOf ? { groupOf } : {};
  if (query === null) return countTerms(index, { pattern: null, ...grouping });
  if (query.kind === 'stem' && query.words.length === 1) {
    return merge(
      languagesOf(index).flatMap((language) =>
        countTerms(index, stemRequest(language, query, grouping)),
      ),
    );
  }
  const word = singleWord(query);
  if (word !== null) {
    return countTerms(index, { pattern: { kind: 'glob', text: foldCase(word) }, ...grouping });
  }
  return countForms(index, { ...request, query });
}

function languagesOf(index: IndexFile): string[] {
  return [...new Set(index.entries.map(({ language }) => language))].sort();
}

function stemRequest(
  language: string,
  query: Extract<QueryNode, { kind: 'stem' }>,
  grouping: { readonly groupOf?: (entry: CatalogueEntry) => string },
) {
  const text = foldCase(query.words[0] ?? '');
  const stemmer = stemmerFor(language);
  const pattern = stemmer
    ? { kind: 'stem' as const, stem: stemmer(text), stemmer }
    : { kind: 'glob' as const, text };
  return {
    pattern,
    includes: (entry: CatalogueEntry) => entry.language === language,
    ...grouping,
  };
}

/** The text of a query that is one word in any case, with wildcards or without; else null. */
function singleWord(query: QueryNode): string | null {
  if (query.kind !== 'phrase' || query.cased || query.elements.length !== 1) return null;
  const [element] = query.elements;
  return element?.kind === 'word' || element?.kind === 'character' ? element.text : null;
}

/** The hits of a query by their text: in one case, unless the query asks for case. */
function countForms(
  index: IndexFile,
  request: TermsRequest & { readonly query: QueryNode },
): TermCount[] {
  const entries = new Map(index.entries.map((entry) => [entry.id, entry]));
  const form = asksForCase(request.query) ? spaced : (text: string) => foldCase(spaced(text));
  const counts: TermCount[] = [];
  for (const { document, units } of answerQuestion(index, {
    ...request,
    unit: 'paragraph',
  }).documents()) {
    const forms = new Map<string, number>();
    for (const hit of units.flatMap(({ hits }) => hits)) {
      const text = form(textOf(document, hit));
      forms.set(text, (forms.get(text) ?? 0) + 1);
    }
    const entry = entries.get(document.id);
    for (const [term, count] of forms) {
      const occurrences: Occurrences = { count, documents: 1 };
      const group =
        entry && request.groupOf ? [[request.groupOf(entry), occurrences] as const] : [];
      counts.push({ term, ...occurrences, groups: new Map(group) });
    }
  }
  return merge(counts);
}

function textOf(document: SourceDocument, hit: { readonly start: number; readonly end: number }) {
  return document.text.slice(hit.start, hit.end);
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function asksForCase(query: QueryNode): boolean {
  return (query.kind === 'phrase' && query.cased) || (query.kind === 'regex' && !query.ignoreCase);
}

/** Adds up counts of the same term. */
function merge(counts: readonly TermCount[]): TermCount[] {
  const merged = new Map<string, TermCount>();
  for (const count of counts) {
    const before = merged.get(count.term);
    merged.set(count.term, before ? addCounts(before, count) : count);
  }
  return [...merged.values()].sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
}

function addCounts(a: TermCount, b: TermCount): TermCount {
  const groups = new Map(a.groups);
  for (const [name, group] of b.groups) {
    const before = groups.get(name);
    groups.set(name, before ? { ...addOccurrences(before, group) } : group);
  }
  return { term: a.term, ...addOccurrences(a, b), groups };
}

function addOccurrences(a: Occurrences, b: Occurrences): Occurrences {
  return { count: a.count + b.count, documents: a.documents + b.documents };
}
