// The reference of every document as its page shows it: what the bibliography says where the citekey joins
// an entry, and the letters behind years that the review table has, too.
import { citedReferences } from '../bibliography/cited-references.ts';
import type { Reference } from '../bibliography/reference.ts';
import { referenceList } from '../bibliography/reference-list.ts';
import type { ReferenceRun } from '../bibliography/reference-runs.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';

/** After APA, by the documents' ids. */
export function sourceReferences(
  corpus: CodedCorpus,
  entries: readonly Reference[],
): ReadonlyMap<string, readonly ReferenceRun[]> {
  const documents = Array.from(
    corpus.documents(),
    ({ document: { id, title, file, metadata } }) => {
      return { id, title, file, metadata };
    },
  );
  const cited = citedReferences(documents, entries);
  const listed = referenceList(
    cited.map(({ reference }) => reference),
    'apa',
  );
  const runs = new Map(listed.map((each) => [each.id, each.runs]));
  return new Map(
    cited.flatMap(({ reference, documents: ids }) =>
      ids.map((id) => [id, runs.get(reference.id) ?? []] as const),
    ),
  );
}
