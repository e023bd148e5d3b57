// The ledgers of a study: one file a coder and document under the codings folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import { readLedger } from '../coding/ledger/read-ledger.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { shownPath } from './corpus-files.ts';
import type { Study } from './open-study.ts';

/** A ledger on disk, and whose it is. */
export interface LedgerFile {
  readonly coder: string;
  /** Id of the document, from the file's path. */
  readonly document: string;
  readonly path: string;
}

const EXTENSION = '.jsonl';

/** Every ledger of the study, in the order of coders and documents. No folder: none. */
export function listLedgers(study: Study): LedgerFile[] {
  if (!existsSync(study.codings)) return [];
  const ledgers: LedgerFile[] = [];
  for (const entry of readdirSync(study.codings, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith(EXTENSION) || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    const [coder, ...parts] = relative(study.codings, path).split(sep);
    if (coder === undefined || parts.length === 0) continue;
    const document = parts.join('/').slice(0, -EXTENSION.length).normalize('NFC');
    ledgers.push({ coder, document, path });
  }
  const key = (ledger: LedgerFile): string => `${ledger.coder}\n${ledger.document}`;
  return ledgers.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Path of the ledger of a coder and a document, whether it is there or not. */
export function ledgerPath(study: Study, coder: string, document: string): string {
  return join(study.codings, coder, ...`${document}${EXTENSION}`.split('/'));
}

/** The events of every document, and what is wrong in the ledgers. */
export interface ReadLedgers {
  readonly byDocument: ReadonlyMap<string, readonly LedgerEvent[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the ledgers of all coders, or of one alone (a study that is `blind`). An event that names another
 * coder than its folder, or a ledger of a document that is not there, is a finding; both are kept.
 */
export function readLedgers(
  study: Study,
  options: { readonly documents: ReadonlySet<string>; readonly onlyCoder?: string | null },
): ReadLedgers {
  const byDocument = new Map<string, LedgerEvent[]>();
  const diagnostics: Diagnostic[] = [];
  const { onlyCoder = null } = options;
  for (const ledger of listLedgers(study)) {
    if (onlyCoder !== null && ledger.coder !== onlyCoder) continue;
    const file = shownPath(study, ledger.path);
    const finding = (message: string, hint: string): Diagnostic => ({
      rule: 'ledger-file',
      severity: 'warning',
      message,
      file,
      line: null,
      column: null,
      hint,
    });
    if (study.settings.coders !== null && !study.settings.coders.includes(ledger.coder)) {
      diagnostics.push(
        finding(
          `"${ledger.coder}" is none of the coders in axial.yaml.`,
          'Add the coder there, or rename the folder.',
        ),
      );
    }
    if (!options.documents.has(ledger.document)) {
      diagnostics.push(
        finding(
          `There is no document "${ledger.document}".`,
          'Rename the ledger after its document; nothing in it is lost.',
        ),
      );
    }
    const reading = readLedger(readFileSync(ledger.path, 'utf8'), file);
    diagnostics.push(...reading.diagnostics);
    const strangers = reading.events.filter(({ coder }) => coder !== ledger.coder).length;
    if (strangers > 0) {
      diagnostics.push(
        finding(
          `${strangers} events name another coder than the folder.`,
          'They count for the coder that they name.',
        ),
      );
    }
    const events = byDocument.get(ledger.document) ?? [];
    events.push(...reading.events);
    byDocument.set(ledger.document, events);
  }
  return { byDocument, diagnostics };
}
