// Changes of the codebook as events: `codebook/changes/CODER.jsonl`, one file a coder, written as
// ledgers are: lines at the end, under a lock, on the disk before a command says so.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeChange, changesInOrder } from '../coding/ledger/code-changes.ts';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { readLedgerFile } from './ledger-text.ts';
import type { Study } from './open-study.ts';

type Place = Pick<Study, 'root' | 'codebook'>;

/** Path of the file that keeps a coder's changes, whether it is there or not. */
export function changesPath(study: Pick<Study, 'codebook'>, coder: string): string {
  return join(study.codebook, 'changes', `${coder}.jsonl`);
}

/** The changes of all coders in order, and what is wrong in the files. Also a blind study shows them. */
export function readCodeChanges(study: Place): {
  readonly changes: readonly CodeChange[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const folder = join(study.codebook, 'changes');
  if (!existsSync(folder)) return { changes: [], diagnostics: [] };
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.jsonl') && !name.startsWith('.'),
  );
  const diagnostics: Diagnostic[] = [];
  const events: LedgerEvent[] = [];
  for (const name of names.sort()) {
    const reading = readLedgerFile(study, join(folder, name));
    events.push(...reading.events);
    diagnostics.push(...reading.diagnostics);
  }
  const changes = events.filter((event): event is CodeChange => event.op === 'codebook');
  return { changes: changesInOrder(changes), diagnostics };
}
