// Whose coding is the truth where nobody says: the same for `axial validate` and for the report.
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import type { Reference } from './blind-ratings.ts';
import { consensusCoders, doneCoders } from './unit-ratings.ts';

/**
 * The only ledger of a consensus; else the only coder who is done with a document; else what all agree on
 * who are done with a document.
 */
export function defaultReference(corpus: CodedCorpus): Reference {
  const [agreed, ...others] = consensusCoders(corpus);
  if (agreed !== undefined && others.length === 0) return { kind: 'coder', coder: agreed };
  const [only, ...more] = doneCoders(corpus);
  return only === undefined || more.length > 0
    ? { kind: 'consensus' }
    : { kind: 'coder', coder: only };
}
