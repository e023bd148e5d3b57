// Reads one file of events; one that cannot be opened is a finding, like a line that cannot be read.
import { readFileSync } from 'node:fs';
import { type LedgerReading, readLedger } from '../coding/ledger/read-ledger.ts';
import { unreadableFile } from './codebook-files.ts';
import { shownPath } from './corpus-files.ts';
import type { Study } from './open-study.ts';

/** The events of a file at an absolute path. Never throws for what is on the disk. */
export function readLedgerFile(study: Pick<Study, 'root'>, path: string): LedgerReading {
  const file = shownPath(study, path);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    return { events: [], diagnostics: [unreadableFile(file, error)], torn: null };
  }
  return readLedger(content, file);
}
