// Events into the ledger of a coder and a document; a folder of ledgers outside the place that `axial init`
// prepares gets its own word to Git that branches are merged by putting lines together.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import type { Study } from './find-study.ts';
import { type Appended, appendEvents } from './ledger-files.ts';
import { ledgerPath } from './read-ledgers.ts';
import { writeNewFile } from './write-new-file.ts';

/** Where the `.gitattributes` of `axial init` expects ledgers. */
const USUAL_PLACE = 'corpus/codings';
const UNION = '# Branches merge by putting the lines of both together.\n*.jsonl merge=union\n';

/** Appends events as `appendEvents` does. @throws UsageError where the ledger cannot be written. */
export function appendToLedger(
  study: Study,
  ledger: { readonly coder: string; readonly document: string },
  events: readonly LedgerEvent[],
): Appended {
  if (events.length > 0) mergeByUnion(study);
  return appendEvents(ledgerPath(study, ledger.coder, ledger.document), events);
}

function mergeByUnion(study: Study): void {
  if (study.codings === join(study.root, USUAL_PLACE)) return;
  const attributes = join(study.codings, '.gitattributes');
  if (!existsSync(attributes)) writeNewFile(attributes, UNION);
}
