// The names that options may use in a study: codes, documents, coders. A code that was renamed, merged or
// split is followed to what it is called now, with a word about it.
import type { Codebook } from '../codebook/codebook.ts';
import type { CodedCorpus } from '../coding/coded-corpus.ts';
import { successorsOf } from '../coding/ledger/code-changes.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import type { Study } from '../study/open-study.ts';
import { UsageError } from '../study/usage-error.ts';
import { nearest } from '../text/nearest.ts';
import type { Context, GlobalOptions } from './context.ts';

export interface KnownNames {
  readonly codebook: Codebook;
  readonly documents: () => readonly string[];
  /** Everybody who coded, decided or changed something, and whom the study lists. */
  readonly coders: () => readonly string[];
  /** What a code that the codebook lacks is called now; empty for none. Says so to the person. */
  readonly successors: (code: string) => readonly string[];
}

/** The names of a study that was read. */
export function namesOf(
  context: Context,
  options: GlobalOptions,
  { study, loaded }: { readonly study: Study; readonly loaded: LoadedStudy },
): KnownNames {
  const { codebook } = loaded.corpus;
  return {
    codebook,
    documents: () => loaded.documents,
    coders: () => knownCoders(study, loaded),
    successors(code) {
      const now = successorsOf(loaded.ledgers.changes, code, (id) => codebook.codes.has(id));
      if (now.length > 0 && !options.quiet) {
        context.streams.err(
          `axial: "${code}" is no code any more; this is the answer for ${now.join(', ')}, as "axial log" tells.\n`,
        );
      }
      return now;
    },
  };
}

function knownCoders(study: Study, loaded: LoadedStudy): string[] {
  const { byDocument, changes } = loaded.ledgers;
  const writers = [...byDocument.values()].flat().filter(({ op }) => op !== 'propose');
  return [
    ...new Set([
      ...(study.settings.coders ?? []),
      ...[...writers, ...changes].map(({ coder }) => coder),
      ...codersInText(loaded.corpus),
    ]),
  ].sort();
}

function codersInText(corpus: CodedCorpus): string[] {
  const coders = new Set<string>();
  for (const { codings } of corpus.documents()) {
    for (const { coder } of codings) if (coder !== null) coders.add(coder);
  }
  return [...coders];
}

/**
 * The coder's name itself, if it is known.
 * @throws UsageError with the nearest name and all that there are.
 */
export function namedCoder(name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  const near = nearest(name, known);
  const all = known.length > 0 ? `The coders are: ${known.join(', ')}.` : 'Nobody has coded yet.';
  throw new UsageError(
    `There is no coder "${name}".${near ? ` Did you mean "${near}"?` : ''} ${all}`,
  );
}
