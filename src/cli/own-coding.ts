// Finds a coding by its id, and lets only its coder change it.
import type { CodedDocument } from '../coding/coded-corpus.ts';
import type { Coding } from '../coding/coding.ts';
import { UsageError } from '../study/usage-error.ts';
import type { Scribe } from './scribe.ts';

export interface FoundCoding {
  readonly coded: CodedDocument;
  readonly coding: Coding;
}

/**
 * The coding with this id, or with an id that alone begins so.
 * @throws UsageError where there is none, or several.
 */
export function findCoding(scribe: Scribe, id: string): FoundCoding {
  const wanted = id.toUpperCase();
  const matches: FoundCoding[] = [];
  for (const coded of documentsWith(scribe, wanted)) {
    for (const coding of coded.codings) {
      if (coding.id === id || coding.id.toUpperCase().startsWith(wanted)) {
        matches.push({ coded, coding });
      }
    }
  }
  const exact = matches.find(({ coding }) => coding.id === id);
  const [only] = matches;
  if (exact) return exact;
  if (only && matches.length === 1) return only;
  throw new UsageError(
    matches.length === 0
      ? `There is no coding "${id}". "axial quotations" lists them with their ids.`
      : `${matches.length} codings have an id that begins with "${id}". Give more of it.`,
  );
}

/** An id of a ledger begins with a digit and stands in one of its events; others may be anywhere. */
function documentsWith(scribe: Scribe, wanted: string): Iterable<CodedDocument> {
  if (!/^\d/.test(wanted)) return scribe.loaded.corpus.documents();
  const there = new Set(scribe.documents);
  const begins = (id: string): boolean => id.toUpperCase().startsWith(wanted);
  return [...scribe.ledgers.byDocument]
    .filter(([id, events]) => {
      const isNamed = events.some(
        (each) =>
          begins(each.event) || ('id' in each && typeof each.id === 'string' && begins(each.id)),
      );
      return isNamed && there.has(id);
    })
    .map(([id]) => scribe.document(id));
}

/**
 * A coding by hand of this coder.
 * @throws UsageError for a colleague's, and for one that no ledger holds, with what to do instead.
 */
export function findOwnCoding(scribe: Scribe, id: string): FoundCoding {
  const found = findCoding(scribe, id);
  const { origin, coder } = found.coding;
  if (origin === 'rule' || origin === 'machine') {
    throw new UsageError(
      `${found.coding.id} comes from a ${origin}. "axial review --reject ${found.coding.id}" takes it away.`,
    );
  }
  if (origin === 'inline' || origin === 'document') {
    throw new UsageError(
      `${found.coding.id} stands in ${found.coded.document.file} itself. Change it there, or bring it into the ledger with "axial lift ${found.coded.document.id}".`,
    );
  }
  if (coder !== scribe.coder) {
    throw new UsageError(
      `${found.coding.id} is ${coder}’s. Only ${coder} can change it; you are ${scribe.coder}.`,
    );
  }
  return found;
}
