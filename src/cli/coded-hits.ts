// The codes on the hits of a search: rules and tags from the index, people's codings from the ledgers.

import { existsSync } from 'node:fs';
import type { Codebook } from '../codebook/codebook.ts';
import { type CodedDocuments, codedDocuments, type Ledgers } from '../index/coded-documents.ts';
import type { IndexFile } from '../index/index-file.ts';
import { type IndexedRules, indexedRules } from '../index/indexed-rules.ts';
import { ownOnly } from '../study/own-only.ts';
import type { OpenedStudy } from './indexed-study.ts';
import { ledgerReaders } from './study-parts.ts';

export interface CodedHits {
  readonly coded: CodedDocuments;
  readonly rules: IndexedRules;
}

/** Makes ready what tells the codes; the readers of ledgers are loaded only where there are ledgers. */
export async function codedHits(
  index: IndexFile,
  codebook: Codebook,
  opened: OpenedStudy,
): Promise<CodedHits> {
  const rules = indexedRules(index, codebook);
  const ledgers =
    existsSync(opened.study.codings) || opened.study.settings.blind
      ? await readLedgersOf(index, { codebook, rules, opened })
      : null;
  return { coded: codedDocuments(codebook, rules, ledgers), rules };
}

async function readLedgersOf(
  index: IndexFile,
  tools: {
    readonly codebook: Codebook;
    readonly rules: IndexedRules;
    readonly opened: OpenedStudy;
  },
): Promise<Ledgers> {
  const { codebook, rules, opened } = tools;
  const { study, files, coder = null } = opened;
  const { codeDocument } = await import('../coding/code-document.ts');
  const { readLedgers, oldTexts } = await ledgerReaders(study);
  const onlyCoder = ownOnly(study, coder);
  const { byDocument, changes } = readLedgers(study, {
    documents: new Set(index.entries.map(({ id }) => id)),
    onlyCoder,
  });
  const fileOf = new Map(files.map((file) => [file.id, file]));
  return {
    // A blind study hides colleagues' tags too: then no document can do without this reading.
    has: (document) => onlyCoder !== null || byDocument.has(document),
    codings(document) {
      const file = fileOf.get(document.id);
      const { coded } = codeDocument(document, {
        codebook,
        coder: rules,
        events: byDocument.get(document.id) ?? [],
        changes,
        oldTexts: file ? oldTexts(study, file) : () => null,
        onlyCoder,
      });
      return coded.codings;
    },
  };
}
