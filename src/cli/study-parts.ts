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

/** Reads the ledgers of a study, where it has some. */
export interface LedgerReaders {
  readonly readLedgers: typeof readLedgers;
  /** Finds texts of one file as they were, by their hash. */
  readonly oldTexts: (study: Study, file: CorpusFile) => (hash: string) => string | null;
}

/** What is wrong with the memos of a study. */
export type MemoFindings = (
  study: Study,
  codebook: Codebook,
  documents: ReadonlySet<string>,
) => readonly Diagnostic[];

const NO_LEDGERS: ReadLedgers = { byDocument: new Map(), changes: [], diagnostics: [] };

/** The readers of ledgers; without any ledger or change of the codebook, those that find nothing. */
export async function ledgerReaders(study: Study): Promise<LedgerReaders> {
  const hasLedgers = existsSync(study.codings) || existsSync(join(study.codebook, 'changes'));
  if (!hasLedgers) return { readLedgers: () => NO_LEDGERS, oldTexts: () => () => null };
  const { readLedgers } = await import('../study/read-ledgers.ts');
  const { oldTextFinder } = await import('../study/old-texts.ts');
  return { readLedgers, oldTexts: oldTextFinder };
}

/** The reader of memos; without any, one that finds nothing wrong. */
export async function memoReader(study: Study): Promise<MemoFindings> {
  if (!existsSync(join(study.codebook, 'memos'))) return () => [];
  return (await import('../study/memo-files.ts')).memoFindings;
}
