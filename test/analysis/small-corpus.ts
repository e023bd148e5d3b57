// Corpora small enough to count by hand: documents given as Markdown, codes as a list of ids with parents.
import type { Code, Codebook } from '../../src/codebook/codebook.ts';
import type { CodedCorpus, DoneMark } from '../../src/coding/coded-corpus.ts';
import { compareCodings } from '../../src/coding/coded-corpus.ts';
import type { Coding } from '../../src/coding/coding.ts';
import { inlineCodings } from '../../src/coding/inline-codings.ts';
import { readDocument } from '../../src/corpus/read-document.ts';
import type { SourceDocument } from '../../src/corpus/source-document.ts';

/** A codebook from `{code: parent}`; parents come first. */
export function smallCodebook(parents: Readonly<Record<string, string | null>>): Codebook {
  const build = (id: string, parent: string | null): Code => ({
    id,
    name: id,
    color: '#555555',
    definition: `About ${id}.`,
    include: [],
    exclude: [],
    positive: [],
    negative: [],
    rules: [],
    children: Object.keys(parents)
      .filter((child) => parents[child] === id)
      .map((child) => build(child, id)),
    parent,
    emergent: false,
    deprecated: false,
    file: 'codebook/small.yaml',
    line: 1,
    hash: id,
  });
  const roots = Object.keys(parents)
    .filter((id) => parents[id] === null)
    .map((id) => build(id, null));
  const codes = new Map<string, Code>();
  const add = (code: Code): void => {
    codes.set(code.id, code);
    code.children.forEach(add);
  };
  roots.forEach(add);
  return { roots, codes };
}

/** A document from Markdown. */
export function smallDocument(id: string, markdown: string): SourceDocument {
  return readDocument(new TextEncoder().encode(markdown), {
    id,
    file: `corpus/${id}.md`,
    defaultLanguage: 'en',
    exclude: ['References'],
  });
}

/** A coding by hand or by a rule on the `nth` occurrence of `quote`. */
export function codingOn(
  document: SourceDocument,
  quote: string,
  fields: Partial<Coding> & { readonly code: string; readonly nth?: number },
): Coding {
  let start = -1;
  for (let count = 0; count < (fields.nth ?? 1); count++)
    start = document.text.indexOf(quote, start + 1);
  if (start < 0) throw new Error(`${document.id} does not hold "${quote}"`);
  const { nth: _, ...rest } = fields;
  return {
    id: `${fields.origin ?? 'manual'}-${fields.code}-${start}-${fields.coder ?? ''}-${fields.rule ?? ''}`,
    document: document.id,
    origin: 'manual',
    coder: null,
    start,
    end: start + quote.length,
    quote,
    status: 'anchored',
    stance: null,
    memo: null,
    rule: null,
    ...rest,
  };
}

/** A coded corpus of these documents with their inline tags, further codings and done marks. */
export function smallCorpus(
  codebook: Codebook,
  documents: readonly SourceDocument[],
  more: {
    readonly codings?: readonly Coding[];
    readonly done?: Readonly<Record<string, readonly DoneMark[]>>;
  } = {},
): CodedCorpus {
  const coded = documents.map((document) => ({
    document,
    codings: [
      ...inlineCodings(document, codebook).codings,
      ...(more.codings ?? []).filter((coding) => coding.document === document.id),
    ].sort(compareCodings),
    done: more.done?.[document.id] ?? [],
  }));
  return { codebook, documents: () => coded };
}
