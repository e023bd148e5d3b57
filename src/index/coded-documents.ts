// The codings of documents in the index: inline tags, codes of the front matter, and what the rules
// find. Computed for the documents that are asked for, once each.
import { type Codebook, withDescendants } from '../codebook/codebook.ts';
import { compareCodings } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import { inlineCodings } from '../coding/inline-codings.ts';
import { type RuleCoder, ruleCoder } from '../coding/rule-codings.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import type { CodedStretch } from '../query/unit-context.ts';

export interface CodedDocuments {
  /** All codings of a document, in the order of the text. */
  codings(document: SourceDocument): readonly Coding[];
  /** Those of a code and of the codes below it. */
  codingsOf(document: SourceDocument, code: string): readonly CodedStretch[];
}

/** Codes documents with a codebook, which is asked for when the first document is. */
export function codedDocuments(codebook: () => Codebook): CodedDocuments {
  const known = new WeakMap<SourceDocument, readonly Coding[]>();
  let coder: RuleCoder | undefined;
  const codings = (document: SourceDocument): readonly Coding[] => {
    const found = known.get(document);
    if (found) return found;
    coder ??= ruleCoder(codebook());
    const inline = inlineCodings(document, codebook()).codings;
    const all = [...inline, ...coder.apply(document, inline)].sort(compareCodings);
    known.set(document, all);
    return all;
  };
  return {
    codings,
    codingsOf(document, code) {
      const family = new Set(withDescendants(codebook(), code));
      return codings(document).filter(
        (coding) =>
          family.has(coding.code) && (coding.status === 'anchored' || coding.status === 'moved'),
      );
    },
  };
}
