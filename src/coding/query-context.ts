// A document as the query matcher sees it.
import { type Codebook, withDescendants } from '../codebook/codebook.ts';
import type { SourceDocument } from '../corpus/source-document.ts';
import { documentFields } from '../query/document-fields.ts';
import type { UnitContext } from '../query/unit-context.ts';
import { tokenise } from '../text/tokens.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Coding } from './coding.ts';

/**
 * What a query may ask of a document: words, blocks, sections, fields for filters, and the codings of
 * each code with those of the codes below it. `codings` is asked anew at every look, so that a rule
 * sees what the rules before it found.
 */
export function queryContext(
  document: SourceDocument,
  options: {
    readonly vocabulary: Vocabulary;
    readonly codebook: Codebook;
    readonly codings: () => readonly Coding[];
  },
): UnitContext {
  const { vocabulary, codebook, codings } = options;
  return {
    tokens: tokenise(document.text, vocabulary),
    language: document.language,
    blocks: document.blocks,
    sections: document.sections,
    fields: documentFields(document),
    codings(code) {
      const family = new Set(withDescendants(codebook, code));
      return codings().filter((coding) => family.has(coding.code) && isPlaced(coding));
    },
  };
}

function isPlaced({ status }: Coding): boolean {
  return status === 'anchored' || status === 'moved';
}
