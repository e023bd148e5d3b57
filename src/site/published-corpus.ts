// The coded corpus as it is published: some origins, some coders, under other names where that is asked.
import type { CodedCorpus, CodedDocument } from '../coding/coded-corpus.ts';
import { type Coding, codingWith, type Origin } from '../coding/coding.ts';
import { withNumberedSections } from './numbered-sections.ts';

export interface PublishedChoice {
  /** Only codings of these origins; all, if absent. */
  readonly origins?: readonly Origin[] | undefined;
  /** Only what these coders did; rules and tags without a name are nobody's. */
  readonly coders?: readonly string[] | undefined;
  /** Names to publish instead of coders' own; their own, if absent. */
  readonly pseudonyms?: ReadonlyMap<string, string> | undefined;
  /** Numbers in the place of section titles, which are words of the source. */
  readonly numberedSections?: boolean;
}

/** The documents with those codings that are chosen. Nothing behind this sees another coder's name. */
export function publishedCorpus(corpus: CodedCorpus, choice: PublishedChoice): CodedCorpus {
  function* documents(): Generator<CodedDocument> {
    for (const coded of corpus.documents()) yield chosen(coded, choice);
  }
  return { codebook: corpus.codebook, documents };
}

function chosen(
  coded: CodedDocument,
  { origins, coders, pseudonyms, numberedSections }: PublishedChoice,
): CodedDocument {
  const nameOf = (coder: string): string => pseudonyms?.get(coder) ?? coder;
  const mine = ({ coder }: { readonly coder: string | null }): boolean =>
    !coders || (coder !== null && coders.includes(coder));
  const renamed = <Item extends { readonly coder: string }>(items: readonly Item[]): Item[] =>
    items.filter(mine).map((item) => ({ ...item, coder: nameOf(item.coder) }));
  const codings = coded.codings
    .filter((coding) => mine(coding) && (!origins || origins.includes(coding.origin)))
    .map((coding): Coding => {
      return coding.coder === null ? coding : codingWith(coding, { coder: nameOf(coding.coder) });
    });
  return {
    document: numberedSections ? withNumberedSections(coded.document) : coded.document,
    codings,
    done: renamed(coded.done),
    ...(coded.rejected && { rejected: renamed(coded.rejected) }),
    ...(coded.summaries && { summaries: renamed(coded.summaries) }),
  };
}

/** `coder-1`, `coder-2`, … for every coder of a corpus, in the order in which they appear in it. */
export function pseudonymsOf(corpus: CodedCorpus): Map<string, string> {
  const names = new Map<string, string>();
  const meet = ({ coder }: { readonly coder: string | null }): void => {
    if (coder !== null && !names.has(coder)) names.set(coder, `coder-${names.size + 1}`);
  };
  for (const { codings, done, rejected = [], summaries = [] } of corpus.documents()) {
    for (const items of [codings, done, rejected, summaries]) items.forEach(meet);
  }
  return names;
}
