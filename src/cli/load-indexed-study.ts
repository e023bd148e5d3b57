// A study as analyses read it, from its index: the same documents and codings as a plain reading gives,
// without reading again what has not changed.

import { bibliographyFindings } from '../bibliography/bibliography-findings.ts';
import type { Codebook } from '../codebook/codebook.ts';
import { codeDocument } from '../coding/code-document.ts';
import type { CodedDocument } from '../coding/coded-corpus.ts';
import { type IndexedRules, indexedRules } from '../index/indexed-rules.ts';
import type { OpenIndex } from '../index/open-index.ts';
import type { StoredDocument } from '../index/stored-document.ts';
import { loadBibliography } from '../study/load-bibliography.ts';
import type { LoadedStudy } from '../study/load-study.ts';
import { ownOnly } from '../study/own-only.ts';
import type { ReadLedgers } from '../study/read-ledgers.ts';
import { codebookRemembered } from '../study/remembered.ts';
import { codebookLeftovers, ruleWarning } from '../study/study-findings.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Context, GlobalOptions } from './context.ts';
import { type OpenedStudy, unreadFindings, withIndex } from './indexed-study.ts';
import { progressLine } from './progress-line.ts';
import { type LedgerReaders, ledgerReaders, type MemoFindings, memoReader } from './study-parts.ts';

export interface StudyRequest {
  readonly opened: OpenedStudy;
  /** What the person typed behind `axial`. */
  readonly command: string;
}

/** Words of a corpus that is kept in memory once it is coded; a larger one is read at every pass. */
const FEW_WORDS = 3_000_000;

/**
 * Brings the index up to date, and does something with the study. What rules find is kept for the next
 * time. `use` prints at its end: if the index is damaged, it is built anew and everything done again.
 */
export function withStudy<Result>(
  context: Context,
  options: GlobalOptions,
  request: StudyRequest,
  use: (loaded: LoadedStudy, open: OpenIndex) => Result | Promise<Result>,
): Promise<Result> {
  return withIndex(context, options, request, async (open) => {
    const { loaded, rules } = await loadIndexedStudy(open, request, context.ruleWorker ?? null);
    const progress = progressLine(context, options);
    await rules.runAll(progress.showRules);
    progress.clear();
    const result = await use(loaded, open);
    if (rules.changed.size > 0) open.writeIfFree(() => rules.store());
    return result;
  });
}

async function loadIndexedStudy(
  open: OpenIndex,
  request: StudyRequest,
  worker: URL | null,
): Promise<{ loaded: LoadedStudy; rules: IndexedRules }> {
  const { study } = request.opened;
  const { index } = open;
  const variables = [
    ...new Set([...study.settings.variables, ...index.entries.flatMap((entry) => entry.variables)]),
  ].sort();
  const { codebook, findings } = await codebookRemembered(study, variables);
  const rules = indexedRules(index, codebook, worker);
  const coded = codedStream(open, request, {
    codebook,
    rules,
    readers: await ledgerReaders(study),
    memoFindings: await memoReader(study),
  });
  const loaded: LoadedStudy = {
    corpus: { codebook, documents: coded.documents },
    documents: index.entries.map(({ id }) => id),
    variables,
    ledgers: coded.ledgers,
    get diagnostics() {
      return [
        ...request.opened.diagnostics,
        ...unreadFindings(open.unread),
        ...findings,
        ...coded.diagnostics(),
        ...rules.warnings().map(ruleWarning),
      ];
    },
  };
  return { loaded, rules };
}

interface CodedStream {
  readonly ledgers: ReadLedgers;
  readonly documents: () => Iterable<CodedDocument>;
  /** What is wrong with the documents and their codings; it goes through all that were not met yet. */
  readonly diagnostics: () => readonly Diagnostic[];
}

function codedStream(
  { index }: OpenIndex,
  { opened }: StudyRequest,
  tools: {
    readonly codebook: Codebook;
    readonly rules: IndexedRules;
    readonly readers: LedgerReaders;
    readonly memoFindings: MemoFindings;
  },
): CodedStream {
  const { codebook, rules, readers, memoFindings } = tools;
  const { study, files, coder = null } = opened;
  const ledgers = readers.readLedgers(study, {
    documents: new Set(index.entries.map(({ id }) => id)),
    onlyCoder: ownOnly(study, coder),
    documentWith: (hash) =>
      index.entries.find((entry) => index.document(entry).hash === hash)?.id ?? null,
  });
  const fileOf = new Map(files.map((file) => [file.id, file]));
  const findings = new Map<string, readonly Diagnostic[]>();
  const code = (document: StoredDocument): CodedDocument => {
    const file = fileOf.get(document.id);
    const { coded, diagnostics } = codeDocument(document, {
      codebook,
      coder: rules,
      events: ledgers.byDocument.get(document.id) ?? [],
      changes: ledgers.changes,
      oldTexts: file ? readers.oldTexts(study, file) : () => null,
      onlyCoder: ownOnly(study, coder),
    });
    findings.set(document.id, [...document.diagnostics, ...diagnostics]);
    return coded;
  };
  function* stream(): Generator<CodedDocument> {
    for (const entry of index.entries) yield code(index.document(entry));
  }
  const bibliography = () =>
    bibliographyFindings(
      index.entries.map((entry) => index.document(entry)),
      loadBibliography(study),
    );
  const isSmall = index.entries.reduce((sum, { words }) => sum + words, 0) <= FEW_WORDS;
  let kept: readonly CodedDocument[] | undefined;
  const documents = () => {
    if (!isSmall) return stream();
    kept ??= [...stream()];
    return kept;
  };
  return {
    ledgers,
    documents,
    diagnostics() {
      if (index.entries.some(({ id }) => !findings.has(id))) exhaust(documents());
      return [
        ...index.entries.flatMap(({ id }) => findings.get(id) ?? []),
        ...ledgers.diagnostics,
        ...codebookLeftovers(study, codebook, ledgers.changes),
        ...memoFindings(study, codebook, new Set(index.entries.map(({ id }) => id))),
        ...bibliography(),
      ];
    },
  };
}

function exhaust(items: Iterable<unknown>): void {
  const iterator = items[Symbol.iterator]();
  while (!iterator.next().done);
}
