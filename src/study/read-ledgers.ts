// The ledgers of a study: one file a coder and document under the codings folder.
import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeChange } from '../coding/ledger/code-changes.ts';
import type { LedgerEvent } from '../coding/ledger/event.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { readCodeChanges } from './code-changes.ts';
import { unreadableFile } from './codebook-files.ts';
import { shownPath } from './corpus-files.ts';
import { readLedgerFile } from './ledger-text.ts';
import type { Study } from './open-study.ts';

/** A ledger on disk, and whose it is. */
interface LedgerFile {
  readonly coder: string;
  /** Id of the document, from the file's path. */
  readonly document: string;
  readonly path: string;
}

const EXTENSION = '.jsonl';

/** Every ledger of the study, in the order of coders and documents. No folder: none. */
export function listLedgers(
  study: Study,
  report: (finding: Diagnostic) => void = () => undefined,
): LedgerFile[] {
  if (!existsSync(study.codings)) return [];
  const ledgers: LedgerFile[] = [];
  const walk = (folder: string, parts: readonly string[]): void => {
    for (const entry of entriesOf(study, folder, report)) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      const [coder, ...names] = [...parts, entry.name];
      if (entry.isDirectory()) walk(path, [...parts, entry.name]);
      else if (entry.isFile() && entry.name.endsWith(EXTENSION) && coder && names.length > 0) {
        const document = names.join('/').slice(0, -EXTENSION.length).normalize('NFC');
        ledgers.push({ coder, document, path });
      }
    }
  };
  walk(study.codings, []);
  const key = (ledger: LedgerFile): string => `${ledger.coder}\n${ledger.document}`;
  return ledgers.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function entriesOf(
  study: Study,
  folder: string,
  report: (finding: Diagnostic) => void,
): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    report(unreadableFile(shownPath(study, folder), error));
    return [];
  }
}

/** Path of the ledger of a coder and a document, whether it is there or not. */
export function ledgerPath(study: Study, coder: string, document: string): string {
  return join(study.codings, coder, ...`${document}${EXTENSION}`.split('/'));
}

/** The events of every document, and what is wrong in the ledgers. */
export interface ReadLedgers {
  readonly byDocument: ReadonlyMap<string, readonly LedgerEvent[]>;
  /** Changes of the codebook by all coders: they say what the codes in the events are called now. */
  readonly changes: readonly CodeChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the ledgers of all coders, or of one alone (a study that is `blind`). A file that cannot be read,
 * an event that names another coder than its folder, and a ledger of a document that is not there are
 * findings; whatever can be read is kept.
 */
export function readLedgers(
  study: Study,
  options: {
    readonly documents: ReadonlySet<string>;
    readonly onlyCoder?: string | null;
    /** Id of a document whose text has this hash; asked only for ledgers without a document. */
    readonly documentWith?: (hash: string) => string | null;
  },
): ReadLedgers {
  const byDocument = new Map<string, LedgerEvent[]>();
  const { changes, diagnostics: problems } = readCodeChanges(study);
  const diagnostics = [...problems];
  const strangers = new Map<string, LedgerFile>();
  const { onlyCoder = null } = options;
  for (const ledger of listLedgers(study, (finding) => diagnostics.push(finding))) {
    if (onlyCoder !== null && ledger.coder !== onlyCoder) continue;
    const reading = readLedgerFile(study, ledger.path);
    diagnostics.push(...reading.diagnostics);
    const finding = ledgerFinding(study, ledger);
    if (!options.documents.has(ledger.document)) {
      diagnostics.push(
        finding(
          `There is no document "${ledger.document}".`,
          renameHint(study, ledger, options.documentWith?.(lastText(reading.events)) ?? null),
        ),
      );
    }
    const others = reading.events.filter(({ coder }) => coder !== ledger.coder).length;
    if (others > 0) {
      diagnostics.push(
        finding(
          `${others} events name another coder than the folder.`,
          'They count for the coder that they name.',
        ),
      );
    }
    // A machine that only proposes takes no part.
    const isPerson = reading.events.some(({ op }) => op !== 'propose');
    const isListed = study.settings.coders?.includes(ledger.coder) ?? true;
    if (isPerson && !isListed && !strangers.has(ledger.coder)) strangers.set(ledger.coder, ledger);
    const events = byDocument.get(ledger.document) ?? [];
    events.push(...reading.events);
    byDocument.set(ledger.document, events);
  }
  const unlisted = [...strangers.values()].map((ledger) =>
    ledgerFinding(study, ledger)(
      `"${ledger.coder}" is none of the coders in axial.yaml.`,
      'Add the coder there, or rename the folder.',
    ),
  );
  return { byDocument, changes, diagnostics: [...diagnostics, ...unlisted] };
}

/** Hash of the text on which the last event was made that has one. */
function lastText(events: readonly LedgerEvent[]): string {
  const texts = events.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
  return texts.at(-1) ?? '';
}

/** A document that was renamed has the text that its ledger knows. */
function renameHint(study: Study, { coder, path }: LedgerFile, renamed: string | null): string {
  if (renamed === null) return 'Rename the ledger after its document; nothing in it is lost.';
  const to = shownPath(study, ledgerPath(study, coder, renamed));
  return `Its text is that of "${renamed}". If the document was renamed, rename the ledger too: git mv "${shownPath(study, path)}" "${to}"`;
}

function ledgerFinding(
  study: Study,
  ledger: LedgerFile,
): (message: string, hint: string) => Diagnostic {
  const file = shownPath(study, ledger.path);
  return (message, hint) => ({
    rule: 'ledger-file',
    severity: 'warning',
    message,
    file,
    line: null,
    column: null,
    hint,
  });
}
