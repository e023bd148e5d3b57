// What only some studies have beside documents and rules: ledgers, memos. The readers of these, with those
// of YAML and Markdown below them, take longer to load than a small question takes; they are loaded where
// there is something to read.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Codebook } from '../codebook/codebook.ts';
import type { CorpusFile } from '../study/corpus-files.ts';
import type { Study } from '../study/find-study.ts';
import type { ReadLedgers, readLedgers } from '../study/read-ledgers.ts';
import type { Diagnostic } from '../text/diagnostic.ts';

/** Reads what a study has; what it has not is empty. */
export interface StudyParts {
  readonly readLedgers: typeof readLedgers;
  /** Finds texts of one file as they were, by their hash. */
  readonly oldTexts: (study: Study, file: CorpusFile) => (hash: string) => string | null;
  readonly memoFindings: (
    study: Study,
    codebook: Codebook,
    documents: ReadonlySet<string>,
  ) => readonly Diagnostic[];
}

const NO_LEDGERS: ReadLedgers = { byDocument: new Map(), changes: [], diagnostics: [] };

/** Loads the readers that a study needs. */
export async function studyParts(study: Study): Promise<StudyParts> {
  const hasLedgers = existsSync(study.codings) || existsSync(join(study.codebook, 'changes'));
  const hasMemos = existsSync(join(study.codebook, 'memos'));
  const ledgers = hasLedgers ? await import('../study/read-ledgers.ts') : null;
  const texts = hasLedgers ? await import('../study/old-texts.ts') : null;
  const memos = hasMemos ? await import('../study/memo-files.ts') : null;
  return {
    readLedgers: ledgers?.readLedgers ?? (() => NO_LEDGERS),
    oldTexts: texts?.oldTextFinder ?? (() => () => null),
    memoFindings: memos?.memoFindings ?? (() => []),
  };
}
